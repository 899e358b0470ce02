#pragma once
// Mean time without event up to a horizon, and the difference between two arms.
// The default comparison of exits: it needs no proportional hazards, and its unit (days, months) is one that
// people who decide can weigh. The horizon is fixed in the plan, not found in the data.

#include "statistics/survival/survival_curve.hpp"

namespace werkthet::statistics {

/// The area under the curve until the horizon, in units of time.
struct RestrictedMean {
  double mean{};
  double se{};  ///< zero for a weighted curve
};

/// out_of_range when the horizon lies after the last follow-up while the curve is above 0, unless `after`
/// holds the level. Source: Irwin (1949), J Hyg 47:188; variance as Klein and Moeschberger (2003),
/// eq. 4.5.2, over events up to the horizon.
[[nodiscard]] Estimated<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double horizon,
                                                        AfterFollowUp after = AfterFollowUp::refuse);

/// Arm 1 minus arm 0, and ratios 1 over 0.
struct RestrictedMeanDifference {
  RestrictedMean arm1;
  RestrictedMean arm0;
  double difference{};
  double se{};
  Interval interval;
  double p{};
  double ratio{};
  Interval ratio_interval;  ///< by the log
  /// Ratio of the time lost, horizon minus mean, with its interval by the log; none when an arm lost nothing.
  std::optional<double> lost_ratio;
  std::optional<Interval> lost_ratio_interval;
};

/// Reasons as restricted_mean per arm; no_events when the difference has no variance.
/// Source: Uno et al. (2014), J Clin Oncol 32:2380; arms independent, delta method as in survRM2.
[[nodiscard]] Estimated<RestrictedMeanDifference> restricted_mean_difference(
    std::span<const double> time, std::span<const int> event, std::span<const int> arm, double horizon,
    double confidence = 0.95, AfterFollowUp after = AfterFollowUp::refuse);

}  // namespace werkthet::statistics
