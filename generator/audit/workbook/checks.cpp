#include "audit/workbook/checks.hpp"

#include "core/format.hpp"

#include <algorithm>

namespace werkthet::audit::workbook {

const std::vector<Item>& items() {
  static const std::vector<Item> all = [] {
    std::vector<Item> list;
    for (const auto& subject :
         {table_items(), note_items(), format_items(), structure_items(), document_items(), value_items()}) {
      list.insert(list.end(), subject.begin(), subject.end());
    }
    return list;
  }();
  return all;
}

const WrittenCell* cell_at(const WrittenSheet& sheet, const Place& place) {
  const auto found = sheet.cells.find(place);
  return found == sheet.cells.end() ? nullptr : &found->second;
}

std::string words_at(const WrittenSheet& sheet, const Place& place) {
  const WrittenCell* const cell = cell_at(sheet, place);
  return cell == nullptr || cell->kind != CellKind::text ? std::string() : cell->text;
}

std::string shown(const WrittenCell& cell, const WrittenBook& book) {
  if (cell.kind != CellKind::number) {
    return cell.text;
  }
  const std::string form = cell.style < book.styles.size() ? book.styles[cell.style].numbers : std::string();
  if (form.empty()) {
    return cell.text;
  }
  const std::string first = form.substr(0, form.find(';'));
  const auto point = first.find('.');
  const int decimals = point == std::string::npos
                           ? 0
                           : static_cast<int>(std::count(first.begin() + static_cast<std::ptrdiff_t>(point),
                                                         first.end(), '0'));
  const int places = std::min(decimals, 10);
  return first.starts_with('+') ? core::signed_number(cell.number, places, core::Language::nl)
                                : core::number(cell.number, places, core::Language::nl);
}

}  // namespace werkthet::audit::workbook
