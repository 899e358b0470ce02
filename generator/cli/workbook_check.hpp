#pragma once
// The audit of the workbook inside a build: what was written against the rules for accessible workbooks and
// against the figures of the release.

#include "config/study.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <string_view>

namespace werkthet::cli {

/// The report as JSON, for internal/workbook-audit.json. Throws core::Error{internal} with every place when
/// an item does not hold: the workbook is our own work, so that is a bug.
[[nodiscard]] std::string checked_workbook(std::string_view bytes, const safe::SafeFindings& findings,
                                           const config::Study& study);

}  // namespace werkthet::cli
