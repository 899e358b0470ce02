#pragma once
// From log hazard ratios to what is printed. Internal to this stage.
// A covariate in absurd units has a coefficient whose exponential no double holds: then there is none.

#include "statistics/distributions.hpp"
#include "statistics/estimated.hpp"

#include <cmath>
#include <optional>

namespace werkthet::statistics::detail {

[[nodiscard]] inline std::optional<double> exponential(double x) {
  return std::abs(x) < 600 ? std::optional(std::exp(x)) : std::nullopt;
}

[[nodiscard]] inline std::optional<Interval> exponential_interval(double centre, double half) {
  const auto low = exponential(centre - half);
  const auto high = exponential(centre + half);
  return low && high ? std::optional(Interval{*low, *high}) : std::nullopt;
}

/// 1 when nothing varies.
[[nodiscard]] inline double two_sided_p(double estimate, double se) {
  return se > 0 ? normal_two_sided_p(estimate / se) : 1.0;
}

}  // namespace werkthet::statistics::detail
