#include "statistics/survival/survival_curve.hpp"

#include "statistics/distributions.hpp"
#include "statistics/survival/risk_sets.hpp"

#include <algorithm>
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

template <class Weight>
SurvivalCurve product_limit(std::span<const double> time, std::span<const int> event,
                            std::span<const double> entry, const Weight& weight) {
  const detail::RiskSets at_risk = detail::risk_sets(time);
  const std::vector<double> risk = detail::risk_before(at_risk, entry, weight);
  SurvivalCurve curve;
  curve.n = time.size();
  curve.steps.reserve(at_risk.sets.size());
  double survival = 1;
  for (std::size_t s = 0; s < at_risk.sets.size(); ++s) {
    const auto& set = at_risk.sets[s];
    const auto weight_of = [&](int only) {
      return sum_over(set.last - set.first, [&](std::size_t i) {
        const std::size_t row = at_risk.order[set.first + i];
        return event[row] == only ? weight(row) : 0.0;
      });
    };
    SurvivalStep step;
    step.time = set.time;
    step.n_risk = risk[s];
    step.n_event = weight_of(1);
    step.n_censored = weight_of(0);
    if (step.n_event > 0) {
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

bool beyond(const SurvivalCurve& curve, double time) {
  return curve.steps.empty() || (time > curve.steps.back().time && curve.steps.back().survival > 0);
}

/// Where a band crosses: `level` is the share that has had the event, or its limit.
struct Crossing {
  double first{};
  double midpoint{};
};

/// The smallest level at or above `share` decides, which is the first one unless a limit turns back.
template <class Level>
std::optional<Crossing> crossing(const SurvivalCurve& curve, double share, const Level& level) {
  constexpr double equal = 1.5e-8;
  struct Point {
    double time{};
    double level = 2;
  };
  Point at_least;  // reaches the share, give or take rounding
  Point above;     // exceeds it
  std::optional<double> last;
  for (const SurvivalStep& step : curve.steps) {
    const std::optional<double> here = level(step);
    last = here;
    if (here && *here >= share - equal && *here < at_least.level) {
      at_least = {step.time, *here};
    }
    if (here && *here > share + equal && *here < above.level) {
      above = {step.time, *here};
    }
  }
  if (at_least.level > 1) {
    return std::nullopt;
  }
  if (std::abs(at_least.level - share) > equal) {
    return Crossing{at_least.time, at_least.time};
  }
  if (last && std::abs(*last - share) < equal) {
    above.time = curve.steps.back().time;
  } else if (above.level > 1) {
    return std::nullopt;
  }
  return Crossing{at_least.time, at_least.time + (above.time - at_least.time) / 2};
}

}  // namespace

Estimated<SurvivalCurve> kaplan_meier(std::span<const double> time, std::span<const int> event,
                                      double confidence, std::span<const double> entry) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  detail::require_entry(entry, time);
  const double z = normal_critical(confidence);
  if (time.empty()) {
    return no_units();
  }
  SurvivalCurve curve = product_limit(time, event, entry, [](std::size_t) { return 1.0; });
  double greenwood = 0;
  for (SurvivalStep& step : curve.steps) {
    const double left = step.n_risk - step.n_event;
    greenwood += left > 0 ? step.n_event / (step.n_risk * left) : 0.0;
    step.greenwood = greenwood;
    if (step.survival > 0) {
      step.se = step.survival * std::sqrt(greenwood);
      if (step.survival < 1) {
        step.interval = log_log(step.survival, greenwood, z);
      }
    }
  }
  return curve;
}

Estimated<SurvivalCurve> weighted_kaplan_meier(std::span<const double> time, std::span<const int> event,
                                               std::span<const double> weights,
                                               std::span<const double> entry) {
  detail::require_times(time);
  detail::require_binary(event, time.size());
  detail::require_entry(entry, time);
  detail::require(weights.size() == time.size(), "one weight per unit");
  detail::require_weights(weights, time.size());
  if (time.empty() || !(sum(weights) > 0)) {
    return no_units();
  }
  return product_limit(time, event, entry, [&](std::size_t i) { return weights[i]; });
}

Estimated<SurvivalAt> survival_at(const SurvivalCurve& curve, double time, AfterFollowUp after) {
  detail::require(std::isfinite(time) && time >= 0, "a time is negative or not finite");
  if (curve.steps.empty() || (after == AfterFollowUp::refuse && beyond(curve, time))) {
    return NotEstimable{Reason::out_of_range, "the time lies after the last follow-up"};
  }
  const auto not_before = std::lower_bound(curve.steps.begin(), curve.steps.end(), time,
                                           [](const SurvivalStep& s, double t) { return s.time < t; });
  SurvivalAt r;
  r.n_risk = not_before == curve.steps.end() ? 0.0 : not_before->n_risk;
  const bool at_it = not_before != curve.steps.end() && not_before->time == time;
  if (!at_it && not_before == curve.steps.begin()) {
    r.survival = 1;
    r.se = 0.0;
    return r;
  }
  const SurvivalStep& step = at_it ? *not_before : *(not_before - 1);
  r.survival = step.survival;
  r.se = step.se;
  r.interval = step.interval;
  return r;
}

Estimated<SurvivalQuantile> survival_quantile(const SurvivalCurve& curve, double share) {
  detail::require(share > 0 && share < 1, "a share must lie between 0 and 1");
  const auto time =
      crossing(curve, share, [](const SurvivalStep& s) { return std::optional(1 - s.survival); });
  if (!time) {
    return NotEstimable{Reason::out_of_range, "fewer people than that had the event"};
  }
  const auto limit = [&](double Interval::*side) -> std::optional<double> {
    const auto found = crossing(curve, share, [&](const SurvivalStep& s) {
      return s.interval ? std::optional(1 - (*s.interval).*side) : std::nullopt;
    });
    return found ? std::optional(found->midpoint) : std::nullopt;
  };
  return SurvivalQuantile{time->first, time->midpoint, limit(&Interval::low), limit(&Interval::high)};
}

}  // namespace werkthet::statistics
