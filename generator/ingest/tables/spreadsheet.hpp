#pragma once
// One sheet of an .xlsx or .ods as a Table. Own readers on a stream of XML events and not a library: the
// libraries at hand write only, run out of memory or do not open what other programs write. A value that
// cannot be trusted (an error value, a formula that was never calculated) is missing and said to be so; it is
// never read as 0.

#include "config/study.hpp"
#include "ingest/report.hpp"
#include "ingest/tables/table.hpp"

#include <optional>
#include <string>

namespace werkthet::ingest {

/// The sheet with the name `form.sheet` (compared loosely), or the only visible one with content. The header
/// is the first row that is not empty; line() is the row of the sheet and place() counts columns as the sheet
/// does. Empty rows and columns at the end are left out. Numbers are decimals with a point, dates yyyy-mm-dd,
/// yes and no 1 and 0.
///
/// nullopt and E200 for a file that is damaged, has a password, passes a limit or is no .xlsx or .ods; E212
/// when the sheet cannot be told and when a header cell covers several rows. W213 for error values, formulas
/// without a stored result and days that do not exist; E212 for rows that are wider than the header and for
/// merged cells below it. `bytes` is wiped.
[[nodiscard]] std::optional<Table> read_spreadsheet(std::string bytes, const config::CsvForm& form,
                                                    Report& report, const TableCaps& caps = {});

}  // namespace werkthet::ingest
