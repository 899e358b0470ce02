#include "publish/data/csv_table.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "publish/cell_text.hpp"

#include <set>
#include <string_view>
#include <vector>

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

std::string csv_table_nl(const safe::Table& table) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // or Excel takes the file for Windows-1252
  constexpr char separator = ';';
  std::string text(byte_order_mark);
  const auto line = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      text += (i == 0 ? "" : ";") + fields[i];
    }
    text += "\r\n";
  };
  std::vector<std::string> fields;
  for (const std::string& header : reader_headers(table, core::Language::nl)) {
    fields.push_back(core::csv_text(header, separator));
  }
  line(fields);
  for (const safe::Row& row : table.rows) {
    fields.clear();
    for (std::size_t i = 0; i < row.codes.size(); ++i) {
      fields.push_back(core::csv_text(table.dimensions.at(i).codes.at(row.codes[i]).label.nl, separator));
    }
    for (const safe::Cell& cell : row.cells) {
      // A number is written bare: the guard against formulas would put an apostrophe before a minus.
      const std::string code = cell_code_nl(cell);
      fields.push_back(cell.is_number() ? code : core::csv_text(code, separator));
    }
    line(fields);
  }
  return text;
}

}  // namespace werkthet::publish::data
