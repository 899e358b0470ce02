#include "statistics/survival/incidence.hpp"

#include "statistics/distributions.hpp"
#include "statistics/survival/risk_sets.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

/// sum over past times k of a_k (c_k + F - F_k)^2 as F grows: nothing is subtracted, so nothing cancels.
class SumOfSquares {
 public:
  void add(double weight, double offset) {
    zero_ += weight;
    one_ += weight * offset;
    two_ += weight * offset * offset;
  }
  void grow(double step) {
    two_ += step * (2 * one_ + step * zero_);
    one_ += step * zero_;
  }
  [[nodiscard]] double value() const { return two_; }

 private:
  double zero_{};
  double one_{};
  double two_{};
};

/// Marubini and Valsecchi's three sums in one pass.
class GreenwoodVariance {
 public:
  void step(double before, double n, double own, double other, double growth) {
    const double d = own + other;
    squares_.grow(growth);
    cross_ += growth * crossings_;
    if (n > d) {
      squares_.add(d / (n * (n - d)), 0.0);
    }
    own_ += before * before * (n - own) * own / (n * n * n);
    crossings_ += before * own / (n * n);
  }
  [[nodiscard]] double value() const { return std::max(0.0, squares_.value() + own_ - 2 * cross_); }

 private:
  SumOfSquares squares_;
  double own_{};
  double crossings_{};  // sum of S- dc / n^2
  double cross_{};      // sum of (F - F_k) S- dc / n^2
};

/// Gray's variance: each event is a binomial draw whose consequence for F is 1{cause} - (F - F_k) / S_k.
class GrayVariance {
 public:
  void step(double before, double n, double own, double other, double growth) {
    const double after = before * (n - own - other) / n;
    own_.grow(growth);
    other_.grow(growth);
    const double unit = before * before / (n * n);
    // After the last person nothing can grow any more: S_k = 0 leaves the first part only.
    if (other > 0 && after > 0) {
      other_.add(unit * other * tied(other, n) / (after * after), 0.0);
    }
    if (own > 0) {
      if (after > 0) {
        own_.add(unit * own * tied(own, n) / (after * after), -after);
      } else {
        last_ += unit * own * tied(own, n);
      }
      value_ = own_.value() + other_.value() + last_;
    }
  }
  [[nodiscard]] double value() const { return std::max(0.0, value_); }

 private:
  static double tied(double d, double n) { return d > 1 ? 1 - (d - 1) / (n - 1) : 1.0; }

  SumOfSquares own_;
  SumOfSquares other_;
  double last_{};
  double value_{};
};

}  // namespace

Estimated<IncidenceCurve> cumulative_incidence(std::span<const double> time, std::span<const int> cause,
                                               int of_cause, double confidence,
                                               std::span<const double> entry) {
  detail::require_times(time);
  detail::require_causes(cause, time.size());
  detail::require(of_cause > 0, "a cause is a positive code");
  detail::require_entry(entry, time);
  const double z = normal_critical(confidence);
  if (time.empty()) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  const detail::RiskSets at_risk = detail::risk_sets(time);
  const std::vector<double> risk = detail::risk_before(at_risk, entry, [](std::size_t) { return 1.0; });
  IncidenceCurve curve;
  curve.n = time.size();
  curve.steps.reserve(at_risk.sets.size());
  GreenwoodVariance greenwood;
  GrayVariance gray;
  double event_free = 1;
  double incidence = 0;
  for (std::size_t s = 0; s < at_risk.sets.size(); ++s) {
    const auto& set = at_risk.sets[s];
    IncidenceStep step;
    step.time = set.time;
    step.n_risk = risk[s];
    for (std::size_t i = set.first; i < set.last; ++i) {
      const int code = cause[at_risk.order[i]];
      ++(code == 0 ? step.n_censored : code == of_cause ? step.n_event : step.n_other);
    }
    const double d = step.n_event + step.n_other;
    if (d > 0) {
      const double growth = event_free * step.n_event / step.n_risk;
      incidence += growth;
      greenwood.step(event_free, step.n_risk, step.n_event, step.n_other, growth);
      gray.step(event_free, step.n_risk, step.n_event, step.n_other, growth);
      event_free *= 1 - d / step.n_risk;
    }
    step.incidence = std::min(1.0, incidence);
    step.event_free = event_free;
    step.se = std::sqrt(greenwood.value());
    step.variance_gray = gray.value();
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

Estimated<IncidenceAt> incidence_at(const IncidenceCurve& curve, double time, AfterFollowUp after) {
  detail::require(std::isfinite(time) && time >= 0, "a time is negative or not finite");
  if (curve.steps.empty() || (after == AfterFollowUp::refuse && time > curve.steps.back().time &&
                              curve.steps.back().event_free > 0)) {
    return NotEstimable{Reason::out_of_range, "the time lies after the last follow-up"};
  }
  const auto later = std::upper_bound(curve.steps.begin(), curve.steps.end(), time,
                                      [](double t, const IncidenceStep& s) { return t < s.time; });
  IncidenceAt r;
  r.event_free = 1;
  if (later != curve.steps.begin()) {
    const IncidenceStep& step = *(later - 1);
    r = {step.incidence, step.event_free, step.se, step.interval, step.variance_gray};
  }
  return r;
}

}  // namespace werkthet::statistics
