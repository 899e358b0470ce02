#pragma once
// The maximum-likelihood fit under logit.hpp and marginal_effects.hpp, in standardised columns: what is
// predicted does not depend on units, so it is computed before turning back to them. Internal to this stage:
// include it from .cpp files only.

#include "statistics/estimated.hpp"
#include "statistics/linear/standard_columns.hpp"
#include "statistics/matrix.hpp"
#include "statistics/numerics.hpp"

#include <cmath>
#include <span>

namespace werkthet::statistics::detail {

[[nodiscard]] inline double inverse_logit(double eta) {
  return eta >= 0 ? 1 / (1 + std::exp(-eta)) : std::exp(eta) / (1 + std::exp(eta));
}

/// log(1 + exp(eta)) without overflow.
[[nodiscard]] inline double softplus(double eta) {
  return eta > 0 ? eta + std::log1p(std::exp(-eta)) : std::log1p(std::exp(eta));
}

/// Below this share of the root information of all units, a direction has none left: its probabilities went
/// to 0 or 1. Much smaller and rounding of the score would decide before the bound does; a finite maximum has
/// at least about one event in every direction and stays far above it.
constexpr double vanished = 1e-7;

struct StandardLogit {
  StandardColumns columns;
  Vector beta;       ///< k, of the standard columns
  Matrix inverse;    ///< k x k, inverse of the information
  Vector eta;        ///< n
  Vector p;          ///< n
  Matrix influence;  ///< n x k: inverse * weight * (y - p) * row; its cross-product is the HC0 covariance
  double log_likelihood{};
  double null_log_likelihood{};
};

/// Reasons and preconditions as logit.
[[nodiscard]] Estimated<StandardLogit> fit_logit(std::span<const int> outcome, Columns columns,
                                                 std::span<const double> weights = {});

/// Sums of the rows of `influence` per cluster (clusters x k), in order of first appearance.
[[nodiscard]] Matrix sums_by_cluster(const Matrix& influence, std::span<const int> cluster);

}  // namespace werkthet::statistics::detail
