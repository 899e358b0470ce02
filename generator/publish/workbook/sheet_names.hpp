#pragma once
// Names of sheets for readers: Tabel_Uit_de_bijstand_per_maand instead of exit_work_by_month. Made from the
// table's id and the study, not from the data, so that a link into the workbook still works in the next
// release.

#include "config/study.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <vector>

namespace werkthet::publish::workbook {

/// Letters, digits and underscores, at most 31, starting with "Tabel_"; the table of explanations for the difference
/// with non-participants is "Vergelijking_niet_deelnemers". Two tables may get the same name; the file makes it unique
/// (Book::free_name).
[[nodiscard]] std::string sheet_name(const safe::Table& table, const config::Study& study);
/// The names of the sheets of all tables, in their order, made unique.
[[nodiscard]] std::vector<std::string> sheet_names(const safe::SafeFindings& findings, const config::Study& study);

}  // namespace werkthet::publish::workbook
