// Stock and flows by quarter in two panels with their own scales; a second axis in one panel would let any
// two lines cross anywhere. The upper panel has a line per unit, the lower one bars of inflow and outflow of
// the first unit.

#include "core/format.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

struct Flow {
  std::vector<Cells> at;
  SeriesStyle style;
  std::string label;
};

Flow flow_of(const Request& request, std::string_view column, std::size_t index) {
  const safe::Table& table = request.table;
  Flow flow;
  flow.style = plain_style(index);
  const auto x = safe::dimension_index(table, table.chart.x);
  const auto at = safe::column_index(table, column);
  if (!x || !at) {
    return flow;
  }
  flow.label = table.columns[*at].label.in(request.language);
  flow.at.resize(table.dimensions[*x].codes.size());
  for (const safe::Row& row : table.rows) {
    bool first_unit = true;
    for (std::size_t d = 0; d < row.codes.size(); ++d) {
      first_unit = first_unit && (d == *x || row.codes[d] == 0);
    }
    if (first_unit) {
      flow.at[row.codes[*x]].value = &row.cells[*at];
    }
  }
  return flow;
}

/// Number of labels to skip so that neighbours keep apart.
std::size_t label_stride(const Request& request, const Grid& grid, double spacing) {
  double width = 0.0;
  for (const safe::Code& code : grid.x) {
    width = std::max(width, text_width(axis_text(code, request.language), request.size()));
  }
  std::size_t stride = 1;
  while (spacing * static_cast<double>(stride) < width + 8.0 && stride < grid.x.size()) {
    ++stride;
  }
  return stride;
}

void draw_axis(Canvas& canvas, const Request& request, const Axis& y, double left, double right) {
  for (const double tick : y.ticks()) {
    canvas.line({left, y.at(tick)}, {right, y.at(tick)}, {tick == 0.0 ? soft_ink : grid_colour, 1, {}});
    canvas.text({left - 6.0, y.at(tick) + request.size() * 0.35},
                core::number(tick, y.decimals(), request.language),
                {request.size(), false, Anchor::end, soft_ink});
  }
}

}  // namespace

