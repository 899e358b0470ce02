#pragma once
// Weights that make a reference group look like the people who took part, scaled to its own size, so that
// numbers at risk stay numbers of people.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics {

enum class ReferenceWeighting {
  entropy_balancing,  ///< exact means of the covariates: the default
  propensity_odds     ///< odds of belonging to the target by a logit
};

/// One weight per reference unit (target 0), in the order of the rows; they add to the number of those.
/// `covariates`: at least one column for entropy balancing. too_few when a group is empty; reasons of
/// entropy_balance, or of logit and propensity_weights.
/// Source: Hainmueller (2012), eq. 8-10; odds: Hirano and Imbens (2001), Health Services and Outcomes
/// Research Methodology 2:259.
[[nodiscard]] Estimated<std::vector<double>> reference_weights(
    Columns covariates, std::span<const int> target,
    ReferenceWeighting how = ReferenceWeighting::entropy_balancing);

}  // namespace werkthet::statistics
