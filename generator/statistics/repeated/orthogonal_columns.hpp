#pragma once
// A design in orthogonal columns of length one, and the way back to its own columns. Internal to this folder:
// include it from .cpp files only. The leading indicator columns (the intercept, the visits) are taken out of
// the others first: that keeps a column such as 1e9 + x apart from them, and it makes the sums of squares of
// the likelihoods well conditioned whatever the units.

#include "statistics/estimated.hpp"
#include "statistics/matrix.hpp"

namespace werkthet::statistics::detail {

struct OrthogonalColumns {
  Matrix q;                              ///< n x k
  Matrix back;                           ///< coefficients of the design = back * coefficients of q
  [[nodiscard]] double log_det() const;  ///< log |det back|
};

/// The first `leading` columns must be 0/1 indicators of disjoint rows. singular without full column rank.
[[nodiscard]] Estimated<OrthogonalColumns> orthogonal_columns(const Matrix& design, Eigen::Index leading);

/// An outcome without what the columns explain, in units of its residual standard deviation.
struct StandardOutcome {
  Vector rest;         ///< (y - fit) / scale
  Vector coefficient;  ///< least squares, of q
  double scale{};      ///< residual standard deviation with n - k
};

/// too_few when n <= k; no_variation when the columns explain the outcome to rounding.
[[nodiscard]] Estimated<StandardOutcome> standard_outcome(std::span<const double> outcome,
                                                          const OrthogonalColumns& columns);

}  // namespace werkthet::statistics::detail
