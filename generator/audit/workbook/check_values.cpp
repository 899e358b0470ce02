#include "audit/workbook/checks.hpp"
#include "config/table_signs.hpp"
#include "office/book_text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace werkthet::audit::workbook {
namespace {

Result no_formulas(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    result.look();
    for (const auto& [place, cell] : sheet.cells) {
      if (cell.formula) {
        result.flaw(sheet.name, cell_text(place), "the cell holds a formula: what is shown may change");
      } else if (cell.kind == CellKind::error) {
        result.flaw(sheet.name, cell_text(place), "the cell holds an error or a number that is none");
      }
    }
  }
  return result;
}

/// Where each shorthand is explained: "[c] = geheim …" or "[c] betekent …" above the table.
std::map<std::string, Place> explained_on(const WrittenSheet& sheet, std::uint32_t above) {
  std::map<std::string, Place> found;
  for (const auto& [place, cell] : sheet.cells) {
    if (place.first >= above || cell.kind != CellKind::text) {
      continue;
    }
    for (auto open = cell.text.find('['); open != std::string::npos; open = cell.text.find('[', open + 1)) {
      const auto close = cell.text.find(']', open);
      if (close == std::string::npos) {
        break;
      }
      const std::string code = cell.text.substr(open, close - open + 1);
      const std::string_view rest = std::string_view(cell.text).substr(close + 1);
      if (config::is_shorthand(code) && (rest.starts_with(" = ") || rest.starts_with(" betekent "))) {
        found.emplace(code, place);
      }
    }
  }
  return found;
}

Result shorthand(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    if (sheet.tables.size() != 1 || !sheet.tables.front().area) {
      continue;
    }
    const Area& area = *sheet.tables.front().area;
    std::set<std::string> used;
    for (auto at = sheet.cells.lower_bound(area.first);
         at != sheet.cells.end() && at->first.first <= area.last.first; ++at) {
      if (area.holds(at->first) && at->second.kind == CellKind::text &&
          config::is_shorthand(at->second.text)) {
        used.insert(at->second.text);
      }
    }
    const std::map<std::string, Place> explained = explained_on(sheet, area.first.first);
    result.looked_at += std::max(used.size(), explained.size());
    for (const std::string& code : used) {
      if (!explained.contains(code)) {
        result.flaw(sheet.name, {}, code + " is used and not explained above the table");
      }
    }
    for (const auto& [code, place] : explained) {
      if (!used.contains(code)) {
        result.flaw(sheet.name, cell_text(place), code + " is explained and not used in the table");
      }
    }
  }
  return result;
}

/// The library writes 16 digits: a number may come back one unit of the last place off, and none further.
bool same_number(double a, double b) {
  const double size = std::max(a < 0 ? -a : a, b < 0 ? -b : b);
  const double apart = a < b ? b - a : a - b;
  return apart <= 1e-15 * size;
}

bool same(const WrittenCell* cell, const office::ExpectedCell& expected) {
  if (cell == nullptr) {
    return false;
  }
  if (const auto* number = std::get_if<double>(&expected)) {
    return cell->kind == CellKind::number && same_number(cell->number, *number);
  }
  // A cell holds no controls and, unless it is wrapped, no line breaks: words are compared as one line.
  return cell->kind == CellKind::text &&
         office::one_line(cell->text) == office::one_line(std::get<std::string>(expected));
}

Result equal(const WrittenBook& book, const Known* known) {
  Result result;
  if (known == nullptr) {
    return result;
  }
  for (const office::ExpectedTable& table : known->tables) {
    const auto sheet =
        std::find_if(book.sheets.begin(), book.sheets.end(),
                     [&](const WrittenSheet& candidate) { return candidate.name == table.sheet; });
    result.look();
    if (sheet == book.sheets.end()) {
      result.flaw(table.sheet, {}, "a table that was published has no sheet");
      continue;
    }
    if (table.rows.empty()) {
      if (!sheet->tables.empty()) {
        result.flaw(table.sheet, {}, "the sheet has a table, and nothing was published in it");
      }
      continue;
    }
    if (sheet->tables.size() != 1 || !sheet->tables.front().area) {
      result.flaw(table.sheet, {}, "the sheet has no table");
      continue;
    }
    const Area& area = *sheet->tables.front().area;
    if (area.last.first - area.first.first != table.rows.size() ||
        area.last.second - area.first.second + 1 != table.rows.front().size()) {
      result.flaw(table.sheet, {}, "the table has another size than what was published");
      continue;
    }
    for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
      for (std::uint32_t c = 0; c < table.rows[r].size(); ++c) {
        const Place place{area.first.first + 1 + r, area.first.second + c};
        result.look();
        if (!same(cell_at(*sheet, place), table.rows[r][c])) {
          result.flaw(table.sheet, cell_text(place), "the cell is not what was published");
        }
      }
    }
  }
  return result;
}

}  // namespace

std::vector<Item> value_items() {
  return {
      {"values.stored", "no formulas and no errors: what is stored is what is shown", no_formulas},
      {"values.shorthand", "shorthand that is used is explained on the sheet, and the reverse", shorthand},
      {"values.equal", "every cell of a table is what was published, at full precision", equal}};
}

}  // namespace werkthet::audit::workbook
