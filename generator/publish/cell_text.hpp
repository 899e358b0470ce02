#pragma once
// How a cell is written. One place, so memo, site, workbook and charts show the same characters for the same
// cell.

#include "core/language.hpp"
#include "safe/safe_findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish {

/// For readers of memo and site: "27%", "+3", "1.084", "geheim" / "not shown", "niet te bepalen" / "not
/// available", "n.v.t." / "n/a". Words and not symbols, since screen readers skip "." and "-".
[[nodiscard]] std::string cell_text(const safe::Cell& cell, safe::Unit unit, core::Language language);

/// For CSV and workbook: plain digits with a decimal point, or [c], [x], [z], or the Dutch text.
[[nodiscard]] std::string cell_code(const safe::Cell& cell);

/// The same for a file that a Dutch spreadsheet opens: a decimal comma.
[[nodiscard]] std::string cell_code_nl(const safe::Cell& cell);

/// "[c]" and the like for a cell that is no number; empty for numbers and texts.
[[nodiscard]] std::string_view shorthand(const safe::Cell& cell);

/// What the shorthands mean, for the notes of tables that use them.
struct Shorthand {
  std::string_view code;
  core::Bilingual meaning;
};
[[nodiscard]] const std::vector<Shorthand>& shorthands();

/// "Marge (95%)" for a table whose low and high columns are shown as one; the level is that of the column, wider at
/// an announced look.
[[nodiscard]] std::string margin_header(const safe::Table& table, core::Language language);
/// The same from the column of the lower limit. Without a level: its own words without the last "van" ("from").
[[nodiscard]] std::string margin_header(const safe::Column& low, core::Language language);

/// Header of a column with its unit: "Aandeel (%)", "Verschil (procentpunt)".
[[nodiscard]] std::string column_header(const safe::Column& column, core::Language language);
/// Headers of all dimensions and columns, in the order of the table; a header that is there already gets a number.
[[nodiscard]] std::vector<std::string> reader_headers(const safe::Table& table, core::Language language);

}  // namespace werkthet::publish
