#include "publish/workbook/native_chart.hpp"

#include "config/colour.hpp"
#include "publish/cell_text.hpp"
#include "publish/group_colours.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace werkthet::publish::workbook {
namespace {

using core::Language;
using office::BookChartKind;
using office::ChartLine;
using office::ChartMarker;
using office::CellRange;
using office::ChartSeries;
using safe::ChartKind;

/// Colour, dash and mark of a series. Colour never stands alone.
struct Look {
  std::uint32_t colour{};
  ChartLine line{};
  ChartMarker marker{};
};

struct LineAndMark {
  ChartLine line;
  ChartMarker marker;
};
constexpr std::array<LineAndMark, 5> experiments{{{ChartLine::solid, ChartMarker::circle},
                                                  {ChartLine::dashed, ChartMarker::square},
                                                  {ChartLine::dash_dotted, ChartMarker::triangle},
                                                  {ChartLine::dashed, ChartMarker::diamond},
                                                  {ChartLine::dash_dotted, ChartMarker::square}}};
constexpr LineAndMark control{ChartLine::dotted, ChartMarker::diamond};
constexpr LineAndMark other{ChartLine::dash_dotted, ChartMarker::triangle};

Look look(const std::string& colour, const LineAndMark& as) {
  const config::Rgb rgb = config::hex_colour(colour).value_or(config::Rgb{});
  return {std::uint32_t{rgb.red} << 16U | std::uint32_t{rgb.green} << 8U | rgb.blue, as.line, as.marker};
}

Look plain_look(std::size_t index) {
  return look(plain_colour(index), experiments.at(index % experiments.size()));
}

Look look_of(const safe::Dimension* series, std::size_t code, const config::Study& study) {
  if (series == nullptr || series->id != "groep") {
    return plain_look(code);
  }
  const std::string& group = series->codes.at(code).id;
  const GroupPlace place = group_place(study, group);
  if (!place.role) {
    return look(group_colour(study, group), other);
  }
  return look(group_colour(study, group), place.role == config::Role::control
                                              ? control
                                              : experiments.at(place.experiment % experiments.size()));
}

bool all_numbers(const safe::Dimension& dimension) {
  return std::all_of(dimension.codes.begin(), dimension.codes.end(),
                     [](const safe::Code& code) { return whole_number(code.label.nl).has_value(); });
}

/// The table as its chart sees it: cells by series and x.
class Plot {
 public:
  static std::optional<Plot> make(const safe::Table& table, const TableLayout& layout) {
    Plot plot(table, layout);
    const auto x = dimension_index(table, table.chart.x);
    const auto value = column_index(table, table.chart.value);
    if (!x || !value || table.rows.empty()) {
      return std::nullopt;
    }
    plot.x_ = *x;
    plot.value_ = *value;
    plot.low_ = column_index(table, table.chart.low);
    plot.high_ = column_index(table, table.chart.high);
    plot.series_ = dimension_index(table, table.chart.series);
    return plot;
  }

  [[nodiscard]] const safe::Dimension& x() const { return table_.dimensions.at(x_); }
  [[nodiscard]] std::size_t x_index() const { return x_; }
  [[nodiscard]] std::size_t value() const { return value_; }
  [[nodiscard]] std::optional<std::size_t> low() const { return low_; }
  [[nodiscard]] std::optional<std::size_t> high() const { return high_; }
  [[nodiscard]] const safe::Dimension* series() const {
    return series_ ? &table_.dimensions.at(*series_) : nullptr;
  }
  [[nodiscard]] std::size_t series_count() const { return series_ ? series()->codes.size() : 1; }

