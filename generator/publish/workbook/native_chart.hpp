#pragma once
// The chart of a table as the spreadsheet draws it. It may only point at cells that hold a number: a
// spreadsheet draws the text [c] as zero, which would turn "we do not show this" into "nobody". So gaps are
// left out and named.

#include "config/study.hpp"
#include "office/book.hpp"
#include "publish/workbook/table_sheet.hpp"
#include "safe/safe_findings.hpp"

#include <optional>

namespace werkthet::publish::workbook {

/// Kinds lines, intervals, waves, stock, and flow as lying bars unless it is per group; nullopt for the
/// others, when the chart names a dimension or column the table lacks, or when no number can be drawn. A
/// table with more dimensions than the chart is drawn for the first codes of the others; of the moments of an
/// intervals chart for the last one with figures, which the title names. Margins: dotted lines (lines, up to
/// two series), dashes joined by a line (intervals); for waves only in the table: spreadsheets cannot draw
/// margins of their own length per series.
[[nodiscard]] std::optional<office::BookChart> native_chart(const safe::Table& table,
                                                            const TableLayout& layout,
                                                            const config::Study& study);

}  // namespace werkthet::publish::workbook
