#pragma once
// Coefficients and their covariance as plain vectors, for files that need a fit and no matrices. Internal to
// this stage. One QR of standardised columns (fit.hpp), no normal equations.

#include "statistics/estimated.hpp"
#include "statistics/linear/regression.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

struct LeastSquares {
  std::size_t k{};                 ///< columns with the intercept, which is first
  std::vector<double> beta;        ///< k
  std::vector<double> covariance;  ///< k x k, row by row
  std::vector<double> residual;    ///< one per unit: outcome minus fitted value, not weighted
  double max_leverage{};

  [[nodiscard]] double covariance_of(std::size_t i, std::size_t j) const { return covariance[i * k + j]; }
};

/// Intercept added. `weights` empty or one per unit, not negative (sampling or precision weights; the robust
/// kinds treat them as fixed). too_few when n <= k, singular without full column rank.
[[nodiscard]] Estimated<LeastSquares> least_squares(std::span<const double> outcome, Columns columns,
                                                    StandardError kind, std::span<const double> weights = {});

}  // namespace werkthet::statistics::detail
