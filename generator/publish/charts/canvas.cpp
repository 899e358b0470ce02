#include "publish/charts/canvas.hpp"

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/charts/text_width.hpp"

#include <cstddef>

namespace werkthet::publish::charts {
namespace {

void add(std::string& body, std::string_view name, std::string_view value) {
  body.append(" ").append(name).append("=\"").append(core::escape_markup(value)).append("\"");
}

void add(std::string& body, std::string_view name, double value) {
  add(body, name, coordinate(value));
}

void add_stroke(std::string& body, const Stroke& stroke) {
  add(body, "stroke", stroke.colour);
  add(body, "stroke-width", stroke.width);
  if (!stroke.dash.empty()) {
    add(body, "stroke-dasharray", stroke.dash);
  }
}

std::string list(const std::vector<Point>& points) {
  std::string text;
  for (const Point& point : points) {
    if (!text.empty()) {
      text += ' ';
    }
    text += coordinate(point.x) + "," + coordinate(point.y);
  }
  return text;
}

}  // namespace

std::string coordinate(double value) {
  std::string text = core::plain(value, 1);
  if (text.ends_with(".0")) {
    text.resize(text.size() - 2);
  }
  return text;
}

void Canvas::rect(Point corner, double width, double height, std::string_view fill) {
  body_ += "<rect";
  add(body_, "x", corner.x);
  add(body_, "y", corner.y);
  add(body_, "width", width);
  add(body_, "height", height);
  add(body_, "fill", fill);
  body_ += "/>\n";
}

void Canvas::box(Point corner, double width, double height, const Stroke& edge) {
  body_ += "<rect";
  add(body_, "x", corner.x);
  add(body_, "y", corner.y);
  add(body_, "width", width);
  add(body_, "height", height);
  add(body_, "rx", "3");
  add(body_, "fill", paper);
  add_stroke(body_, edge);
  body_ += "/>\n";
}

void Canvas::line(Point from, Point to, const Stroke& stroke) {
  body_ += "<line";
  add(body_, "x1", from.x);
  add(body_, "y1", from.y);
  add(body_, "x2", to.x);
  add(body_, "y2", to.y);
  add_stroke(body_, stroke);
  body_ += "/>\n";
}

void Canvas::polyline(const std::vector<Point>& points, const Stroke& stroke) {
  body_ += "<polyline";
  add(body_, "points", list(points));
  add(body_, "fill", "none");
  add_stroke(body_, stroke);
  add(body_, "stroke-linejoin", "round");
  body_ += "/>\n";
}

void Canvas::arrow(const std::vector<Point>& points, std::string_view colour) {
  if (points.size() < 2) {
    return;
  }
  polyline(points, {colour, 1.6, {}});
  const Point tip = points.back();
  const Point before = points[points.size() - 2];
  constexpr double length = 7.0;
  constexpr double half = 4.5;
  if (before.x == tip.x) {
    const double back = tip.y > before.y ? -length : length;
    area({tip, {tip.x - half, tip.y + back}, {tip.x + half, tip.y + back}}, colour, 1.0);
  } else {
    const double back = tip.x > before.x ? -length : length;
    area({tip, {tip.x + back, tip.y - half}, {tip.x + back, tip.y + half}}, colour, 1.0);
  }
}

void Canvas::area(const std::vector<Point>& points, std::string_view fill, double opacity) {
  body_ += "<polygon";
  add(body_, "points", list(points));
  add(body_, "fill", fill);
  add(body_, "fill-opacity", core::plain(opacity, 2));
  body_ += "/>\n";
}

void Canvas::marker(Shape shape, Point c, double size, std::string_view colour) {
  const double r = size / 2.0;
  const auto polygon = [&](const std::vector<Point>& points) {
    body_ += "<polygon";
    add(body_, "points", list(points));
    add(body_, "fill", colour);
    add_stroke(body_, {paper, 1.5, {}});
    body_ += "/>\n";
  };
  switch (shape) {
    case Shape::circle:
    case Shape::ring: {
      const bool ring = shape == Shape::ring;
      body_ += "<circle";
      add(body_, "cx", c.x);
      add(body_, "cy", c.y);
      add(body_, "r", ring ? r - 0.5 : r);
      add(body_, "fill", ring ? paper : colour);
      add_stroke(body_, ring ? Stroke{colour, 2.5, {}} : Stroke{paper, 1.5, {}});
      body_ += "/>\n";
      return;
    }
    case Shape::square:
      polygon({{c.x - r, c.y - r}, {c.x + r, c.y - r}, {c.x + r, c.y + r}, {c.x - r, c.y + r}});
      return;
    case Shape::diamond: {
      const double d = r * 1.3;
      polygon({{c.x, c.y - d}, {c.x + d, c.y}, {c.x, c.y + d}, {c.x - d, c.y}});
      return;
    }
    case Shape::triangle:
      polygon({{c.x, c.y - r * 1.2}, {c.x + r * 1.2, c.y + r}, {c.x - r * 1.2, c.y + r}});
      return;
    case Shape::cross: {
      const double a = r * 0.4;
      polygon({{c.x - a, c.y - r},
               {c.x + a, c.y - r},
               {c.x + a, c.y - a},
               {c.x + r, c.y - a},
               {c.x + r, c.y + a},
               {c.x + a, c.y + a},
               {c.x + a, c.y + r},
               {c.x - a, c.y + r},
               {c.x - a, c.y + a},
               {c.x - r, c.y + a},
               {c.x - r, c.y - a},
               {c.x - a, c.y - a}});
      return;
    }
  }
}

void Canvas::text(Point at, std::string_view words, const TextStyle& style) {
  if (words.empty()) {
    return;
  }
  const double width = text_width(words, style.size, style.bold);
  const double left = style.anchor == Anchor::middle ? at.x - width / 2.0
                      : style.anchor == Anchor::end  ? at.x - width
                                                     : at.x;
  // Capitals reach 0.72 of the size above the baseline, tails 0.2 below it.
  texts_.push_back(
      {left, left + width, at.y - style.size * 0.72, at.y + style.size * 0.2, std::string(words)});
  body_ += "<text";
  add(body_, "x", at.x);
  add(body_, "y", at.y);
  add(body_, "font-size", style.size);
  if (style.bold) {
    add(body_, "font-weight", "bold");
  }
  if (style.anchor != Anchor::start) {
    add(body_, "text-anchor", style.anchor == Anchor::middle ? "middle" : "end");
  }
  add(body_, "fill", style.colour);
  if (style.halo) {
    add(body_, "stroke", paper);
    add(body_, "stroke-width", "3");
    add(body_, "paint-order", "stroke");
  }
  body_ += ">" + core::escape_markup(words) + "</text>\n";
}

double Canvas::paragraph(Point at, const std::vector<std::string>& lines, double leading,
                         const TextStyle& style) {
  double y = at.y - leading;
  for (const std::string& words : lines) {
    y += leading;
    text({at.x, y}, words, style);
  }
  return y;
}

std::vector<std::string> Canvas::lint(double width, double height) const {
  constexpr double slack = 0.5;
  std::vector<std::string> problems;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const TextBox& text = texts_[i];
    if (text.left < -slack || text.right > width + slack || text.top < 0.0 || text.bottom > height) {
      problems.push_back("outside the drawing: " + text.words);
    }
    for (std::size_t k = i + 1; k < texts_.size(); ++k) {
      const TextBox& other = texts_[k];
      const bool apart = text.right <= other.left + slack || other.right <= text.left + slack ||
                         text.bottom <= other.top + slack || other.bottom <= text.top + slack;
      if (!apart) {
        problems.push_back("on each other: " + text.words + " | " + other.words);
      }
    }
  }
  return problems;
}

std::string Canvas::svg(double width, double height, std::string_view attributes) const {
  std::string result = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + coordinate(width) + " " +
                       coordinate(height) + "\" width=\"" + coordinate(width) + "\" height=\"" +
                       coordinate(height) + "\"";
  result.append(attributes);
  result += " font-family=\"Arial, 'Liberation Sans', sans-serif\">\n";
  result += "<rect x=\"0\" y=\"0\" width=\"" + coordinate(width) + "\" height=\"" + coordinate(height) +
            "\" fill=\"" + std::string(paper) + "\"/>\n";
  return result + body_ + "</svg>\n";
}

}  // namespace werkthet::publish::charts
