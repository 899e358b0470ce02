#include "statistics/proportions/proportions.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace werkthet::statistics {
namespace {

void require_counts(std::int64_t events, std::int64_t n) {
  detail::require(n >= 0 && events >= 0 && events <= n, "events must lie between 0 and n");
}

/// Two groups as doubles; exact for every count that fits a person register.
struct Groups {
  double x1, n1, x0, n0;
  [[nodiscard]] double p1() const { return x1 / n1; }
  [[nodiscard]] double p0() const { return x0 / n0; }
  [[nodiscard]] double difference() const { return p1() - p0(); }
};

Groups groups_of(std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0) {
  require_counts(events1, n1);
  require_counts(events0, n0);
  return {static_cast<double>(events1), static_cast<double>(n1), static_cast<double>(events0),
          static_cast<double>(n0)};
}

NotEstimable empty_group() {
  return {Reason::too_few, "a group is empty"};
}

/// Shares that maximise the likelihood when their difference is fixed: closed form of the cubic
/// (Farrington and Manning 1990, appendix).
struct Restricted {
  double q1, q0;
};

Restricted restricted_shares(const Groups& g, double d) {
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

double score(const Groups& g, double d, bool with_correction) {
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

Proportion wilson_of(double x, double n, double confidence) {
  const double z = normal_critical(confidence);
  const double p = x / n;
  const double half = z * std::sqrt(n * p * (1 - p) + z * z / 4);
  const double low = (x + z * z / 2 - half) / (n + z * z);
  const double high = (x + z * z / 2 + half) / (n + z * z);
  // Exactly 0 and 1 at the ends: rounding must not print -0.0 % or 100.1 %.
  return {p, {x == 0 ? 0.0 : std::max(low, 0.0), x == n ? 1.0 : std::min(high, 1.0)}};
}

}  // namespace

Estimated<Proportion> wilson(std::int64_t events, std::int64_t n, double confidence) {
  require_counts(events, n);
  detail::require_confidence(confidence);
  if (n == 0) {
    return empty_group();
  }
  return wilson_of(static_cast<double>(events), static_cast<double>(n), confidence);
}

Estimated<RiskDifference> risk_difference_newcombe(std::int64_t events1, std::int64_t n1,
                                                   std::int64_t events0, std::int64_t n0, double confidence) {
  const Groups g = groups_of(events1, n1, events0, n0);
  detail::require_confidence(confidence);
  if (n1 == 0 || n0 == 0) {
    return empty_group();
  }
  const Interval w1 = wilson_of(g.x1, g.n1, confidence).interval;
  const Interval w0 = wilson_of(g.x0, g.n0, confidence).interval;
  const double d = g.difference();
  const double low = d - std::hypot(g.p1() - w1.low, w0.high - g.p0());
  const double high = d + std::hypot(w1.high - g.p1(), g.p0() - w0.low);
  return RiskDifference{g.p1(), g.p0(), d, {std::max(low, -1.0), std::min(high, 1.0)}};
}

Estimated<ScoreDifference> risk_difference_miettinen_nurminen(std::int64_t events1, std::int64_t n1,
                                                              std::int64_t events0, std::int64_t n0,
                                                              double confidence) {
  const Groups g = groups_of(events1, n1, events0, n0);
  detail::require_confidence(confidence);
  if (n1 == 0 || n0 == 0) {
    return empty_group();
  }
  const double z = normal_critical(confidence);
  const double d = g.difference();
  const auto above = [&](double margin) { return score(g, margin, true) - z; };
  const auto below = [&](double margin) { return score(g, margin, true) + z; };
  const double low = d <= -1 ? -1.0 : bisect_decreasing(above, -1.0, d);
  const double high = d >= 1 ? 1.0 : bisect_decreasing(below, d, 1.0);
  const double z0 = score(g, 0, true);
  return ScoreDifference{g.p1(), g.p0(), d, {low, high}, z0, normal_two_sided_p(z0)};
}

Estimated<double> score_statistic(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                  std::int64_t n0, double margin, bool with_correction) {
  const Groups g = groups_of(events1, n1, events0, n0);
  detail::require(margin > -1 && margin < 1, "a margin must lie between -1 and 1");
  if (n1 == 0 || n0 == 0) {
    return empty_group();
  }
  const double z = score(g, margin, with_correction);
  if (std::abs(z) >= unbounded_score) {
    return NotEstimable{Reason::no_variation, "the variance under the margin is zero"};
  }
  return z;
}

Estimated<RiskRatio> risk_ratio(std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0,
                                double confidence) {
  const Groups g = groups_of(events1, n1, events0, n0);
  detail::require_confidence(confidence);
  if (n1 == 0 || n0 == 0) {
    return empty_group();
  }
  if (events1 == 0 || events0 == 0) {
    return NotEstimable{Reason::no_events, "a group has no events"};
  }
  const double log_ratio = std::log(g.p1() / g.p0());
  const double se = std::sqrt(std::max(0.0, 1 / g.x1 - 1 / g.n1 + 1 / g.x0 - 1 / g.n0));
  const double half = normal_critical(confidence) * se;
  return RiskRatio{g.p1() / g.p0(), se, {std::exp(log_ratio - half), std::exp(log_ratio + half)}};
}

Estimated<ChiSquareTest> chi_square_2x2(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                        std::int64_t n0) {
  const Groups g = groups_of(events1, n1, events0, n0);
  if (n1 == 0 || n0 == 0) {
    return empty_group();
  }
  const double total = g.n1 + g.n0;
  const double events = g.x1 + g.x0;
  if (events == 0 || events == total) {
    return NotEstimable{Reason::no_events, "nobody or everybody had the event"};
  }
  const double pooled = events / total;
  const double z = g.difference() / std::sqrt(pooled * (1 - pooled) * (1 / g.n1 + 1 / g.n0));
  const double smallest = std::min(g.n1, g.n0) * std::min(pooled, 1 - pooled);
  return ChiSquareTest{z * z, normal_two_sided_p(z), smallest};
}

}  // namespace werkthet::statistics
