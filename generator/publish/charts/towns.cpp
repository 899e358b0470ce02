// Small multiples: a panel per municipality, all on one scale, with the own municipality in colour and the
// others grey. A panel has a bar per group; a group that a municipality does not have, or did not print, has
// its word or no row.

#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace werkthet::publish::charts {
namespace {

constexpr double bar = 12.0;

struct Line {
  std::vector<std::string> label;
  std::string number;
  Cells cells;
};

struct TownPanel {
  std::vector<std::string> title;
  bool own{};
  std::vector<Line> lines;
};

std::vector<TownPanel> town_panels(const Request& request, double width) {
  const safe::Table& table = request.table;
  const auto x = safe::dimension_index(table, table.chart.x);
  const auto by = safe::dimension_index(table, table.chart.series);
  std::vector<TownPanel> panels;
  if (!x || !by) {
    return panels;
  }
  for (std::size_t town = 0; town < table.dimensions[*x].codes.size(); ++town) {
    const safe::Code& code = table.dimensions[*x].codes[town];
    TownPanel panel;
    panel.own = is_own_town(request, code);
    panel.title = wrapped(code.label.in(request.language) +
                              (panel.own ? request.words(" (deze gemeente)", " (this municipality)") : ""),
                          width, request.size() + 1.0, true);
    for (const safe::Row& row : table.rows) {
      if (row.codes[*x] == town) {
        const Cells cells = cells_of(table, row);
        panel.lines.push_back(
            {wrapped(code_text(table.dimensions[*by], table.dimensions[*by].codes[row.codes[*by]],
                               request.language),
                     width, request.size()),
             value_text(cells, unit_of(table), request.language), cells});
      }
    }
    if (!panel.lines.empty()) {
      panels.push_back(std::move(panel));
    }
  }
  return panels;
}

}  // namespace

bool is_own_town(const Request& request, const safe::Code& code) {
  return !request.study.municipality_code.empty() && code.id == request.study.municipality_code;
}

double draw_towns(Canvas& canvas, const Request& request, double top) {
  const double gutter = 30.0;
  const std::size_t columns = request.wide() ? 3 : 1;
  const double width =
      (request.width() - gutter * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const std::vector<TownPanel> panels = town_panels(request, width);
  double high = 1.0;
  double number = 0.0;
  for (const TownPanel& panel : panels) {
    for (const Line& line : panel.lines) {
      high = line.cells.drawn() ? std::max(high, line.cells.value->value()) : high;
      number = std::max(number, text_width(line.number, request.size(), true) + 8.0);
    }
  }
  const double room = std::max(width - number, 10.0);
  double y = top;
  for (std::size_t start = 0; start < panels.size(); start += columns) {
    const std::size_t end = std::min(start + columns, panels.size());
    double head = 0.0;
    for (std::size_t i = start; i < end; ++i) {
      head = std::max(head, static_cast<double>(panels[i].title.size()) * (request.leading() + 1.0) + 6.0);
    }
    double lowest = y;
    for (std::size_t i = start; i < end; ++i) {
      const TownPanel& panel = panels[i];
      const double left = static_cast<double>(i - start) * (width + gutter);
      const std::string colour = panel.own ? plain_style(0).colour : std::string("#6B6B6B");
      canvas.paragraph(
          {left, y + request.size() + 1.0}, panel.title, request.leading() + 1.0,
          {request.size() + 1.0, true, Anchor::start, panel.own ? std::string_view(colour) : ink});
      double line_top = y + head;
      for (const Line& line : panel.lines) {
        const double last = canvas.paragraph({left, line_top + request.size()}, line.label, request.leading(),
                                             {request.size(), false, Anchor::start, ink});
        const double bar_top = last + 5.0;
        const double length =
            line.cells.drawn() ? std::max(std::max(line.cells.value->value(), 0.0) / high * room, 1.0) : 0.0;
        canvas.line({left, bar_top - 2.0}, {left, bar_top + bar + 2.0}, {soft_ink, 1, {}});
        if (line.cells.drawn()) {
          canvas.rect({left, bar_top}, length, bar, colour);
        }
        canvas.text({left + length + 5.0, bar_top + bar / 2.0 + request.size() * 0.35}, line.number,
                    {request.size(), line.cells.drawn(), Anchor::start, line.cells.drawn() ? ink : soft_ink});
        line_top = bar_top + bar + 6.0;
      }
      lowest = std::max(lowest, line_top);
    }
    y = lowest + 16.0;
  }
  return y - 6.0;
}

}  // namespace werkthet::publish::charts
