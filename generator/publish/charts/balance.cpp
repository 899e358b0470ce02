// Were the groups alike at the start? A row per characteristic, a mark per group in one of three strips. The
// table prints the class of a standardised difference and not the difference, from which counts could be
// worked out; so a strip is as fine as the drawing gets, and within a strip every group has its own place.

#include "publish/cell_text.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"
#include "safe/difference_class.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace werkthet::publish::charts {
namespace {

using safe::DifferenceClass;

constexpr std::array<DifferenceClass, 3> strips{DifferenceClass::negligible, DifferenceClass::small,
                                                DifferenceClass::large};

struct Place {
  std::size_t group{};  ///< index in groups_of
  DifferenceClass in{};
};

/// Codes of dimension `by` that have a class somewhere: the control group has none.
std::vector<std::size_t> groups_of(const safe::Table& table, std::size_t by, std::size_t column) {
  std::vector<std::size_t> groups;
  for (std::size_t g = 0; g < table.dimensions[by].codes.size(); ++g) {
    const bool any = std::any_of(table.rows.begin(), table.rows.end(), [&](const safe::Row& row) {
      return row.codes[by] == g && safe::difference_class_of(row.cells[column]).has_value();
    });
    if (any) {
      groups.push_back(g);
    }
  }
  return groups;
}

std::string strip_words(const Request& request, DifferenceClass in) {
  const core::Bilingual words = safe::difference_words(in);
  std::string text = words.in(request.language);
  text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace

double draw_balance(Canvas& canvas, const Request& request, double top) {
  const safe::Table& table = request.table;
  const auto x = safe::dimension_index(table, table.chart.x);
  const auto by = safe::dimension_index(table, table.chart.series);
  const auto column = safe::column_index(table, table.chart.value);
  if (!x || !by || !column) {
    return top;
  }
  const std::vector<std::size_t> groups = groups_of(table, *by, *column);
  const safe::Dimension& names = table.dimensions[*by];
  const bool wide = request.wide();
  // The key: mark and name of every group.
  double y = top;
  double at = 0.0;
  for (const std::size_t g : groups) {
    const SeriesStyle style = group_style(request.study, names.codes[g].id);
    const auto lines =
        wrapped(names.codes[g].label.in(request.language), request.width() - 22.0, request.size());
    const double width = 22.0 + text_width(lines.front(), request.size()) + 18.0;
    if (at > 0.0 && (at + width > request.width() || lines.size() > 1)) {
      at = 0.0;
      y += request.leading() + 4.0;
    }
    canvas.marker(style.shape, {at + 8.0, y + request.size() * 0.6}, 11.0, style.colour);
    const double last = canvas.paragraph({at + 20.0, y + request.size()}, lines, request.leading(),
                                         {request.size(), false, Anchor::start, style.colour});
    if (lines.size() > 1) {
      y = last - request.size() + request.leading() + 4.0;
      at = 0.0;
    } else {
      at += width;
    }
  }
  y += (at > 0.0 ? request.leading() : 0.0) + 10.0;

  const double label = wide ? request.width() * 0.36 : 0.0;
  const double left = label + (wide ? 10.0 : 1.0);
  const double right = request.width() - 1.0;
  const double strip = (right - left) / static_cast<double>(strips.size());
  // Strips: their words, and at the edges between them the standardised difference that divides them.
  double head = 0.0;
  for (std::size_t s = 0; s < strips.size(); ++s) {
    const auto lines = wrapped(strip_words(request, strips.at(s)), strip - 3.0, request.size(), wide);
    canvas.paragraph({left + strip * (static_cast<double>(s) + 0.5), y + request.size()}, lines,
                     request.leading(), {request.size(), wide, Anchor::middle});
    head = std::max(head, static_cast<double>(lines.size()) * request.leading());
  }
  y += head + 6.0;
  const double body = y;
  for (std::size_t k = 0; k < table.dimensions[*x].codes.size(); ++k) {
    std::vector<Place> places;
    std::string unknown;
    bool any = false;
    for (const safe::Row& row : table.rows) {
      if (row.codes[*x] != k) {
        continue;
      }
      any = true;
      const safe::Cell& cell = row.cells[*column];
      const auto group = std::find(groups.begin(), groups.end(), row.codes[*by]);
      const auto in = safe::difference_class_of(cell);
      if (in && group != groups.end()) {
        places.push_back({static_cast<std::size_t>(group - groups.begin()), *in});
      } else if (cell.kind() != safe::Cell::Kind::not_applicable) {
        unknown += (unknown.empty() ? "" : "; ") + names.codes[row.codes[*by]].label.in(request.language) +
                   ": " + cell_text(cell, safe::Unit::text, request.language);
      }
    }
    if (!any) {
      continue;
    }
    const double room = wide ? label : request.width();
    const auto lines =
        wrapped(table.dimensions[*x].codes[k].label.in(request.language), room, request.size());
    const auto notes = unknown.empty() ? std::vector<std::string>{} : wrapped(unknown, room, request.size());
    const double text = static_cast<double>(lines.size() + notes.size()) * request.leading();
    const double height = wide ? std::max(text + 10.0, 28.0) : text + 32.0;
    canvas.line({0.0, y}, {right, y}, {grid_colour, 1, {}});
    const double baseline =
        wide ? y + (height - text) / 2.0 + request.size() - 1.0 : y + request.size() + 4.0;
    const double last = canvas.paragraph({0.0, baseline}, lines, request.leading(), {request.size()});
    if (!notes.empty()) {
      canvas.paragraph({0.0, last + request.leading()}, notes, request.leading(),
                       {request.size(), false, Anchor::start, soft_ink});
    }
    const double middle = wide ? y + height / 2.0 : y + height - 14.0;
    if (!wide) {
      for (std::size_t s = 0; s + 1 < strips.size(); ++s) {
        const double edge = left + strip * static_cast<double>(s + 1);
        canvas.line({edge, middle - 12.0}, {edge, middle + 12.0}, {soft_ink, 1.2, "4 3"});
      }
      canvas.line({left, middle}, {right, middle}, {grid_colour, 1, {}});
    }
    for (const Place& place : places) {
      const auto s = static_cast<double>(std::find(strips.begin(), strips.end(), place.in) - strips.begin());
      const double slot = strip / static_cast<double>(groups.size());
      const SeriesStyle style = group_style(request.study, names.codes[groups[place.group]].id);
      canvas.marker(style.shape, {left + strip * s + slot * (static_cast<double>(place.group) + 0.5), middle},
                    11.0, style.colour);
    }
    y += height;
  }
  canvas.line({0.0, y}, {right, y}, {soft_ink, 1, {}});
  if (wide) {
    for (std::size_t s = 0; s + 1 < strips.size(); ++s) {
      const double edge = left + strip * static_cast<double>(s + 1);
      canvas.line({edge, body}, {edge, y}, {soft_ink, 1.2, "4 3"});
    }
  }
  for (std::size_t s = 0; s + 1 < strips.size(); ++s) {
    canvas.text({left + strip * static_cast<double>(s + 1), y + request.size() + 4.0},
                request.words("vanaf ", "from ") + safe::difference_limit(strips.at(s), request.language),
                {request.size(), false, Anchor::middle, soft_ink});
  }
  y += request.size() + 4.0 + request.leading();
  const auto words = wrapped(request.words("Verschil met de controlegroep, in standaardafwijkingen",
                                           "Difference from the control group, in standard deviations"),
                             right - (wide ? left : 0.0), request.size());
  return canvas.paragraph({(wide ? left : 0.0), y}, words, request.leading(),
                          {request.size(), false, Anchor::start, soft_ink}) +
         8.0;
}

}  // namespace werkthet::publish::charts
