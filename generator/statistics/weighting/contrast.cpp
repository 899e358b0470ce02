#include "statistics/weighting/contrast.hpp"

#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

double rounding_of(std::span<const double> outcome) {
  double largest = 0;
  for (const double y : outcome) {
    largest = std::max(largest, std::abs(y));
  }
  return 1e-13 * largest;
}

Estimated<Contrast> contrast(double estimate, double se, double rounding, double confidence) {
  if (!std::isfinite(estimate) || !std::isfinite(se)) {
    return NotEstimable{Reason::out_of_range, "the weights are too extreme to compute with"};
  }
  if (!(se > rounding)) {
    return NotEstimable{Reason::no_variation, "the outcome varies in neither group"};
  }
  const double z = normal_critical(confidence);
  return Contrast{estimate, se, {estimate - z * se, estimate + z * se}, normal_two_sided_p(estimate / se)};
}

}  // namespace werkthet::statistics
