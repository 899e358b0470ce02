// Points with their margin, one row each: shares per group, and differences around zero (a forest plot).
// Comparisons drawn by lot and those that were not stand in separate blocks that say so; rows keep the order
// of the study.

#include "core/format.hpp"
#include "publish/charts/interval_rows.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

/// +1 when higher is better, -1 when lower is, 0 when the table is of no outcome.
int direction(const Request& request) {
  const config::Outcome* outcome = outcome_of(request);
  return outcome == nullptr ? 0 : outcome->favourable == config::Favourable::higher ? 1 : -1;
}

Axis axis_of(const std::vector<Block>& blocks, int wanted) {
  double low = 0.0;
  double high = 0.0;
  for (const Block& block : blocks) {
    for (const IntervalRow& row : block.rows) {
      if (row.cells.drawn()) {
        low = std::min(low, row.cells.interval() ? row.cells.low->value() : row.cells.value->value());
        high = std::max(high, row.cells.interval() ? row.cells.high->value() : row.cells.value->value());
      }
    }
  }
  if (low == high) {
    high = low + 1.0;
  }
  return nice_axis(low, high, wanted);
}

void draw_row_marks(Canvas& canvas, const IntervalRow& row, const Axis& axis, double y, Lot lot) {
  if (!row.cells.drawn()) {
    return;
  }
  if (row.cells.interval()) {
    const double a = axis.at(row.cells.low->value());
    const double b = axis.at(row.cells.high->value());
    canvas.line({a, y}, {b, y}, {row.style.colour, 2.4, lot == Lot::not_drawn || row.expected ? "5 3" : ""});
    for (const double x : {a, b}) {
      canvas.line({x, y - 4.5}, {x, y + 4.5}, {row.style.colour, 1.8, {}});
    }
  }
  canvas.marker(row.style.shape, {axis.at(row.cells.value->value()), y}, 11.0, row.style.colour);
}

void draw_grid(Canvas& canvas, const Axis& axis, double top, double bottom) {
  for (const double tick : axis.ticks()) {
    const bool zero = std::abs(tick) < axis.step / 1000.0;
    canvas.line({axis.at(tick), top}, {axis.at(tick), bottom},
                {zero ? ink : grid_colour, zero ? 1.6 : 1.0, {}});
  }
}

double draw_axis_text(Canvas& canvas, const Request& request, const Axis& axis, double y, bool forest) {
  const double baseline = y + request.size() + 3.0;
  for (const double tick : axis.ticks()) {
    const double value = std::abs(tick) < axis.step / 1000.0 ? 0.0 : tick;
    canvas.text({axis.at(tick), baseline},
                tick_text(value, axis.decimals(), unit_of(request.table), request.language),
                {request.size(), false, Anchor::middle, soft_ink});
  }
  const int sign = forest ? direction(request) : 0;
  if (sign == 0) {
    return baseline + 8.0;
  }
  const double words = baseline + request.leading() + 2.0;
  const std::string left =
      std::string("\xE2\x86\x90 ") + (sign > 0 ? request.words("ongunstiger", "less favourable")
                                               : request.words("gunstiger", "more favourable"));
  const std::string right = std::string(sign > 0 ? request.words("gunstiger", "more favourable")
                                                 : request.words("ongunstiger", "less favourable")) +
                            " \xE2\x86\x92";
  canvas.text({axis.from, words}, left, {request.size(), false, Anchor::start, soft_ink});
  canvas.text({axis.to, words}, right, {request.size(), false, Anchor::end, soft_ink});
  return words + 8.0;
}

double draw_header(Canvas& canvas, const Request& request, const Block& block, double y) {
  if (block.header.empty()) {
    return y + 4.0;
  }
  const auto lines = wrapped(block.header, request.width() - 16.0, request.size(), true);
  const double height = static_cast<double>(lines.size()) * request.leading() + 9.0;
  canvas.rect({0.0, y}, request.width(), height, block.lot == Lot::not_drawn ? "#FBF1E6" : block_colour);
  canvas.paragraph({8.0, y + request.size() + 5.0}, lines, request.leading(), {request.size(), true});
  return y + height + 4.0;
}

