#pragma once
// The audit of the workbook inside a build: what was written against the rules for accessible workbooks and
// against the figures of the release.

#include "config/study.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <string_view>

namespace werkthet::cli {

/// The report as JSON, for internal/workbook-audit.json. Throws core::Error with every place when an item
/// does not hold, as {internal}: the workbook is our own work, and typed texts that could break it were
/// refused before (T107).
[[nodiscard]] std::string checked_workbook(std::string_view bytes, const safe::SafeFindings& findings,
                                           const config::Study& study);

}  // namespace werkthet::cli
