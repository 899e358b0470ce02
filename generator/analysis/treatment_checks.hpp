#pragma once
// What stands beside the main estimate of an arm against control: would it hold with another model, another
// test, another kind of error? For the internal report; what may be said publicly rests on the main estimate.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// Under <subject>.<arm>.treatment: .randomisation (the lottery drawn again, couples together), .bootstrap
/// (BCa), .clustered (CR2 by caseworker, where the allocation list names one); for a yes/no outcome .logit
/// (average marginal effect, or Firth's odds ratio under separation) and, with fewer than 5 expected, .mid_p;
/// for a number .superiority.
void add_treatment_checks(const config::Study& study, const cohort::Cohort& cohort, const TwoGroups& two,
                          const Subject& subject, const Pair& pair, bool yes_no, Estimates& estimates);

}  // namespace werkthet::analysis
