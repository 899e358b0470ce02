#pragma once
// From the likelihood in standard units to coefficients in units of the outcome. Internal to this folder:
// include it from .cpp files only. Shared by the models here, so that they cannot differ in this.

#include "statistics/repeated/fixed_effect.hpp"
#include "statistics/repeated/gaussian_likelihood.hpp"
#include "statistics/repeated/orthogonal_columns.hpp"

#include <vector>

namespace werkthet::statistics::detail {

struct FixedEffects {
  std::vector<FixedEffect> effects;
  std::vector<double> covariance;  ///< k x k, row by row
};

/// no_convergence when a coefficient has no degrees of freedom.
[[nodiscard]] Estimated<FixedEffects> fixed_effects(const GaussianFit& fit, const OrthogonalColumns& columns,
                                                    const StandardOutcome& outcome, bool with_kenward_roger,
                                                    double confidence);

/// -2 log-likelihood of the outcome itself, from that of the standard outcome on orthogonal columns.
[[nodiscard]] double minus2_in_own_units(const GaussianFit& fit, const OrthogonalColumns& columns,
                                         const StandardOutcome& outcome, Likelihood kind);

}  // namespace werkthet::statistics::detail
