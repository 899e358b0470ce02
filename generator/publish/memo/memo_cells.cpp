#include "publish/memo/memo_cells.hpp"

#include <algorithm>

namespace werkthet::publish::memo {

using safe::Cell;

const Cell* cell_at(const safe::Table& table,
                    std::initializer_list<std::pair<std::string_view, std::string_view>> at,
                    std::string_view column) {
  for (const safe::Row& row : table.rows) {
    const bool match = std::all_of(at.begin(), at.end(), [&](const auto& wanted) {
      const auto dimension = safe::dimension_index(table, wanted.first);
      return !dimension || table.dimensions[*dimension].codes[row.codes[*dimension]].id == wanted.second;
    });
    if (match) {
      return safe::find_cell(table, row, column);
    }
  }
  return nullptr;
}

std::string month_code(const safe::Table& table, int horizon) {
  const auto dimension = safe::dimension_index(table, "maand");
  if (!dimension || table.dimensions[*dimension].codes.empty()) {
    return {};
  }
  const auto& codes = table.dimensions[*dimension].codes;
  const std::string wanted = std::to_string(horizon);
  std::string last = codes.back().id;
  for (const safe::Row& row : table.rows) {
    if (std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.is_number(); })) {
      last = codes[row.codes[*dimension]].id;
      if (last == wanted) {
        break;
      }
    }
  }
  return last;
}

}  // namespace werkthet::publish::memo
