#pragma once
// Sentences about looking before the end, about departures from the plan, and about what became of earlier
// statements, shared by memo and site. Read from the checked tables looks, plan_deviations and changes;
// nothing is computed here.

#include "config/study.hpp"
#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>

namespace werkthet::publish {

/// A cell of the looks table in the row of this release; nullptr when this release is no look and no final
/// after one.
[[nodiscard]] const safe::Cell* look_cell(const safe::SafeFindings& findings, std::string_view column);

/// Level of the margins of effects: "95%", or "99,7%" at an announced look.
[[nodiscard]] std::string effect_level(const safe::SafeFindings& findings, const config::Study& study,
                                       core::Language language);

/// What this look spent and what is left for the final analysis; empty when no look was announced.
[[nodiscard]] std::string spent_text(const safe::SafeFindings& findings, const config::Study& study,
                                     core::Language language);

/// Where readers find what became of earlier statements, and that not all of them held where that is so;
/// empty without earlier releases. Counts nothing.
[[nodiscard]] std::string changes_text(const safe::SafeFindings& findings, core::Language language);

}  // namespace werkthet::publish
