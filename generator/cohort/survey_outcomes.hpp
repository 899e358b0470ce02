#pragma once
// What the surveys tell of the units: scores on scales, and how the groups are divided over the answers to
// single statements. One response of a unit counts for both, so a statement and the mean it is part of are
// about the same answers.

#include "cohort/cohort.hpp"
#include "cohort/units.hpp"
#include "config/study.hpp"
#include "ingest/input.hpp"

#include <span>
#include <vector>

namespace werkthet::cohort {

/// Adds one column per scale outcome, wave and kind of respondent. Of several answers of one unit the first
/// scored one counts.
void add_scales(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                const std::vector<ingest::SurveyWave>& surveys);

/// Everybody drawn, per statement of the study and wave of the participants' survey, by what they answered to
/// the sentence as it is worded; in the order of the study. `measured` as in Cohort. Waves in which nobody
/// drawn answered any statement of the scale are left out. Empty where a unit is a benefit: two partners can
/// answer differently.
[[nodiscard]] std::vector<Division> statement_divisions(const config::Study& study,
                                                        std::span<const Unit> units,
                                                        const std::vector<ingest::SurveyWave>& surveys,
                                                        const std::vector<int>& measured);

}  // namespace werkthet::cohort
