#pragma once
// Writes one SVG: shapes and text in the order of painting. Coordinates keep one decimal of a unit, so that a
// printed number can be read back to a tenth of a unit and nothing finer. Only presentation attributes, no
// style attribute and no script: the pages' content security policy forbids both.

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::charts {

struct Point {
  double x{};
  double y{};
};

enum class Anchor { start, middle, end };
enum class Shape { circle, square, diamond, triangle, ring, cross };

/// Text and background colours of every chart; text on white has at least 4.5:1.
inline constexpr std::string_view ink = "#1A1A1A";
inline constexpr std::string_view soft_ink = "#4A4A4A";
inline constexpr std::string_view grid_colour = "#D0D0D0";
inline constexpr std::string_view block_colour = "#EEF2F6";
inline constexpr std::string_view paper = "#FFFFFF";

struct TextStyle {
  double size{13};
  bool bold{false};
  Anchor anchor{Anchor::start};
  std::string_view colour{ink};
  bool halo{false};  ///< a white edge, for text over lines
};

struct Stroke {
  std::string_view colour{ink};
  double width{1};
  std::string_view dash{};  ///< "8 4", empty for solid
};

/// Where a text lies, from the width table: what a browser with Arial or Liberation Sans shows.
struct TextBox {
  double left{};
  double right{};
  double top{};
  double bottom{};
  std::string words;
};

class Canvas {
 public:
  void rect(Point corner, double width, double height, std::string_view fill);
  /// A rectangle with an edge, filled with paper.
  void box(Point corner, double width, double height, const Stroke& edge);
  void line(Point from, Point to, const Stroke& stroke);
  /// A line through the points that ends in an arrowhead; at least two points, the last two on one axis.
  void arrow(const std::vector<Point>& points, std::string_view colour);
  void polyline(const std::vector<Point>& points, const Stroke& stroke);
  /// A filled area without outline; `opacity` 0..1.
  void area(const std::vector<Point>& points, std::string_view fill, double opacity);
  void marker(Shape shape, Point centre, double size, std::string_view colour);
  /// `at.y` is the baseline.
  void text(Point at, std::string_view words, const TextStyle& style);
  /// Lines from wrapped(), the first on `at`; hands back the baseline of the last.
  double paragraph(Point at, const std::vector<std::string>& lines, double leading, const TextStyle& style);

  /// What a reader could not read: text outside a drawing of that size, and text on text. One line per case,
  /// in the order of painting; empty for a good drawing.
  [[nodiscard]] std::vector<std::string> lint(double width, double height) const;

  /// The whole element. `attributes` starts with a space when not empty and is markup already.
  [[nodiscard]] std::string svg(double width, double height, std::string_view attributes) const;

 private:
  std::string body_;
  std::vector<TextBox> texts_;
};

/// One decimal at most, without a trailing ".0".
[[nodiscard]] std::string coordinate(double value);

}  // namespace werkthet::publish::charts
