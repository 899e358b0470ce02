#pragma once
// The directory at the end of a zip, as PKWARE's APPNOTE 6.3 describes it, with the 64-bit extension. Names
// are checked here, so that nothing behind it meets a name that could point outside a folder.

#include "ingest/random_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace werkthet::ingest {

/// One entry of the directory. Offsets are from the start of the file.
struct ZipRecord {
  std::string name;
  std::uint64_t packed{};
  std::uint64_t size{};
  std::uint64_t header{};  ///< of the local header
  std::uint32_t crc{};
  std::uint16_t method{};  ///< 0 stored, 8 deflated; others are refused
};

struct ZipDirectory {
  std::vector<ZipRecord> records;  ///< files only, in the order of the directory
  std::uint64_t start{};           ///< of the directory: no content reaches beyond it
};

/// Throws core::Error{input} for everything ZipArchive refuses.
[[nodiscard]] ZipDirectory read_zip_directory(const RandomBytes& bytes, std::size_t max_entries);

/// Where the content of an entry starts: behind its local header, which must agree with the directory.
[[nodiscard]] std::uint64_t zip_content_start(const RandomBytes& bytes, const ZipDirectory& directory,
                                              const ZipRecord& record);

}  // namespace werkthet::ingest
