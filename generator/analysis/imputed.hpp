#pragma once
// Missing survey answers filled in several times, per group, from all waves, the covariates and whether
// people left benefit: people who leave answer less, so a comparison of those who answered compares other
// people.

#include "analysis/scale_models.hpp"

namespace werkthet::analysis {

/// <outcome>.<last wave>.<arm>.treatment.imputed: ANCOVA (HC2) in every completed copy, pooled by Rubin's
/// rules; nothing with plan.imputations 0. Everybody drawn by lot counts, answered or not.
void add_imputed(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const config::Outcome& outcome, const WaveColumns& waves, const std::string& rater,
                 Estimates& estimates);

}  // namespace werkthet::analysis
