#include "statistics/proportions/ratios.hpp"

#include "statistics/distributions.hpp"
#include "statistics/proportions/counts.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

using detail::TwoCounts;
using detail::groups_of;

constexpr double unbounded_score = 1e6;  // stands for an infinite statistic inside the root search
constexpr double widest_log = 40;        // ratios from 4e-18 to 2e17: beyond what counts can say

/// Score of H0: p1 = r p0. The shares most likely under r solve a quadratic; its smaller root is written with
/// the sum in the denominator, which does not cancel.
double ratio_score(const TwoCounts& g, double r) {
  const double total = g.n1 + g.n0;
  const double a = total * r;
  const double b = g.n1 * r + g.x1 + g.n0 + g.x0 * r;
  const double c = g.x1 + g.x0;
  const double q0 = 2 * c / (b + std::sqrt(std::max(b * b - 4 * a * c, 0.0)));
  const double q1 = std::min(q0 * r, 1.0);
  const double correction = total > 1 ? total / (total - 1) : 1.0;
  const double variance = (q1 * (1 - q1) / g.n1 + r * r * q0 * (1 - q0) / g.n0) * correction;
  const double distance = g.p1() - r * g.p0();
  if (variance <= 0) {
    return distance == 0 ? 0.0 : std::copysign(unbounded_score, distance);
  }
  return distance / std::sqrt(variance);
}

template <class Ratio>
Ratio log_interval(double ratio, double log_se, double confidence) {
  const double half = normal_critical(confidence) * log_se;
  return Ratio{ratio, log_se, {std::exp(std::log(ratio) - half), std::exp(std::log(ratio) + half)}};
}

}  // namespace

Estimated<RiskRatio> risk_ratio(std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0,
                                double confidence) {
  const TwoCounts g = groups_of(events1, n1, events0, n0);
  detail::require_confidence(confidence);
  if (g.empty()) {
    return detail::empty_group();
  }
  if (events1 == 0 || events0 == 0) {
    return NotEstimable{Reason::no_events, "a group has no events"};
  }
  const double se = std::sqrt(std::max(0.0, 1 / g.x1 - 1 / g.n1 + 1 / g.x0 - 1 / g.n0));
  return log_interval<RiskRatio>(g.p1() / g.p0(), se, confidence);
}

Estimated<ScoreRatio> risk_ratio_score(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                       std::int64_t n0, double confidence) {
  const TwoCounts g = groups_of(events1, n1, events0, n0);
  detail::require_confidence(confidence);
  if (g.empty()) {
    return detail::empty_group();
  }
  const double z = normal_critical(confidence);
  const auto limit = [&](double sign) {
    return std::exp(bisect_decreasing(
        [&](double log_r) { return ratio_score(g, std::exp(log_r)) - sign * z; }, -widest_log, widest_log));
  };
  ScoreRatio r;
  r.low = events1 == 0 ? 0.0 : limit(1);
  if (events0 > 0) {
    r.ratio = g.p1() / g.p0();
    r.high = limit(-1);
  }
  return r;
}

Estimated<OddsRatio> odds_ratio(std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0,
                                double confidence) {
  const TwoCounts g = groups_of(events1, n1, events0, n0);
  detail::require_confidence(confidence);
  if (g.empty()) {
    return detail::empty_group();
  }
  if (events1 == 0 || events0 == 0 || events1 == n1 || events0 == n0) {
    return NotEstimable{Reason::no_events, "nobody or everybody in a group had the event"};
  }
  const double ratio = g.x1 * (g.n0 - g.x0) / (g.x0 * (g.n1 - g.x1));
  const double se = std::sqrt(1 / g.x1 + 1 / (g.n1 - g.x1) + 1 / g.x0 + 1 / (g.n0 - g.x0));
  return log_interval<OddsRatio>(ratio, se, confidence);
}

}  // namespace werkthet::statistics
