#pragma once
// The mixed model for repeated measures: every visit has its own mean, its own effect of every arm and its
// own variance, and any two visits their own covariance. It uses everybody who was measured at least once,
// which is valid when missing visits depend only on what was measured. Nothing is assumed about the
// covariance over time, because with three waves there is no need to; when the data cannot carry that, the
// answer is a reason and the caller uses the random intercept of mixed_model.hpp.

#include "statistics/numerics.hpp"
#include "statistics/repeated/fixed_effect.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

enum class CovariateEffect {
  by_visit,  ///< a slope per visit: the default, as a baseline value says less about a later visit
  common,    ///< one slope for all visits
};

struct RepeatedMeasures {
  std::size_t n{};                        ///< rows
  std::size_t subjects{};                 ///< with at least one row
  std::vector<int> visits;                ///< that occur, ascending
  std::size_t arms{};                     ///< columns of arms
  std::vector<FixedEffect> coefficients;  ///< visit means; arm 1 per visit, arm 2 ..; then the covariates
  std::vector<double> covariance;         ///< of the coefficients, k x k row by row
  std::vector<double> visit_covariance;   ///< visits x visits, row by row; unit of the outcome squared
  double minus2_restricted_log_likelihood{};

  /// Difference between arm `arm` and the reference (all arms zero) at visits[visit].
  [[nodiscard]] const FixedEffect& effect(std::size_t arm, std::size_t visit) const {
    return coefficients.at(visits.size() * (1 + arm) + visit);
  }
  [[nodiscard]] double covariance_of(std::size_t i, std::size_t j) const {
    return covariance[i * coefficients.size() + j];
  }
};

/// y_ij = visit_j + sum_a arm_ai * effect_aj + covariates_i * slopes(_j) + e_ij, Var(e_i) unstructured,
/// normal, independent between subjects; restricted maximum likelihood converged until its gradient is
/// rounding. One row per subject and visit; rows in any order; visits that were missed have no row. `arms`:
/// 0/1 columns, reference all zero; `covariates`: columns, in order, each per visit or common.
/// too_few: no rows, no more rows than coefficients, or two visits at which nobody was measured both times;
/// singular: collinear columns (an arm without anybody at a visit); no_variation: the outcome does not vary
/// beyond its covariates; no_convergence: the covariance does not exist (a visit follows exactly from others,
/// a likelihood without a maximum). Throws std::invalid_argument when a subject has a visit twice.
/// Degrees of freedom: Satterthwaite with the observed information, as the R package mmrm.
/// Source: Mallinckrodt et al. (2008), Drug Information Journal 42:303-319; restricted likelihood: Lindstrom
/// and Bates (1988), JASA 83:1014-1022; degrees of freedom: Giesbrecht and Burns (1985), Biometrics
/// 41:477-486.
[[nodiscard]] Estimated<RepeatedMeasures> repeated_measures(
    std::span<const double> outcome, std::span<const int> subject, std::span<const int> visit, Columns arms,
    Columns covariates = {}, CovariateEffect covariate_effect = CovariateEffect::by_visit,
    double confidence = 0.95);

}  // namespace werkthet::statistics
