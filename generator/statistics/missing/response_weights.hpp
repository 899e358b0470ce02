#pragma once
// Weights that make those who answered look like everybody who was asked.
// The chance to answer comes from a logit on what is known of all (register data before the start); the fit
// is for one group: give each arm its own, because answering may depend on other things in another arm.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct ResponseWeights {
  std::vector<double> probability;  ///< fitted chance to answer, one per unit
  std::vector<double>
      weights;  ///< one per unit; 0 when not observed; sum over the observed is the number of units
  std::size_t observed{};
  double effective{};      ///< observed units the weighted mean is worth: (sum w)^2 / sum w^2
  double largest_share{};  ///< of all weight, held by one unit
  std::size_t cut{};       ///< weights that were cut at the limit
};

/// w = 1 / P(observed | columns) for the observed, scaled to sum to the number of units (Hajek). A weight
/// above `limit` times the mean weight is cut to it and counted: bias instead of one person who decides.
/// limit > 1; 0 means no limit. Assumed: missing at random given the columns. When everybody answered the
/// weights are 1. too_few when nobody answered or with no more units than columns; singular and separation as
/// logit. Source: Seaman and White (2013), Statistical Methods in Medical Research 22:278.
[[nodiscard]] Estimated<ResponseWeights> response_weights(std::span<const int> observed, Columns columns,
                                                          double limit = 0);

}  // namespace werkthet::statistics
