#pragma once
// What a study of this size can detect. Goes next to every "not shown": without it, a null finding says
// nothing. Two-sided tests; shares and differences as fractions; groups of different size allowed.
// Proportions by the normal approximation (pooled variance under no difference), means by the noncentral t.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>

namespace werkthet::statistics {

/// Smallest differences from the control share that are found with the wanted power.
struct DetectableDifference {
  double up{};                 ///< added to the control share
  std::optional<double> down;  ///< negative; none when even 0 would not be detected
};

/// out_of_range when no share up to 1 would be detected; too_few when a group is empty.
/// control_share in (0, 1). Source: Fleiss, Levin and Paik (2003), eq. 4.14 without correction.
[[nodiscard]] Estimated<DetectableDifference> detectable_difference(double control_share, std::int64_t n1,
                                                                    std::int64_t n0, double alpha = 0.05,
                                                                    double power = 0.8);

/// Power to tell share1 from share0, both in (0, 1).
[[nodiscard]] Estimated<double> power_of_proportions(double share1, double share0, std::int64_t n1,
                                                     std::int64_t n0, double alpha = 0.05);

/// Units per group (not rounded; round up) to tell two different shares apart. no_variation when equal.
[[nodiscard]] Estimated<double> n_per_group_proportions(double share1, double share0, double alpha = 0.05,
                                                        double power = 0.8);

/// Smallest difference in means, in the unit of `sd` (sd = 1: standardised). `explained` is the share of
/// variance covariates explain (0 <= explained < 1). too_few when n1 + n0 < 3 or a group is empty.
[[nodiscard]] Estimated<double> detectable_mean_difference(std::int64_t n1, std::int64_t n0, double sd = 1,
                                                           double explained = 0, double alpha = 0.05,
                                                           double power = 0.8);

/// Power of a two-sided t test for a true difference. Reasons as detectable_mean_difference.
[[nodiscard]] Estimated<double> power_of_means(double difference, std::int64_t n1, std::int64_t n0,
                                               double sd = 1, double alpha = 0.05);

/// Units per group (not rounded) for a difference in means; the far tail is left out, as is usual.
/// no_variation when the difference is zero.
[[nodiscard]] Estimated<double> n_per_group_means(double difference, double sd = 1, double alpha = 0.05,
                                                  double power = 0.8);

/// Smallest hazard ratio above 1 that is found with this many events; `share1` of the people in group 1.
/// too_few without events. Source: Schoenfeld (1981).
[[nodiscard]] Estimated<double> detectable_hazard_ratio(std::int64_t events, double share1 = 0.5,
                                                        double alpha = 0.05, double power = 0.8);

}  // namespace werkthet::statistics
