#pragma once
// One panel of a chart of lines or waves: axes, margins, lines, marks, labels. Internal to charts.

#include "publish/charts/drawing.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::charts {

struct Panel {
  std::string title;
  std::string lot;  ///< "geloot", "niet geloot", or empty when the series are no groups
  std::vector<std::size_t> series;
};

/// Where things lie in one panel.
struct Frame {
  double left{};  ///< of the plotting area
  double right{};
  double top{};
  double bottom{};
  double label_left{};
  double label_width{};
};

/// Draws panels that share their axes.
class PanelDrawing {
 public:
  PanelDrawing(Canvas& canvas, const Request& request, const Grid& grid);

  [[nodiscard]] double axis_width() const;
  /// True when the y axis starts above zero, which the drawing must say.
  [[nodiscard]] bool cut() const;
  [[nodiscard]] std::string low_tick() const;
  /// What a stretch without numbers is called, for the stretches that have no room for it in the plot:
  /// "Maand 1 tot 3: geheim (Eigen regie)".
  [[nodiscard]] std::vector<std::string> gap_notes(const Panel& panel, const Frame& frame);
  void draw(const Panel& panel, const Frame& frame);
  /// True when the table also says how many are left at every month.
  [[nodiscard]] bool has_counts() const;
  /// The numbers below a panel, at the ticks of its axis: per group how many do not have the outcome yet and
  /// how many do (KMunicate; Morris and others 2019, BMJ Open 9:e030215). From `top`; hands back the lower
  /// edge.
  double draw_counts(const Panel& panel, const Frame& frame, double top);

 private:
  std::string tick_label(double value) const;
  void make_y_axis();
  void make_x(const Frame& frame);
  double x_at(std::size_t i) const;
  /// Margins as whiskers need room side by side; bands do not.
  double dodge(std::size_t s, std::size_t count) const;
  void draw_axes(const Frame& frame);
  void draw_numbers_below(const Frame& frame);
  void draw_words_below(const Frame& frame);
  double width_of(std::size_t i) const;
  void draw_margin(const Series& series, std::size_t s, std::size_t count);
  /// Whiskers, for waves and for single points of a line.
  void draw_whisker(const Series& series, Point upper, Point lower);
  /// The outline of a margin; paler and without edge where it passes over hidden months.
  void draw_band(const Series& series, const std::vector<Point>& upper, const std::vector<Point>& lower,
                 bool pale);
  void draw_line(const Series& series, std::size_t s, std::size_t count);
  /// Marks at the ticks and at both ends of a run: one per month would hide the line.
  bool marked(const Series& series, std::size_t i) const;
  /// Indexes of drawn cells in stretches that one line connects; the first may also be joined to zero.
  std::vector<std::vector<std::size_t>> stretches(const Series& series) const;
  /// True when the stretch starts with the point (0, 0%).
  bool from_zero(const Series& series, const std::vector<std::size_t>& stretch) const;
  /// The word of a missing stretch ("geheim") near the axis where it has room of its own.
  void draw_gaps(const Panel& panel, const Frame& frame);
  std::vector<Gap> gaps_of(const Series& series) const;
  bool has_room(const Gap& gap, const Frame& frame) const;
  void draw_labels(const Panel& panel, const Frame& frame);
  /// The cell of a series at an x in another column than that of the line; null when there is none.
  const safe::Cell* other_cell(const Series& series, std::size_t x, std::string_view column) const;
  /// The start of a slope, left of its first mark.
  void draw_first_values(const Panel& panel);

  Canvas& canvas_;
  const Request& request_;
  const Grid& grid_;
  bool waves_;
  bool zero_;                      ///< curves start at month 0 with 0%
  std::vector<double> positions_;  ///< of numeric x codes; empty when x has words
  Axis x_;
  Axis y_;
  double tick_every_{1.0};
};

}  // namespace werkthet::publish::charts
