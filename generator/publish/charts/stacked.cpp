// Shares that add up to about 100 %: a bar per row of people, segments in the order of the answers or steps, from
// light to dark. A segment carries its number where there is room; what is hidden leaves the end of the bar
// open.

#include "publish/cell_text.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace werkthet::publish::charts {
namespace {

struct Bar {
  std::string label;
  std::vector<Cells> at;  ///< per segment
};

struct Stack {
  std::vector<std::string> segments;
  std::vector<Bar> bars;
};

/// Every dimension but that of the segments is part of a bar's name.
Stack stack_of(const Request& request) {
  const safe::Table& table = request.table;
  Stack stack;
  const auto by = safe::dimension_index(table, table.chart.series);
  if (!by) {
    return stack;
  }
  for (const safe::Code& code : table.dimensions[*by].codes) {
    stack.segments.push_back(code.label.in(request.language));
  }
  std::vector<std::vector<std::size_t>> keys;
  for (const safe::Row& row : table.rows) {
    std::vector<std::size_t> key = row.codes;
    key[*by] = 0;
    const auto found = std::find(keys.begin(), keys.end(), key);
    const auto index = static_cast<std::size_t>(found - keys.begin());
    if (found == keys.end()) {
      keys.push_back(key);
      Bar bar;
      for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
        if (d != *by) {
          const std::string part =
              code_text(table.dimensions[d], table.dimensions[d].codes[key[d]], request.language);
          bar.label += bar.label.empty() ? part : ", " + inside_sentence(part);
        }
      }
      bar.at.resize(stack.segments.size());
      stack.bars.push_back(std::move(bar));
    }
    stack.bars[index].at[row.codes[*by]] = cells_of(table, row);
  }
  return stack;
}

double sum_of(const Bar& bar) {
  double sum = 0.0;
  for (const Cells& cells : bar.at) {
    sum += cells.drawn() ? std::max(cells.value->value(), 0.0) : 0.0;
  }
  return sum;
}

/// People of whom nothing is known stand in the bar, and not in the ramp of what they could have answered.
std::string fill_of(const Request& request, std::size_t segment) {
  const safe::Table& table = request.table;
  const safe::Dimension& names = table.dimensions[*safe::dimension_index(table, table.chart.series)];
  const bool unknown = names.codes.back().id == "onbekend";
  if (unknown && segment + 1 == names.codes.size()) {
    return std::string(grid_colour);
  }
  return ramp_colour(segment, names.codes.size() - (unknown ? 1U : 0U));
}

/// "Trede 2; trede 6: geheim": what a bar does not show, in its words.
std::string missing_words(const Request& request, const Stack& stack, const Bar& bar) {
  std::string names;
  std::string word;
  bool any = false;
  for (std::size_t s = 0; s < bar.at.size(); ++s) {
    any = any || bar.at[s].drawn();
    if (bar.at[s].value != nullptr && !bar.at[s].drawn()) {
      names += (names.empty() ? "" : "; ") + stack.segments[s];
      word = value_text(bar.at[s], safe::Unit::percent, request.language);
    }
  }
  return names.empty() ? names : any ? names + ": " + word + "." : word;
}

}  // namespace

double draw_stacked(Canvas& canvas, const Request& request, double top) {
  const Stack stack = stack_of(request);
  const bool wide = request.wide();
  const safe::Unit unit = unit_of(request.table);
  double y = top;
  // The key, below each other in the order of the bar: reading it needs no colour.
  for (std::size_t s = 0; s < stack.segments.size(); ++s) {
    canvas.box({0.5, y + 1.0}, 15.0, 13.0, {soft_ink, 1.0, {}});
    canvas.rect({1.0, y + 1.5}, 14.0, 12.0, fill_of(request, s));
    const auto lines = wrapped(stack.segments[s], request.width() - 24.0, request.size());
    y = canvas.paragraph({22.0, y + request.size()}, lines, request.leading(), {request.size()}) + 6.0;
  }
  y += 6.0;
  double full = 100.0;  // printed percentages may add up to one or two more
  double label = 0.0;
  for (const Bar& bar : stack.bars) {
    full = std::max(full, sum_of(bar));
    label = std::max(label, text_width(bar.label, request.size()) + 10.0);
  }
  label = wide ? std::min(label, request.width() * 0.38) : 0.0;
  const double left = label + 1.0;
  const double room = request.width() - left - 1.0;
  constexpr double height = 24.0;
  for (const Bar& bar : stack.bars) {
    const auto lines = wrapped(bar.label, wide ? label - 8.0 : request.width(), request.size());
    const double text = static_cast<double>(lines.size()) * request.leading();
    const double block = wide ? std::max(text, height) : text + height + 4.0;
    canvas.paragraph({0.0, wide ? y + (block - text) / 2.0 + request.size() : y + request.size()}, lines,
                     request.leading(), {request.size()});
    const double bar_top = wide ? y + (block - height) / 2.0 : y + text + 4.0;
    canvas.box({left, bar_top}, room, height, {grid_colour, 1.0, {}});
    double at = left;
    for (std::size_t s = 0; s < bar.at.size(); ++s) {
      if (!bar.at[s].drawn() || bar.at[s].value->value() <= 0.0) {
        continue;
      }
      const double width = bar.at[s].value->value() / full * room;
      const std::string fill = fill_of(request, s);
      canvas.rect({at, bar_top}, std::max(width - 1.0, 0.6), height, fill);  // a white gap between segments
      const std::string number = value_text(bar.at[s], unit, request.language);
      if (text_width(number, request.size(), true) + 4.0 <= width - 1.0) {
        canvas.text({at + (width - 1.0) / 2.0, bar_top + height / 2.0 + request.size() * 0.35}, number,
                    {request.size(), true, Anchor::middle, text_on(fill)});
      }
      at += width;
    }
    y += block + 6.0;
    const std::string missing = missing_words(request, stack, bar);
    if (!missing.empty()) {
      y = canvas.paragraph({left, y + request.size()}, wrapped(missing, room, request.size()),
                           request.leading(), {request.size(), false, Anchor::start, soft_ink}) +
          10.0;
    }
    y += 6.0;
  }
  return y;
}

}  // namespace werkthet::publish::charts
