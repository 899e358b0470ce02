// Shares that add up to about 100 %: a bar per row of people, segments in the order of the answers or steps,
// from light to dark. A segment carries its number where there is room; what is hidden leaves the end of the
// bar open. With at most three segments (oneens, neutraal, eens) the numbers stand beside the bar instead,
// always and below each other: the outer ones at its ends, that of the middle in a column of its own. Where a
// table is about several things, such as statements, each has its bars below its own words.

#include "publish/cell_text.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace werkthet::publish::charts {
namespace {

struct Segment {
  std::string label;
  std::string fill;
};

struct Bar {
  std::string label;
  std::string heading;    ///< of the block that it stands in, empty for none
  std::vector<Cells> at;  ///< per segment
};

struct Stack {
  std::vector<Segment> segments;
  std::vector<Bar> bars;

  [[nodiscard]] bool numbers_beside() const { return segments.size() <= 3; }
};

bool has_share(const Cells& cells) {
  return cells.value != nullptr && cells.value->kind() != safe::Cell::Kind::not_applicable;
}

/// Codes of the segments that are a share of something: who gave no answer is no part of those who did.
std::vector<std::size_t> shared_codes(const safe::Table& table, std::size_t by) {
  std::vector<std::size_t> codes;
  for (std::size_t c = 0; c < table.dimensions[by].codes.size(); ++c) {
    if (std::any_of(table.rows.begin(), table.rows.end(), [&](const safe::Row& row) {
          return row.codes[by] == c && has_share(cells_of(table, row));
        })) {
      codes.push_back(c);
    }
  }
  return codes;
}

/// A ramp in the order of the segments. People of whom nothing is known, and those in the middle between two
/// sides, stand in the bar and not in the ramp.
std::vector<Segment> segments_of(const Request& request, std::size_t by,
                                 const std::vector<std::size_t>& codes) {
  const std::vector<safe::Code>& names = request.table.dimensions[by].codes;
  const auto outside = [&](std::size_t code) {
    return names[code].id == "onbekend" || names[code].id == "midden";
  };
  const auto ramp = static_cast<std::size_t>(
      std::count_if(codes.begin(), codes.end(), [&](std::size_t code) { return !outside(code); }));
  // Two sides alone would begin at a blue as pale as the grey between them.
  const std::size_t skipped = ramp == 2 ? 1 : 0;
  std::vector<Segment> segments;
  std::size_t position = 0;
  for (const std::size_t code : codes) {
    segments.push_back(
        {names[code].label.in(request.language),
         outside(code) ? std::string(grid_colour) : ramp_colour(skipped + position, ramp + skipped)});
    position += outside(code) ? 0U : 1U;
  }
  return segments;
}

/// Every dimension but that of the segments is part of a bar's name; with more than two of them the first is
/// the heading of a block.
Stack stack_of(const Request& request) {
  const safe::Table& table = request.table;
  Stack stack;
  const auto by = safe::dimension_index(table, table.chart.series);
  if (!by) {
    return stack;
  }
  const std::vector<std::size_t> codes = shared_codes(table, *by);
  stack.segments = segments_of(request, *by, codes);
  const bool blocks = table.dimensions.size() > 3;
  const std::size_t heading = *by == 0 ? 1 : 0;
  std::vector<std::vector<std::size_t>> keys;
  for (const safe::Row& row : table.rows) {
    const auto segment = std::find(codes.begin(), codes.end(), row.codes[*by]);
    if (segment == codes.end()) {
      continue;
    }
    std::vector<std::size_t> key = row.codes;
    key[*by] = 0;
    const auto found = std::find(keys.begin(), keys.end(), key);
    const auto index = static_cast<std::size_t>(found - keys.begin());
    if (found == keys.end()) {
      keys.push_back(key);
      Bar bar;
      for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
        const safe::Code& code = table.dimensions[d].codes[key[d]];
        if (blocks && d == heading) {
          bar.heading = code.label.in(request.language);
        } else if (d != *by) {
          const std::string part = code_text(table.dimensions[d], code, request.language);
          bar.label += bar.label.empty() ? part : ", " + inside_sentence(part);
        }
      }
      bar.at.resize(codes.size());
      stack.bars.push_back(std::move(bar));
    }
    stack.bars[index].at[static_cast<std::size_t>(segment - codes.begin())] = cells_of(table, row);
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

/// "Trede 2; trede 6: geheim": what a bar does not show, in its words.
std::string missing_words(const Request& request, const Stack& stack, const Bar& bar) {
  std::string names;
  std::string word;
  bool any = false;
  for (std::size_t s = 0; s < bar.at.size(); ++s) {
    any = any || bar.at[s].drawn();
    if (has_share(bar.at[s]) && !bar.at[s].drawn()) {
      names += (names.empty() ? "" : "; ") + stack.segments[s].label;
      word = value_text(bar.at[s], safe::Unit::percent, request.language);
    }
  }
  return names.empty() ? names : any ? names + ": " + word + "." : word;
}

/// Where the bars of a drawing stand.
struct Frame {
  double label{};   ///< room for the names of bars, left of them; 0: above them
  double left{};    ///< of the bars
  double room{};    ///< of 100 %
  double middle{};  ///< right edge of the column with the numbers of the middle; 0: no such column
  double full{100.0};
};

constexpr double bar_height = 24.0;
constexpr double number_gap = 6.0;

Frame frame_of(const Request& request, const Stack& stack) {
  Frame frame;
  double number = 0.0;
  for (const Bar& bar : stack.bars) {
    frame.full = std::max(frame.full, sum_of(bar));  // printed percentages may add up to one or two more
    frame.label = std::max(frame.label, text_width(bar.label, request.size()) + 10.0);
    for (const Cells& cells : bar.at) {
      if (cells.drawn()) {
        number = std::max(number, text_width(value_text(cells, unit_of(request.table), request.language),
                                             request.size(), true));
      }
    }
  }
  frame.label = request.wide() ? std::min(frame.label, request.width() * 0.38) : 0.0;
  frame.left = frame.label + 1.0;
  double right = request.width() - 1.0;
  if (stack.numbers_beside()) {
    frame.left += number + number_gap;
    if (stack.segments.size() == 3) {
      frame.middle = right;
      right -= number + 2.0 * number_gap;
    }
    right -= number + number_gap;
  }
  frame.room = right - frame.left;
  return frame;
}

/// The key, below each other in the order of the bar: reading it needs no colour.
double draw_key(Canvas& canvas, const Request& request, const Stack& stack, double y) {
  for (const Segment& segment : stack.segments) {
    canvas.box({0.5, y + 1.0}, 15.0, 13.0, {soft_ink, 1.0, {}});
    canvas.rect({1.0, y + 1.5}, 14.0, 12.0, segment.fill);
    const auto lines = wrapped(segment.label, request.width() - 24.0, request.size());
    y = canvas.paragraph({22.0, y + request.size()}, lines, request.leading(), {request.size()}) + 6.0;
  }
  return y + 6.0;
}

/// What the bars below are about, and above each column of numbers the colour of its segment.
double draw_heading(Canvas& canvas, const Request& request, const Stack& stack, const Frame& frame,
                    const std::string& words, double y) {
  if (!words.empty()) {
    y = canvas.paragraph({0.0, y + 6.0 + request.size()},
                         wrapped(words, request.width(), request.size(), true), request.leading(),
                         {request.size(), true}) +
        8.0;
  }
  if (!stack.numbers_beside()) {
    return y;
  }
  constexpr double side = 10.0;
  const auto mark = [&](std::size_t segment, double x) {
    canvas.box({x - 0.5, y - 0.5}, side + 1.0, side + 1.0, {soft_ink, 1.0, {}});
    canvas.rect({x, y}, side, side, stack.segments[segment].fill);
  };
  mark(0, frame.left - number_gap - side);
  if (stack.segments.size() > 1) {
    mark(stack.segments.size() - 1, frame.left + frame.room + number_gap);
  }
  if (frame.middle > 0.0) {
    mark(1, frame.middle - side);
  }
  return y + side + 6.0;
}

void draw_numbers(Canvas& canvas, const Request& request, const Bar& bar, const Frame& frame, double y) {
  const auto number = [&](std::size_t segment, double x, Anchor anchor) {
    if (bar.at[segment].drawn()) {
      canvas.text({x, y}, value_text(bar.at[segment], unit_of(request.table), request.language),
                  {request.size(), true, anchor});
    }
  };
  number(0, frame.left - number_gap, Anchor::end);
  if (bar.at.size() > 1) {
    number(bar.at.size() - 1, frame.left + frame.room + number_gap, Anchor::start);
  }
  if (frame.middle > 0.0) {
    number(1, frame.middle, Anchor::end);
  }
}

void draw_segments(Canvas& canvas, const Request& request, const Stack& stack, const Bar& bar,
                   const Frame& frame, double top) {
  canvas.box({frame.left, top}, frame.room, bar_height, {grid_colour, 1.0, {}});
  const double baseline = top + bar_height / 2.0 + request.size() * 0.35;
  double at = frame.left;
  for (std::size_t s = 0; s < bar.at.size(); ++s) {
    if (!bar.at[s].drawn() || bar.at[s].value->value() <= 0.0) {
      continue;
    }
    const double width = bar.at[s].value->value() / frame.full * frame.room;
    const std::string& fill = stack.segments[s].fill;
    canvas.rect({at, top}, std::max(width - 1.0, 0.6), bar_height, fill);  // a white gap between segments
    const std::string number = value_text(bar.at[s], unit_of(request.table), request.language);
    if (!stack.numbers_beside() && text_width(number, request.size(), true) + 4.0 <= width - 1.0) {
      canvas.text({at + (width - 1.0) / 2.0, baseline}, number,
                  {request.size(), true, Anchor::middle, text_on(fill)});
    }
    at += width;
  }
  if (stack.numbers_beside()) {
    draw_numbers(canvas, request, bar, frame, baseline);
  }
}

double draw_bar(Canvas& canvas, const Request& request, const Stack& stack, const Bar& bar,
                const Frame& frame, double y) {
  const bool wide = request.wide();
  const auto lines = wrapped(bar.label, wide ? frame.label - 8.0 : request.width(), request.size());
  const double text = static_cast<double>(lines.size()) * request.leading();
  const double block = wide ? std::max(text, bar_height) : text + bar_height + 4.0;
  canvas.paragraph({0.0, wide ? y + (block - text) / 2.0 + request.size() : y + request.size()}, lines,
                   request.leading(), {request.size()});
  draw_segments(canvas, request, stack, bar, frame, wide ? y + (block - bar_height) / 2.0 : y + text + 4.0);
  y += block + 6.0;
  const std::string missing = missing_words(request, stack, bar);
  if (!missing.empty()) {
    y = canvas.paragraph({frame.left, y + request.size()}, wrapped(missing, frame.room, request.size()),
                         request.leading(), {request.size(), false, Anchor::start, soft_ink}) +
        10.0;
  }
  return y + 6.0;
}

}  // namespace

double draw_stacked(Canvas& canvas, const Request& request, double top) {
  const Stack stack = stack_of(request);
  const Frame frame = frame_of(request, stack);
  double y = draw_key(canvas, request, stack, top);
  for (std::size_t b = 0; b < stack.bars.size(); ++b) {
    if (b == 0 || stack.bars[b].heading != stack.bars[b - 1].heading) {
      y = draw_heading(canvas, request, stack, frame, stack.bars[b].heading, y);
    }
    y = draw_bar(canvas, request, stack, stack.bars[b], frame, y);
  }
  return y;
}

}  // namespace werkthet::publish::charts
