#pragma once
// Inverse-probability weighting: the difference of two weighted means, with weights from a propensity model.
// Means are weighted means (Hajek): the Horvitz-Thompson form, which divides by the number of people instead
// of the sum of the weights, is shown beside it because the two differ a lot when overlap is poor.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/weighting/contrast.hpp"
#include "statistics/weighting/propensity.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace werkthet::statistics {

struct InverseProbability {
  std::size_t n{};
  double mean_treated{};                   ///< weighted
  double mean_reference{};                 ///< weighted
  Contrast effect;                         ///< its se carries the estimated propensity
  double se_fixed_weights{};               ///< the weights taken as known (HC0)
  std::optional<double> horvitz_thompson;  ///< none for the overlap estimand
  double unweighted_difference{};
  double ess_treated{};
  double ess_reference{};
};

/// Treated minus reference for the people `estimand` names. Assumes that, given the covariates, who is
/// treated has nothing to do with the outcomes, that everybody could have been either, and that the model
/// of `link` holds. too_few when a group has fewer than two units; reasons of logit (separation: a covariate
/// tells the groups apart); no_overlap as propensity_weights; no_variation when no outcome varies. Source:
/// Hajek form Lunceford and Davidian (2004), Statistics in Medicine 23:2937, eq. 10; variance Stefanski and
/// Boos (2002), eq. 10; overlap weights Li, Morgan and Zaslavsky (2018).
[[nodiscard]] Estimated<InverseProbability> inverse_probability(
    std::span<const double> outcome, std::span<const int> treated, Columns covariates,
    Estimand estimand = Estimand::treated, double confidence = 0.95, Link link = Link::logit);

}  // namespace werkthet::statistics
