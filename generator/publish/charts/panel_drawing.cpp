#include "publish/charts/panel_drawing.hpp"

#include "core/format.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <optional>

namespace werkthet::publish::charts {
namespace {

std::optional<double> numeric(const safe::Code& code) {
  if (code.id.empty() || code.id.size() > 4) {
    return std::nullopt;
  }
  double value = 0.0;
  for (const char c : code.id) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10.0 + (c - '0');
  }
  return value;
}

}  // namespace

PanelDrawing::PanelDrawing(Canvas& canvas, const Request& request, const Grid& grid)
    : canvas_(canvas),
      request_(request),
      grid_(grid),
      waves_(request.table.chart.kind == safe::ChartKind::waves),
      zero_(starts_at_zero(request, grid)) {
  for (const safe::Code& code : grid.x) {
    const auto value = waves_ ? std::nullopt : numeric(code);
    if (!value) {
      positions_.clear();
      break;
    }
    positions_.push_back(*value);
  }
  make_y_axis();
}

double PanelDrawing::axis_width() const {
  double width = 0.0;
  for (const double tick : y_.ticks()) {
    width = std::max(width, text_width(tick_label(tick), request_.size()));
  }
  return width + 8.0;
}

bool PanelDrawing::cut() const {
  return y_.low > 0.0;
}

std::string PanelDrawing::low_tick() const {
  return tick_label(y_.low);
}

std::vector<std::string> PanelDrawing::gap_notes(const Panel& panel, const Frame& frame) {
  make_x(frame);
  std::vector<std::string> notes;
  std::vector<std::string> names;
  for (const std::size_t s : panel.series) {
    for (const Gap& gap : gaps_of(grid_.series[s])) {
      if (has_room(gap, frame)) {
        continue;
      }
      std::string note = request_.table.chart.x == "maand" ? request_.words("Maand ", "Month ") : "";
      note += grid_.x[gap.first].label.in(request_.language);
      if (gap.last > gap.first) {
        note += request_.words(" tot en met ", " to ") + grid_.x[gap.last].label.in(request_.language);
      }
      note += ": " + gap.word;
      const auto found = std::find(notes.begin(), notes.end(), note);
      if (found == notes.end()) {
        notes.push_back(note);
        names.push_back(grid_.series[s].label);
      } else {
        names[static_cast<std::size_t>(found - notes.begin())] +=
            request_.words(" en ", " and ") + inside_sentence(grid_.series[s].label);
      }
    }
  }
  for (std::size_t i = 0; i < notes.size(); ++i) {
    notes[i] += " (" + names[i] + ").";
  }
  return notes;
}

void PanelDrawing::draw(const Panel& panel, const Frame& frame) {
  y_.from = frame.bottom;
  y_.to = frame.top;
  make_x(frame);
  draw_axes(frame);
  for (std::size_t s = panel.series.size(); s-- > 0;) {  // the group last, over the control
    draw_margin(grid_.series[panel.series[s]], s, panel.series.size());
  }
  for (std::size_t s = panel.series.size(); s-- > 0;) {
    draw_line(grid_.series[panel.series[s]], s, panel.series.size());
  }
  draw_gaps(panel, frame);
  draw_labels(panel, frame);
}

std::string PanelDrawing::tick_label(double value) const {
  return tick_text(value, y_.decimals(), grid_.unit, request_.language);
}

void PanelDrawing::make_y_axis() {
  double low = 0.0;
  double high = 0.0;
  bool any = false;
  for (const Series& series : grid_.series) {
    for (const Cells& cells : series.at) {
      if (!cells.drawn()) {
        continue;
      }
      const double bottom = cells.interval() ? cells.low->value() : cells.value->value();
      const double top = cells.interval() ? cells.high->value() : cells.value->value();
      low = any ? std::min(low, bottom) : bottom;
      high = any ? std::max(high, top) : top;
      any = true;
    }
  }
  if (!waves_) {
    low = std::min(low, 0.0);
  }
  if (!any) {
    high = low + 1.0;
  }
  y_ = nice_axis(low, std::max(high, low + (waves_ ? 0.1 : 1.0)), 5);
}

void PanelDrawing::make_x(const Frame& frame) {
  if (!positions_.empty()) {
    const double last = *std::max_element(positions_.begin(), positions_.end());
    x_ = Axis{0.0, std::max(last, 1.0), 1.0, frame.left, frame.right - 6.0};
    return;
  }
  const double inset = std::min(44.0, (frame.right - frame.left) / 4.0);
  x_ = Axis{0.0, std::max(static_cast<double>(grid_.x.size()) - 1.0, 1.0), 1.0, frame.left + inset,
            frame.right - inset * 0.6};
}

double PanelDrawing::x_at(std::size_t i) const {
  return x_.at(positions_.empty() ? static_cast<double>(i) : positions_[i]);
}

