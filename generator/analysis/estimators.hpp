#pragma once
// The adapters from cohort columns to Estimates, one family per file. Each adds its estimates to the list
// under keys that findings look up; none knows a publisher or a threshold.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

namespace werkthet::analysis {

/// Shares per group with Wilson intervals; treatment, participation and total as risk differences: Newcombe
/// (unadjusted), Miettinen-Nurminen score test, risk ratio, HC2 regression on covariates, and weighted by
/// entropy balancing. Keys: <outcome>.<horizon>.<group>.share, .treatment.newcombe, .treatment.score,
/// .treatment.ratio, .treatment.adjusted, .participation.newcombe, .participation.weighted, .total.newcombe,
/// .total.weighted.
void add_binary(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                const cohort::BinaryColumn& column, Estimates& estimates);

/// Beside add_binary, for a horizon of the plan: checks of the treatment, subgroups, other ways to
/// participation.
void add_binary_models(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                       const cohort::BinaryColumn& column, Estimates& estimates);

/// Means per group; treatment by Welch and, with covariates, HC2 regression; participation and total raw and
/// weighted. Keys: <outcome>.<group>.mean, .treatment.welch, .treatment.adjusted, .participation.raw, ….
void add_numeric(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const cohort::NumericColumn& column, Estimates& estimates);

/// A scale over the waves: means of those who answered at the first and the last wave, change, difference in
/// changes and ANCOVA on the first wave, per arm against control; then the models of scale_models.hpp. Keys:
/// <outcome>.<wave>.<group>.mean (one population for all waves), .<group>.change, .treatment.change,
/// .treatment.ancova, .treatment.hedges_g; with "caseworker" as second part for the caseworkers' view.
void add_scale(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
               const config::Outcome& outcome, bool by_caseworker, Estimates& estimates);

/// Time to event: Kaplan-Meier, cumulative incidence, restricted mean and log-rank. Keys:
/// <outcome>.<horizon>.<group> .survival, .incidence; <outcome>.<horizon>.<arm>.treatment.rmst;
/// <outcome>.<arm>.treatment.logrank; then the models of time_models.hpp.
void add_time(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
              const cohort::TimeColumn& column, Estimates& estimates);

/// Balance, overlap and placebo of the comparison with non-participants, and the stop-light. `effects`: the
/// estimates of the outcome, which the placebo is held against; its own estimates go to `estimates`.
void add_comparison(const cohort::Cohort& cohort, const Groups& groups, const config::Outcome& outcome,
                    int horizon, const Estimates& effects, Estimates& estimates);

}  // namespace werkthet::analysis
