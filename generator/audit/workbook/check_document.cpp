#include "audit/workbook/checks.hpp"

#include <algorithm>

namespace werkthet::audit::workbook {
namespace {

Result present(const std::string& value, const char* what) {
  Result result;
  result.look();
  if (value.empty()) {
    result.flaw({}, {}, std::string("the document has no ") + what);
  }
  return result;
}

Result title(const WrittenBook& book, const Known* /*known*/) {
  return present(book.title, "title");
}
Result author(const WrittenBook& book, const Known* /*known*/) {
  return present(book.author, "author: who publishes it");
}
Result subject(const WrittenBook& book, const Known* /*known*/) {
  return present(book.subject, "subject");
}

Result language(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  result.look();
  if (book.language != "nl" && book.language != "nl-NL") {
    result.flaw({}, {},
                book.language.empty() ? "the document does not say its language"
                                      : "the language of the document is not Dutch: " + book.language);
  }
  return result;
}

Result created(const WrittenBook& book, const Known* known) {
  Result result;
  result.look();
  const std::string day = book.created.substr(0, 10);
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') {
    result.flaw({}, {}, "the document does not say when it was made");
  } else if (known != nullptr && (day != known->created || !book.created.ends_with("T00:00:00Z"))) {
    result.flaw({}, {}, "the date of the document is not that of the edition");
  }
  return result;
}

Result cursor(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  result.look();
  if (book.active_sheet != 0) {
    result.flaw({}, {}, "the file opens on another sheet than the first");
  }
  if (!book.sheets.empty() && !book.sheets.front().active_cell.empty() &&
      book.sheets.front().active_cell != "A1") {
    result.flaw(book.sheets.front().name, book.sheets.front().active_cell, "the cursor does not stand in A1");
  }
  return result;
}

Result chart_alt_text(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const WrittenChart& chart : sheet.charts) {
      result.look();
      if (chart.alt_text.size() < 20) {
        result.flaw(sheet.name, {}, "a chart has no alternative text, or one that says nothing");
      }
    }
  }
  return result;
}

constexpr std::size_t most_drawn = 2'000'000;  // cells of all charts together: a stranger's may name billions

/// The cells that a series points at, in order; nothing when it points at no sheet, or at more cells than are
/// `left`.
std::optional<std::vector<const WrittenCell*>> pointed_at(const WrittenBook& book,
                                                          const WrittenSeries& series, std::size_t& left) {
  std::vector<const WrittenCell*> cells;
  for (const std::string& reference : series.references) {
    const auto mark = reference.rfind('!');
    if (mark == std::string::npos) {
      return std::nullopt;
    }
    std::string name = reference.substr(0, mark);
    std::erase(name, '\'');
    const auto area = area_of(reference.substr(mark + 1));
    const auto sheet = std::find_if(book.sheets.begin(), book.sheets.end(),
                                    [&](const WrittenSheet& candidate) { return candidate.name == name; });
    if (!area || sheet == book.sheets.end()) {
      return std::nullopt;
    }
    const std::size_t size = std::size_t{area->last.first - area->first.first + 1} *
                             std::size_t{area->last.second - area->first.second + 1};
    if (size > left) {
      return std::nullopt;
    }
    left -= size;
    for (std::uint32_t r = area->first.first; r <= area->last.first; ++r) {
      for (std::uint32_t c = area->first.second; c <= area->last.second; ++c) {
        cells.push_back(cell_at(*sheet, {r, c}));
      }
    }
  }
  return cells;
}

Result chart_numbers(const WrittenBook& book, const Known* /*known*/) {
  Result result;
  std::size_t left = most_drawn;
  for (const WrittenSheet& sheet : book.sheets) {
    for (const WrittenChart& chart : sheet.charts) {
      for (const WrittenSeries& series : chart.series) {
        result.look();
        const auto cells = pointed_at(book, series, left);
        if (!cells || cells->empty()) {
          result.flaw(sheet.name, {},
                      "a chart draws something else than cells of this file, or too many of them");
          continue;
        }
        const bool numbers = std::all_of(cells->begin(), cells->end(), [](const WrittenCell* cell) {
          return cell != nullptr && cell->kind == CellKind::number;
        });
        if (!numbers) {
          result.flaw(sheet.name, {},
                      "a chart draws a cell without a number, which a spreadsheet shows as zero");
          continue;
        }
        bool same = series.kept.empty() || series.kept.size() == cells->size();
        for (std::size_t i = 0; same && i < series.kept.size(); ++i) {
          same = series.kept[i] == (*cells)[i]->number;
        }
        if (!same) {
          result.flaw(sheet.name, {}, "a chart keeps other numbers than its cells hold");
        }
      }
    }
  }
  return result;
}

}  // namespace

std::vector<Item> document_items() {
  return {{"document.title", "the document has a title", title},
          {"document.author", "the document says who publishes it", author},
          {"document.subject", "the document has a subject", subject},
          {"document.language", "the language of the document is Dutch", language},
          {"document.created", "the document is dated on the day of the edition", created},
          {"document.cursor", "the file opens in A1 of the first sheet", cursor},
          {"charts.alt_text", "every chart has an alternative text", chart_alt_text},
          {"charts.numbers", "charts draw cells with numbers, and keep no others", chart_numbers}};
}

}  // namespace werkthet::audit::workbook
