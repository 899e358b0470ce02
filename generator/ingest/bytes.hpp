#pragma once
// The bytes of a delivery, in order and once: a file, a .gz or one entry of a .zip, read in place. Nothing keeps a
// whole file; a reader asks for the next piece and is told when there is no more.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace werkthet::ingest {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  /// Up to `wanted` bytes into `to`; 0 only at the end. Throws core::Error{input} when the source cannot be read or is
  /// damaged (a truncated archive, a wrong checksum), which may also be found at the very end.
  [[nodiscard]] virtual std::size_t read(char* to, std::size_t wanted) = 0;
};

/// A regular file. Throws core::Error{input} when it cannot be opened or is something else than a regular file.
[[nodiscard]] std::unique_ptr<ByteStream> open_file(const std::filesystem::path& path);

/// Everything that is left, at most `cap` bytes; throws core::Error{input} when there is more.
[[nodiscard]] std::string read_all(ByteStream& stream, std::uint64_t cap);

}  // namespace werkthet::ingest
