#pragma once
// Which tests share an error rate (statistics.md §7). The primary outcome is one family of its arms (Holm);
// so are the outcomes that the plan names as secondary (Holm); all others are exploratory
// (Benjamini-Hochberg). Comparisons with non-participants are in no family: they are no tests of an arm.

#include "analysis/estimates.hpp"

#include <functional>
#include <map>
#include <string>

namespace werkthet::analysis {

/// primary, secondary (named by the plan) or exploratory.
[[nodiscard]] std::string family_of(const std::string& outcome, const config::Study& study);

/// Sets `family` and `p_adjusted` on the main estimate of every arm: .score for shares, .welch for numbers,
/// .ancova for scales. `main_horizon` by outcome: the horizon whose test counts (absent or 0: none).
void adjust_families(const config::Study& study, const std::map<std::string, int, std::less<>>& main_horizon,
                     Estimates& estimates);

}  // namespace werkthet::analysis
