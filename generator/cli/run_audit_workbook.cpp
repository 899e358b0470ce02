#include "audit/workbook/workbook_audit.hpp"
#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/files.hpp"

#include <cstdio>

namespace werkthet::cli {

int run_audit_workbook(const Arguments& arguments) {
  const std::string file = arguments.positionals.front();
  const std::string bytes = core::read_file(file);
  audit::workbook::WorkbookReport report;
  try {
    report = audit::workbook::audit_workbook(bytes);
  } catch (core::Error& error) {
    throw error.while_doing("reading the workbook " + file);
  }
  if (arguments.has("json")) {
    core::write_file(arguments.get("json"), audit::workbook::report_json(report));
  }
  std::fputs(audit::workbook::report_text(report).c_str(), stdout);
  if (report.failed() > 0) {
    throw core::Error(core::ErrorKind::input,
                      std::to_string(report.failed()) + " items of the checklist do not hold", file,
                      "the places stand above; mend them where the workbook is made");
  }
  return 0;
}

}  // namespace werkthet::cli
