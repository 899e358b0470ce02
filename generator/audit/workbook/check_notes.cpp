#include "audit/workbook/checks.hpp"
#include "config/table_signs.hpp"

#include <algorithm>
#include <set>

namespace werkthet::audit::workbook {
namespace {

/// The numbers of the markers "[noot 3]" in a text; `wrong` counts what looks like one and is not.
std::vector<std::size_t> markers(std::string_view text, std::size_t& wrong) {
  constexpr std::string_view open = config::note_marker;
  std::vector<std::size_t> found;
  for (auto at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
    std::size_t i = at + open.size();
    std::size_t number = 0;
    std::size_t digits = 0;
    if (i < text.size() && text[i] == ' ') {
      for (++i; i < text.size() && text[i] >= '0' && text[i] <= '9' && digits < 6; ++i, ++digits) {
        number = number * 10 + static_cast<std::size_t>(text[i] - '0');
      }
    }
    if (digits > 0 && number > 0 && i < text.size() && text[i] == ']') {
      found.push_back(number);
    } else {
      ++wrong;
    }
  }
  return found;
}

bool in_table_body(const WrittenSheet& sheet, const Place& place) {
  return std::any_of(sheet.tables.begin(), sheet.tables.end(), [&](const WrittenTable& table) {
    return table.area && table.area->holds(place) && place.first > table.area->first.first;
  });
}

/// A note is explained by a cell that begins with its marker.
struct Notes {
  std::vector<std::size_t> used;  ///< in the order of appearance, each once
  std::set<std::size_t> explained;
  std::size_t markers{};
};

Notes notes_of(const WrittenBook& book) {
  Notes notes;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const auto& [place, cell] : sheet.cells) {
      std::size_t wrong = 0;
      const auto found = markers(cell.kind == CellKind::text ? std::string_view(cell.text) : "", wrong);
      notes.markers += found.size() + wrong;
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (i == 0 && cell.text.starts_with(config::note_marker)) {
          notes.explained.insert(found[i]);
        } else if (std::find(notes.used.begin(), notes.used.end(), found[i]) == notes.used.end()) {
          notes.used.push_back(found[i]);
        }
      }
    }
  }
  return notes;
}

Result form(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const auto& [place, cell] : sheet.cells) {
      if (cell.kind != CellKind::text) {
        continue;
      }
      std::size_t wrong = 0;
      result.looked_at += markers(cell.text, wrong).size() + wrong;
      if (wrong > 0) {
        result.flaw(sheet.name, cell_text(place), "a note marker has another form than [noot 1]");
      }
    }
  }
  return result;
}

Result same_sets(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  const Notes notes = notes_of(book);
  result.looked_at = notes.markers;
  for (const std::size_t number : notes.used) {
    if (!notes.explained.contains(number)) {
      result.flaw({}, {}, "[noot " + std::to_string(number) + "] is explained nowhere");
    }
  }
  for (const std::size_t number : notes.explained) {
    if (std::find(notes.used.begin(), notes.used.end(), number) == notes.used.end()) {
      result.flaw({}, {}, "[noot " + std::to_string(number) + "] is explained and used nowhere");
    }
  }
  return result;
}

Result in_order(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  const Notes notes = notes_of(book);
  result.looked_at = notes.used.size();
  for (std::size_t i = 0; i < notes.used.size(); ++i) {
    if (notes.used[i] != i + 1) {
      result.flaw({}, {}, "notes are not numbered in the order in which a reader meets them");
      break;
    }
  }
  return result;
}

Result not_in_data(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const auto& [place, cell] : sheet.cells) {
      std::size_t wrong = 0;
      if (cell.kind != CellKind::text || markers(cell.text, wrong).size() + wrong == 0) {
        continue;
      }
      result.look();
      if (in_table_body(sheet, place) && !cell.text.starts_with(config::note_marker)) {
        result.flaw(sheet.name, cell_text(place), "a note marker stands in a cell with data");
      }
    }
  }
  return result;
}

}  // namespace

std::vector<Item> note_items() {
  return {{"notes.form", "note markers have the form [noot 1]", form},
          {"notes.explained", "every note that is used is explained, and the reverse", same_sets},
          {"notes.order", "notes are numbered in the order in which they appear", in_order},
          {"notes.data", "no note marker in a cell with data", not_in_data}};
}

}  // namespace werkthet::audit::workbook
