#pragma once
// Treatment, participation and total from one set of weights, for binary and numeric outcomes alike, and the
// covariate-adjusted treatment. The sum total = treatment + participation is checked here at full precision.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

#include <string>

namespace werkthet::analysis {

/// <subject>.<arm>.treatment.adjusted: linear regression on assignment and covariates, HC2.
void add_adjusted_treatment(const Sample& sample, const Groups& groups, int code, const Subject& subject,
                            Estimates& estimates);

/// <subject>.<control>.participation.{raw,weighted,selection} (selection: raw less weighted),
/// <subject>.<arm>.total.{raw,weighted}, <subject>.<arm>.treatment.means,
/// <subject>.niet_deelnemers.weighted_mean.
void add_three_way(const Sample& sample, const Groups& groups, const Subject& subject, Estimates& estimates);

}  // namespace werkthet::analysis