/// The stop-light of a block: its own shape beside its words, so that it is told without colour.
double draw_light(Canvas& canvas, const Request& request, const Block& block, double y) {
  if (block.light.empty()) {
    return y;
  }
  const Point centre{14.0, y + request.leading() / 2.0 + 1.0};
  if (block.light == "green") {
    canvas.marker(Shape::square, centre, 12.0, "#1B6E4B");
  } else if (block.light == "amber") {
    canvas.marker(Shape::triangle, centre, 13.0, "#8A5A00");
  } else {
    canvas.marker(Shape::cross, centre, 13.0, "#A4161A");
  }
  const auto lines = wrapped(request.words("Stoplicht ", "Stop-light ") + block.light_words,
                             request.width() - 36.0, request.size(), true);
  const double last = canvas.paragraph({28.0, y + request.size()}, lines, request.leading(),
                                       {request.size(), true, Anchor::start, soft_ink});
  return last + 8.0;
}

struct Columns {
  double label{};   ///< width
  double number{};  ///< width
};

Columns columns_of(const Request& request, const std::vector<Block>& blocks) {
  Columns columns;
  for (const Block& block : blocks) {
    for (const IntervalRow& row : block.rows) {
      columns.label = std::max(columns.label, text_width(row.label, request.size()) + 12.0);
      columns.number = std::max(columns.number, text_width(row.number, request.size(), true) + 4.0);
    }
  }
  columns.number = std::min(columns.number, request.width() * 0.4);
  columns.label = std::min(columns.label, request.width() * 0.4);
  return columns;
}

}  // namespace

double draw_intervals(Canvas& canvas, const Request& request, double top) {
  const std::vector<Block> blocks = blocks_of(request);
  const Columns columns = columns_of(request, blocks);
  const bool forest = request.table.chart.kind == safe::ChartKind::forest ||
                      request.table.chart.kind == safe::ChartKind::parts;
  Axis axis = axis_of(blocks, request.wide() ? 6 : 5);
  // Half a tick text of room at both ends.
  const double room =
      text_width(tick_text(axis.high, axis.decimals(), unit_of(request.table), request.language),
                 request.size()) /
          2.0 +
      2.0;
  axis.from = request.wide() ? columns.label + room + 8.0 : room + 8.0;
  axis.to = request.wide() ? request.width() - columns.number - room - 14.0 : request.width() - room - 4.0;
  const TextStyle number{request.size(), true, Anchor::end, ink};
  double y = top;
  for (const Block& block : blocks) {
    y = draw_light(canvas, request, block, draw_header(canvas, request, block, y));
    // Heights first: the grid lies under the rows.
    std::vector<std::vector<std::string>> labels;
    std::vector<double> heights;
    double bottom = y;
    for (const IntervalRow& row : block.rows) {
      const double beside = request.wide() ? columns.label - 8.0 : request.width() - columns.number - 12.0;
      labels.push_back(wrapped(row.label, beside, request.size()));
      const double text = static_cast<double>(labels.back().size()) * request.leading();
      heights.push_back(request.wide() ? std::max(text + 12.0, 28.0) : text + 26.0);
      bottom += heights.back();
    }
    if (request.wide()) {
      draw_grid(canvas, axis, y, bottom);
    }
    for (std::size_t i = 0; i < block.rows.size(); ++i) {
      const IntervalRow& row = block.rows[i];
      const double text = static_cast<double>(labels[i].size()) * request.leading();
      const double middle = request.wide() ? y + heights[i] / 2.0 : y + text + 13.0;
      const double baseline =
          request.wide() ? middle - text / 2.0 + request.size() : y + request.size() + 2.0;
      if (!request.wide()) {
        draw_grid(canvas, axis, y + text + 5.0, y + heights[i] - 5.0);
      }
      canvas.paragraph({request.wide() ? 8.0 : 0.0, baseline}, labels[i], request.leading(),
                       {request.size(), false, Anchor::start, ink});
      const double number_y = request.wide() ? middle + request.size() * 0.35 : baseline;
      canvas.text({request.width() - (request.wide() ? 4.0 : 0.0), number_y}, row.number, number);
      draw_row_marks(canvas, row, axis, middle, block.lot);
      y += heights[i];
    }
    y += 8.0;
  }
  return draw_axis_text(canvas, request, axis, y - 6.0, forest) + 6.0;
}

}  // namespace werkthet::publish::charts
