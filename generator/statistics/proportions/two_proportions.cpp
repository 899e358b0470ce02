#include "statistics/proportions/two_proportions.hpp"

#include "statistics/distributions.hpp"
#include "statistics/proportions/counts.hpp"
#include "statistics/proportions/one_proportion.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace werkthet::statistics {
namespace {

using detail::TwoCounts;
using detail::groups_of;

/// Shares that maximise the likelihood when their difference is fixed: closed form of the cubic
/// (Farrington and Manning 1990, appendix).
struct Restricted {
  double q1, q0;
};

Restricted restricted_shares(const TwoCounts& g, double d) {
  const double theta = g.n0 / g.n1;
  const double a = 1 + theta;
  const double b = -(1 + theta + g.p1() + theta * g.p0() + d * (theta + 2));
  const double c = d * d + d * (2 * g.p1() + theta + 1) + g.p1() + theta * g.p0();
  const double e = -g.p1() * d * (1 + d);
  const double v = b * b * b / (27 * a * a * a) - b * c / (6 * a * a) + e / (2 * a);
  const double square = std::max(b * b / (9 * a * a) - c / (3 * a), 0.0);
  const double u = (v < 0 ? -1.0 : 1.0) * std::sqrt(square);
  const double w = u == 0 ? 0.0 : (std::numbers::pi + std::acos(std::clamp(v / (u * u * u), -1.0, 1.0))) / 3;
  double q1 = 2 * u * std::cos(w) - b / (3 * a);
  q1 = std::min(std::max(q1, std::max(0.0, d)), std::min(1.0, 1 + d));
  return {q1, q1 - d};
}

constexpr double unbounded_score = 1e6;  // stands for an infinite statistic inside the root search

double score(const TwoCounts& g, double d, bool with_correction) {
  const Restricted q = restricted_shares(g, d);
  const double total = g.n1 + g.n0;
  const double correction = with_correction && total > 1 ? total / (total - 1) : 1.0;
  const double variance = (q.q1 * (1 - q.q1) / g.n1 + q.q0 * (1 - q.q0) / g.n0) * correction;
  const double distance = g.difference() - d;
  if (variance <= 0) {
    return std::abs(distance) < 1e-15 ? 0.0 : std::copysign(unbounded_score, distance);
  }
  return distance / std::sqrt(variance);
}

Estimated<ScoreDifference> score_difference(const TwoCounts& g, double confidence, bool with_correction) {
  detail::require_confidence(confidence);
  if (g.empty()) {
    return detail::empty_group();
  }
  const double z = normal_critical(confidence);
  const double d = g.difference();
  const auto above = [&](double margin) { return score(g, margin, with_correction) - z; };
  const auto below = [&](double margin) { return score(g, margin, with_correction) + z; };
  const double low = d <= -1 ? -1.0 : bisect_decreasing(above, -1.0, d);
  const double high = d >= 1 ? 1.0 : bisect_decreasing(below, d, 1.0);
  const double z0 = score(g, 0, with_correction);
  return ScoreDifference{g.p1(), g.p0(), d, {low, high}, z0, normal_two_sided_p(z0)};
}

}  // namespace

Estimated<RiskDifference> risk_difference_newcombe(std::int64_t events1, std::int64_t n1,
                                                   std::int64_t events0, std::int64_t n0, double confidence) {
  const TwoCounts g = groups_of(events1, n1, events0, n0);
  const auto one = wilson(events1, n1, confidence);
  const auto zero = wilson(events0, n0, confidence);
  if (!one || !zero) {
    return detail::empty_group();
  }
  const double d = g.difference();
  const double below = std::hypot(g.p1() - one->interval.low, zero->interval.high - g.p0());
  const double above = std::hypot(one->interval.high - g.p1(), g.p0() - zero->interval.low);
  return RiskDifference{g.p1(), g.p0(), d, {std::max(d - below, -1.0), std::min(d + above, 1.0)}};
}

Estimated<WaldDifference> risk_difference_wald(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                               std::int64_t n0, double confidence) {
  const TwoCounts g = groups_of(events1, n1, events0, n0);
  detail::require_confidence(confidence);
  if (g.empty()) {
    return detail::empty_group();
  }
  const double d = g.difference();
  const double se = std::sqrt(g.p1() * (1 - g.p1()) / g.n1 + g.p0() * (1 - g.p0()) / g.n0);
  const double half = normal_critical(confidence) * se;
  return WaldDifference{{g.p1(), g.p0(), d, {d - half, d + half}}, se};
}

Estimated<ScoreDifference> risk_difference_miettinen_nurminen(std::int64_t events1, std::int64_t n1,
                                                              std::int64_t events0, std::int64_t n0,
                                                              double confidence) {
  return score_difference(groups_of(events1, n1, events0, n0), confidence, true);
}

Estimated<ScoreDifference> risk_difference_mee(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                               std::int64_t n0, double confidence) {
  return score_difference(groups_of(events1, n1, events0, n0), confidence, false);
}

Estimated<double> score_statistic(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                  std::int64_t n0, double margin, bool with_correction) {
  const TwoCounts g = groups_of(events1, n1, events0, n0);
  detail::require(margin > -1 && margin < 1, "a margin must lie between -1 and 1");
  if (g.empty()) {
    return detail::empty_group();
  }
  const double z = score(g, margin, with_correction);
  if (std::abs(z) >= unbounded_score) {
    return NotEstimable{Reason::no_variation, "the variance under the margin is zero"};
  }
  return z;
}

Estimated<ChiSquareTest> chi_square_2x2(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                        std::int64_t n0) {
  const TwoCounts g = groups_of(events1, n1, events0, n0);
  if (g.empty()) {
    return detail::empty_group();
  }
  const double total = g.n1 + g.n0;
  const double events = g.x1 + g.x0;
  if (events == 0 || events == total) {
    return NotEstimable{Reason::no_events, "nobody or everybody had the event"};
  }
  const double pooled = events / total;
  const double z = g.difference() / std::sqrt(pooled * (1 - pooled) * (1 / g.n1 + 1 / g.n0));
  // All four cells lie equally far from what is expected; the correction takes one half off that distance.
  const double distance = std::abs(g.x1 - g.n1 * pooled);
  const double left = distance - std::min(0.5, distance);
  const double corrected = left * left * (1 / g.n1 + 1 / g.n0) * (1 / pooled + 1 / (1 - pooled));
  return ChiSquareTest{
      z * z,     normal_two_sided_p(z),           std::min(g.n1, g.n0) * std::min(pooled, 1 - pooled), z,
      corrected, chi_square_upper_p(corrected, 1)};
}

Estimated<NumberNeeded> number_needed(const RiskDifference& difference) {
  const double d = difference.difference;
  const Interval& limits = difference.interval;
  detail::require(std::isfinite(d) && std::isfinite(limits.low) && std::isfinite(limits.high),
                  "a difference and its limits must be finite");
  if (d == 0) {
    return NotEstimable{Reason::no_variation, "the shares are equal"};
  }
  NumberNeeded r{100 * d, {100 * limits.low, 100 * limits.high}, 1 / d, std::nullopt};
  if (limits.low > 0 || limits.high < 0) {
    r.interval = Interval{1 / limits.high, 1 / limits.low};
  }
  return r;
}

}  // namespace werkthet::statistics
