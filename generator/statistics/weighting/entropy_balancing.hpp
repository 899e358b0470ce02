#pragma once
// Entropy balancing: the most even weights that give one group the covariate means of another, and the
// effect they lead to.
// The dual problem is solved by damped Newton steps on columns centred at the target and scaled; its value
// is an entropy, so a value below zero proves that no weights exist. That is how no_overlap is told from
// no_convergence.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/weighting/contrast.hpp"

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

/// Covariates with their squares, so that balancing means balances variances too.
struct Moments {
  std::vector<std::vector<double>> columns;  ///< the covariates in order, then the squares
  std::vector<std::size_t> squared;          ///< which covariates have a square, in the order of the squares
};

/// Squares of the distance to the overall mean, for covariates with more than two different values.
[[nodiscard]] Moments with_squares(Columns covariates);

/// The effect on the treated: their mean minus the mean of the reference weighted to them.
struct EntropyEffect {
  std::size_t n{};
  std::size_t n_treated{};
  double mean_treated{};
  double mean_reference{};      ///< weighted
  Contrast effect;              ///< its se carries the weights and the estimated target means
  double se_fixed_target{};     ///< the target means taken as known (as WeightIt does)
  double se_fixed_weights{};    ///< the weights taken as known (HC0)
  std::vector<double> weights;  ///< one per reference unit, in the order of the rows; they add to n_treated
};

/// `covariates`: at least one column, in their own units. Assumes that, given the covariates, who is treated
/// has nothing to do with the outcome without treatment, which is linear in the covariates or the log odds of
/// treatment are (Zhao and Percival 2017). too_few when a group has fewer than two units; reasons of
/// entropy_balance; singular when a covariate is a combination of others; no_variation when no outcome
/// varies. Source: weights Hainmueller (2012), Political Analysis 20:25; variance Stefanski and Boos (2002),
/// eq. 10.
[[nodiscard]] Estimated<EntropyEffect> entropy_balanced_effect(std::span<const double> outcome,
                                                               std::span<const int> treated,
                                                               Columns covariates, double confidence = 0.95);

}  // namespace werkthet::statistics
