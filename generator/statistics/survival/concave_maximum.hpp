#pragma once
// The maximum of a concave log-likelihood by Newton's method. Internal to this stage.
// Told apart: a maximum (the step no longer moves anybody's linear predictor) and a likelihood without one
// (it no longer rises while somebody's predictor still moves by whole units): that is separation, and no
// iteration limit decides about it. statistics/minimise.hpp cannot tell that: it sees no linear predictor,
// and takes a flat direction for a minimum.

#include "statistics/estimated.hpp"
#include "statistics/matrix.hpp"

#include <functional>

namespace werkthet::statistics::detail {

struct ConcaveLikelihood {
  double value{};  ///< may be -infinity or NaN far from the maximum; such a step is halved
  Vector score;
  Matrix information;
};

struct Maximum {
  Vector at;
  ConcaveLikelihood start;  ///< at zero
  ConcaveLikelihood end;
  Matrix covariance;  ///< inverse information at the maximum
};

/// Starts at zero; `x` (units x coefficients) tells what a step does to the linear predictors.
/// no_variation when the information at zero is not positive; singular when it has no full rank; separation
/// when the maximum lies at infinity; no_convergence after 200 steps.
/// Source: Bryson and Johnson (1981), Technometrics 23:381, for monotone partial likelihoods.
[[nodiscard]] Estimated<Maximum> maximise(const std::function<ConcaveLikelihood(const Vector&)>& likelihood,
                                          const Matrix& x);

/// Inverse of a symmetric positive definite matrix; nothing when its pivots span more than 1e-13.
[[nodiscard]] bool invert(const Matrix& information, Matrix& inverse);

}  // namespace werkthet::statistics::detail
