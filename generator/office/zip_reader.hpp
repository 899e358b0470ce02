#pragma once
// Reads the parts of a package that this program wrote itself a moment ago: to add to a workbook what the
// library cannot write, and to audit what was written. Not for files of others: a part may be as large as it
// says.

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::office {

struct ZipPart {
  std::string name;
  std::string bytes;
};

/// The parts in the order of the package. Throws core::Error{internal} when it cannot be read.
[[nodiscard]] std::vector<ZipPart> read_zip(std::string_view package);

}  // namespace werkthet::office
