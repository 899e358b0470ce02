#include "statistics/distributions.hpp"
#include "statistics/survival/risk_sets.hpp"
#include "statistics/survival/survival.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

/// What one event time adds to the variance, apart from the incidence reached later.
struct Part {
  double incidence;  // F at this time
  double any;        // d / (n (n - d)) over all causes
  double own;        // S-^2 (n - dc) dc / n^3
  double cross;      // S- dc / n^2
};

double variance_at(const std::vector<Part>& parts, double incidence) {
  const double v = sum_over(parts.size(), [&](std::size_t k) {
    const double gap = incidence - parts[k].incidence;
    return gap * gap * parts[k].any + parts[k].own - 2 * gap * parts[k].cross;
  });
  return std::max(0.0, v);
}

}  // namespace

Estimated<IncidenceCurve> cumulative_incidence(std::span<const double> time, std::span<const int> cause,
                                               int of_cause, double confidence) {
  detail::require_times(time);
  detail::require(cause.size() == time.size(), "one cause per unit");
  detail::require(of_cause > 0, "a cause is a positive code");
  for (const int code : cause) {
    detail::require(code >= 0, "a cause is negative");
  }
  const double z = normal_critical(confidence);
  if (time.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  const detail::RiskSets at_risk = detail::risk_sets(time);
  IncidenceCurve curve;
  curve.n = time.size();
  std::vector<Part> parts;
  double event_free = 1;
  double incidence = 0;
  for (const auto& set : at_risk.sets) {
    IncidenceStep step;
    step.time = set.time;
    step.n_risk = static_cast<double>(time.size() - set.first);
    for (std::size_t i = set.first; i < set.last; ++i) {
      const int code = cause[at_risk.order[i]];
      ++(code == 0 ? step.n_censored : code == of_cause ? step.n_event : step.n_other);
    }
    const double n = step.n_risk;
    const double d = step.n_event + step.n_other;
    if (d > 0) {
      const double before = event_free;
      incidence += before * step.n_event / n;
      event_free *= 1 - d / n;
      parts.push_back({incidence, n > d ? d / (n * (n - d)) : 0.0,
                       before * before * (n - step.n_event) * step.n_event / (n * n * n),
                       before * step.n_event / (n * n)});
    }
    step.incidence = std::min(1.0, incidence);
    step.event_free = event_free;
    step.se = std::sqrt(variance_at(parts, incidence));
    if (step.incidence > 0 && step.incidence < 1) {
      const double f = step.incidence;
      const double power = z * step.se / (f * std::abs(std::log(f)));
      step.interval = Interval{std::pow(f, std::exp(power)), std::pow(f, std::exp(-power))};
    }
    curve.events += static_cast<std::size_t>(step.n_event);
    curve.steps.push_back(step);
  }
  return curve;
}

Estimated<IncidenceAt> incidence_at(const IncidenceCurve& curve, double time) {
  detail::require(std::isfinite(time) && time >= 0, "a time is negative or not finite");
  if (curve.steps.empty() || (time > curve.steps.back().time && curve.steps.back().event_free > 0)) {
    return NotEstimable{Reason::out_of_range, "the time lies after the last follow-up"};
  }
  IncidenceAt r;
  r.event_free = 1;
  for (const auto& step : curve.steps) {
    if (step.time > time) {
      break;
    }
    r.incidence = step.incidence;
    r.event_free = step.event_free;
    r.se = step.se;
    r.interval = step.interval;
  }
  return r;
}

}  // namespace werkthet::statistics
