#pragma once
// Covariates of a hazard model as an orthonormal basis of what varies within strata. Internal to this stage.
// A partial likelihood only sees differences within a stratum, so every column is centred there; its
// information matrix then starts near the identity whatever the units, and coefficients come back by one
// triangular solve. Units of 1e9, a year as covariate and nearly collinear columns cost no digits that way.

#include "statistics/estimated.hpp"
#include "statistics/matrix.hpp"

#include <span>

namespace werkthet::statistics::detail {

struct Basis {
  Matrix q;         ///< units x columns; columns orthogonal with mean square 1
  Matrix to_beta;   ///< coefficients of the covariates = to_beta * coefficients of q
  Matrix to_gamma;  ///< its inverse
};

/// `strata` is empty or one code per unit. too_few without units; no_variation when a column is constant
/// within every stratum; singular when the columns are collinear there.
[[nodiscard]] Estimated<Basis> covariate_basis(Columns columns, std::size_t rows,
                                               std::span<const int> strata);

}  // namespace werkthet::statistics::detail
