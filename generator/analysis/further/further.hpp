#pragma once
// The analyses that reports on these experiments made beside the plan's own, where plan.analyses asks for
// them (config/further_analyses.hpp), and mediation. One per file. Every key holds ".further.": none of them
// is a finding of the plan, none enters a family, and no verdict looks at them.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// One outcome where the plan judges it, as the further analyses take it.
struct FurtherOutcome {
  const config::Study& study;
  const cohort::Cohort& cohort;
  const Groups& groups;
  const config::Outcome& outcome;
  int horizon{};  ///< 0: none
  const cohort::Values& values;

  [[nodiscard]] bool yes_no() const;
  [[nodiscard]] Subject subject() const { return {outcome.id, "", horizon}; }
  /// Everybody of the randomised groups with the outcome; with_pool also the non-participants.
  [[nodiscard]] Sample sample(bool with_pool) const;
};

/// What the plan asks for about one outcome, shares and amounts alike. `effects`: the estimates of the
/// outcome so far, of which monthly takes what is there already. Nothing for a scale or a time.
void add_further(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const config::Outcome& outcome, int horizon, const Estimates& effects, Estimates& estimates);

/// What the plan asks for about the study as a whole: representativeness, selection and mediation.
void add_further_of_study(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                          Estimates& estimates);

/// <subject>.<group>.further.predicted.risk and, beside a comparator, .difference: the predicted probability
/// if everybody of the model were in that group (logit with a column per group and the covariates, averaged
/// over everybody, delta method). Against control from the randomised alone; .predicted_pool likewise against
/// non-participants from a second model, which holds both and is never mixed with the first. Shares only;
/// nothing without covariates, because it would be the plain share again.
void add_predicted(const FurtherOutcome& one, Estimates& estimates);

/// Per class c of time on benefit (duration_classes.hpp): <subject>.<group>.further.by_duration.<c>.risk,
/// .difference (against control) and, from the second class on, .interaction (that difference less the one in
/// the first class); <subject>.groepen.further.by_duration.wald: all interactions zero. Shares only.
void add_by_duration(const FurtherOutcome& one, Estimates& estimates);

/// <subject>.<control>.further.matching.att: control less the most alike non-participants (Mahalanobis
/// distance within a class of time on benefit); .atu: for the non-participants, each beside the most alike of
/// control; .matched: share of control with a match; .references: non-participants that serve as one; .smd.<covariate> and .smd_before.<covariate>: balance.
void add_matching(const FurtherOutcome& one, Estimates& estimates);

/// <subject>.<arm>.further.compliance.first_stage, .late and .late_adjusted: the effect for who took the
/// approach up when drawn (two-stage least squares with the draw as instrument).
void add_compliance(const FurtherOutcome& one, Estimates& estimates);

/// <subject>.<group>.further.tranches.<year>-Kq and .pooled: the group less the non-participants of the same
/// quarter and class of time on benefit, weighted by the participants of each.
void add_tranches(const FurtherOutcome& one, Estimates& estimates);

/// <subject>.deelnemers.further.caseworkers.*: r2, r2_gain, f_test, pseudo_r2_gain, likelihood_ratio, icc, explained_share: what
/// the caseworker adds to a model with the groups and the covariates. Randomised people only.
void add_caseworkers(const FurtherOutcome& one, Estimates& estimates);

/// <outcome>.<month>.<arm>.further.monthly.plain and .adjusted: a linear probability model per month of the
/// curve. The adjusted one is the plan's own estimate of that month.
void add_monthly(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const config::Outcome& outcome, const Estimates& effects, Estimates& estimates);

/// deelnemers.further.selection.<covariate>.odds_ratio and .marginal; .pseudo_r2: a logit of taking part, of
/// everybody drawn and the comparable non-participants.
void add_selection(const cohort::Cohort& cohort, const Groups& groups, Estimates& estimates);

/// deelnemers.further.representativeness.<covariate>.difference and .smd: everybody drawn less the comparable
/// non-participants, plain and over the standard deviation of the participants.
void add_representativeness(const cohort::Cohort& cohort, const Groups& groups, Estimates& estimates);

/// <outcome>.<last wave>.<arm>.further.mediation.<mediator>.total, .direct and .indirect, for every pair that
/// plan.mediation names, of people who answered both scales at the first and at the last wave.
void add_mediation(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                   Estimates& estimates);

}  // namespace werkthet::analysis
