#pragma once
// The observations of statistics.md §3.1 that need an estimate of their own: does the outcome of the control
// group go with what its caseworkers did elsewhere, does the effect of the arms fade, does the survey itself
// do something. Each is a number with an interval or a reason; what they point at is read from the print
// (safe/participation_verdict.hpp).

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// For one outcome at its main horizon, under <outcome>.<horizon>:
///   <control>.signs.caseworker_share   within control: per tenth more of the caseworker's other clients who
///                                      are in an experimental arm; CR2 by caseworker
///   <control>.signs.shared_reference   non-participants whose caseworker serves an experimental arm, against
///                                      those whose caseworker does not
///   groepen.signs.late_less_early      arms against control: effect of the second half less that of the
///   first <control>.signs.measured           control: who got the survey by lot, against who did not
/// One that the data cannot show is not estimable, or absent when its columns are.
void add_participation_signs(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                             const config::Outcome& outcome, int horizon, Estimates& estimates);

}  // namespace werkthet::analysis
