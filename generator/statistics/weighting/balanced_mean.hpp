#pragma once
// The mean of a reference group balanced to a target group, with what every row adds to its error. Internal
// to this stage. Shared by the effect of entropy balancing and the decomposition, so that both have the same
// standard error.

#include "statistics/estimated.hpp"
#include "statistics/weighting/entropy_balancing.hpp"
#include "statistics/weighting/influence.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

struct BalancedMean {
  double value{};
  Vector weights_known;  ///< phi with the weights taken as known
  Vector target_known;   ///< phi with the target means taken as known
  Vector phi;            ///< phi of the whole stacked system
};

struct Balanced {
  Estimated<BalanceWeights> weights;
  Estimated<BalancedMean> mean;
};

/// `reference`, `target`: rows of either group, not empty. Without covariates the weights are equal.
[[nodiscard]] Balanced balanced_mean(std::span<const double> outcome, std::span<const std::size_t> reference,
                                     std::span<const std::size_t> target, Columns covariates);

}  // namespace werkthet::statistics::detail
