#pragma once
// The sheets that say what was studied and what came out: Opzet and Samenvatting. Sentences are those of memo
// and site; no number stands here that they do not print.

#include "config/study.hpp"
#include "office/book.hpp"
#include "safe/safe_findings.hpp"

namespace werkthet::publish::workbook {

/// Whether the release is about people of this study. An exploration, a published table and a comparison of
/// municipalities are not: they have neither sheet. Depends on the study alone.
[[nodiscard]] bool has_study_sheets(const config::Study& study);

/// One row per headline: outcome, comparison, whether it was drawn by lot, and the sentence in both
/// languages.
void write_summary(office::Sheet& sheet, const safe::SafeFindings& findings, const config::Study& study);
/// Question, period, groups, outcomes with their definitions, waves of the survey.
void write_design(office::Sheet& sheet, const config::Study& study);

}  // namespace werkthet::publish::workbook
