#include "publish/charts/canvas.hpp"

#include "core/format.hpp"
#include "core/text.hpp"

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
