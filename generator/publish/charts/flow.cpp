#include "publish/charts/flow.hpp"

#include "publish/cell_text.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace werkthet::publish::charts {
namespace {

constexpr double pad = 8.0;
constexpr double gap = 10.0;     // between boxes of one column
constexpr double indent = 16.0;  // of boxes beside the line
constexpr double gutter = 26.0;  // between columns: room for an arrow
constexpr double margin = 14.0;  // left and right, for the arrow from one row of columns to the next

/// A column with its boxes laid out.
struct Laid {
  std::vector<std::string> title;
  std::vector<std::vector<std::string>> labels;
  std::vector<double> heights;
};

Laid laid_out(const Request& request, const FlowColumn& column, double width) {
  Laid laid;
  if (!column.title.empty()) {
    laid.title = wrapped(column.title, width, request.size() + 1.0, true);
  }
  for (const FlowBox& box : column.boxes) {
    const double inner = width - (box.aside ? indent : 0.0) - 2.0 * pad;
    laid.labels.push_back(wrapped(box.label, inner, request.size()));
    laid.heights.push_back(static_cast<double>(laid.labels.back().size() + 1) * request.leading() + pad +
                           4.0);
  }
  return laid;
}

double title_height(const Request& request, const Laid& laid) {
  return laid.title.empty() ? 0.0 : static_cast<double>(laid.title.size()) * (request.leading() + 1.0) + 6.0;
}

/// Draws a column and hands back its lower edge. `first` is the height of the boxes that start a row.
double draw_column(Canvas& canvas, const Request& request, const FlowColumn& column, const Laid& laid,
                   Point at, double width, double first) {
  const SeriesStyle style = column.group.empty() ? SeriesStyle{std::string(ink), Shape::circle, {}}
                                                 : group_style(request.study, column.group);
  double y = at.y;
  double line_bottom = y;  // lower edge of the last box on the line
  for (std::size_t i = 0; i < column.boxes.size(); ++i) {
    const FlowBox& box = column.boxes[i];
    const double left = at.x + (box.aside ? indent : 0.0);
    const double height = i == 0 ? first : laid.heights[i];
    if (box.aside) {
      const double middle = y + height / 2.0;
      canvas.polyline({{at.x + indent / 2.0, line_bottom}, {at.x + indent / 2.0, middle}, {left, middle}},
                      {soft_ink, 1.0, {}});
    } else if (i > 0) {
      // The arrow runs along the left, past the boxes beside the line.
      canvas.arrow({{at.x + indent / 2.0, line_bottom}, {at.x + indent / 2.0, y}}, soft_ink);
    }
    canvas.box({left, y}, at.x + width - left, height,
               {box.aside ? std::string_view(soft_ink) : std::string_view(style.colour),
                box.aside ? 1.0 : 1.6, box.aside ? "4 3" : ""});
    const double text = static_cast<double>(laid.labels[i].size() + 1) * request.leading();
    const double baseline = y + (height - text) / 2.0 + request.size() - 1.0;
    const double end = canvas.paragraph({left + pad, baseline}, laid.labels[i], request.leading(),
                                        {request.size(), false, Anchor::start, box.aside ? soft_ink : ink});
    canvas.text({left + pad, end + request.leading()}, box.number,
                {request.size(), true, Anchor::start, ink});
    y += height;
    if (!box.aside) {
      line_bottom = y;
    }
    y += gap;
  }
  return y - gap;
}

/// True for a step or column at which people leave the line, of the steps of cohort/flow.hpp.
bool leaves_the_line(std::string_view step) {
  constexpr std::array<std::string_view, 9> off{"not_eligible", "excluded", "never_asked",
                                                "no_answer",    "declined", "not_drawn",
                                                "refused",      "replaced", "stopped"};
  return std::find(off.begin(), off.end(), step) != off.end();
}

}  // namespace

