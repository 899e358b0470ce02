#pragma once
// The smallest value of a smooth function of a few parameters. Internal to this stage: include it from .cpp
// files only. Newton steps with the caller's own second derivatives, because tables of tolerance 1e-6 and
// degrees of freedom made of curvature need the optimum itself and not its neighbourhood. For functions that
// may have saddles; survival/concave_maximum.hpp is for likelihoods that have none, and may have no maximum
// either.

#include "statistics/matrix.hpp"

#include <functional>
#include <optional>

namespace werkthet::statistics::detail {

/// Value, gradient and second derivatives in one point.
struct Curved {
  double value{};
  Vector gradient;
  Matrix hessian;
};

struct Smooth {
  /// Nothing where the function does not exist (a covariance that is not positive definite).
  std::function<std::optional<double>(const Vector&)> value;
  std::function<std::optional<Curved>(const Vector&)> derivatives;
};

struct Minimum {
  Vector at;
  Curved there;
  bool converged{};  ///< gradient zero to rounding and no direction of negative curvature
};

/// From `start`, where the function must exist (else converged is false and `there` empty). Directions of
/// negative curvature are walked down with the absolute curvature; a stationary point that is no minimum is
/// left. The last steps are full Newton steps until the expected gain is rounding. At most `most` steps.
/// Source: Nocedal and Wright (2006), Numerical Optimization, section 3.4.
[[nodiscard]] Minimum minimise(const Smooth& function, Vector start, int most = 200);

/// Inverse of a symmetric matrix without its directions of no (or negative) curvature: eigenvalues at most
/// 1e-10 of the largest count as zero. What lmerTest does with the curvature of a fit on the boundary.
[[nodiscard]] Matrix positive_inverse(const Matrix& symmetric);

}  // namespace werkthet::statistics::detail