  /// Position in the sheet's order of the row of a series and an x, nullopt when there is none.
  [[nodiscard]] std::optional<std::size_t> at(std::size_t series, std::size_t x) const {
    const safe::Row& first = table_.rows.at(layout_.order.front());
    for (std::size_t i = 0; i < layout_.order.size(); ++i) {
      const safe::Row& row = table_.rows.at(layout_.order[i]);
      bool same = row.codes.at(x_) == x && (!series_ || row.codes.at(*series_) == series);
      for (std::size_t d = 0; same && d < row.codes.size(); ++d) {
        same = d == x_ || d == series_ || row.codes[d] == first.codes[d];
      }
      if (same) {
        return i;
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] bool is_number(std::size_t series, std::size_t x, std::size_t column) const {
    const auto position = at(series, x);
    return position && table_.rows.at(layout_.order[*position]).cells.at(column).is_number();
  }
  /// Every column that is drawn holds a number.
  [[nodiscard]] bool complete(std::size_t series, std::size_t x, bool with_margin) const {
    return is_number(series, x, value_) &&
           (!with_margin || !low_ || !high_ || (is_number(series, x, *low_) && is_number(series, x, *high_)));
  }
  /// The cells of a sheet column at these x, neighbours joined.
  [[nodiscard]] std::vector<CellRange> cells(std::size_t series, const std::vector<std::size_t>& xs,
                                             std::size_t sheet_column) const {
    std::vector<CellRange> ranges;
    const auto column = static_cast<std::uint32_t>(sheet_column);
    for (const std::size_t x : xs) {
      const auto row = layout_.header + 1 + static_cast<std::uint32_t>(*at(series, x));
      if (!ranges.empty() && ranges.back().last_row + 1 == row) {
        ranges.back().last_row = row;
      } else {
        ranges.push_back({row, column, row, column});
      }
    }
    return ranges;
  }
  [[nodiscard]] std::vector<CellRange> labels(std::size_t series, const std::vector<std::size_t>& xs) const {
    return cells(series, xs, x_);
  }
  [[nodiscard]] std::vector<CellRange> values(std::size_t series, const std::vector<std::size_t>& xs,
                                              std::size_t column) const {
    return cells(series, xs, table_.dimensions.size() + column);
  }
  /// The cell with the name of a series: its label in the row of an x, or the header of the column.
  [[nodiscard]] CellRange name_cell(std::size_t series, std::size_t x) const {
    return series_ ? cells(series, {x}, *series_).front() : header_cell(value_);
  }
  [[nodiscard]] CellRange header_cell(std::size_t column) const {
    const auto at = static_cast<std::uint32_t>(table_.dimensions.size() + column);
    return {layout_.header, at, layout_.header, at};
  }
  [[nodiscard]] std::string series_name(std::size_t code) const {
    return series_ ? series()->codes.at(code).label.nl
                   : column_header(table_.columns.at(value_), Language::nl);
  }

 private:
  Plot(const safe::Table& table, const TableLayout& layout) : table_(table), layout_(layout) {}

  const safe::Table& table_;
  const TableLayout& layout_;
  std::size_t x_{};
  std::size_t value_{};
  std::optional<std::size_t> low_;
  std::optional<std::size_t> high_;
  std::optional<std::size_t> series_;
};

/// What could not be drawn, for the alternative text and the name of the axis.
struct Left {
  std::vector<std::string> series;
  std::vector<std::string> labels;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return text;
}

/// Lines over numbers on the x axis, such as months. A gap ends a line; behind it the line starts again.
void draw_lines(const Plot& plot, const config::Study& study, office::BookChart& chart, Left& left) {
  chart.kind = BookChartKind::scatter;
  const bool margins = plot.low() && plot.high() && plot.series_count() <= 2;  // more than two become mud
  for (std::size_t s = 0; s < plot.series_count(); ++s) {
    const Look look = look_of(plot.series(), s, study);
    std::vector<std::vector<std::size_t>> runs(1);
    for (std::size_t x = 0; x < plot.x().codes.size(); ++x) {
      if (plot.complete(s, x, margins)) {
        runs.back().push_back(x);
      } else if (!runs.back().empty()) {
        runs.emplace_back();
      }
    }
    if (runs.back().empty()) {
      runs.pop_back();
    }
    if (runs.empty()) {
      left.series.push_back(plot.series_name(s));
    }
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const auto labels = plot.labels(s, runs[r]);
      chart.series.push_back({.name = plot.series_name(s),
                              .name_cell = plot.name_cell(s, runs[r].front()),
                              .categories = labels,
                              .values = plot.values(s, runs[r], plot.value()),
                              .colour = look.colour,
                              .line = look.line,
                              .marker = runs[r].size() == 1 ? look.marker : ChartMarker::none,
                              .in_legend = r == 0});
      if (!margins || runs[r].size() == 1) {
        continue;
      }
      for (const std::size_t column : {*plot.low(), *plot.high()}) {
        chart.series.push_back({.name = plot.series_name(s) + " (marge)",
                                .name_cell = plot.header_cell(column),
                                .categories = labels,
                                .values = plot.values(s, runs[r], column),
                                .colour = look.colour,
                                .line = ChartLine::dotted,
                                .line_width = 0.75,
                                .in_legend = false});
      }
    }
  }
}

/// The x that every series can show, after leaving out series that show nothing, then those with most gaps.
std::vector<std::size_t> shared_x(const Plot& plot, std::vector<std::size_t>& series, bool margins,
                                  Left& left) {
  const auto gaps = [&](std::size_t s) {
    std::size_t n = 0;
    for (std::size_t x = 0; x < plot.x().codes.size(); ++x) {
      n += plot.complete(s, x, margins) ? 0U : 1U;
    }
    return n;
  };
  std::erase_if(series, [&](std::size_t s) {
    const bool nothing = gaps(s) == plot.x().codes.size();
    if (nothing) {
      left.series.push_back(plot.series_name(s));
    }
    return nothing;
  });
  while (!series.empty()) {
    std::vector<std::size_t> xs;
    for (std::size_t x = 0; x < plot.x().codes.size(); ++x) {
      if (std::all_of(series.begin(), series.end(),
                      [&](std::size_t s) { return plot.complete(s, x, margins); })) {
        xs.push_back(x);
      }
    }
    if (!xs.empty()) {
      for (std::size_t x = 0; x < plot.x().codes.size(); ++x) {
        if (std::find(xs.begin(), xs.end(), x) == xs.end()) {
          left.labels.push_back(plot.x().codes[x].label.nl);
        }
      }
      return xs;
    }
    const auto worst = std::max_element(series.begin(), series.end(),
                                        [&](std::size_t a, std::size_t b) { return gaps(a) < gaps(b); });
    left.series.push_back(plot.series_name(*worst));
    series.erase(worst);
  }
  return {};
}

/// Bars, or lines over labels: all series share the labels.
void draw_categories(const Plot& plot, const config::Study& study, bool bars, office::BookChart& chart,
                     Left& left) {
  chart.kind = bars ? BookChartKind::bars : BookChartKind::line;
  std::vector<std::size_t> series;
  for (std::size_t s = 0; s < plot.series_count(); ++s) {
    series.push_back(s);
  }
  const std::vector<std::size_t> xs = shared_x(plot, series, false, left);
  for (const std::size_t s : series) {
    const Look look = look_of(plot.series(), s, study);
    chart.series.push_back({.name = plot.series_name(s),
                            .name_cell = plot.name_cell(s, xs.front()),
                            .categories = plot.labels(s, xs),
                            .values = plot.values(s, xs, plot.value()),
                            .colour = look.colour,
                            .line = look.line,
                            .marker = bars ? ChartMarker::none : look.marker});
  }
}

/// Estimate as a dot, both ends of the margin as dashes with a line between, for the last code of the series that
/// has figures.
void draw_intervals(const Plot& plot, office::BookChart& chart, Left& left) {
  chart.kind = BookChartKind::line;
  std::vector<std::size_t> series;
  std::vector<std::size_t> xs;
  for (std::size_t s = plot.series_count(); s-- > 0 && xs.empty();) {
    left = {};
    series = {s};
    xs = shared_x(plot, series, true, left);
  }
  if (xs.empty()) {
    return;
  }
  if (plot.series() != nullptr) {
    chart.title += " (" + plot.series()->label.nl + ": " + plot.series_name(series.front()) + ")";
  }
  const auto add = [&](std::size_t column, const char* name, ChartMarker marker, std::uint8_t size) {
    chart.series.push_back({.name = name,
                            .name_cell = plot.header_cell(column),
                            .categories = plot.labels(series.front(), xs),
                            .values = plot.values(series.front(), xs, column),
                            .colour = plain_look(0).colour,
                            .line = ChartLine::none,
                            .marker = marker,
                            .marker_size = size});
  };
  if (plot.low() && plot.high()) {
    chart.intervals = true;
    add(*plot.high(), "Bovengrens", ChartMarker::dash, 6);
    add(*plot.low(), "Ondergrens", ChartMarker::dash, 6);
  }
  add(plot.value(), "Gevonden", ChartMarker::circle, 10);
}

const config::Scale* scale_of(const safe::Table& table, const config::Study& study) {
  for (const config::Outcome& outcome : study.outcomes) {
    if (table.topic != "outcome:" + outcome.id) {
      continue;
    }
    for (const config::Scale& scale : study.scales) {
      if (scale.id == outcome.scale) {
        return &scale;
      }
    }
  }
  return nullptr;
}

}  // namespace

std::optional<office::BookChart> native_chart(const safe::Table& table, const TableLayout& layout,
                                              const config::Study& study) {
  const auto plot = Plot::make(table, layout);
  if (!plot) {
    return std::nullopt;
  }
  const safe::Column& value = table.columns.at(plot->value());
  office::BookChart chart;
  chart.title = table.chart.message.nl.empty() ? table.title.nl : table.chart.message.nl;
  chart.x_name = plot->x().label.nl;
  chart.y_name = column_header(value, Language::nl);
  Left left;
  std::string kind;
  switch (table.chart.kind) {
    case ChartKind::lines:
      kind = "Lijnen";
      if (all_numbers(plot->x())) {
        draw_lines(*plot, study, chart, left);
        chart.x_step = plot->x().codes.size() > 13 ? 6 : 3;
        chart.x_max = *whole_number(plot->x().codes.back().label.nl);
      } else {
        draw_categories(*plot, study, false, chart, left);
      }
      chart.y_min = 0;
      break;
    case ChartKind::waves:
      kind = "Lijnen";
      draw_categories(*plot, study, false, chart, left);
      if (const config::Scale* scale = scale_of(table, study)) {
        chart.y_min = scale->min;  // the whole scale, or a tenth of a point looks like a leap
        chart.y_max = scale->max;
      }
      break;
    case ChartKind::stock:
      kind = "Lijnen";
      draw_categories(*plot, study, false, chart, left);
      chart.y_min = 0;
      break;
    case ChartKind::flow:
      if (table.chart.x == "groep") {
        return std::nullopt;  // several columns of counts per group: boxes, not bars
      }
      kind = "Liggende staven";
      draw_categories(*plot, study, true, chart, left);
      break;
    case ChartKind::intervals:
      kind = "Punten met marge";
      draw_intervals(*plot, chart, left);
      break;
    case ChartKind::forest:
    case ChartKind::parts:
    case ChartKind::balance:
    case ChartKind::stacked:
    case ChartKind::costs:
    case ChartKind::towns:
    case ChartKind::none:
      return std::nullopt;
  }
  if (chart.series.empty()) {
    return std::nullopt;
  }
  for (const std::size_t row : layout.order) {
    const safe::Cell& cell = table.rows.at(row).cells.at(plot->value());
    if (cell.is_number()) {
      chart.y_decimals = std::max(chart.y_decimals, cell.decimals());
    }
  }
  chart.alt_text =
      kind + ": " + chart.title + ". " + table.statistic.nl + ". Langs de as: " + chart.x_name + ".";
  if (!left.series.empty()) {
    chart.alt_text += " Niet getekend, want zonder cijfer: " + joined(left.series) + ".";
  }
  if (!left.labels.empty()) {
    chart.alt_text += " Weggelaten, want niet overal een cijfer: " + joined(left.labels) + ".";
    chart.x_name += " (zonder " + joined(left.labels) + ")";
  }
  chart.alt_text += " Alle cijfers staan in de tabel links.";
  return chart;
}

}  // namespace werkthet::publish::workbook
