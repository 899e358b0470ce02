// Planned against spent: per item two bars on one scale, an outline for what was planned and a filled one for
// what was spent. The total stands below as numbers: on the same scale it would press every item to a stripe.

#include "publish/cell_text.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace werkthet::publish::charts {
namespace {

constexpr double bar = 11.0;

struct Amounts {
  std::string label;
  const safe::Cell* planned{};
  const safe::Cell* spent{};
  bool total{};
};

double of(const safe::Cell* cell) {
  return cell != nullptr && cell->is_number() ? std::max(cell->value(), 0.0) : 0.0;
}

std::string words_of(const Request& request, const safe::Cell* cell) {
  return cell == nullptr ? std::string() : cell_text(*cell, safe::Unit::euro, request.language);
}

std::vector<Amounts> items_of(const Request& request) {
  const safe::Table& table = request.table;
  const auto x = safe::dimension_index(table, table.chart.x);
  std::vector<Amounts> items;
  for (const safe::Row& row : table.rows) {
    if (!x) {
      break;
    }
    const safe::Code& code = table.dimensions[*x].codes[row.codes[*x]];
    items.push_back({code.label.in(request.language), safe::find_cell(table, row, table.chart.value),
                     safe::find_cell(table, row, "spent"), code.id == "Totaal"});
  }
  return items;
}

void draw_amount(Canvas& canvas, const Request& request, const safe::Cell* cell, bool spent, Point at,
                 double length) {
  const SeriesStyle style = plain_style(0);
  if (cell != nullptr && cell->is_number()) {
    if (spent) {
      canvas.rect(at, std::max(length, 1.0), bar, style.colour);
    } else {
      canvas.box(at, std::max(length, 1.0), bar, {style.colour, 1.4, {}});
    }
  }
  canvas.text({at.x + length + 6.0, at.y + bar / 2.0 + request.size() * 0.35}, words_of(request, cell),
              {request.size(), spent, Anchor::start, cell != nullptr && cell->is_number() ? ink : soft_ink});
}

}  // namespace

double draw_costs(Canvas& canvas, const Request& request, double top) {
  const std::vector<Amounts> items = items_of(request);
  const bool wide = request.wide();
  double number = 0.0;
  double high = 1.0;
  for (const Amounts& item : items) {
    for (const safe::Cell* cell : {item.planned, item.spent}) {
      number = std::max(number, text_width(words_of(request, cell), request.size(), true) + 8.0);
      high = item.total ? high : std::max(high, of(cell));
    }
  }
  const double label = wide ? request.width() * 0.34 : 0.0;
  const double left = label + (wide ? 10.0 : 1.0);
  const double room = std::max(request.width() - left - number, 10.0);
  // The key, in words and with the bars as they are drawn.
  double y = top + 2.0;
  double at = 0.0;
  for (const bool spent : {false, true}) {
    const std::string words =
        spent ? request.words("Uitgegeven", "Spent") : request.words("Begroot", "Planned");
    if (spent) {
      canvas.rect({at, y}, 20.0, bar, plain_style(0).colour);
    } else {
      canvas.box({at + 1.0, y}, 19.0, bar, {plain_style(0).colour, 1.4, {}});
    }
    canvas.text({at + 27.0, y + bar - 1.0}, words, {request.size(), spent});
    at += 27.0 + text_width(words, request.size(), true) + 24.0;
  }
  y += request.leading() + 8.0;
  const double pair = 2.0 * bar + 9.0;
  for (const Amounts& item : items) {
    const auto lines = wrapped(item.label, wide ? label : request.width(), request.size(), item.total);
    const double text = static_cast<double>(lines.size()) * request.leading();
    const double height = wide ? std::max(text, pair) + 12.0 : text + pair + 12.0;
    if (item.total) {
      canvas.line({0.0, y - 4.0}, {request.width(), y - 4.0}, {soft_ink, 1.2, {}});
    }
    canvas.paragraph({0.0, wide ? y + (height - 12.0 - text) / 2.0 + request.size() : y + request.size()},
                     lines, request.leading(), {request.size(), item.total});
    const double first = wide ? y + (height - 12.0 - pair) / 2.0 : y + text + 4.0;
    const std::array<const safe::Cell*, 2> cells{item.planned, item.spent};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Point corner{left, first + static_cast<double>(i) * (bar + 6.0)};
      if (item.total) {
        const std::string name =
            i == 0 ? request.words("Begroot: ", "Planned: ") : request.words("Uitgegeven: ", "Spent: ");
        canvas.text({left, corner.y + bar / 2.0 + request.size() * 0.35},
                    name + words_of(request, cells.at(i)), {request.size(), true});
      } else {
        draw_amount(canvas, request, cells.at(i), i == 1, corner, of(cells.at(i)) / high * room);
      }
    }
    y += height;
  }
  return y;
}

}  // namespace werkthet::publish::charts
