#pragma once
// One checked table on one sheet: title and explanation in column A, then the marked-up table, then nothing.
// A native chart stands to the right, drawn by the spreadsheet from cells that a reader sees.

#include "config/study.hpp"
#include "office/book.hpp"
#include "safe/safe_findings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::publish::workbook {

/// Where the rows of a table stand on its sheet.
struct TableLayout {
  std::uint32_t header{};          ///< row of the header
  std::vector<std::size_t> order;  ///< per sheet row below the header an index into table.rows
};

/// The number that a label is written as in its cell, such as a month, so that it sorts and can be an axis;
/// nullopt for other labels ("06" is one).
[[nodiscard]] std::optional<int> whole_number(const std::string& label);

/// Rows in the order of the sheet: as given, or for a chart so that the rows of one series stand together
/// (other dimensions first, then the series, then x). Keeps the given order where that leaves a choice.
[[nodiscard]] std::vector<std::size_t> row_order(const safe::Table& table);

/// Fills the sheet. `contents` is the name of the sheet to link back to.
void write_table_sheet(office::Sheet& sheet, const safe::Table& table, const config::Study& study,
                       const std::string& contents);

}  // namespace werkthet::publish::workbook
