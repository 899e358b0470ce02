#pragma once
// A table cut to one code of a dimension, so that a drawing, its title and its table speak of the same
// figures: the months of an outcome become one month.

#include "safe/safe_findings.hpp"

#include <string_view>

namespace werkthet::publish::charts {

/// The rows of a table with that code of that dimension; the cells are copies. What it says of its age is
/// said of that code alone, where the table knows it. All of the table when there is no such dimension or
/// code.
[[nodiscard]] safe::Table part_of(const safe::Table& table, std::string_view dimension,
                                  std::string_view code);

}  // namespace werkthet::publish::charts
