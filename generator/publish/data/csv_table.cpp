#include "publish/data/csv_table.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "publish/cell_text.hpp"

#include <set>

namespace werkthet::publish::data {

std::string csv_table(const safe::Table& table) {
  constexpr std::string_view end_of_line = "\r\n";
  std::string text;
  std::set<std::string> ids;
  const auto header = [&](const std::string& id) {
    core::ensure(ids.insert(id).second, "the columns of a data file have different names");
    text += (text.empty() ? "" : ",") + core::csv_text(id);
  };
  for (const safe::Dimension& dimension : table.dimensions) {
    header(dimension.id);
  }
  for (const safe::Column& column : table.columns) {
    header(column.id);
  }
  text += end_of_line;
  for (const safe::Row& row : table.rows) {
    std::string line;
    for (std::size_t i = 0; i < row.codes.size(); ++i) {
      line += (i == 0 ? "" : ",") + core::csv_text(table.dimensions.at(i).codes.at(row.codes[i]).id);
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      // A number is written bare: the guard against formulas would put an apostrophe before a minus.
      const safe::Cell& cell = row.cells[i];
      const std::string code = cell_code(cell);
      line += (i == 0 && row.codes.empty() ? "" : ",") + (cell.is_number() ? code : core::csv_text(code));
    }
    text += line;
    text += end_of_line;
  }
  return text;
}

}  // namespace werkthet::publish::data
