#include "publish/workbook/expected_tables.hpp"

#include "publish/cell_text.hpp"
#include "publish/workbook/sheet_names.hpp"
#include "publish/workbook/table_sheet.hpp"

#include <charconv>

namespace werkthet::publish::workbook {
namespace {

office::ExpectedCell code_cell(const std::string& label) {
  int value = 0;
  const char* const end = label.data() + label.size();
  const auto [at, error] = std::from_chars(label.data(), end, value);
  if (error == std::errc{} && at == end && std::to_string(value) == label) {
    return static_cast<double>(value);
  }
  return label;
}

office::ExpectedCell value_cell(const safe::Cell& cell) {
  if (cell.is_number()) {
    return cell.value();
  }
  return cell_code(cell);
}

}  // namespace

std::vector<office::ExpectedTable> expected_tables(const safe::SafeFindings& findings,
                                                   const config::Study& study) {
  const std::vector<std::string> names = sheet_names(findings, study);
  std::vector<office::ExpectedTable> tables;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const safe::Table& table = findings.tables()[i];
    office::ExpectedTable expected{names[i], {}};
    for (const std::size_t index : row_order(table)) {
      const safe::Row& row = table.rows[index];
      std::vector<office::ExpectedCell> cells;
      for (std::size_t d = 0; d < row.codes.size(); ++d) {
        cells.push_back(code_cell(table.dimensions.at(d).codes.at(row.codes[d]).label.nl));
      }
      for (const safe::Cell& cell : row.cells) {
        cells.push_back(value_cell(cell));
      }
      expected.rows.push_back(std::move(cells));
    }
    tables.push_back(std::move(expected));
  }
  return tables;
}

}  // namespace werkthet::publish::workbook
