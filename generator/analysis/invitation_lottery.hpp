#pragma once
// Participation when the invitation itself was drawn by lot (statistics.md §3.2): who was never asked is a
// mixture of people who would have taken part and people who would have refused, and the refusers are known.
// No covariates, no model, so no hidden driver of joining can hide in it.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

#include <string>

namespace werkthet::analysis {

/// Under <subject>.<control>: .participation.lottery (control against what people like the participants would
/// have had unasked), .participation.lottery_selection (those people against all never asked),
/// .invitation.itt (being invited to the control arm, whatever one did with it), .invitation.share (of the
/// invited, who took part; its first-stage F is `invitation_strength`). Under <subject>.<arm>:
/// .total.lottery. Not estimable when refusers cannot be found. Does nothing unless the study says that the
/// invitation was drawn by lot.
void add_invitation_lottery(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                            const cohort::Values& values, const Subject& subject, Estimates& estimates);

/// The same formula on a period before the draw, with everybody drawn in the place of control:
/// <subject>.deelnemers.placebo.lottery. The arms did not exist then, and three groups see more than one.
void add_lottery_placebo(const cohort::Cohort& cohort, const Groups& groups, const cohort::Values& values,
                         const Subject& subject, Estimates& estimates);

/// F statistic of the first stage: how surely the invitation moved people to take part. `share` of `invited`.
[[nodiscard]] double invitation_strength(double share, std::int64_t invited);

}  // namespace werkthet::analysis
