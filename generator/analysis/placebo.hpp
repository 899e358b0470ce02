#pragma once
// The months before the draw as a test of the comparison with non-participants (statistics.md §3.3): the same
// machinery on what taking part cannot have changed. Everybody drawn stands in one group here: the arms did
// not exist yet, the weights aim at all of them, and more people see a smaller difference.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

#include <optional>
#include <string>

namespace werkthet::analysis {

/// Runs the outcome's placebo columns and adds <outcome>.placebo_<column>.deelnemers.placebo.weighted (or
/// .lottery with `by_lottery`), beside the three contrasts on the same column. Nothing when none can be
/// tested. `outcome_values`: the outcome at the horizon in question, nullptr when unknown (then the test
/// counts as informative).
[[nodiscard]] std::optional<PlaceboTest> add_placebo_test(const cohort::Cohort& cohort, const Groups& groups,
                                                          const std::string& outcome,
                                                          const cohort::Values* outcome_values,
                                                          bool by_lottery, Estimates& estimates);

/// The light of the placebo beside a participation difference of that size. Red: a difference was found
/// (joint p < 0.05), or it is at least half of `size`. Green: joint p >= 0.10, below a third of `size`, and
/// the test could have seen the half that would have made it red, on something that goes with the outcome:
/// passing because the test is weak is not passing. Otherwise amber. No test: amber.
[[nodiscard]] Light placebo_light(const std::optional<PlaceboTest>& test, double size);

}  // namespace werkthet::analysis
