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
      waves_(request.table.chart.kind == safe::ChartKind::waves) {
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
  bool touch = false;
  for (std::size_t i = 1; i < grid_.x.size(); ++i) {
    touch = touch || x_at(i) - x_at(i - 1) < (width_of(i) + width_of(i - 1)) / 2.0 + 6.0;
  }
  for (std::size_t i = 0; i < grid_.x.size(); ++i) {
    const double half = width_of(i) / 2.0;
    const double x = std::min(std::max(x_at(i), half), frame.label_left - half - 2.0);
    const double row = touch && i % 2 == 1 ? request_.leading() : 0.0;
    canvas_.line({x_at(i), frame.bottom}, {x_at(i), frame.bottom + 4.0 + row}, {soft_ink, 1, {}});
    canvas_.text({x, frame.bottom + 5.0 + request_.size() + row}, grid_.x[i].label.in(request_.language),
                 label);
  }
}

double PanelDrawing::width_of(std::size_t i) const {
  return text_width(grid_.x[i].label.in(request_.language), request_.size());
}

void PanelDrawing::draw_margin(const Series& series, std::size_t s, std::size_t count) {
  std::vector<Point> upper;
  std::vector<Point> lower;
  const auto flush = [&] {
    if (upper.size() > 1 && !waves_) {
      std::vector<Point> outline = upper;
      outline.insert(outline.end(), lower.rbegin(), lower.rend());
      canvas_.area(outline, series.style.colour, 0.14);
      canvas_.polyline(upper, {series.style.colour, 0.7, {}});
      canvas_.polyline(lower, {series.style.colour, 0.7, {}});
    } else {
      for (std::size_t k = 0; k < upper.size(); ++k) {
        const Stroke stroke{series.style.colour, 1.8, {}};
        canvas_.line(upper[k], lower[k], stroke);
        canvas_.line({upper[k].x - 3.5, upper[k].y}, {upper[k].x + 3.5, upper[k].y}, stroke);
        canvas_.line({lower[k].x - 3.5, lower[k].y}, {lower[k].x + 3.5, lower[k].y}, stroke);
      }
    }
    upper.clear();
    lower.clear();
  };
  for (std::size_t i = 0; i < series.at.size(); ++i) {
    if (!series.at[i].interval()) {
      flush();
      continue;
    }
    const double x = x_at(i) + dodge(s, count);
    upper.push_back({x, y_.at(series.at[i].high->value())});
    lower.push_back({x, y_.at(series.at[i].low->value())});
  }
  flush();
}

void PanelDrawing::draw_line(const Series& series, std::size_t s, std::size_t count) {
  std::vector<Point> run;
  const auto flush = [&] {
    if (run.size() > 1) {
      canvas_.polyline(run, {series.style.colour, 2.4, series.style.dash});
    }
    run.clear();
  };
  for (std::size_t i = 0; i < series.at.size(); ++i) {
    if (!series.at[i].drawn()) {
      flush();
      continue;
    }
    run.push_back({x_at(i) + dodge(s, count), y_.at(series.at[i].value->value())});
  }
  flush();
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
  const bool first = i == 0 || !series.at[i - 1].drawn();
  const bool last = i + 1 == series.at.size() || !series.at[i + 1].drawn();
  return on_tick || last || (first && last);
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
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < series.at.size(); ++i) {
    const Cells& cells = series.at[i];
    if (cells.value == nullptr || cells.drawn()) {
      continue;
    }
    const std::string word = value_text(cells, grid_.unit, request_.language);
    if (!gaps.empty() && gaps.back().last + 1 == i && gaps.back().word == word) {
      gaps.back().last = i;
    } else {
      gaps.push_back({i, i, word});
    }
  }
  return gaps;
}

bool PanelDrawing::has_room(const Gap& gap, const Frame& frame) const {
  const double from = gap.first == 0 ? frame.left : x_at(gap.first - 1);
  const double to = gap.last + 1 == grid_.x.size() ? frame.right : x_at(gap.last + 1);
  return to - from >= text_width(gap.word, request_.size()) + 16.0;
}

void PanelDrawing::draw_labels(const Panel& panel, const Frame& frame) {
  std::vector<double> centres;
  std::vector<double> heights;
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> values;
  for (const std::size_t s : panel.series) {
    const Series& series = grid_.series[s];
    const auto last =
        std::find_if(series.at.rbegin(), series.at.rend(), [](const Cells& c) { return c.drawn(); });
    const bool any = last != series.at.rend();
    centres.push_back(any ? y_.at(last->value->value()) : (frame.top + frame.bottom) / 2.0);
    lines.push_back(shortened(wrapped(series.label, frame.label_width, request_.size()), 4, frame.label_width,
                              request_.size()));
    values.push_back(any ? value_text(*last, grid_.unit, request_.language) : std::string());
    heights.push_back(static_cast<double>(lines.back().size() + (any ? 1U : 0U)) * request_.leading() + 4.0);
  }
  centres = spread(centres, heights, frame.top - request_.leading(), frame.bottom + 4.0);
  for (std::size_t k = 0; k < panel.series.size(); ++k) {
    const Series& series = grid_.series[panel.series[k]];
    double y = centres[k] - heights[k] / 2.0 + request_.size();
    if (!values[k].empty()) {
      canvas_.text({frame.label_left, y}, values[k],
                   {request_.size(), true, Anchor::start, series.style.colour});
      y += request_.leading();
    }
    canvas_.paragraph({frame.label_left, y}, lines[k], request_.leading(),
                      {request_.size(), false, Anchor::start, series.style.colour});
  }
  if (waves_) {
    draw_first_values(panel);
  }
}

void PanelDrawing::draw_first_values(const Panel& panel) {
  std::vector<double> centres;
  std::vector<double> heights;
  std::vector<std::size_t> which;
  double x = 0.0;
  for (const std::size_t s : panel.series) {
    const Series& series = grid_.series[s];
    if (series.at.empty() || !series.at.front().drawn()) {
      continue;
    }
    centres.push_back(y_.at(series.at.front().value->value()));
    heights.push_back(request_.leading());
    which.push_back(s);
    x = x_at(0) - dodge(1, 2) - 10.0;
  }
  centres = spread(centres, heights, y_.to, y_.from);
  for (std::size_t k = 0; k < which.size(); ++k) {
    const Series& series = grid_.series[which[k]];
    canvas_.text({x, centres[k] + request_.size() * 0.35},
                 value_text(series.at.front(), grid_.unit, request_.language),
                 {request_.size(), true, Anchor::end, series.style.colour, true});
  }
}

}  // namespace werkthet::publish::charts
