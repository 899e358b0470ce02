#include "statistics/proportions/mantel_haenszel.hpp"

#include "statistics/distributions.hpp"
#include "statistics/proportions/counts.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace werkthet::statistics {
namespace {

using detail::TwoCounts;

/// Strata with both groups; the others hold no comparison.
std::vector<TwoCounts> both_groups(std::span<const Stratum> strata) {
  std::vector<TwoCounts> out;
  for (const Stratum& s : strata) {
    const TwoCounts g = detail::groups_of(s.events1, s.n1, s.events0, s.n0);
    if (!g.empty()) {
      out.push_back(g);
    }
  }
  return out;
}

template <class Term>
double over(const std::vector<TwoCounts>& strata, const Term& term) {
  return sum_over(strata.size(), [&](std::size_t i) { return term(strata[i], strata[i].n1 + strata[i].n0); });
}

NotEstimable no_comparison() {
  return {Reason::too_few, "no stratum has both groups"};
}

NotEstimable no_events() {
  return {Reason::no_events, "a group has no events, or nobody without, in the strata with both groups"};
}

PooledMeasure of_logarithm(double ratio, double se, double confidence) {
  const double half = normal_critical(confidence) * se;
  return {ratio, se, {std::exp(std::log(ratio) - half), std::exp(std::log(ratio) + half)}};
}

}  // namespace

Estimated<PooledMeasure> mantel_haenszel_difference(std::span<const Stratum> strata, double confidence) {
  detail::require_confidence(confidence);
  const auto s = both_groups(strata);
  if (s.empty()) {
    return no_comparison();
  }
  const double weight = over(s, [](const TwoCounts& g, double n) { return g.n1 * g.n0 / n; });
  const double d =
      over(s, [](const TwoCounts& g, double n) { return (g.x1 * g.n0 - g.x0 * g.n1) / n; }) / weight;
  const double p = over(s, [](const TwoCounts& g, double n) {
    return (g.n1 * g.n1 * g.x0 - g.n0 * g.n0 * g.x1 + g.n1 * g.n0 * (g.n0 - g.n1) / 2) / (n * n);
  });
  const double q = over(
      s, [](const TwoCounts& g, double n) { return (g.x1 * (g.n0 - g.x0) + g.x0 * (g.n1 - g.x1)) / (2 * n); });
  const double variance = (d * p + q) / (weight * weight);
  if (!(variance > 0)) {
    return NotEstimable{Reason::no_variation, "nobody or everybody had the event within the groups"};
  }
  const double se = std::sqrt(variance);
  const double half = normal_critical(confidence) * se;
  return PooledMeasure{d, se, {d - half, d + half}};
}

Estimated<PooledMeasure> mantel_haenszel_ratio(std::span<const Stratum> strata, double confidence) {
  detail::require_confidence(confidence);
  const auto s = both_groups(strata);
  if (s.empty()) {
    return no_comparison();
  }
  const double above = over(s, [](const TwoCounts& g, double n) { return g.x1 * g.n0 / n; });
  const double below = over(s, [](const TwoCounts& g, double n) { return g.x0 * g.n1 / n; });
  if (above == 0 || below == 0) {
    return no_events();
  }
  const double spread = over(
      s, [](const TwoCounts& g, double n) { return (g.n1 * g.n0 * (g.x1 + g.x0) - g.x1 * g.x0 * n) / (n * n); });
  return of_logarithm(above / below, std::sqrt(std::max(spread, 0.0) / (above * below)), confidence);
}

Estimated<PooledMeasure> mantel_haenszel_odds_ratio(std::span<const Stratum> strata, double confidence) {
  detail::require_confidence(confidence);
  const auto s = both_groups(strata);
  if (s.empty()) {
    return no_comparison();
  }
  // The names of Robins, Breslow and Greenland: concordant P, R and discordant Q, S.
  struct Parts {
    double p, q, r, s;
  };
  const auto parts = [](const TwoCounts& g, double n) {
    const double with0 = g.n0 - g.x0;
    const double without1 = g.n1 - g.x1;
    return Parts{(g.x1 + with0) / n, (without1 + g.x0) / n, g.x1 * with0 / n, without1 * g.x0 / n};
  };
  const double r = over(s, [&](const TwoCounts& g, double n) { return parts(g, n).r; });
  const double t = over(s, [&](const TwoCounts& g, double n) { return parts(g, n).s; });
  if (r == 0 || t == 0) {
    return no_events();
  }
  const double pr = over(s, [&](const TwoCounts& g, double n) { return parts(g, n).p * parts(g, n).r; });
  const double mixed = over(s, [&](const TwoCounts& g, double n) {
    const Parts of = parts(g, n);
    return of.p * of.s + of.q * of.r;
  });
  const double qs = over(s, [&](const TwoCounts& g, double n) { return parts(g, n).q * parts(g, n).s; });
  return of_logarithm(r / t, std::sqrt(pr / (2 * r * r) + mixed / (2 * r * t) + qs / (2 * t * t)),
                      confidence);
}

Estimated<StratifiedTest> cochran_mantel_haenszel(std::span<const Stratum> strata) {
  const auto s = both_groups(strata);
  if (s.empty()) {
    return no_comparison();
  }
  const double distance =
      std::abs(over(s, [](const TwoCounts& g, double n) { return g.x1 - g.n1 * (g.x1 + g.x0) / n; }));
  const double variance = over(s, [](const TwoCounts& g, double n) {
    const double events = g.x1 + g.x0;
    return g.n1 * g.n0 * events * (n - events) / (n * n * (n - 1));
  });
  if (!(variance > 0)) {
    return no_events();
  }
  const double left = distance >= 0.5 ? distance - 0.5 : distance;
  StratifiedTest r;
  r.statistic = distance * distance / variance;
  r.p = chi_square_upper_p(r.statistic, 1);
  r.corrected = left * left / variance;
  r.corrected_p = chi_square_upper_p(r.corrected, 1);
  return r;
}

}  // namespace werkthet::statistics
