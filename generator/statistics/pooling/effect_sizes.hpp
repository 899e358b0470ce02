#pragma once
// From the counts of one yes/no outcome in several studies to an effect and its sampling variance per study:
// what random_effects.hpp pools. Group 1 over (or minus) group 0. Half a person is added to all four cells of
// a study with an empty cell and to no other study, because a correction for all would pull every study
// towards no effect.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// People with the outcome and people in the group, one entry per study.
struct StudyCounts {
  std::span<const std::int64_t> events1;
  std::span<const std::int64_t> n1;
  std::span<const std::int64_t> events0;
  std::span<const std::int64_t> n0;
};

/// One entry per study.
struct StudyEffects {
  std::vector<double> effect;
  std::vector<double> variance;
};

enum class EffectMeasure { log_risk_ratio, log_odds_ratio, risk_difference };

/// Log risk ratio, variance 1/a - 1/n1 + 1/c - 1/n0; log odds ratio, variance sum of the reciprocal cells;
/// risk difference, variance p1 q1 / n1 + p0 q0 / n0. too_few without studies or when a group of a study is
/// empty. Throws std::invalid_argument for lengths that differ and counts outside 0..n. Source: Fleiss and
/// Berlin (2009), in Cooper, Hedges and Valentine, chapter 13; the half: Gart and Zweifel (1967).
[[nodiscard]] Estimated<StudyEffects> effect_sizes(const StudyCounts& counts, EffectMeasure measure);

struct PetoOddsRatio {
  double log_odds_ratio{};
  double se{};
};

/// Peto's pooled log odds ratio: sum of observed minus expected over the sum of hypergeometric variances.
/// Meant for rare outcomes, groups of similar size and small effects. too_few as above; no_events when no
/// study has both people with and people without the outcome. Source: Yusuf et al. (1985), Prog. Cardiovasc.
/// Dis. 27, appendix.
[[nodiscard]] Estimated<PetoOddsRatio> peto_odds_ratio(const StudyCounts& counts);

}  // namespace werkthet::statistics
