// Bars from zero with their number at the end. Several series become columns of bars beside each other on a
// desk and blocks below each other on a phone, never stacked or in clusters: each series keeps its own zero.

#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

double longest_number(const Grid& grid, core::Language language, double size) {
  double width = 0.0;
  for (const Series& series : grid.series) {
    for (const Cells& cells : series.at) {
      width = std::max(width, text_width(value_text(cells, grid.unit, language), size, true));
    }
  }
  return width;
}

double largest(const Grid& grid) {
  double value = 0.0;
  for (const Series& series : grid.series) {
    for (const Cells& cells : series.at) {
      value = cells.drawn() ? std::max(value, cells.value->value()) : value;
    }
  }
  return value > 0.0 ? value : 1.0;
}

double smallest(const Grid& grid) {
  double value = 0.0;
  for (const Series& series : grid.series) {
    for (const Cells& cells : series.at) {
      value = cells.drawn() ? std::min(value, cells.value->value()) : value;
    }
  }
  return value;
}

/// One bar in [left, left + width] with the number behind it; the number column is part of `width`.
void draw_bar(Canvas& canvas, const Request& request, const Series& series, const Cells& cells,
              const Grid& grid, const Axis& axis, double middle) {
  const double zero = axis.at(0.0);
  const std::string number = value_text(cells, grid.unit, request.language);
  double end = zero;
  if (cells.drawn()) {
    end = axis.at(cells.value->value());
    canvas.rect({std::min(zero, end), middle - 7.0}, std::max(std::max(zero, end) - std::min(zero, end), 1.0),
                14.0, series.style.colour);
  }
  const TextStyle style{request.size(), cells.drawn(), Anchor::start, cells.drawn() ? ink : soft_ink};
  canvas.text({std::max(zero, end) + 5.0, middle + request.size() * 0.35}, number, style);
  canvas.line({zero, middle - 11.0}, {zero, middle + 11.0}, {soft_ink, 1, {}});
}

}  // namespace

double draw_bars(Canvas& canvas, const Request& request, double top) {
  Grid grid = grid_of(request);
  const bool single = grid.series.size() == 1;
  if (single && grid.series.front().group.empty()) {
    grid.series.front().style = plain_style(0);
  }
  const double number = longest_number(grid, request.language, request.size()) + 10.0;
  double label = 0.0;
  for (const safe::Code& code : grid.x) {
    label = std::max(label, text_width(code.label.in(request.language), request.size()) + 10.0);
  }
  const bool short_labels = label <= request.width() * 0.3;
  label = std::min(label, request.width() * 0.4);
  Axis axis;
  axis.low = smallest(grid);
  axis.high = largest(grid);
  const bool beside = request.wide() && grid.series.size() <= 4;
  // A phone has no room for a column of long labels: they stand above their bar.
  const bool above = !request.wide() && !short_labels;
  const double left = above ? 1.0 : label;
  const double columns = beside ? static_cast<double>(std::max<std::size_t>(grid.series.size(), 1)) : 1.0;
  const double gutter = 14.0;
  const double column = (request.width() - left - gutter * (columns - 1.0)) / columns;
  double y = top;
  const auto row_lines = [&](std::size_t i) {
    return wrapped(grid.x[i].label.in(request.language), above ? request.width() : label - 8.0,
                   request.size());
  };
  const auto row_height = [&](std::size_t i) {
    const double text = static_cast<double>(row_lines(i).size()) * request.leading();
    return above ? text + 28.0 : std::max(text + 8.0, 24.0);
  };
  const auto draw_label = [&](std::size_t i, double row_top) {
    const auto lines = row_lines(i);
    const double text = static_cast<double>(lines.size()) * request.leading();
    const double baseline =
        above ? row_top + request.size() : row_top + (row_height(i) - text) / 2.0 + request.size();
    canvas.paragraph({0.0, baseline}, lines, request.leading(), {request.size(), false, Anchor::start, ink});
  };
  const auto middle_of = [&](std::size_t i, double row_top) {
    return above ? row_top + row_height(i) - 15.0 : row_top + row_height(i) / 2.0;
  };
  const std::size_t per_pass = beside ? std::max<std::size_t>(grid.series.size(), 1) : 1;
  for (std::size_t first = 0; first < grid.series.size(); first += per_pass) {
    double head = 0.0;
    if (!single) {
      std::vector<std::vector<std::string>> titles;
      for (std::size_t s = first; s < first + per_pass; ++s) {
        titles.push_back(
            wrapped(grid.series[s].label, beside ? column : request.width(), request.size(), true));
        head = std::max(head, static_cast<double>(titles.back().size()) * request.leading() + 8.0);
      }
      for (std::size_t s = first; s < first + per_pass; ++s) {
        const double x = beside ? left + static_cast<double>(s - first) * (column + gutter) : 0.0;
        canvas.paragraph({x, y + request.size()}, titles[s - first], request.leading(),
                         {request.size(), true, Anchor::start, grid.series[s].style.colour});
      }
    }
    y += head;
    for (std::size_t i = 0; i < grid.x.size(); ++i) {
      draw_label(i, y);
      for (std::size_t s = first; s < first + per_pass; ++s) {
        const double x = left + static_cast<double>(s - first) * (column + gutter);
        axis.from = x;
        axis.to = x + column - number;
        draw_bar(canvas, request, grid.series[s], grid.series[s].at[i], grid, axis, middle_of(i, y));
      }
      y += row_height(i);
    }
    y += 12.0;
  }
  return y;
}

}  // namespace werkthet::publish::charts
