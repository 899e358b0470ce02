#pragma once
// Exact inference for a 2x2 table, given its margins: Fisher's test and the conditional odds ratio.
// The two-sided p adds the tables that are no more probable than the observed one (as R, SAS and Stata do);
// doubling the smaller tail is another test. The mid-p stands beside it, because Fisher's p is too large.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>

namespace werkthet::statistics {

/// Exact conditional test of a 2x2 table.
struct FisherTest {
  double p{};       ///< two-sided: all tables no more probable than the observed one
  double mid_p{};   ///< two-sided: twice the smaller tail, minus the observed table's probability, at most 1
  double p_less{};  ///< share 1 this low or lower
  double p_greater{};  ///< share 1 this high or higher
};

/// too_few when a group is empty; out_of_range when the margins allow more than four million tables; counts
/// that cannot be throw std::invalid_argument. Probabilities up to (1 + 1e-7) times the observed one count as
/// equal, as in common software. Source: Fisher (1935); mid-p: Lancaster (1961), JASA 56:223.
[[nodiscard]] Estimated<FisherTest> fisher_exact(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                                 std::int64_t n0);

/// Odds ratio (1 over 0) with exact limits.
struct ConditionalOddsRatio {
  std::optional<double> ratio;  ///< none: infinite, group 1 has all the events it can have
  double low{};
  std::optional<double> high;  ///< none: no upper limit
};

/// Conditional maximum likelihood estimate: the odds ratio under which the expected count of group 1 is the
/// observed one, in the noncentral hypergeometric distribution; limits where each tail is (1 - confidence)
/// / 2. Solved to the last digits. 0 when group 1 has the fewest events the margins allow. Reasons as
/// fisher_exact. Source: Cornfield (1956); Breslow and Day (1980), section 4.2.
[[nodiscard]] Estimated<ConditionalOddsRatio> conditional_odds_ratio(std::int64_t events1, std::int64_t n1,
                                                                     std::int64_t events0, std::int64_t n0,
                                                                     double confidence = 0.95);

}  // namespace werkthet::statistics