double draw_stock(Canvas& canvas, const Request& request, double top) {
  const Grid grid = grid_of(request);
  const std::vector<Flow> flows{flow_of(request, "inflow", 0), flow_of(request, "outflow", 1)};
  double stock_high = 5.0;
  for (const Series& series : grid.series) {
    for (const Cells& cells : series.at) {
      stock_high = cells.drawn() ? std::max(stock_high, cells.value->value()) : stock_high;
    }
  }
  double flow_high = 5.0;
  for (const Flow& flow : flows) {
    for (const Cells& cells : flow.at) {
      flow_high = cells.drawn() ? std::max(flow_high, cells.value->value()) : flow_high;
    }
  }
  const double left = text_width(core::number(stock_high * 2.0, 0, request.language), request.size()) + 10.0;
  const double label_width = request.wide() ? 104.0 : 86.0;
  const double right = request.width() - label_width - 8.0;
  const double spacing = (right - left) / std::max(static_cast<double>(grid.x.size()), 1.0);
  const auto x_at = [&](std::size_t i) { return left + spacing * (static_cast<double>(i) + 0.5); };
  const TextStyle title{request.size() + 1.0, true};

  double y = top + request.size() + 2.0;
  canvas.text({0.0, y},
              request.words("Aantal aan het eind van het kwartaal", "Number at the end of the quarter"),
              title);
  Axis axis = nice_axis(0.0, stock_high, 4);
  axis.to = y + 16.0;
  axis.from = axis.to + (request.wide() ? 170.0 : 150.0);
  draw_axis(canvas, request, axis, left, right);
  std::vector<double> centres;
  std::vector<double> heights;
  std::vector<std::vector<std::string>> labels;
  std::string unsaid;  // the word of a gap too narrow for it
  for (std::size_t s = 0; s < grid.series.size(); ++s) {
    const Series& series = grid.series[s];
    std::vector<Point> run;
    const auto flush = [&] {
      if (run.size() > 1) {
        canvas.polyline(run, {series.style.colour, 2.4, series.style.dash});
      }
      run.clear();
    };
    double last = axis.from;
    std::string number;
    for (std::size_t i = 0; i < series.at.size(); ++i) {
      if (series.at[i].drawn()) {
        last = axis.at(series.at[i].value->value());
        run.push_back({x_at(i), last});
        number = value_text(series.at[i], grid.unit, request.language);
      } else {
        flush();
      }
    }
    const std::vector<bool> none_passed(series.at.size(), false);
    for (const Gap& gap : gaps_of(series, none_passed, grid.unit, request.language)) {
      // One word per gap: quarters that are hidden beside each other have no room for one each.
      const double half = text_width(gap.word, request.size()) / 2.0;
      if (2.0 * half + 8.0 > spacing * static_cast<double>(gap.last - gap.first + 1)) {
        unsaid = gap.word;
        continue;
      }
      canvas.text(
          {std::clamp((x_at(gap.first) + x_at(gap.last)) / 2.0, left + half + 2.0, right - half - 2.0),
           axis.from - 6.0 - static_cast<double>(s) * request.leading()},
          gap.word, {request.size(), false, Anchor::middle, series.style.colour, true});
    }
    flush();
    for (std::size_t i = 0; i < series.at.size(); ++i) {
      if (series.at[i].drawn()) {
        canvas.marker(series.style.shape, {x_at(i), axis.at(series.at[i].value->value())}, 8.0,
                      series.style.colour);
      }
    }
    centres.push_back(last);
    labels.push_back(
        shortened(wrapped(series.label, label_width, request.size()), 3, label_width, request.size()));
    labels.back().insert(labels.back().begin(), number);
    heights.push_back(static_cast<double>(labels.back().size()) * request.leading() + 4.0);
  }
  centres = spread(centres, heights, axis.to - request.leading(), axis.from + request.leading());
  for (std::size_t s = 0; s < grid.series.size(); ++s) {
    canvas.paragraph({right + 8.0, centres[s] - heights[s] / 2.0 + request.size()}, labels[s],
                     request.leading(), {request.size(), false, Anchor::start, grid.series[s].style.colour});
  }

  y = axis.from + 34.0;
  const std::string unit = grid.series.empty() ? std::string() : inside_sentence(grid.series.front().label);
  canvas.text({0.0, y},
              std::string(request.words("Instroom en uitstroom", "Inflow and outflow")) +
                  (unit.empty() ? "" : " (" + unit + ")"),
              title);
  Axis flow_axis = nice_axis(0.0, flow_high, 3);
  flow_axis.to = y + 16.0;
  flow_axis.from = flow_axis.to + (request.wide() ? 110.0 : 100.0);
  draw_axis(canvas, request, flow_axis, left, right);
  const double bar = std::min(spacing * 0.36, 22.0);
  for (std::size_t f = 0; f < flows.size(); ++f) {
    for (std::size_t i = 0; i < flows[f].at.size(); ++i) {
      const Cells& cells = flows[f].at[i];
      const double x = x_at(i) + (f == 0 ? -bar - 0.5 : 0.5);
      if (!cells.drawn()) {
        continue;
      }
      const double height = flow_axis.from - flow_axis.at(cells.value->value());
      if (f == 0) {
        canvas.rect({x, flow_axis.from - height}, bar, height, flows[f].style.colour);
      } else {
        // Outline and light fill: the two are told apart without colour.
        canvas.rect({x, flow_axis.from - height}, bar, height, flows[f].style.colour);
        canvas.rect({x + 2.0, flow_axis.from - height + 2.0}, std::max(bar - 4.0, 0.5),
                    std::max(height - 2.0, 0.0), paper);
      }
    }
  }
  double key = flow_axis.to + 8.0;
  for (std::size_t f = 0; f < flows.size(); ++f) {
    if (flows[f].label.empty()) {
      continue;
    }
    canvas.rect({right + 8.0, key}, 12.0, 12.0, flows[f].style.colour);
    if (f == 1) {
      canvas.rect({right + 10.0, key + 2.0}, 8.0, 8.0, paper);
    }
    canvas.text({right + 25.0, key + 11.0}, flows[f].label, {request.size(), false, Anchor::start, ink});
    key += request.leading() + 6.0;
  }
  const std::size_t stride = label_stride(request, grid, spacing);
  for (std::size_t i = 0; i < grid.x.size(); i += stride) {
    const std::string label = axis_text(grid.x[i], request.language);
    canvas.text(
        {std::max(x_at(i), text_width(label, request.size()) / 2.0), flow_axis.from + request.size() + 5.0},
        label, {request.size(), false, Anchor::middle, soft_ink});
  }
  double bottom = flow_axis.from + request.size() + 18.0;
  if (!unsaid.empty()) {
    const std::string note =
        request.words("Waar de lijn ontbreekt: ", "Where the line is missing: ") + unsaid + ".";
    canvas.text({0.0, bottom + request.size()}, note, {request.size(), false, Anchor::start, soft_ink});
    bottom += request.leading() + 4.0;
  }
  return bottom;
}

}  // namespace werkthet::publish::charts
