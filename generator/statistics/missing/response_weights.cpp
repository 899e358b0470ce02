#include "statistics/missing/response_weights.hpp"

#include "statistics/binary/logit.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

Estimated<ResponseWeights> response_weights(std::span<const int> observed, Columns columns, double limit) {
  detail::require_binary(observed, observed.size());
  detail::require_columns(columns, observed.size());
  detail::require(std::isfinite(limit) && (limit == 0 || limit > 1), "a limit must exceed the mean weight");
  const std::size_t n = observed.size();
  ResponseWeights r;
  r.observed = static_cast<std::size_t>(std::count(observed.begin(), observed.end(), 1));
  if (r.observed == 0) {
    return NotEstimable{Reason::too_few, "nobody answered"};
  }
  if (r.observed == n) {
    r.probability.assign(n, 1.0);
  } else {
    const auto fit = logit(observed, columns);
    if (!fit) {
      return fit.why();
    }
    r.probability = fit->fitted;
  }
  r.weights.assign(n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    if (observed[i] == 1) {
      r.weights[i] = 1 / r.probability[i];
    }
  }
  if (limit > 0) {
    const double highest = limit * sum(r.weights) / static_cast<double>(r.observed);
    for (double& weight : r.weights) {
      if (weight > highest) {
        weight = highest;
        ++r.cut;
      }
    }
  }
  const double total = sum(r.weights);
  for (double& weight : r.weights) {
    weight *= static_cast<double>(n) / total;
  }
  r.effective = static_cast<double>(n) * static_cast<double>(n) /
                sum_over(n, [&](std::size_t i) { return r.weights[i] * r.weights[i]; });
  r.largest_share = *std::max_element(r.weights.begin(), r.weights.end()) / static_cast<double>(n);
  return r;
}

}  // namespace werkthet::statistics
