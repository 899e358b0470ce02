#pragma once
// Events per unit of time at risk: person-months and rates per 100 person-months.
// The simplest number that uses all follow-up, with exact limits because events are few; it assumes a rate
// that is constant over the window, which a curve does not.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace werkthet::statistics {

struct PersonTime {
  std::size_t units{};
  std::int64_t events{};
  double time{};  ///< in the unit of the times given
};

/// Adds up time - entry (entry empty: from zero) and counts events. Times finite, not negative; events 0/1;
/// entries before their ends; or invalid_argument.
[[nodiscard]] PersonTime person_time(std::span<const double> time, std::span<const int> event,
                                     std::span<const double> entry = {});

/// Events per `per` units of time.
struct Rate {
  double rate{};
  Interval interval;  ///< exact
};

/// rate = per * events / time; limits are half the chi-square quantiles with 2d and 2d + 2 degrees of
/// freedom. too_few without time at risk. Assumes a Poisson count. Source: Garwood (1936), Biometrika 28:437;
/// Ulm (1990), Am J Epidemiol 131:373.
[[nodiscard]] Estimated<Rate> rate(const PersonTime& at_risk, double per = 100, double confidence = 0.95);

/// Group 1 against group 0.
struct RateComparison {
  Rate rate1;
  Rate rate0;
  double difference{};  ///< per `per` units of time
  Interval difference_interval;
  std::optional<double> ratio;  ///< none without events in group 0
  /// None without events in one of the groups: one limit would be 0 or infinity.
  std::optional<Interval> ratio_interval;
  double p{};  ///< score test of equal rates
};

/// Intervals combine the exact limits of both rates (MOVER), so they agree with them when one group is large.
/// p: z^2 = (d1 - e1)^2 / (d q (1 - q)), q the share of the time in group 1, e1 = d q.
/// too_few without time at risk in a group; no_events without events in both.
/// Sources: Zou and Donner (2008), Stat Med 27:1693; Donner and Zou (2012), Stat Methods Med Res 21:347, for
/// the ratio; Breslow and Day (1987), Statistical Methods in Cancer Research II, eq. 3.8, for the test.
[[nodiscard]] Estimated<RateComparison> compare_rates(const PersonTime& group1, const PersonTime& group0,
                                                      double per = 100, double confidence = 0.95);

}  // namespace werkthet::statistics
