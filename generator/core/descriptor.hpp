#pragma once
// A file descriptor that closes itself. For the few places that speak to the system directly because the
// standard library cannot: modes, locks, O_NOFOLLOW, fsync.

#include <utility>

#include <unistd.h>

namespace werkthet::core {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) {
      ::close(fd_);
    }
  }
  Descriptor(Descriptor&& other) noexcept : fd_(other.release()) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  /// Negative when opening failed; errno then tells why.
  [[nodiscard]] int get() const { return fd_; }
  /// Gives the descriptor away, for a close whose result matters.
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

}  // namespace werkthet::core
