#include "publish/workbook/table_sheet.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "office/text_width.hpp"
#include "publish/cell_text.hpp"
#include "publish/wording.hpp"
#include "publish/workbook/native_chart.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace werkthet::publish::workbook {
namespace {

using core::Language;
using office::CellAlign;
using office::CellStyle;

constexpr double widest_column = 60;        // digits
constexpr double widest_text = 60.0 * 8.0;  // pixels; a longer text is wrapped

void write_words(office::Sheet& sheet, std::uint32_t row, std::uint32_t column, const std::string& text,
                 CellAlign align, bool indented = false) {
  const bool wrapped = office::text_width(text, 12, false) > widest_text;
  sheet.text(row, column, text, {.wrapped = wrapped, .indented = indented, .align = align});
}

bool is_signed(safe::Unit unit) {
  return unit == safe::Unit::points || unit == safe::Unit::score_difference;
}

void write_cell(office::Sheet& sheet, std::uint32_t row, std::uint32_t column, const safe::Cell& cell,
                safe::Unit unit) {
  if (cell.is_number()) {
    sheet.number(row, column, cell.value(), {.decimals = cell.decimals(), .with_plus = is_signed(unit)},
                 {.align = CellAlign::right});
  } else {
    const bool words = unit == safe::Unit::text;
    write_words(sheet, row, column, cell_code(cell), words ? CellAlign::left : CellAlign::right, words);
  }
}

/// "[c] = …; [x] = …" for the shorthands in this table, with the reasons given for [x]; empty when there are
/// none.
std::string shorthand_line(const safe::Table& table) {
  std::set<std::string_view> used;
  std::vector<std::string> reasons;
  for (const safe::Row& row : table.rows) {
    for (const safe::Cell& cell : row.cells) {
      used.insert(shorthand(cell));
      if (cell.kind() == safe::Cell::Kind::not_available && !cell.text().nl.empty() &&
          std::find(reasons.begin(), reasons.end(), cell.text().nl) == reasons.end()) {
        reasons.push_back(cell.text().nl);
      }
    }
  }
  std::string line;
  for (const Shorthand& code : shorthands()) {
    if (used.contains(code.code)) {
      line += (line.empty() ? "In deze tabel: " : "; ") + std::string(code.code) + " = " + code.meaning.nl;
    }
  }
  std::string why;
  for (const std::string& reason : reasons) {
    why += (why.empty() ? ". Reden van [x]: " : "; ") + reason;
  }
  return line.empty() ? line : line + why + ".";
}

std::vector<office::TableColumn> headers(const safe::Table& table) {
  const std::vector<std::string> texts = reader_headers(table, Language::nl);
  std::vector<office::TableColumn> columns;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool figures =
        i >= table.dimensions.size() && table.columns[i - table.dimensions.size()].unit != safe::Unit::text;
    columns.push_back({texts[i], figures, i >= table.dimensions.size() && !figures});
  }
  return columns;
}

/// The lines above the table; returns the row below them.
std::uint32_t write_lines(office::Sheet& sheet, const safe::Table& table, const config::Study& study,
                          const std::string& contents) {
  std::uint32_t row = 0;
  const auto line = [&](const std::string& text, const CellStyle& style = {}) {
    if (!text.empty()) {
      sheet.text(row++, 0, text, style);
    }
  };
  line(table.title.nl, {.points = 16, .bold = true});
  line(table.rows.empty() ? "Dit werkblad bevat geen tabel: voor deze uitgave zijn er geen cijfers."
                          : "Dit werkblad bevat één tabel.");
  line(table.title.en.empty() ? "" : "English: " + table.title.en, {.italic = true});
  line(study.fictitious ? "Verzonnen gegevens: deze gemeente en deze cijfers bestaan niet." : "",
       {.bold = true});
  line(table.statistic.nl);
  for (const core::Bilingual& note : table.notes) {
    line(note.nl);
  }
  line(shorthand_line(table));
  line(table.maturity.text.nl);
  line("Bron: " + table.source.nl + ". Uitgave " + study.release.id + ", " +
       core::long_date(study.release.date, Language::nl) + ". " +
       (table.maturity.text.nl.empty() ? "Status: " : "Status van deze uitgave: ") +
       status_text(study, Language::nl) + ".");
  sheet.link(row++, 0, "Terug naar de inhoud", contents, {.underlined = true});
  return row;
}

}  // namespace

std::optional<int> whole_number(const std::string& label) {
  int value = 0;
  const char* const end = label.data() + label.size();
  const auto [at, error] = std::from_chars(label.data(), end, value);
  return error == std::errc{} && at == end && std::to_string(value) == label ? std::optional(value)
                                                                             : std::nullopt;
}

std::vector<std::size_t> row_order(const safe::Table& table) {
  std::vector<std::size_t> order(table.rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  const auto x = dimension_index(table, table.chart.x);
  const auto series = dimension_index(table, table.chart.series);
  if (table.chart.kind == safe::ChartKind::none || table.chart.kind == safe::ChartKind::forest || !x) {
    return order;
  }
  const auto key = [&](std::size_t index) {
    const safe::Row& row = table.rows[index];
    std::vector<std::size_t> result;
    for (std::size_t d = 0; d < row.codes.size(); ++d) {
      if (d != x && d != series) {
        result.push_back(row.codes[d]);
      }
    }
    if (series) {
      result.push_back(row.codes.at(*series));
    }
    result.push_back(row.codes.at(*x));
    return result;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

void write_table_sheet(office::Sheet& sheet, const safe::Table& table, const config::Study& study,
                       const std::string& contents) {
  const std::uint32_t header = write_lines(sheet, table, study, contents);
  if (table.rows.empty()) {
    sheet.column_width(0, widest_column);
    return;
  }
  const TableLayout layout{header, row_order(table)};
  const std::vector<office::TableColumn> columns = headers(table);
  sheet.table({.name = sheet.name() + "_cijfers",
               .alt_title = table.title.nl,
               .alt_text = table.statistic.nl,
               .row = header,
               .rows = static_cast<std::uint32_t>(table.rows.size()),
               .columns = columns});
  std::uint32_t at = header;
  for (const std::size_t index : layout.order) {
    const safe::Row& row = table.rows[index];
    ++at;
    std::uint32_t column = 0;
    for (std::size_t d = 0; d < row.codes.size(); ++d) {
      const std::string& label = table.dimensions.at(d).codes.at(row.codes[d]).label.nl;
      if (const auto number = whole_number(label)) {
        sheet.number(at, column++, *number, {.grouped = false}, {.align = CellAlign::left});
      } else {
        write_words(sheet, at, column++, label, CellAlign::left);
      }
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      write_cell(sheet, at, column++, row.cells[c], table.columns.at(c).unit);
    }
  }
  for (std::uint32_t column = 0; column < columns.size(); ++column) {
    sheet.fit_column(column, header, column == 0 ? 14 : 10, widest_column);
  }
  if (const auto chart = native_chart(table, layout, study)) {
    const auto beside = static_cast<std::uint32_t>(columns.size());
    sheet.column_width(beside, 3);
    sheet.chart(header, beside + 1, *chart);
  }
  sheet.print_wide(header);
}

}  // namespace werkthet::publish::workbook
