#pragma once
// Weights that make one group look like another on the means of their covariates (entropy balancing), and
// the table that shows how alike they are. Of all weights with the right means these are the most even ones.
// The dual problem is solved by damped Newton steps on columns centred at the target and scaled; its value
// is an entropy, so a value below zero proves that no weights exist. That is how no_overlap is told from
// no_convergence.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct BalanceWeights {
  std::vector<double> weights;  ///< one per reference unit, positive, sum 1
  double ess{};                 ///< effective sample size, 1 / sum of squares
  double max_share{};           ///< the largest weight
  double worst_residual{};      ///< largest distance from a target mean, in reference standard deviations
  int iterations{};
};

/// Weights on the reference units whose weighted means equal `target` (one per column) to 1e-12 standard
/// deviations. At least one column (invalid_argument otherwise); copies and full sets of dummies are allowed.
/// too_few without units; no_overlap when a target lies outside the reference, in a single column or in any
/// combination of columns; no_convergence when columns contradict each other.
/// A single column with its target exactly on the edge is no_overlap too: a category that no target person
/// has must be taken out of the reference group first. On the edge of a combination the units that do not
/// lie on it get weights that are zero for practical purposes; the effective sample size shows it.
/// Source: Hainmueller (2012), eq. 8-10.
[[nodiscard]] Estimated<BalanceWeights> entropy_balance(Columns reference, std::span<const double> target);

/// One covariate before and after weighting the reference group.
struct CovariateBalance {
  double mean_treated{};
  double mean_reference{};
  double mean_reference_weighted{};
  double sd_treated{};
  double sd_reference{};
  double smd_before{};  ///< (treated - reference) / SD of the treated
  double smd_after{};   ///< same denominator: the unweighted SD of the treated, for binary columns too
};

/// Standardised mean differences; one entry per column, no_variation where the treated do not vary.
/// `weights`: one per reference unit, not negative, some positive. too_few (whole answer) with fewer than
/// two units in a group. Denominator as cobalt uses for the effect on the treated (Stuart 2010).
[[nodiscard]] Estimated<std::vector<Estimated<CovariateBalance>>> standardised_differences(
    Columns treated, Columns reference, std::span<const double> weights);

/// Effective sample size (Kish 1965) of weights that are not negative: (sum w)^2 / sum w^2; 0 of none.
[[nodiscard]] double effective_sample_size(std::span<const double> weights);

}  // namespace werkthet::statistics
