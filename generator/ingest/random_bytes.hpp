#pragma once
// Bytes that can be read at any place, for archives: their directory stands at the end. A file or memory.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace werkthet::ingest {

class RandomBytes {
 public:
  virtual ~RandomBytes() = default;
  RandomBytes() = default;
  RandomBytes(const RandomBytes&) = delete;
  RandomBytes& operator=(const RandomBytes&) = delete;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Exactly `n` bytes from `at`. Throws core::Error{input} when they are not there. Safe for several
  /// threads.
  virtual void read(std::uint64_t at, char* to, std::size_t n) const = 0;
};

/// Throws core::Error{input} when it cannot be opened or is no regular file.
[[nodiscard]] std::unique_ptr<RandomBytes> random_file(const std::filesystem::path& path);
/// `bytes` must outlive the result.
[[nodiscard]] std::unique_ptr<RandomBytes> random_memory(std::string_view bytes);

}  // namespace werkthet::ingest
