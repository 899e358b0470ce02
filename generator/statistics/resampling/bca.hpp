#pragma once
// The shares of the bootstrap distribution at which the BCa interval ends. Internal to this folder.

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace werkthet::statistics::detail {

/// Efron and Tibshirani (1993), eq. 14.10, for one tail; none where the correction turns around.
[[nodiscard]] inline std::optional<double> bca_share(double z0, double acceleration, double tail) {
  const double z = z0 + normal_quantile(tail);
  const double rest = 1 - acceleration * z;
  if (!(rest > 1e-8)) {
    return std::nullopt;
  }
  return normal_cdf(z0 + z / rest);
}

/// Sum of influence^3 / (6 (sum of influence^2)^1.5); 0 when nobody has influence.
[[nodiscard]] inline double acceleration_of(std::span<const double> influence) {
  double largest = 0;
  for (const double u : influence) {
    largest = std::max(largest, std::abs(u));
  }
  if (!(largest > 0)) {
    return 0;
  }
  const auto power_sum = [&](int power) {  // of shares of the largest, so that no power overflows
    return sum_over(influence.size(), [&](std::size_t i) { return std::pow(influence[i] / largest, power); });
  };
  return power_sum(3) / (6 * std::pow(power_sum(2), 1.5));
}

}  // namespace werkthet::statistics::detail