double PanelDrawing::dodge(std::size_t s, std::size_t count) const {
  return waves_ && count > 1 ? (s == 0 ? -5.0 : 5.0) : 0.0;
}

void PanelDrawing::draw_axes(const Frame& frame) {
  const TextStyle label{request_.size(), false, Anchor::end, soft_ink};
  for (const double tick : y_.ticks()) {
    const double y = y_.at(tick);
    const bool base = tick == y_.low;
    canvas_.line({frame.left, y}, {frame.right, y}, {base ? soft_ink : grid_colour, 1, {}});
    canvas_.text({frame.left - 6.0, y + request_.size() * 0.35}, tick_label(tick), label);
  }
  if (positions_.empty()) {
    draw_words_below(frame);
  } else {
    draw_numbers_below(frame);
  }
}

void PanelDrawing::draw_numbers_below(const Frame& frame) {
  const TextStyle label{request_.size(), false, Anchor::middle, soft_ink};
  for (double step : {1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0}) {
    if (x_.at(step) - x_.at(0.0) < 40.0 && step < 120.0) {
      continue;
    }
    tick_every_ = step;
    for (double value = 0.0; value <= x_.high + 1e-9; value += step) {
      const double x = x_.at(value);
      canvas_.line({x, frame.bottom}, {x, frame.bottom + 4.0}, {soft_ink, 1, {}});
      canvas_.text({x, frame.bottom + 5.0 + request_.size()}, core::number(value, 0, request_.language),
                   label);
    }
    break;
  }
  const auto dimension = safe::dimension_index(request_.table, request_.table.chart.x);
  canvas_.text({(frame.left + frame.right) / 2.0, frame.bottom + 8.0 + request_.size() + request_.leading()},
               request_.table.dimensions[*dimension].label.in(request_.language), label);
}

void PanelDrawing::draw_words_below(const Frame& frame) {
  const TextStyle label{request_.size(), false, Anchor::middle, soft_ink};
  const auto touch = [&](std::size_t stride) {
    for (std::size_t i = stride; i < grid_.x.size(); i += stride) {
      if (x_at(i) - x_at(i - stride) < (width_of(i) + width_of(i - stride)) / 2.0 + 6.0) {
        return true;
      }
    }
    return false;
  };
  // A few labels that touch go over two rows; of many, only every so manyth is written.
  const bool rows = touch(1) && grid_.x.size() <= 4 && !touch(2);
  std::size_t stride = 1;
  while (!rows && stride < grid_.x.size() && touch(stride)) {
    ++stride;
  }
  for (std::size_t i = 0; i < grid_.x.size(); ++i) {
    const bool written = i % stride == 0;
    const double row = rows && i % 2 == 1 ? request_.leading() : 0.0;
    canvas_.line({x_at(i), frame.bottom}, {x_at(i), frame.bottom + (written ? 4.0 : 2.0) + row},
                 {soft_ink, 1, {}});
    if (written) {
      const double half = width_of(i) / 2.0;
      const double x = std::min(std::max(x_at(i), half), frame.label_left - half - 2.0);
      canvas_.text({x, frame.bottom + 5.0 + request_.size() + row}, axis_text(grid_.x[i], request_.language),
                   label);
    }
  }
}

double PanelDrawing::width_of(std::size_t i) const {
  return text_width(axis_text(grid_.x[i], request_.language), request_.size());
}

std::vector<std::vector<std::size_t>> PanelDrawing::stretches(const Series& series) const {
  std::vector<std::vector<std::size_t>> found;
  for (std::size_t i = 0; i < series.at.size(); ++i) {
    if (!series.at[i].drawn()) {
      continue;
    }
    const bool joined = !found.empty() && (found.back().back() + 1 == i ||
                                           (!waves_ && passes_hidden(series, found.back().back(), i)));
    if (!joined) {
      found.emplace_back();
    }
    found.back().push_back(i);
  }
  return found;
}

bool PanelDrawing::from_zero(const Series& series, const std::vector<std::size_t>& stretch) const {
  return zero_ && (stretch.front() == 0 || passes_hidden(series, std::nullopt, stretch.front()));
}

void PanelDrawing::draw_whisker(const Series& series, Point upper, Point lower) {
  const Stroke stroke{series.style.colour, 1.8, {}};
  canvas_.line(upper, lower, stroke);
  canvas_.line({upper.x - 3.5, upper.y}, {upper.x + 3.5, upper.y}, stroke);
  canvas_.line({lower.x - 3.5, lower.y}, {lower.x + 3.5, lower.y}, stroke);
}

void PanelDrawing::draw_band(const Series& series, const std::vector<Point>& upper,
                             const std::vector<Point>& lower, bool pale) {
  std::vector<Point> outline = upper;
  outline.insert(outline.end(), lower.rbegin(), lower.rend());
  canvas_.area(outline, series.style.colour, pale ? 0.07 : 0.14);
  if (!pale) {
    canvas_.polyline(upper, {series.style.colour, 0.7, {}});
    canvas_.polyline(lower, {series.style.colour, 0.7, {}});
  }
}

