#pragma once
// How a case says who belongs to which group: two groups of values, and labels of clusters and factors.
// Internal to this folder.

#include "reference/case.hpp"

#include <string>
#include <vector>

namespace werkthet::reference {

struct TwoGroups {
  Numbers values1;
  Numbers values0;
};

/// From the inputs y1 and y0, or from outcome, group, group1 and group0. Missing values are dropped.
[[nodiscard]] TwoGroups two_groups(const Case& reference_case);

/// A whole number per row that keeps the order of the codes: numbers by size, words by alphabet.
[[nodiscard]] std::vector<int> labels(const Table& table, const std::string& column);

/// "a4" of "a4 = (tg==4)".
[[nodiscard]] std::string name_of(const std::string& term);

}  // namespace werkthet::reference
