#include "statistics/distributions.hpp"
#include "statistics/survival/risk_sets.hpp"
#include "statistics/survival/survival.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

NotEstimable no_units() {
  return {Reason::too_few, "no units"};
}

Interval log_log(double survival, double greenwood, double z) {
  const double centre = std::log(-std::log(survival));
  const double half = z * std::sqrt(greenwood) / -std::log(survival);
  return {std::exp(-std::exp(centre + half)), std::exp(-std::exp(centre - half))};
}

/// First time at which `level(step)` is at most `bar`.
template <class Level>
std::optional<double> first_crossing(const SurvivalCurve& curve, double bar, const Level& level) {
  for (const auto& step : curve.steps) {
    const std::optional<double> value = level(step);
    if (value && *value <= bar + 1e-12) {
      return step.time;
    }
  }
  return std::nullopt;
}

bool beyond(const SurvivalCurve& curve, double time) {
  return curve.steps.empty() || (time > curve.steps.back().time && curve.steps.back().survival > 0);
}

}  // namespace

Estimated<SurvivalCurve> kaplan_meier(std::span<const double> time, std::span<const int> event,
                                      double confidence) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  const double z = normal_critical(confidence);
  if (time.empty()) {
    return no_units();
  }
  const detail::RiskSets at_risk = detail::risk_sets(time);
  SurvivalCurve curve;
  curve.n = time.size();
  double survival = 1;
  double greenwood = 0;
  for (const auto& set : at_risk.sets) {
    SurvivalStep step;
    step.time = set.time;
    step.n_risk = static_cast<double>(time.size() - set.first);
    for (std::size_t i = set.first; i < set.last; ++i) {
      ++(event[at_risk.order[i]] == 1 ? step.n_event : step.n_censored);
    }
    if (step.n_event > 0) {
      survival *= 1 - step.n_event / step.n_risk;
      greenwood +=
          step.n_event < step.n_risk ? step.n_event / (step.n_risk * (step.n_risk - step.n_event)) : 0.0;
    }
    step.survival = survival;
    step.greenwood = greenwood;
    if (survival > 0) {
      step.se = survival * std::sqrt(greenwood);
      if (survival < 1) {
        step.interval = log_log(survival, greenwood, z);
      }
    }
    curve.events += static_cast<std::size_t>(step.n_event);
    curve.steps.push_back(step);
  }
  return curve;
}

Estimated<SurvivalCurve> weighted_kaplan_meier(std::span<const double> time, std::span<const int> event,
                                               std::span<const double> weights) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  detail::require(weights.size() == time.size(), "one weight per unit");
  for (const double w : weights) {
    detail::require(std::isfinite(w) && w >= 0, "a weight is negative or not finite");
  }
  if (time.empty() || !(sum(weights) > 0)) {
    return no_units();
  }
  const detail::RiskSets at_risk = detail::risk_sets(time);
  const auto weight_of = [&](std::size_t first, std::size_t last, int only) {
    return sum_over(last - first, [&](std::size_t i) {
      const std::size_t row = at_risk.order[first + i];
      return only < 0 || event[row] == only ? weights[row] : 0.0;
    });
  };
  // From the last time backwards, so that the last risk set is exact and the curve can reach 0.
  std::vector<double> risk(at_risk.sets.size());
  double behind = 0;
  for (std::size_t s = at_risk.sets.size(); s-- > 0;) {
    behind += weight_of(at_risk.sets[s].first, at_risk.sets[s].last, -1);
    risk[s] = behind;
  }
  SurvivalCurve curve;
  curve.n = time.size();
  double survival = 1;
  for (std::size_t s = 0; s < at_risk.sets.size(); ++s) {
    const auto& set = at_risk.sets[s];
    SurvivalStep step;
    step.time = set.time;
    step.n_risk = risk[s];
    step.n_event = weight_of(set.first, set.last, 1);
    step.n_censored = weight_of(set.first, set.last, 0);
    if (step.n_risk > 0) {
      survival *= std::max(0.0, 1 - step.n_event / step.n_risk);
    }
    step.survival = survival;
    for (std::size_t i = set.first; i < set.last; ++i) {
      curve.events += event[at_risk.order[i]] == 1 ? 1U : 0U;
    }
    curve.steps.push_back(step);
  }
  return curve;
}

Estimated<SurvivalAt> survival_at(const SurvivalCurve& curve, double time) {
  detail::require(std::isfinite(time) && time >= 0, "a time is negative or not finite");
  if (beyond(curve, time)) {
    return NotEstimable{Reason::out_of_range, "the time lies after the last follow-up"};
  }
  SurvivalAt r;
  r.survival = 1;
  r.se = 0.0;
  for (const auto& step : curve.steps) {
    r.n_risk = step.time >= time ? step.n_risk : 0.0;
    if (step.time > time) {
      break;
    }
    r.survival = step.survival;
    r.se = step.se;
    r.interval = step.interval;
    if (step.time == time) {
      break;
    }
  }
  return r;
}

Estimated<SurvivalQuantile> survival_quantile(const SurvivalCurve& curve, double share) {
  detail::require(share > 0 && share < 1, "a share must lie between 0 and 1");
  const double bar = 1 - share;
  const auto time =
      first_crossing(curve, bar, [](const SurvivalStep& s) { return std::optional(s.survival); });
  if (!time) {
    return NotEstimable{Reason::out_of_range, "fewer people than that had the event"};
  }
  SurvivalQuantile r;
  r.time = *time;
  r.low = first_crossing(curve, bar, [](const SurvivalStep& s) {
    return s.interval ? std::optional(s.interval->low) : std::nullopt;
  });
  r.high = first_crossing(curve, bar, [](const SurvivalStep& s) {
    return s.interval ? std::optional(s.interval->high) : std::nullopt;
  });
  return r;
}

Estimated<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double horizon) {
  detail::require(std::isfinite(horizon) && horizon > 0, "a horizon must be positive");
  if (beyond(curve, horizon)) {
    return NotEstimable{Reason::out_of_range, "the horizon lies after the last follow-up"};
  }
  // areas[i] lies right of steps[i] and left of the next step (or the horizon).
  std::vector<double> areas;
  const auto until = [&](std::size_t i) {
    return i < curve.steps.size() ? std::min(curve.steps[i].time, horizon) : horizon;
  };
  const double first = until(0);
  std::size_t used = 0;
  while (used < curve.steps.size() && curve.steps[used].time <= horizon) {
    areas.push_back(curve.steps[used].survival * (until(used + 1) - curve.steps[used].time));
    ++used;
  }
  double right = 0;
  double variance = 0;
  for (std::size_t i = used; i-- > 0;) {
    right += areas[i];
    const double before = i == 0 ? 0.0 : curve.steps[i - 1].greenwood;
    variance += right * right * (curve.steps[i].greenwood - before);
  }
  return RestrictedMean{first + sum(areas), std::sqrt(std::max(0.0, variance))};
}

Estimated<RestrictedMeanDifference> restricted_mean_difference(std::span<const double> time,
                                                               std::span<const int> event,
                                                               std::span<const int> arm, double horizon,
                                                               double confidence) {
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
    return curve ? restricted_mean(*curve, horizon) : Estimated<RestrictedMean>(curve.why());
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
  r.ratio = a1->mean / a0->mean;
  const double half = z * std::hypot(a1->se / a1->mean, a0->se / a0->mean);
  r.ratio_interval = {std::exp(std::log(r.ratio) - half), std::exp(std::log(r.ratio) + half)};
  return r;
}

}  // namespace werkthet::statistics
