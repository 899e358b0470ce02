#pragma once
// Change over time in two groups of the same units, measured before and after: from two outcomes per unit to
// the difference of the changes. Change scores by default: with two periods the pooled regression gives the
// same estimate and needs clusters to get the same standard error.

#include "statistics/estimated.hpp"
#include "statistics/linear/cluster_robust.hpp"
#include "statistics/linear/regression.hpp"

#include <cstddef>
#include <span>

namespace werkthet::statistics {

/// In the unit of the outcome.
struct DifferenceInDifferences {
  std::size_t n{};
  std::size_t n1{};
  double pre1{}, post1{}, pre0{}, post0{};  ///< cell means
  double estimate{};                        ///< (post1 - pre1) - (post0 - pre0)
  double se{};                              ///< HC2 of the change scores, which equals Welch's
  double df{};                              ///< Welch
  Interval interval;
  double p{};
};

/// Assumes that both groups would have changed alike; not needed when they were randomised, but then ancova
/// with the earlier outcome as covariate is more precise. Reasons as welch on the change scores.
[[nodiscard]] Estimated<DifferenceInDifferences> difference_in_differences(std::span<const double> pre,
                                                                           std::span<const double> post,
                                                                           std::span<const int> treated,
                                                                           double confidence = 0.95);

/// The same as coefficient of treated x after in y ~ treated + after + treated x after, two rows per unit,
/// clustered by unit. Reasons as ancova_clustered. Source: Bertrand, Duflo and Mullainathan (2004), Q J Econ
/// 119:249, on why it needs clusters.
[[nodiscard]] Estimated<Effect> pooled_difference_in_differences(std::span<const double> pre,
                                                                 std::span<const double> post,
                                                                 std::span<const int> treated,
                                                                 double confidence = 0.95,
                                                                 ClusterError kind = ClusterError::cr2);

}  // namespace werkthet::statistics
