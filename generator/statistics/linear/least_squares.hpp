#pragma once
// The matrix work behind regression.hpp, kept out of its interface. Internal to this stage.
// Hands on coefficients and their covariance; one pivoted QR of scaled columns, no normal equations.
// Plain vectors cross this interface too, so that the matrix library stays inside one file.

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
  std::vector<double> residual;    ///< one per unit
  double max_leverage{};

  [[nodiscard]] double covariance_of(std::size_t i, std::size_t j) const { return covariance[i * k + j]; }
};

/// Intercept added. too_few when n <= k, singular without full column rank.
[[nodiscard]] Estimated<LeastSquares> least_squares(std::span<const double> outcome, Columns columns,
                                                    StandardError kind);

}  // namespace werkthet::statistics::detail