Flow flow_of(const safe::Table& table, core::Language language) {
  Flow flow;
  const auto value = safe::column_index(table, table.chart.value);
  if (table.dimensions.size() != 1 || !value) {
    return flow;
  }
  const safe::Dimension& dimension = table.dimensions.front();
  flow.linked = dimension.id != "groep";
  for (const safe::Row& row : table.rows) {
    const safe::Code& code = dimension.codes[row.codes.front()];
    if (flow.linked) {
      const bool part = code.id == "outside_entry_window";  // some of the drawn, and no step after them
      FlowBox box{code.label.in(language), cell_text(row.cells[*value], table.columns[*value].unit, language),
                  part || leaves_the_line(code.id), part};
      if (flow.columns.empty() || !box.aside) {
        box.aside = false;  // a line starts with a step of its own
        flow.columns.emplace_back();
      }
      flow.columns.back().boxes.push_back(std::move(box));
      continue;
    }
    FlowColumn column{code.label.in(language), code.id, {}};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].unit == safe::Unit::count) {
        column.boxes.push_back({table.columns[c].label.in(language),
                                cell_text(row.cells[c], table.columns[c].unit, language),
                                leaves_the_line(table.columns[c].id)});
      }
    }
    if (!column.boxes.empty()) {
      column.boxes.front().aside = false;
      flow.columns.push_back(std::move(column));
    }
  }
  return flow;
}

double draw_flow(Canvas& canvas, const Request& request, double top) {
  const Flow flow = flow_of(request.table, request.language);
  const std::size_t count = flow.columns.size();
  // Rows of about equal length: five columns are three and two, not four and one.
  const std::size_t rows = request.wide() ? (count + 3) / 4 : count;
  const std::size_t per_row = rows == 0 ? 1 : (count + rows - 1) / rows;
  const double edge = flow.linked && rows > 1 && request.wide() ? margin : 1.0;
  const double width = (request.width() - 2.0 * edge - gutter * static_cast<double>(per_row - 1)) /
                       static_cast<double>(per_row);
  double y = top;
  std::optional<Point> leave;  // where the arrow to the next row starts
  for (std::size_t start = 0; start < count; start += per_row) {
    const std::size_t end = std::min(start + per_row, count);
    std::vector<Laid> laid;
    double head = 0.0;
    double first = 0.0;
    for (std::size_t i = start; i < end; ++i) {
      laid.push_back(laid_out(request, flow.columns[i], width));
      head = std::max(head, title_height(request, laid.back()));
      first = std::max(first, laid.back().heights.front());
    }
    const double boxes = y + head;
    if (leave && request.wide()) {
      const double between = y - gutter / 2.0;
      canvas.arrow({*leave,
                    {request.width() - 5.0, leave->y},
                    {request.width() - 5.0, between},
                    {4.0, between},
                    {4.0, boxes + first / 2.0},
                    {edge, boxes + first / 2.0}},
                   soft_ink);
    } else if (leave) {
      canvas.arrow({{edge + indent / 2.0, leave->y}, {edge + indent / 2.0, boxes}}, soft_ink);
    }
    double lowest = boxes;
    for (std::size_t i = start; i < end; ++i) {
      const double x = edge + static_cast<double>(i - start) * (width + gutter);
      const Laid& here = laid[i - start];
      if (!here.title.empty()) {
        canvas.paragraph({x, y + request.size() + 1.0}, here.title, request.leading() + 1.0,
                         {request.size() + 1.0, true, Anchor::start,
                          group_style(request.study, flow.columns[i].group).colour});
      }
      lowest =
          std::max(lowest, draw_column(canvas, request, flow.columns[i], here, {x, boxes}, width, first));
      if (flow.linked && i + 1 < end) {
        canvas.arrow({{x + width, boxes + first / 2.0}, {x + width + gutter, boxes + first / 2.0}}, soft_ink);
      }
    }
    if (flow.linked) {
      const double right = edge + static_cast<double>(end - start) * (width + gutter) - gutter;
      // On a phone the line goes on below the last box on it, past the boxes beside it.
      leave = request.wide() ? Point{right, boxes + first / 2.0} : Point{edge, boxes + first};
    }
    y = lowest + (request.wide() || !flow.linked ? gutter : 20.0);
  }
  return y - 10.0;
}

}  // namespace werkthet::publish::charts
