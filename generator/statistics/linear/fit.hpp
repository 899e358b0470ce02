#pragma once
// One weighted least-squares fit with all that a sandwich variance needs of it: the orthonormal basis of the
// columns, the residuals and the leverages. Internal to this stage: include it from .cpp files only.
// Everything is in weighted units (rows times the root of their weight), so that one formula serves both
// weighted and unweighted fits.

#include "statistics/estimated.hpp"
#include "statistics/linear/regression.hpp"
#include "statistics/matrix.hpp"
#include "statistics/numerics.hpp"

#include <span>

namespace werkthet::statistics::detail {

struct Fit {
  Matrix q;                  ///< n x k, orthonormal: spans the weighted columns
  Matrix m;                  ///< k x k: coefficients = m q' (weighted outcome), in the units of the columns
  Vector beta;               ///< k, intercept first
  Vector residual;           ///< n, times the root of the weight
  Vector leverage;           ///< n, between 0 and 1
  Vector root;               ///< n, root of the weight
  double outcome_squares{};  ///< weighted squares of the outcome around its weighted mean

  [[nodiscard]] Eigen::Index n() const { return q.rows(); }
  [[nodiscard]] Eigen::Index k() const { return q.cols(); }
};

/// Intercept added. `weights` empty or one per unit, not negative; a unit with weight 0 takes no part but
/// counts as a unit. too_few when n <= k; singular without full column rank. An outcome that does not vary,
/// or is fitted exactly, is a fit: the caller decides what to make of it.
[[nodiscard]] Estimated<Fit> fit(std::span<const double> outcome, Columns columns,
                                 std::span<const double> weights = {});

/// Covariance of the coefficients (k x k) for independent units. `residual`: of the fit, or of a second
/// stage.
[[nodiscard]] Matrix covariance(const Fit& fit, const Vector& residual, StandardError kind);

/// no_variation when the outcome does not vary or the columns explain all of it.
[[nodiscard]] Estimated<Fit> varied_fit(std::span<const double> outcome, Columns columns,
                                        std::span<const double> weights = {});

}  // namespace werkthet::statistics::detail
