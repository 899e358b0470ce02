#include "audit/workbook/checks.hpp"
#include "core/text.hpp"
#include "office/text_width.hpp"

#include <algorithm>
#include <set>

namespace werkthet::audit::workbook {
namespace {

/// Calls with every table that has an area.
template <class Call>
void each_table(const WrittenBook& book, const Call& call) {
  for (const WrittenSheet& sheet : book.sheets) {
    for (const WrittenTable& table : sheet.tables) {
      if (table.area) {
        call(sheet, table, *table.area);
      }
    }
  }
}

Result marked_up(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    const bool columns = std::any_of(sheet.cells.begin(), sheet.cells.end(),
                                     [](const auto& cell) { return cell.first.second > 0; });
    if (!columns && sheet.tables.empty()) {
      continue;  // text in column A alone is no table
    }
    result.look();
    if (sheet.tables.empty()) {
      result.flaw(sheet.name, {}, "there are figures in columns, and no marked-up table");
    }
    for (const WrittenTable& table : sheet.tables) {
      if (!table.area) {
        result.flaw(sheet.name, {}, "table " + table.name + " has no area of cells");
      }
    }
  }
  return result;
}

Result names(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  std::set<std::string> seen;
  each_table(book, [&](const WrittenSheet& sheet, const WrittenTable& table, const Area&) {
    result.look();
    const std::string lower = core::lower_ascii(table.name);
    const std::string bare = lower.substr(0, lower.find_last_not_of("0123456789_") + 1);
    if (table.name.empty() || bare == "table" || bare == "tabel") {
      result.flaw(sheet.name, {}, "the name of the table says nothing: \"" + table.name + "\"");
    }
    if (!seen.insert(lower).second) {
      result.flaw(sheet.name, {}, "another table has the name " + table.name);
    }
  });
  return result;
}

Result alt_text(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_table(book, [&](const WrittenSheet& sheet, const WrittenTable& table, const Area&) {
    result.look();
    if (table.alt_title.empty() || table.alt_text.empty()) {
      result.flaw(sheet.name, {}, "table " + table.name + " has no alternative text");
    }
  });
  return result;
}

Result header(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_table(book, [&](const WrittenSheet& sheet, const WrittenTable& table, const Area& area) {
    result.look();
    if (table.header_rows != 1) {
      result.flaw(sheet.name, {}, "table " + table.name + " has no header row, or more than one");
      return;
    }
    std::set<std::string> seen;
    for (std::uint32_t c = area.first.second; c <= area.last.second; ++c) {
      const Place place{area.first.first, c};
      const std::string words = words_at(sheet, place);
      if (words.empty()) {
        result.flaw(sheet.name, cell_text(place), "a column has no header");
      } else if (!seen.insert(core::lower_ascii(words)).second) {
        result.flaw(sheet.name, cell_text(place), "two columns have the header \"" + words + "\"");
      }
      const std::size_t at = c - area.first.second;
      if (at >= table.columns.size() || table.columns[at] != words) {
        result.flaw(sheet.name, cell_text(place), "the table names this column otherwise than its cell does");
      }
    }
  });
  return result;
}

Result no_merges(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    for (const std::string& merged : sheet.merged) {
      result.flaw(sheet.name, merged, "cells are merged");
    }
  }
  return result;
}

Result no_blank_lines(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_table(book, [&](const WrittenSheet& sheet, const WrittenTable&, const Area& area) {
    result.look();
    std::set<std::uint32_t> rows;
    std::set<std::uint32_t> columns;
    for (auto at = sheet.cells.lower_bound(area.first);
         at != sheet.cells.end() && at->first.first <= area.last.first; ++at) {
      if (area.holds(at->first)) {
        rows.insert(at->first.first);
        if (at->first.first > area.first.first) {
          columns.insert(at->first.second);
        }
      }
    }
    for (std::uint32_t r = area.first.first; r <= area.last.first; ++r) {
      if (!rows.contains(r)) {
        result.flaw(sheet.name, cell_text({r, area.first.second}), "a row of the table is blank");
        if (result.flaws.size() > 100) {
          return;  // a table may claim a million rows
        }
      }
    }
    for (std::uint32_t c = area.first.second; c <= area.last.second; ++c) {
      if (!columns.contains(c)) {
        result.flaw(sheet.name, cell_text({area.first.first, c}), "a column of the table is blank");
      }
    }
  });
  return result;
}

