#pragma once
// The steps every regression of this folder shares: check the inputs, put the treatment first, turn an
// estimate and its standard error into an interval. Internal to this stage: include it from .cpp files only.

#include "statistics/estimated.hpp"
#include "statistics/linear/fit.hpp"
#include "statistics/linear/regression.hpp"
#include "statistics/numerics.hpp"

#include <span>
#include <string>
#include <vector>

namespace werkthet::statistics::detail {

/// Throws std::invalid_argument for values that are not finite, lengths that differ, a confidence out of
/// range.
void require_regression(std::span<const double> outcome, Columns columns, double confidence);

/// n, k, df, R squared, sigma and largest leverage; no coefficients yet.
[[nodiscard]] Regression summary_of(const Fit& fit);

/// With t interval; without interval and p when se or df is zero.
[[nodiscard]] Coefficient coefficient(std::string name, double estimate, double se, double df,
                                      double confidence);

/// no_variation when the standard error is zero.
[[nodiscard]] Estimated<Effect> effect(std::size_t n, double estimate, double se, double df,
                                       double confidence);

/// The 0/1 column, then the covariates. too_few when a group has fewer than two units.
[[nodiscard]] Estimated<std::vector<std::vector<double>>> treated_first(std::span<const int> treated,
                                                                        Columns covariates, std::size_t rows);

/// Standard error of coefficient `at` from a covariance matrix; zero instead of the root of a rounded zero.
[[nodiscard]] double se_of(const Matrix& covariance, Eigen::Index at);

}  // namespace werkthet::statistics::detail
