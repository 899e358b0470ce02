#pragma once
// A second and third way to the participation difference, and how strong a missing cause would have to be: if
// routes that rest on different assumptions disagree, the reader must know. For the internal report.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// <subject>.<control>.participation.doubly_robust (AIPW, on the people of control), and for a yes/no outcome
/// (or, standardised, for a number) .e_value: the E-value of the weighted difference, with that of the limit
/// nearest to none as lower end. Needs the estimates of three_way.hpp in `estimates`; does nothing without
/// non-participants or covariates.
void add_participation_models(const Sample& sample, const Groups& groups, const Subject& subject, bool yes_no,
                              Estimates& estimates);

/// <subject>.<control>.participation.weighted_change: the change from before the draw (the mean of the
/// outcome's months there) of control less that of non-participants, weighted to all randomised on what is
/// fixed; those months themselves are no covariate then (Chabe-Ferret 2017). Only for an outcome that exists
/// before the draw: nobody can leave benefit before the day on which he must have it.
void add_weighted_change(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                         const cohort::Values& values, const Subject& subject, Estimates& estimates);

}  // namespace werkthet::analysis
