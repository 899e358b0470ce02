#include "statistics/survival/restricted_mean.hpp"

#include "statistics/distributions.hpp"
#include "statistics/survival/risk_sets.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace werkthet::statistics {
namespace {

/// a / b with an interval by the log, each with its standard error; the caller knows both are positive.
std::pair<double, Interval> log_ratio(double a, double se_a, double b, double se_b, double z) {
  const double half = z * std::hypot(se_a / a, se_b / b);
  const double centre = std::log(a / b);
  return {a / b, {std::exp(centre - half), std::exp(centre + half)}};
}

}  // namespace

Estimated<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double horizon, AfterFollowUp after) {
  detail::require(std::isfinite(horizon) && horizon > 0, "a horizon must be positive");
  const std::vector<SurvivalStep>& steps = curve.steps;
  if (steps.empty() ||
      (after == AfterFollowUp::refuse && horizon > steps.back().time && steps.back().survival > 0)) {
    return NotEstimable{Reason::out_of_range, "the horizon lies after the last follow-up"};
  }
  // areas[i] lies right of steps[i] and left of the next step (or the horizon).
  std::vector<double> areas;
  const auto until = [&](std::size_t i) {
    return i < steps.size() ? std::min(steps[i].time, horizon) : horizon;
  };
  const double first = until(0);
  std::size_t used = 0;
  while (used < steps.size() && steps[used].time <= horizon) {
    areas.push_back(steps[used].survival * (until(used + 1) - steps[used].time));
    ++used;
  }
  double right = 0;
  double variance = 0;
  for (std::size_t i = used; i-- > 0;) {
    right += areas[i];
    const double before = i == 0 ? 0.0 : steps[i - 1].greenwood;
    variance += right * right * (steps[i].greenwood - before);
  }
  return RestrictedMean{first + sum(areas), std::sqrt(std::max(0.0, variance))};
}

Estimated<RestrictedMeanDifference> restricted_mean_difference(std::span<const double> time,
                                                               std::span<const int> event,
                                                               std::span<const int> arm, double horizon,
                                                               double confidence, AfterFollowUp after) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  detail::require_binary(arm, time.size());
  const double z = normal_critical(confidence);
  const auto one = [&](int which) -> Estimated<RestrictedMean> {
    std::vector<double> t;
    std::vector<int> e;
    for (std::size_t i = 0; i < time.size(); ++i) {
      if (arm[i] == which) {
        t.push_back(time[i]);
        e.push_back(event[i]);
      }
    }
    const auto curve = kaplan_meier(t, e, confidence);
    return curve ? restricted_mean(*curve, horizon, after) : Estimated<RestrictedMean>(curve.why());
  };
  const auto a1 = one(1);
  if (!a1) {
    return a1.why();
  }
  const auto a0 = one(0);
  if (!a0) {
    return a0.why();
  }
  RestrictedMeanDifference r;
  r.arm1 = *a1;
  r.arm0 = *a0;
  r.difference = a1->mean - a0->mean;
  r.se = std::hypot(a1->se, a0->se);
  if (!(r.se > 0) || !(a1->mean > 0) || !(a0->mean > 0)) {
    return NotEstimable{Reason::no_events, "too few events before the horizon for a standard error"};
  }
  r.interval = {r.difference - z * r.se, r.difference + z * r.se};
  r.p = normal_two_sided_p(r.difference / r.se);
  std::tie(r.ratio, r.ratio_interval) = log_ratio(a1->mean, a1->se, a0->mean, a0->se, z);
  const double lost1 = horizon - a1->mean;
  const double lost0 = horizon - a0->mean;
  // Below the rounding of the area nothing was lost.
  if (std::min(lost1, lost0) > 1e-12 * horizon) {
    std::tie(r.lost_ratio, r.lost_ratio_interval) = log_ratio(lost1, a1->se, lost0, a0->se, z);
  }
  return r;
}

}  // namespace werkthet::statistics
