#pragma once
// Bootstrap of curves over months: the share that has ended for a cause (or for any) by every month, per
// group or as a difference. Follow-up is in whole months, so a group is a table of counts per month and kind
// of ending; a resample is a new table. That costs a few nanoseconds per person and does not touch the
// persons again.

#include "statistics/estimated.hpp"
#include "statistics/resampling/draws.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// Whole months of follow-up (0 or more) and how it ended: 0 censored, 1, 2, ... a cause. One entry per
/// person.
struct MonthlyEndings {
  std::span<const int> month;
  std::span<const int> cause;
};

/// Entry m belongs to month m; shares between 0 and 1 (differences between -1 and 1).
struct CurveBand {
  std::vector<double> estimate;
  std::vector<double> se;
  std::vector<Interval> pointwise;     ///< percentile, each month by itself
  std::vector<Interval> simultaneous;  ///< estimate +- c se, c such that a share `confidence` of resamples
                                       ///< stays inside everywhere
  std::size_t draws{};
};

/// Cumulative incidence of one cause (Aalen-Johansen) at months 0..horizon; `of_cause` 0 means any ending,
/// which is one minus Kaplan-Meier. Somebody censored in a month was still at risk in it. Persons are
/// resampled with replacement; a resample in which nobody is followed to the horizon keeps its last value.
/// too_few without persons; no_events without the cause before the horizon; out_of_range when the horizon
/// lies after the last follow-up while people are left, or above 10,000 months. Source: Efron (1981), J. Am.
/// Statist. Assoc. 76, p. 313; sup-t bands: Montiel Olea and Plagborg-Moller (2019), algorithm 2.
[[nodiscard]] Estimated<CurveBand> bootstrap_incidence(const MonthlyEndings& group, int of_cause, int horizon,
                                                       const Draws& draws, double confidence = 0.95);

/// The same for group 1 minus group 0, resampled within groups. Reasons per group; no_events when neither has
/// one.
[[nodiscard]] Estimated<CurveBand> bootstrap_incidence_difference(const MonthlyEndings& group1,
                                                                  const MonthlyEndings& group0, int of_cause,
                                                                  int horizon, const Draws& draws,
                                                                  double confidence = 0.95);

/// Of one group at one horizon, as a difference with control between -1 and 1.
struct IncidenceDifference {
  double estimate{};
  double se{};
  Interval interval;  ///< percentile
  std::size_t draws{};
};

/// The same at the horizon alone, for every group against one control, whose resamples all groups share: what
/// a table of differences needs, at a fraction of the cost of a band for each. One answer per group, in the
/// order given; reasons as of bootstrap_incidence_difference.
[[nodiscard]] std::vector<Estimated<IncidenceDifference>> bootstrap_incidence_at(
    std::span<const MonthlyEndings> groups, const MonthlyEndings& control, int of_cause, int horizon,
    const Draws& draws, double confidence = 0.95);

}  // namespace werkthet::statistics