void PanelDrawing::draw_margin(const Series& series, std::size_t s, std::size_t count) {
  for (const std::vector<std::size_t>& stretch : stretches(series)) {
    std::vector<Point> upper;
    std::vector<Point> lower;
    std::optional<std::size_t> last;
    bool alone = true;  // nothing of a band touches the last point
    const auto flush = [&] {
      if (upper.size() > 1 && !waves_) {
        draw_band(series, upper, lower, false);
      } else if (waves_ || alone) {
        for (std::size_t k = 0; k < upper.size(); ++k) {
          draw_whisker(series, upper[k], lower[k]);
        }
      }
      upper.clear();
      lower.clear();
      alone = true;
    };
    if (from_zero(series, stretch)) {
      upper.push_back({x_.at(0.0), y_.at(0.0)});
      lower = upper;
    }
    for (const std::size_t i : stretch) {
      if (!series.at[i].interval()) {
        flush();
        last.reset();
        continue;
      }
      const double x = x_at(i) + dodge(s, count);
      const Point high{x, y_.at(series.at[i].high->value())};
      const Point low{x, y_.at(series.at[i].low->value())};
      if (!upper.empty() && !waves_ && passes_hidden(series, last, i)) {
        draw_band(series, {upper.back(), high}, {lower.back(), low}, true);
        alone = false;
        flush();
        alone = false;
      }
      upper.push_back(high);
      lower.push_back(low);
      last = i;
    }
    flush();
  }
}

void PanelDrawing::draw_line(const Series& series, std::size_t s, std::size_t count) {
  for (const std::vector<std::size_t>& stretch : stretches(series)) {
    std::vector<Point> run;
    if (from_zero(series, stretch)) {
      run.push_back({x_.at(0.0), y_.at(0.0)});
    }
    for (const std::size_t i : stretch) {
      run.push_back({x_at(i) + dodge(s, count), y_.at(series.at[i].value->value())});
    }
    if (run.size() > 1) {
      canvas_.polyline(run, {series.style.colour, 2.4, series.style.dash});
    }
  }
  for (std::size_t i = 0; i < series.at.size(); ++i) {
    if (series.at[i].drawn() && marked(series, i)) {
      canvas_.marker(series.style.shape, {x_at(i) + dodge(s, count), y_.at(series.at[i].value->value())}, 9.0,
                     series.style.colour);
    }
  }
}

bool PanelDrawing::marked(const Series& series, std::size_t i) const {
  if (positions_.empty()) {
    return true;
  }
  const double turns = positions_[i] / tick_every_;
  const bool on_tick = turns == static_cast<double>(static_cast<int>(turns));
  const bool after_gap = i > 0 && !series.at[i - 1].drawn();
  const bool before_gap = i + 1 == series.at.size() || !series.at[i + 1].drawn();
  return on_tick || before_gap || after_gap;
}

void PanelDrawing::draw_gaps(const Panel& panel, const Frame& frame) {
  double lowest = frame.bottom - 6.0;
  for (const std::size_t s : panel.series) {
    bool any = false;
    for (const Gap& gap : gaps_of(grid_.series[s])) {
      if (!has_room(gap, frame)) {
        continue;
      }
      const double half = text_width(gap.word, request_.size()) / 2.0;
      const double x = std::clamp((x_at(gap.first) + x_at(gap.last)) / 2.0, frame.left + half + 3.0,
                                  frame.right - half - 3.0);
      canvas_.text({x, lowest}, gap.word,
                   {request_.size(), false, Anchor::middle, grid_.series[s].style.colour, true});
      any = true;
    }
    lowest -= any ? request_.leading() : 0.0;
  }
}

std::vector<Gap> PanelDrawing::gaps_of(const Series& series) const {
  // What a line passes over needs no word of its own: the legend says it once.
  std::vector<bool> passed(series.at.size(), false);
  if (!waves_) {
    for (const std::vector<std::size_t>& stretch : stretches(series)) {
      const auto from = static_cast<std::ptrdiff_t>(from_zero(series, stretch) ? 0 : stretch.front());
      std::fill(passed.begin() + from, passed.begin() + static_cast<std::ptrdiff_t>(stretch.back()), true);
    }
  }
  return charts::gaps_of(series, passed, grid_.unit, request_.language);
}

bool PanelDrawing::has_room(const Gap& gap, const Frame& frame) const {
  const double from = gap.first == 0 ? frame.left : x_at(gap.first - 1);
  const double to = gap.last + 1 == grid_.x.size() ? frame.right : x_at(gap.last + 1);
  return to - from >= text_width(gap.word, request_.size()) + 16.0;
}

}  // namespace werkthet::publish::charts
