#include "statistics/numerics.hpp"

namespace werkthet::statistics {

double sum(std::span<const double> values) {
  return sum_over(values.size(), [&](std::size_t i) { return values[i]; });
}

double mean(std::span<const double> values) {
  detail::require(!values.empty(), "the mean of no values");
  const double n = static_cast<double>(values.size());
  const double centre = sum(values) / n;
  // The second pass makes the mean of equal values that very value, so that their variance is exactly zero.
  return centre + sum_over(values.size(), [&](std::size_t i) { return values[i] - centre; }) / n;
}

double sample_variance(std::span<const double> values) {
  detail::require(values.size() >= 2, "the variance of fewer than two values");
  const double centre = mean(values);
  const double squares = sum_over(values.size(), [&](std::size_t i) {
    const double deviation = values[i] - centre;
    return deviation * deviation;
  });
  return squares / static_cast<double>(values.size() - 1);
}

}  // namespace werkthet::statistics
