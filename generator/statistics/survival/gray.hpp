#pragma once
// Do groups end for one cause equally often? Gray's test of cumulative incidences.
// Not the log-rank test of the cause: that compares cause-specific rates, which differ as soon as another
// cause takes people away sooner. Both are printed beside each other.

#include "statistics/estimated.hpp"

#include <span>

namespace werkthet::statistics {

struct GrayTest {
  double chi_square{};
  double df{};  ///< groups - 1
  double p{};
};

/// Units with a time (finite, not negative), a cause (0 = censored, 1, 2, ...), a group and, if wished, a
/// stratum; scores and variances add up over strata. Gray's K-sample score test with rho = 0; ties of events
/// as the package cmprsk treats them (a finite-population factor per time).
/// too_few without units; no_events when the cause does not occur while two groups are at risk.
/// Source: Gray (1988), Ann Stat 16:1141, eqs. 2.9 and 3.1-3.3.
[[nodiscard]] Estimated<GrayTest> gray_test(std::span<const double> time, std::span<const int> cause,
                                            std::span<const int> group, int of_cause,
                                            std::span<const int> strata = {});

}  // namespace werkthet::statistics
