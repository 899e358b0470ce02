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

/// The same by one formula that every planner knows: (z(1 - alpha/2) + z(power)) sqrt(p (1 - p) (1/n1 +
/// 1/n0)) with the variance of the control share in both groups. Too small when shares rise towards 1/2.
/// too_few when a group is empty. Source: Bloom (1995), Evaluation Review 19:547.
[[nodiscard]] Estimated<double> detectable_difference_simple(double control_share, std::int64_t n1,
                                                             std::int64_t n0, double alpha = 0.05,
                                                             double power = 0.8);

/// Power to tell share1 from share0, both in (0, 1).
[[nodiscard]] Estimated<double> power_of_proportions(double share1, double share0, std::int64_t n1,
                                                     std::int64_t n0, double alpha = 0.05);

/// Units per group (not rounded; round up) to tell two different shares apart. no_variation when equal.
[[nodiscard]] Estimated<double> n_per_group_proportions(double share1, double share0, double alpha = 0.05,
                                                        double power = 0.8);

/// Cohen's h: 2 asin(sqrt(share1)) - 2 asin(sqrt(share0)), shares in [0, 1]. Source: Cohen (1988), eq. 6.2.1.
[[nodiscard]] double cohen_h(double share1, double share0);

/// Power of the two-sided test on the arcsine scale, both tails. too_few when a group is empty; shares in [0,
/// 1]. Source: Cohen (1988), section 6.5.
[[nodiscard]] Estimated<double> power_of_proportions_arcsine(double share1, double share0, std::int64_t n1,
                                                             std::int64_t n0, double alpha = 0.05);

/// Smallest difference in means, in the unit of `sd` (sd = 1: standardised). `explained` is the share of
/// variance covariates explain (0 <= explained < 1). too_few when n1 + n0 < 3 or a group is empty.
[[nodiscard]] Estimated<double> detectable_mean_difference(std::int64_t n1, std::int64_t n0, double sd = 1,
                                                           double explained = 0, double alpha = 0.05,
                                                           double power = 0.8);

/// The same with the normal distribution in place of t: (z(1 - alpha/2) + z(power)) sd sqrt((1 - explained)
/// (1/n1 + 1/n0)). With `explained` the squared correlation with the baseline this is the ANCOVA formula; it
/// forgets the degree of freedom each covariate costs. too_few when a group is empty. Source: Bloom (1995);
/// ANCOVA: Borm, Fransen and Lemmens (2007), J Clin Epidemiol 60:1234.
[[nodiscard]] Estimated<double> detectable_mean_difference_normal(std::int64_t n1, std::int64_t n0,
                                                                  double sd = 1, double explained = 0,
                                                                  double alpha = 0.05, double power = 0.8);

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

/// Events (not rounded; round up) needed to find a hazard ratio. no_variation when the ratio is 1; ratio > 0.
/// Assumed: proportional hazards. Source: Schoenfeld (1981), Biometrika 68:316.
[[nodiscard]] Estimated<double> events_for_hazard_ratio(double ratio, double share1 = 0.5,
                                                        double alpha = 0.05, double power = 0.8);

/// Power of the log-rank test to find a hazard ratio with this many events, in its own direction. too_few
/// without events. Source: Schoenfeld (1981).
[[nodiscard]] Estimated<double> power_of_hazard_ratio(double ratio, std::int64_t events, double share1 = 0.5,
                                                      double alpha = 0.05);

}  // namespace werkthet::statistics
