#pragma once
// What stands beside the main estimate of a survey scale: all waves in one model, missing answers filled in,
// and how much drop-out can matter. For the internal report.

#include "analysis/estimates.hpp"
#include "analysis/sample.hpp"

#include <string>
#include <utility>
#include <vector>

namespace werkthet::analysis {

/// The waves of one outcome that anybody answered, in the order of the study.
using WaveColumns = std::vector<std::pair<std::string, const cohort::NumericColumn*>>;

/// With at least two waves, per arm: <outcome>.<wave>.<arm>.treatment.mmrm for every wave after the first;
/// <outcome>.<last wave>.<arm>.treatment.response (share that answered the last wave), .lee_lower,
/// .lee_upper, .worst_lower, .worst_upper, and .imputed (ANCOVA on completed data, Rubin). `rater`: "" or
/// "caseworker", part of the key.
void add_scale_models(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                      const config::Outcome& outcome, const WaveColumns& waves, const std::string& rater,
                      Estimates& estimates);

}  // namespace werkthet::analysis
