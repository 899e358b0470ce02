#include "statistics/weighting/weights.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

double effective_sample_size(std::span<const double> weights) {
  // Divided by the largest first: squares of weights around 1e200 would overflow, of 1e-200 vanish.
  const double top = weights.empty() ? 0.0 : *std::max_element(weights.begin(), weights.end());
  if (!(top > 0)) {
    return 0.0;
  }
  const double total = sum_over(weights.size(), [&](std::size_t i) { return weights[i] / top; });
  const double squares = sum_over(weights.size(), [&](std::size_t i) {
    const double w = weights[i] / top;
    return w * w;
  });
  return total * total / squares;
}

Estimated<WeightSummary> summarise_weights(std::span<const double> weights) {
  detail::require_finite(weights, "a weight is not finite");
  WeightSummary r;
  r.total = sum(weights);
  if (!(r.total > 0)) {
    return NotEstimable{Reason::too_few, "no unit has a weight"};
  }
  const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
  detail::require(*low >= 0, "a weight is negative");
  r.ess = effective_sample_size(weights);
  r.smallest = *low;
  r.largest = *high;
  r.max_share = *high / r.total;
  return r;
}

std::vector<double> interpolated_quantiles(std::span<const double> values, std::span<const double> shares) {
  detail::require(!values.empty(), "quantiles of no values");
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<double> out;
  for (const double share : shares) {
    detail::require(share >= 0 && share <= 1, "a share must lie between 0 and 1");
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = at - static_cast<double>(below);
    out.push_back(sorted[below] + part * (sorted[above] - sorted[below]));
  }
  return out;
}

}  // namespace werkthet::statistics
