#pragma once
// One checked table as CSV text. Comma and decimal point, whatever the country of the reader: a file that
// programs read has one form, and who wants to look opens the workbook.

#include "safe/safe_findings.hpp"

#include <string>

namespace werkthet::publish::data {

/// UTF-8 without byte order mark, RFC 4180 with CRLF. Header: the ids of the dimensions, then of the columns.
/// A dimension holds code ids, totals "Totaal"; a cell holds digits with a decimal point, a Dutch text, or
/// [c], [x], [z]. Precondition: ids of dimensions and columns are unique within the table.
[[nodiscard]] std::string csv_table(const safe::Table& table);
/// The same table for who opens it in a Dutch spreadsheet: labels for codes, `;` between fields, a decimal comma, and a
/// byte order mark.
[[nodiscard]] std::string csv_table_nl(const safe::Table& table);

}  // namespace werkthet::publish::data
