// Lines and waves: small panels of two groups each, since three overlapping margins cannot be told apart.
// Every group stands beside the control group; non-participants get a panel of their own that says "not by
// lot".

#include "publish/charts/panel_drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

std::vector<Panel> panels_of(const Request& request, const Grid& grid) {
  const std::string& control =
      request.study.arms.empty() ? std::string() : request.study.arms[request.study.control()].id;
  const auto found = std::find_if(grid.series.begin(), grid.series.end(),
                                  [&](const Series& s) { return !s.group.empty() && s.group == control; });
  std::vector<Panel> panels;
  if (found == grid.series.end() || grid.series.size() == 1) {
    // Not groups, or no control among them: pairs in order would suggest a comparison, so one panel per
    // series.
    for (std::size_t i = 0; i < grid.series.size(); ++i) {
      panels.push_back({grid.series[i].label, "", {i}});
    }
    return panels;
  }
  const auto c = static_cast<std::size_t>(found - grid.series.begin());
  const auto is_arm = [&](const std::string& id) {
    return std::any_of(request.study.arms.begin(), request.study.arms.end(),
                       [&](const config::Arm& arm) { return arm.id == id; });
  };
  for (std::size_t i = 0; i < grid.series.size(); ++i) {
    if (i == c) {
      continue;
    }
    const bool by_lot = is_arm(grid.series[i].group);
    const std::size_t first = by_lot ? i : c;
    const std::size_t second = by_lot ? c : i;
    panels.push_back(
        {grid.series[first].label + request.words(" en ", " and ") +
             inside_sentence(grid.series[second].label),
         by_lot ? request.words("Geloot", "Drawn by lot") : request.words("Niet geloot", "Not drawn by lot"),
         {first, second}});
  }
  return panels;
}

}  // namespace

double draw_panels(Canvas& canvas, const Request& request, double top) {
  const Grid grid = grid_of(request);
  const std::vector<Panel> panels = panels_of(request, grid);
  PanelDrawing drawing(canvas, request, grid);
  const std::size_t columns = request.wide() && panels.size() > 1 ? 2 : 1;
  const double gutter = 24.0;
  const double width =
      (request.width() - gutter * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double label_width = request.wide() ? 96.0 : 92.0;
  const double height = request.wide() ? 190.0 : 170.0;
  const double below = request.size() + request.leading() + 14.0;
  double y = top;
  const auto frame_of = [&](double left, double plot_top) {
    Frame frame;
    frame.left = left + drawing.axis_width();
    frame.label_left = left + width - label_width;
    frame.label_width = label_width;
    frame.right = frame.label_left - 8.0;
    frame.top = plot_top;
    frame.bottom = plot_top + height;
    return frame;
  };
  for (std::size_t i = 0; i < panels.size(); i += columns) {
    // Titles of one row start their plots at the same height.
    std::size_t lines = 0;
    bool lot = false;
    for (std::size_t k = i; k < std::min(i + columns, panels.size()); ++k) {
      lines = std::max(lines, wrapped(panels[k].title, width - 4.0, request.size() + 1.0, true).size());
      lot = lot || !panels[k].lot.empty();
    }
    const double head =
        static_cast<double>(lines) * (request.leading() + 1.0) + (lot ? request.leading() : 0.0);
    double lowest = y;
    for (std::size_t k = i; k < std::min(i + columns, panels.size()); ++k) {
      const double left = static_cast<double>(k - i) * (width + gutter);
      double line = canvas.paragraph({left, y + request.size() + 1.0},
                                     wrapped(panels[k].title, width - 4.0, request.size() + 1.0, true),
                                     request.leading() + 1.0, {request.size() + 1.0, true});
      line += request.leading();
      canvas.text({left, line}, panels[k].lot, {request.size(), false, Anchor::start, soft_ink});
      const Frame frame = frame_of(left, y + head + 18.0);
      drawing.draw(panels[k], frame);
      double note_y = frame.bottom + below + request.leading();
      if (drawing.has_counts()) {
        note_y = drawing.draw_counts(panels[k], frame, note_y - request.leading() + 2.0) + request.leading();
      }
      for (const std::string& note : drawing.gap_notes(panels[k], frame)) {
        note_y = canvas.paragraph({left, note_y}, wrapped(note, width - 4.0, request.size()),
                                  request.leading(), {request.size(), false, Anchor::start, soft_ink}) +
                 request.leading();
      }
      lowest = std::max(lowest, note_y - request.leading());
    }
    y = lowest + 20.0;
  }
  if (drawing.cut()) {
    const std::string note =
        std::string(request.words("Let op: de as begint bij ", "Note: the axis starts at ")) +
        drawing.low_tick() + ".";
    canvas.text({0.0, y}, note, {request.size(), false, Anchor::start, soft_ink});
    y += 10.0;
  }
  return y;
}

}  // namespace werkthet::publish::charts
