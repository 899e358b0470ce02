#pragma once
// Reads the parts of a package that this program wrote itself a moment ago: to add to a workbook what the
// library cannot write, and to look at what was written. A part may stay packed, so that it goes into another
// package as it is. Not for files of others: a part may be as large as it says (ingest/archive.hpp is for
// those).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::office {

struct ZipPart {
  std::string name;
  std::string bytes;
};

/// A part as it lies in the package; views live as long as the package.
struct PackedPart {
  std::string_view name;
  std::string_view content;  ///< packed, unless `stored`
  std::uint32_t checksum{};  ///< CRC-32 of the unpacked bytes
  std::uint32_t size{};      ///< unpacked
  bool stored{};
};

/// The parts in the order of the package. Throws core::Error{internal} when it cannot be read.
[[nodiscard]] std::vector<PackedPart> packed_parts(std::string_view package);
/// The bytes of a part. Throws core::Error{internal} when they are not as many as it says.
[[nodiscard]] std::string unpacked(const PackedPart& part);
/// All parts unpacked, in the order of the package.
[[nodiscard]] std::vector<ZipPart> read_zip(std::string_view package);

}  // namespace werkthet::office
