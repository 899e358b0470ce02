#pragma once
// A second and third way to the participation difference, and how strong a missing cause would have to be: if
// routes that rest on different assumptions disagree, the reader must know. For the internal report.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// <subject>.<control>.participation.doubly_robust (AIPW, on the people of control), and for a yes/no outcome
/// .e_value: the E-value of the weighted difference, with that of the limit nearest to none as lower end.
/// Needs the estimates of three_way.hpp in `estimates`; does nothing without non-participants or covariates.
void add_participation_models(const Sample& sample, const Groups& groups, const Subject& subject, bool yes_no,
                              Estimates& estimates);

}  // namespace werkthet::analysis
