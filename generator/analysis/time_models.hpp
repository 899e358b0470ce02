#pragma once
// What stands beside the curves: how many times as fast an arm leaves, whether that stays the same over time,
// whether the reasons of ending differ, and bands around the difference of two curves. For the internal
// report.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// Per arm against control: <outcome>.<arm>.treatment.cox (hazard ratio of the event, robust; couples as
/// clusters), .proportional (test that the ratio is constant), .gray (the event), and
/// <outcome>.<horizon>.<arm>.treatment. incidence (difference in cumulative incidence, bootstrap, for times
/// in whole months).
void add_time_models(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                     const config::Outcome& outcome, const cohort::TimeColumn& column, Estimates& estimates);

}  // namespace werkthet::analysis
