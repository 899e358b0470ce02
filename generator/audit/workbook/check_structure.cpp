#include "audit/workbook/checks.hpp"
#include "core/text.hpp"
#include "office/book_text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace werkthet::audit::workbook {
namespace {

Result names(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  std::set<std::string> seen;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (!office::is_safe_name(sheet.name)) {
      result.flaw(sheet.name, {}, "the name has other signs than letters, digits and _, or more than 31");
    }
    if (!seen.insert(core::lower_ascii(sheet.name)).second) {
      result.flaw(sheet.name, {}, "another sheet has this name");
    }
  }
  return result;
}

Result no_blank_sheet(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (sheet.cells.empty()) {
      result.flaw(sheet.name, {}, "the sheet is blank");
    }
  }
  if (book.sheets.empty()) {
    result.look();
    result.flaw({}, {}, "there is no sheet");
  }
  return result;
}

Result from_column_a(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const WrittenTable& table : sheet.tables) {
      if (table.area) {
        result.look();
        if (table.area->first.second != 0) {
          result.flaw(sheet.name, cell_text(table.area->first), "the table does not begin in column A");
        }
      }
    }
  }
  return result;
}

Result title(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (words_at(sheet, {0, 0}).empty()) {
      result.flaw(sheet.name, "A1", "there is no title in A1");
    }
  }
  return result;
}

constexpr std::array<std::string_view, 13> counting{"nul",   "één",  "twee",  "drie", "vier", "vijf",  "zes",
                                                    "zeven", "acht", "negen", "tien", "elf",  "twaalf"};

Result counted(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    if (sheet.tables.empty()) {
      continue;
    }
    result.look();
    const std::size_t n = sheet.tables.size();
    const std::string count(n < counting.size() ? counting.at(n) : "");
    const std::string wanted = "Dit werkblad bevat " + count + (n == 1 ? " tabel" : " tabellen");
    if (count.empty() || !words_at(sheet, {1, 0}).starts_with(wanted)) {
      result.flaw(sheet.name, "A2",
                  "A2 does not say in words how many tables there are (\"" + wanted + "\")");
    }
  }
  return result;
}

Result one_table(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    if (sheet.tables.empty()) {
      continue;
    }
    result.look();
    if (sheet.tables.size() > 1) {
      result.flaw(sheet.name, {}, "there is more than one table on the sheet");
    }
  }
  return result;
}

Result nothing_else(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    if (sheet.tables.size() != 1 || !sheet.tables.front().area) {
      continue;
    }
    const Area& area = *sheet.tables.front().area;
    result.look();
    for (std::uint32_t row = 0; row < area.first.first; ++row) {
      if (cell_at(sheet, {row, 0}) == nullptr) {
        result.flaw(sheet.name, cell_text({row, 0}), "a row above the table is blank");
      }
    }
    for (const auto& [place, cell] : sheet.cells) {
      if (place.first > area.last.first) {
        result.flaw(sheet.name, cell_text(place), "something stands below the table");
      } else if (place.first < area.first.first ? place.second > 0 : !area.holds(place)) {
        result.flaw(sheet.name, cell_text(place),
                    "something stands beside the table, or above it outside column A");
      }
    }
  }
  return result;
}

/// The sheet with the most links into the file; "Inhoud" when there is one.
const WrittenSheet* contents_of(const WrittenBook& book) {
  const WrittenSheet* best = nullptr;
  for (const WrittenSheet& sheet : book.sheets) {
    if (sheet.name == "Inhoud") {
      return &sheet;
    }
    if (!sheet.links.empty() && (best == nullptr || sheet.links.size() > best->links.size())) {
      best = &sheet;
    }
  }
  return best;
}

/// "Blad" of "Blad!A1" or "'Een blad'!A1"; empty when it is no place in a sheet.
std::string linked_sheet(const std::string& location) {
  const auto mark = location.rfind('!');
  if (mark == std::string::npos || !area_of(location.substr(mark + 1))) {
    return {};
  }
  std::string name = location.substr(0, mark);
  if (name.size() > 1 && name.front() == '\'' && name.back() == '\'') {
    name = name.substr(1, name.size() - 2);
  }
  return name;
}

Result contents(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  result.look();
  const WrittenSheet* const list = contents_of(book);
  if (list == nullptr) {
    result.flaw({}, {}, "there is no sheet with links to the others");
    return result;
  }
  std::set<std::string> linked;
  for (const WrittenLink& link : list->links) {
    linked.insert(linked_sheet(link.location));
  }
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (&sheet != list && !linked.contains(sheet.name)) {
      result.flaw(list->name, {}, "the contents have no link to " + sheet.name);
    }
  }
  return result;
}

Result links(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const WrittenLink& link : sheet.links) {
      result.look();
      const std::string target = linked_sheet(link.location);
      if (link.location.empty()) {
        continue;  // to an address outside: whether that works cannot be seen here
      }
      if (std::none_of(book.sheets.begin(), book.sheets.end(),
                       [&](const WrittenSheet& other) { return other.name == target; })) {
        result.flaw(sheet.name, link.cell, "the link goes nowhere: " + link.location);
      }
    }
  }
  return result;
}

}  // namespace

std::vector<Item> structure_items() {
  return {{"sheets.names", "names of sheets: unique, at most 31 letters, digits and _", names},
          {"sheets.blank", "no blank sheet", no_blank_sheet},
          {"sheets.column_a", "tables begin in column A", from_column_a},
          {"sheets.title", "every sheet has its title in A1", title},
          {"sheets.count", "A2 says in words how many tables there are", counted},
          {"sheets.one_table", "one table per sheet", one_table},
          {"sheets.nothing_else",
           "text above the table in column A without blank rows, nothing below or beside it", nothing_else},
          {"sheets.contents", "the contents link to every sheet", contents},
          {"sheets.links", "every link goes to a sheet that is there", links}};
}

}  // namespace werkthet::audit::workbook
