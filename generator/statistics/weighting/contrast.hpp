#pragma once
// A difference with its normal interval, from an estimate and a standard error.
// A standard error that is nothing but rounding is refused here, once for all estimators of this folder: a
// constant outcome with weights that add to one up to the last digit must not get a p-value.

#include "statistics/estimated.hpp"

#include <span>

namespace werkthet::statistics {

/// A difference with normal interval, in the unit of the outcome (a 0/1 outcome: a fraction).
struct Contrast {
  double estimate{};
  double se{};
  Interval interval;
  double p{};  ///< two-sided, normal
};

/// The size below which a standard error of these outcomes is rounding: 1e-13 of the largest one.
[[nodiscard]] double rounding_of(std::span<const double> outcome);

/// Estimate +- z * se. no_variation when `se` is not above `rounding`; out_of_range when one of the numbers
/// is not finite (weights so large that squares overflow).
[[nodiscard]] Estimated<Contrast> contrast(double estimate, double se, double rounding, double confidence);

}  // namespace werkthet::statistics
