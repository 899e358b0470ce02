#include "ingest/random_bytes.hpp"

#include "core/descriptor.hpp"
#include "core/error.hpp"

#include <cerrno>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace werkthet::ingest {
namespace {

void check_range(std::uint64_t at, std::size_t n, std::uint64_t size) {
  if (at > size || n > size - at) {
    throw core::Error(core::ErrorKind::input, "the archive is cut off or damaged");
  }
}

class RandomFile final : public RandomBytes {
 public:
  RandomFile(int file, std::uint64_t size) : file_(file), size_(size) {}
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  void read(std::uint64_t at, char* to, std::size_t n) const override {
    check_range(at, n, size_);
    while (n > 0) {
      const ssize_t got = ::pread(file_.get(), to, n, static_cast<off_t>(at));
      if (got < 0 && errno == EINTR) {
        continue;
      }
      if (got <= 0) {
        throw core::Error(core::ErrorKind::input,
                          got < 0 ? std::string("the file cannot be read: ") + std::strerror(errno)
                                  : "the file became shorter while it was read");
      }
      at += static_cast<std::uint64_t>(got);
      to += got;
      n -= static_cast<std::size_t>(got);
    }
  }

 private:
  core::Descriptor file_;
  std::uint64_t size_;
};

class RandomMemory final : public RandomBytes {
 public:
  explicit RandomMemory(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  void read(std::uint64_t at, char* to, std::size_t n) const override {
    check_range(at, n, bytes_.size());
    if (n > 0) {
      std::memcpy(to, bytes_.data() + at, n);
    }
  }

 private:
  std::string_view bytes_;
};

}  // namespace

std::unique_ptr<RandomBytes> random_file(const std::filesystem::path& path) {
  core::Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
    throw core::Error(core::ErrorKind::input,
                      std::string("the file cannot be opened: ") + std::strerror(errno));
  }
  if (!S_ISREG(info.st_mode)) {
    throw core::Error(core::ErrorKind::input, "this is not a file");
  }
  return std::make_unique<RandomFile>(file.release(), static_cast<std::uint64_t>(info.st_size));
}

std::unique_ptr<RandomBytes> random_memory(std::string_view bytes) {
  return std::make_unique<RandomMemory>(bytes);
}

}  // namespace werkthet::ingest
