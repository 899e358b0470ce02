#pragma once
// Columns that say who belongs together (groups, strata, clusters) as codes 0, 1, ... in order of their
// labels: numbers by size, words by letter. The statistics know codes only.

#include "reference/case.hpp"

namespace werkthet::reference {

struct Codes {
  std::vector<int> of_row;
  Json labels = Json::array();  ///< numbers or words, one per code
};

/// Of a column or an expression without missing values.
[[nodiscard]] Codes codes_of(const Table& table, const std::string& expression);

/// 1 where the column or expression equals a number or word.
[[nodiscard]] std::vector<int> is_label(const Table& table, const std::string& expression, const Json& label);

}  // namespace werkthet::reference
