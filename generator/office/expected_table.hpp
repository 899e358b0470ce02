#pragma once
// What a sheet must hold, told by who knows the figures and not by who wrote the file: the audit compares the
// two.

#include <string>
#include <variant>
#include <vector>

namespace werkthet::office {

/// A cell: a number at full precision, or words.
using ExpectedCell = std::variant<double, std::string>;

struct ExpectedTable {
  std::string sheet;
  std::vector<std::vector<ExpectedCell>> rows;  ///< below the header, in the order of the sheet
};

}  // namespace werkthet::office
