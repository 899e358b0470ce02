// The numbers below a panel of lines: how many are left, and how many had the outcome, at the ticks of the
// axis.

#include "publish/cell_text.hpp"
#include "publish/charts/panel_drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <array>

namespace werkthet::publish::charts {
namespace {

constexpr std::string_view left_over = "not_yet";
constexpr double clear = 8.0;  // the number below the last tick reaches past the plot

}  // namespace

bool PanelDrawing::has_counts() const {
  return !waves_ && !positions_.empty() && safe::column_index(request_.table, left_over).has_value();
}

const safe::Cell* PanelDrawing::other_cell(const Series& series, std::size_t x,
                                           std::string_view column) const {
  const safe::Table& table = request_.table;
  const auto at = safe::dimension_index(table, table.chart.x);
  const auto group = safe::dimension_index(table, "groep");
  for (const safe::Row& row : table.rows) {
    if (at && group && row.codes[*at] == x &&
        table.dimensions[*group].codes[row.codes[*group]].id == series.group) {
      return safe::find_cell(table, row, column);
    }
  }
  return nullptr;
}

double PanelDrawing::draw_counts(const Panel& panel, const Frame& frame, double top) {
  make_x(frame);
  const std::array<std::pair<std::string_view, const char*>, 2> rows{
      {{left_over, request_.words("nog niet", "not yet")},
       {"events", request_.words("uitgestroomd", "left for work")}}};
  double y = top;
  for (const std::size_t s : panel.series) {
    const Series& series = grid_.series[s];
    const double room = frame.label_left + frame.label_width - frame.left;
    const auto name = wrapped(series.label, room, request_.size(), true);
    y = canvas_.paragraph({frame.left, y + request_.size()}, name, request_.leading(),
                          {request_.size(), true, Anchor::start, series.style.colour}) +
        4.0;
    for (const auto& [column, words] : rows) {
      const auto label = wrapped(words, frame.label_width - clear, request_.size());
      for (std::size_t i = 0; i < positions_.size(); ++i) {
        const double turns = positions_[i] / tick_every_;
        const safe::Cell* cell = other_cell(series, i, column);
        if (turns != static_cast<double>(static_cast<int>(turns)) || cell == nullptr) {
          continue;
        }
        const std::string text = cell_text(*cell, safe::Unit::count, request_.language);
        // A word for a hidden number may be wider than the way to the next tick: then its place stays empty,
        // and the legend says why.
        const double width = text_width(text, request_.size());
        if (width + 4.0 > x_.at(tick_every_) - x_.at(0.0) ||
            x_at(i) + width / 2.0 > frame.label_left + clear - 3.0) {
          continue;
        }
        canvas_.text({x_at(i), y + request_.size()}, text, {request_.size(), false, Anchor::middle, ink});
      }
      y = canvas_.paragraph({frame.label_left + clear, y + request_.size()}, label, request_.leading(),
                            {request_.size(), false, Anchor::start, soft_ink}) +
          4.0;
    }
    y += 6.0;
  }
  return y;
}

}  // namespace werkthet::publish::charts
