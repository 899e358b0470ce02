#pragma once
// Who got the approach of a group, for the effect on those who really got it: findings count with the same
// rule as the estimates do.

#include "cohort/cohort.hpp"
#include "config/study.hpp"

#include <cstddef>
#include <string>

namespace werkthet::analysis {

/// Whether a randomised unit got the approach of an arm (index into study.arms): what the list says, or else
/// whether it was drawn into that arm and did not refuse.
[[nodiscard]] bool took_up(const config::Study& study, const cohort::Cohort& cohort, std::size_t unit,
                           std::size_t arm);

/// Index of an arm; the number of arms when there is no such id.
[[nodiscard]] std::size_t arm_of(const config::Study& study, const std::string& id);

}  // namespace werkthet::analysis
