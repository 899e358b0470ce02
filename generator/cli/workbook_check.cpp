#include "cli/workbook_check.hpp"

#include "audit/workbook/workbook_audit.hpp"
#include "core/error.hpp"
#include "publish/workbook/expected_tables.hpp"

namespace werkthet::cli {

std::string checked_workbook(std::string_view bytes, const safe::SafeFindings& findings,
                             const config::Study& study) {
  const audit::workbook::Known known{publish::workbook::expected_tables(findings, study),
                                     core::iso(study.release.date)};
  const audit::workbook::WorkbookReport report = audit::workbook::audit_workbook(bytes, &known);
  if (report.failed() > 0) {
    const std::string places = audit::workbook::report_text(report, false);
    throw core::Error(core::ErrorKind::internal, "the workbook does not pass its audit:\n" + places,
                      "workbook.xlsx", "nothing was published; please report this");
  }
  return audit::workbook::report_json(report);
}

}  // namespace werkthet::cli