Result no_blank_cells(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_table(book, [&](const WrittenSheet& sheet, const WrittenTable&, const Area& area) {
    result.look();
    for (std::uint32_t r = area.first.first; r <= area.last.first && result.flaws.size() <= 100; ++r) {
      for (std::uint32_t c = area.first.second; c <= area.last.second; ++c) {
        if (cell_at(sheet, {r, c}) == nullptr) {
          result.flaw(sheet.name, cell_text({r, c}), "a cell of the table is blank without a shorthand");
        }
      }
    }
  });
  return result;
}

Result no_filter(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (sheet.filter || std::any_of(sheet.tables.begin(), sheet.tables.end(),
                                    [](const WrittenTable& table) { return table.filter; })) {
      result.flaw(sheet.name, {}, "there is a filter");
    }
  }
  return result;
}

Result no_freeze(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (sheet.frozen) {
      result.flaw(sheet.name, {}, "panes are frozen or split");
    }
  }
  return result;
}

Result nothing_hidden(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    if (sheet.hidden) {
      result.flaw(sheet.name, {}, "the sheet is hidden");
    }
    for (const std::uint32_t row : sheet.hidden_rows) {
      result.flaw(sheet.name, cell_text({row, 0}), "the row is hidden");
    }
    for (const std::uint32_t column : sheet.hidden_columns) {
      result.flaw(sheet.name, cell_text({0, column}), "the column is hidden");
    }
  }
  for (const std::string& name : book.hidden_names) {
    result.flaw({}, {}, "the name " + name + " is hidden");
  }
  return result;
}

Result width(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  // The unit of widths is a digit of the first style's font: nine pixels in Arial 12, seven in Calibri 11.
  const double points =
      book.styles.empty() || book.styles.front().points <= 0 ? 11 : book.styles.front().points;
  const double digit = points >= 12 ? 0.556 * points * 96.0 / 72.0 : 7;
  each_table(book, [&](const WrittenSheet& sheet, const WrittenTable&, const Area& area) {
    for (auto at = sheet.cells.lower_bound(area.first);
         at != sheet.cells.end() && at->first.first <= area.last.first; ++at) {
      const WrittenCell& cell = at->second;
      if (!area.holds(at->first) || cell.style >= book.styles.size() || book.styles[cell.style].wrapped) {
        continue;
      }
      result.look();
      const WrittenStyle& style = book.styles[cell.style];
      const double room = sheet.width_of(at->first.second) * digit;
      if (office::text_width(shown(cell, book), style.points, style.bold) > room) {
        result.flaw(sheet.name, cell_text(at->first), "the column is narrower than what it shows");
      }
    }
  });
  return result;
}

Result repeated_header(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  each_table(book, [&](const WrittenSheet& sheet, const WrittenTable&, const Area& area) {
    result.look();
    const std::string row = "$" + std::to_string(area.first.first + 1);
    if (sheet.repeated_rows != row + ":" + row) {
      result.flaw(sheet.name, {}, "the header row is not repeated on every printed page");
    }
  });
  return result;
}

}  // namespace

std::vector<Item> table_items() {
  return {{"tables.marked_up", "every table is marked up as one", marked_up},
          {"tables.name", "every table has a name that says something, once in the file", names},
          {"tables.alt_text", "every table has a title and a description for a screen reader", alt_text},
          {"tables.header", "one header row; headers are unique and not empty", header},
          {"tables.merges", "no cells are merged, split or nested", no_merges},
          {"tables.blank_lines", "no blank row or column in a table", no_blank_lines},
          {"tables.blank_cells", "no blank cell in a table: what is missing has a shorthand", no_blank_cells},
          {"tables.filter", "no filter", no_filter},
          {"tables.freeze", "no frozen or split panes", no_freeze},
          {"tables.hidden", "no hidden sheet, row, column or name", nothing_hidden},
          {"tables.width", "columns are as wide as what they show, or the text is wrapped", width},
          {"tables.print", "the header row is repeated on every printed page", repeated_header}};
}

}  // namespace werkthet::audit::workbook
