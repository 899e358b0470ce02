#pragma once
// Coefficients drawn from what a regression knows about them. Internal to this folder. One Householder QR per
// fit, columns that depend on earlier ones are left out (coefficient 0): in chained equations that is
// ordinary.

#include "core/random.hpp"
#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <vector>

namespace werkthet::statistics::detail {

/// Intercept first, then one per column.
struct DrawnRegression {
  std::vector<double> estimate;  ///< least squares or maximum likelihood
  std::vector<double> drawn;
  double sigma{};  ///< drawn residual standard deviation; 0 for the logistic
};

/// Normal linear regression with the usual vague prior: sigma^2 = RSS / chi-square(n - k), coefficients
/// around the estimate with variance sigma^2 (X'X)^-1. too_few with no more rows than coefficients.
[[nodiscard]] Estimated<DrawnRegression> draw_normal_regression(std::span<const double> outcome,
                                                                Columns columns, core::RandomStream& stream);

/// Logistic regression, coefficients normal around the estimate. Outcome 0/1.
[[nodiscard]] Estimated<DrawnRegression> draw_logistic_regression(std::span<const double> outcome,
                                                                  Columns columns,
                                                                  core::RandomStream& stream);

}  // namespace werkthet::statistics::detail
