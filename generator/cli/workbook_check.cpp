#include "cli/workbook_check.hpp"

#include "audit/workbook/workbook_audit.hpp"
#include "core/error.hpp"
#include "publish/workbook/expected_tables.hpp"

#include <algorithm>

namespace werkthet::cli {
namespace {

/// Items that a text of the study can break by itself: our own texts hold no notes, and explain the
/// shorthands that their table uses.
bool is_about_signs(const audit::workbook::ItemReport& item) {
  return item.id.starts_with("notes.") || item.id == "values.shorthand";
}

}  // namespace

std::string checked_workbook(std::string_view bytes, const safe::SafeFindings& findings,
                             const config::Study& study) {
  const audit::workbook::Known known{publish::workbook::expected_tables(findings, study),
                                     core::iso(study.release.date)};
  const audit::workbook::WorkbookReport report = audit::workbook::audit_workbook(bytes, &known);
  if (report.failed() > 0) {
    const std::string places = audit::workbook::report_text(report, false);
    if (std::all_of(report.items.begin(), report.items.end(), [](const audit::workbook::ItemReport& item) {
          return !item.failed() || is_about_signs(item);
        })) {
      throw core::Error(
          core::ErrorKind::usage,
          "a text holds signs that a workbook keeps for notes and for missing figures:\n" + places,
          "workbook.xlsx",
          "nothing was published; write [noot 1], [c] = and the like in the labels and texts of the "
          "study in another way, such as (noot 1); where none of them does, please report this");
    }
    throw core::Error(core::ErrorKind::internal, "the workbook does not pass its audit:\n" + places,
                      "workbook.xlsx", "nothing was published; please report this");
  }
  return audit::workbook::report_json(report);
}

}  // namespace werkthet::cli
