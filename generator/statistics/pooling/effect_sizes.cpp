#include "statistics/pooling/effect_sizes.hpp"

#include "statistics/numerics.hpp"

#include <cmath>
#include <cstddef>

namespace werkthet::statistics {
namespace {

/// False when a group of a study is empty or there is no study.
bool usable(const StudyCounts& counts) {
  const std::size_t k = counts.n1.size();
  detail::require(counts.events1.size() == k && counts.events0.size() == k && counts.n0.size() == k,
                  "the counts of the studies differ in length");
  bool filled = k > 0;
  for (std::size_t i = 0; i < k; ++i) {
    detail::require(counts.events1[i] >= 0 && counts.events1[i] <= counts.n1[i] && counts.events0[i] >= 0 &&
                        counts.events0[i] <= counts.n0[i],
                    "a count lies outside 0..n");
    filled = filled && counts.n1[i] > 0 && counts.n0[i] > 0;
  }
  return filled;
}

NotEstimable empty_group() {
  return {Reason::too_few, "no studies, or a study with an empty group"};
}

}  // namespace

Estimated<StudyEffects> effect_sizes(const StudyCounts& counts, EffectMeasure measure) {
  if (!usable(counts)) {
    return empty_group();
  }
  StudyEffects out;
  for (std::size_t i = 0; i < counts.n1.size(); ++i) {
    const bool empty_cell = counts.events1[i] == 0 || counts.events0[i] == 0 ||
                            counts.events1[i] == counts.n1[i] || counts.events0[i] == counts.n0[i];
    const double half = empty_cell ? 0.5 : 0.0;
    const double a = static_cast<double>(counts.events1[i]) + half;
    const double b = static_cast<double>(counts.n1[i] - counts.events1[i]) + half;
    const double c = static_cast<double>(counts.events0[i]) + half;
    const double d = static_cast<double>(counts.n0[i] - counts.events0[i]) + half;
    const double n1 = a + b;
    const double n0 = c + d;
    switch (measure) {
      case EffectMeasure::log_risk_ratio:
        out.effect.push_back(std::log((a / n1) / (c / n0)));
        out.variance.push_back(b / (a * n1) + d / (c * n0));  // 1/a - 1/n1 without cancellation
        break;
      case EffectMeasure::log_odds_ratio:
        out.effect.push_back(std::log((a / b) / (c / d)));
        out.variance.push_back(1 / a + 1 / b + 1 / c + 1 / d);
        break;
      case EffectMeasure::risk_difference:
        out.effect.push_back(a / n1 - c / n0);
        out.variance.push_back(a / n1 * (b / n1) / n1 + c / n0 * (d / n0) / n0);
        break;
    }
  }
  return out;
}

Estimated<PetoOddsRatio> peto_odds_ratio(const StudyCounts& counts) {
  if (!usable(counts)) {
    return empty_group();
  }
  const std::size_t k = counts.n1.size();
  const auto size = [&](std::size_t i) { return static_cast<double>(counts.n1[i] + counts.n0[i]); };
  const auto events = [&](std::size_t i) {
    return static_cast<double>(counts.events1[i] + counts.events0[i]);
  };
  const double surplus = sum_over(k, [&](std::size_t i) {
    return static_cast<double>(counts.events1[i]) - static_cast<double>(counts.n1[i]) * events(i) / size(i);
  });
  const double variance = sum_over(k, [&](std::size_t i) {
    return static_cast<double>(counts.n1[i]) / size(i) * (static_cast<double>(counts.n0[i]) / size(i)) *
           events(i) * (size(i) - events(i)) / (size(i) - 1);  // size is at least two
  });
  if (!(variance > 0)) {
    return NotEstimable{Reason::no_events, "in no study some people have the outcome and some have not"};
  }
  return PetoOddsRatio{surplus / variance, 1 / std::sqrt(variance)};
}

}  // namespace werkthet::statistics
