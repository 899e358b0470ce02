// The names and values beside the lines of a panel.

#include "publish/charts/panel_drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>

namespace werkthet::publish::charts {

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
