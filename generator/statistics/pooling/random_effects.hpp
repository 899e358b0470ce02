#pragma once
// One answer from several studies that need not have the same effect: pooled effect, spread between studies
// (tau2), intervals with and without Hartung-Knapp, and where the effect of a next study would lie. Three
// estimators of tau2 come out side by side because with few studies they differ and a reader should see it;
// the default to report is REML with Hartung-Knapp. I2 and H2 come from tau2, so that they agree with it.
// `effect` and `variance` have one entry per study; a variance is the squared standard error and must not be
// negative (std::invalid_argument); zero is no_variation, since such a study would have all the weight.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// The pooled answer for one estimate of tau2; everything in the unit of the effects.
struct PooledEffect {
  double tau2{};
  double tau{};
  double estimate{};
  double se{};
  Interval interval;  ///< normal
  double p{};
  double hk_se{};  ///< Hartung-Knapp; 0 when the effects are equal
  Interval hk_interval;
  std::optional<double> hk_p;  ///< none when hk_se is 0
  double hk_truncated_se{};    ///< never smaller than se
  Interval hk_truncated_interval;
  double hk_truncated_p{};
  double i2{};  ///< per cent of the variation that lies between studies, 100 tau2 / (tau2 + typical variance)
  double h2{};
  // Prediction intervals. Named by standard error and degrees of freedom; k - 2 needs three studies.
  Interval prediction_normal;
  std::optional<Interval> prediction_t_k_minus_2;  ///< Higgins, Thompson and Spiegelhalter
  Interval prediction_hk_t_k_minus_1;              ///< with the untruncated Hartung-Knapp standard error
  std::optional<Interval> prediction_hk_t_k_minus_2;
  Interval prediction_hk_truncated_t_k_minus_1;
  std::optional<Interval> prediction_hk_truncated_t_k_minus_2;
};

struct RandomEffects {
  std::size_t k{};
  double fixed_effect{};
  double fixed_effect_se{};
  double q{};  ///< Cochran's, k - 1 degrees of freedom
  double q_p{};
  double i2_from_q{};
  PooledEffect reml;
  PooledEffect dersimonian_laird;
  PooledEffect paule_mandel;
  double se_tau2_reml{};  ///< from the expected information
};

/// too_few with fewer than two studies; no_variation when a variance is 0. Assumes independent studies,
/// variances known, and for tests and intervals effects that are normal between studies. Sources: REML:
/// Viechtbauer (2005), J. Educ. Behav. Stat. 30, p. 267; DerSimonian and Laird (1986), p. 183; Paule and
/// Mandel (1982); Hartung and Knapp (2001), eq. 3; truncation: Knapp and Hartung (2003), p. 2699; I2: Higgins
/// and Thompson (2002), eq. 9; prediction: Higgins, Thompson and Spiegelhalter (2009), eq. 12, and Partlett
/// and Riley (2017).
[[nodiscard]] Estimated<RandomEffects> random_effects(std::span<const double> effect,
                                                      std::span<const double> variance,
                                                      double confidence = 0.95);

/// random_effects without each study in turn, in the order of the studies: does one study carry the answer?
[[nodiscard]] std::vector<Estimated<RandomEffects>> leave_one_out(std::span<const double> effect,
                                                                  std::span<const double> variance,
                                                                  double confidence = 0.95);

struct Subgroups {
  std::map<int, Estimated<RandomEffects>> groups;  ///< by code
  /// Test that the REML effects of the groups with two studies or more are equal; each has a tau2 of its own.
  /// none with fewer than two such groups.
  std::optional<double> q_between;
  std::optional<double> p_between;  ///< chi-square, groups - 1 degrees of freedom
};

/// Per group of studies (a variant of the arm, say). too_few without studies.
/// Source: Borenstein et al. (2009), Introduction to Meta-Analysis, chapter 19, separate estimates of tau2.
[[nodiscard]] Estimated<Subgroups> subgroup_effects(std::span<const double> effect,
                                                    std::span<const double> variance,
                                                    std::span<const int> group, double confidence = 0.95);

}  // namespace werkthet::statistics
