#include "safe/safe_findings.hpp"

namespace werkthet::safe {

const Table* find_table(const SafeFindings& findings, std::string_view id) {
  for (const Table& table : findings.tables()) {
    if (table.id == id) {
      return &table;
    }
  }
  return nullptr;
}

std::optional<std::size_t> column_index(const Table& table, std::string_view id) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].id == id) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> dimension_index(const Table& table, std::string_view id) {
  for (std::size_t i = 0; i < table.dimensions.size(); ++i) {
    if (table.dimensions[i].id == id) {
      return i;
    }
  }
  return std::nullopt;
}

const Cell* find_cell(const Table& table, const Row& row, std::string_view column) {
  const auto index = column_index(table, column);
  return index ? &row.cells[*index] : nullptr;
}

const Cell* find_cell(const Table& table, std::initializer_list<std::string_view> codes, std::string_view column) {
  for (const Row& row : table.rows) {
    std::size_t dimension = 0;
    bool match = codes.size() == row.codes.size();
    for (const std::string_view code : codes) {
      match = match && table.dimensions[dimension].codes[row.codes[dimension]].id == code;
      ++dimension;
    }
    if (match) {
      return find_cell(table, row, column);
    }
  }
  return nullptr;
}

}  // namespace werkthet::safe
