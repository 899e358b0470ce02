#pragma once
// What a set of weights costs: effective sample size, the largest share, quantiles.
// Printed before any outcome is looked at (overlap comes first); the numbers do not say where the weights
// come from, so every weighting method answers through here.

#include "statistics/estimated.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics {

/// Effective sample size (Kish 1965, section 8.2) of weights that are not negative: (sum w)^2 / sum w^2; 0 of
/// none.
[[nodiscard]] double effective_sample_size(std::span<const double> weights);

struct WeightSummary {
  double total{};
  double ess{};
  double smallest{};
  double largest{};
  double max_share{};  ///< largest / total
};

/// Weights not negative. too_few without weights or when all are zero.
[[nodiscard]] Estimated<WeightSummary> summarise_weights(std::span<const double> weights);

/// Quantiles by linear interpolation of the order statistics, at each of `shares` (in [0, 1]); at least one
/// value. Source: Hyndman and Fan (1996), type 7.
[[nodiscard]] std::vector<double> interpolated_quantiles(std::span<const double> values,
                                                         std::span<const double> shares);

}  // namespace werkthet::statistics
