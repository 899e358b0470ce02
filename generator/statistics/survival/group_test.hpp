#pragma once
// The chi-square of scores that add up to zero over groups. Internal to this stage.
// Shared by log-rank and Gray: the variance has one dimension less than there are groups, fewer still when a
// group is never at risk together with another; its rank is the degrees of freedom, so nobody has to choose
// which group to leave out.

#include "statistics/estimated.hpp"

#include <map>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

struct GroupTest {
  double chi_square{};
  double df{};
  double p{};
};

/// score' V^- score with the rank of V (groups x groups, row by row, positive semidefinite).
/// no_events when V is zero.
[[nodiscard]] Estimated<GroupTest> group_test(std::span<const double> score,
                                              std::span<const double> variance);

/// Distinct codes in order, and each unit's place among them.
struct Groups {
  std::vector<int> codes;
  std::vector<std::size_t> place;  ///< one per unit
};

[[nodiscard]] Groups groups_of(std::span<const int> code);

}  // namespace werkthet::statistics::detail
