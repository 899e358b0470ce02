#include "busbench/results.hpp"
#include "office/xlsx_file.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace werkthet::bench {
namespace {

/// The rows and columns of one table, in order of first appearance.
struct Wide {
  std::string_view name;
  std::vector<std::string_view> measures;
  std::vector<std::pair<std::string, std::string>> rows;  // group, key
  struct Cell {
    std::uint32_t row;
    std::uint32_t column;
    const Result* result;
  };
  std::vector<Cell> cells;
};

template <class T>
std::uint32_t position(std::vector<T>& list, const T& value) {
  // Results come in order, so what is looked for is nearly always the last one or one just before it.
  const auto found = std::find(list.rbegin(), list.rend(), value);
  if (found != list.rend()) {
    return static_cast<std::uint32_t>(std::distance(found, list.rend()) - 1);
  }
  list.push_back(value);
  return static_cast<std::uint32_t>(list.size() - 1);
}

std::vector<Wide> wide(const Results& results) {
  std::vector<Wide> tables;
  for (const Result& row : results.rows()) {
    auto table =
        std::find_if(tables.begin(), tables.end(), [&](const Wide& t) { return t.name == row.table; });
    if (table == tables.end()) {
      tables.push_back({});
      table = tables.end() - 1;
      table->name = row.table;
    }
    const std::uint32_t column = position(table->measures, row.measure);
    const std::uint32_t line = position(table->rows, {row.group, row.key});
    table->cells.push_back({line, column, &row});
  }
  return tables;
}

void number_or_text(office::Sheet& sheet, std::uint32_t row, std::uint32_t column,
                    const std::string& text) {
  double value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && rest == text.data() + text.size()) {
    sheet.number(row, column, value, {.decimals = 0, .grouped = false});
  } else {
    sheet.text(row, column, text);
  }
}

void add_chart(office::Sheet& sheet, const Wide& table) {
  const auto measure = std::find(table.measures.begin(), table.measures.end(), "F_werk");
  if (measure == table.measures.end()) {
    return;
  }
  const auto column = static_cast<std::uint32_t>(measure - table.measures.begin()) + 2;
  office::BookChart chart;
  chart.kind = office::BookChartKind::line;
  chart.title = "Uitstroom naar werk";
  chart.x_name = "dagen";
  chart.y_name = "aandeel";
  chart.alt_text = "Aandeel dat is uitgestroomd naar werk, per groep en dag";
  chart.y_min = 0;
  chart.y_decimals = 2;
  const std::uint32_t colours[] = {0x12436D, 0x28A197, 0x801650, 0xF46A25};
  for (std::uint32_t row = 0; row < table.rows.size();) {
    std::uint32_t last = row;
    while (last + 1 < table.rows.size() && table.rows[last + 1].first == table.rows[row].first) {
      ++last;
    }
    office::ChartSeries series;
    series.name = "groep " + table.rows[row].first;
    series.categories = {{row + 1, 1, last + 1, 1}};
    series.values = {{row + 1, column, last + 1, column}};
    series.colour = colours[chart.series.size() % std::size(colours)];
    chart.series.push_back(std::move(series));
    row = last + 1;
  }
  sheet.chart(1, 10, chart);
}

}  // namespace

std::string as_workbook(const Results& results, core::Date created) {
  office::Book file({.title = "BUSBENCH-1", .subject = {}, .keywords = {}, .created = created});
  office::CellStyle bold;
  bold.bold = true;
  for (const Wide& table : wide(results)) {
    office::Sheet& sheet = file.add_sheet(file.free_name(table.name));
    sheet.text(0, 0, "groep", bold);
    sheet.text(0, 1, "sleutel", bold);
    for (std::uint32_t c = 0; c < table.measures.size(); ++c) {
      sheet.text(0, c + 2, table.measures[c], bold);
    }
    for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
      number_or_text(sheet, r + 1, 0, table.rows[r].first);
      number_or_text(sheet, r + 1, 1, table.rows[r].second);
    }
    for (const Wide::Cell& cell : table.cells) {
      if (const auto* count = std::get_if<std::int64_t>(&cell.result->value)) {
        sheet.number(cell.row + 1, cell.column + 2, static_cast<double>(*count), {.decimals = 0});
      } else {
        sheet.number(cell.row + 1, cell.column + 2, std::get<double>(cell.result->value), {.decimals = 6});
      }
    }
    if (table.name == "curve") {
      add_chart(sheet, table);
    }
  }
  return office::write_xlsx(file);
}

}  // namespace werkthet::bench
