#pragma once
// Which tests share an error rate. The primary outcome is one family of its arms (Holm); all other outcomes
// together are exploratory (Benjamini-Hochberg). Comparisons with non-participants are in no family: they are
// no tests of an arm.

#include "analysis/estimates.hpp"

#include <map>
#include <string>

namespace werkthet::analysis {

/// Sets `family` and `p_adjusted` on the main estimate of every arm: .score for shares, .welch for numbers,
/// .ancova for scales. `main_horizon` by outcome: the horizon whose test counts (absent or 0: none).
void adjust_families(const config::Study& study, const std::map<std::string, int>& main_horizon,
                     Estimates& estimates);

}  // namespace werkthet::analysis
