#include "publish/charts/palette.hpp"

#include "config/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

constexpr std::array<Shape, 5> shapes{Shape::circle, Shape::square, Shape::triangle, Shape::cross,
                                      Shape::ring};
constexpr std::array<std::string_view, 5> dashes{"", "9 4", "6 3 1 3", "12 3", "4 3"};

}  // namespace

std::optional<double> contrast(std::string_view a, std::string_view b) {
  const auto first = config::hex_colour(a);
  const auto second = config::hex_colour(b);
  return first && second ? std::optional(config::contrast(*first, *second)) : std::nullopt;
}

std::string ramp_colour(std::size_t index, std::size_t count) {
  // From a light to a dark blue in straight steps of sRGB.
  constexpr std::array<std::array<double, 3>, 3> stops{
      {{0xDC, 0xE6, 0xF0}, {0x5C, 0x8F, 0xBF}, {0x0B, 0x2A, 0x47}}};
  const double t = count < 2 ? 1.0 : 2.0 * static_cast<double>(index) / static_cast<double>(count - 1);
  const std::size_t from = t >= 1.0 ? 1 : 0;
  const double part = std::clamp(t - static_cast<double>(from), 0.0, 1.0);
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string colour = "#";
  for (std::size_t c = 0; c < 3; ++c) {
    const double value = stops.at(from).at(c) + part * (stops.at(from + 1).at(c) - stops.at(from).at(c));
    const auto byte = static_cast<std::size_t>(std::lround(value));
    colour += digits[byte / 16];
    colour += digits[byte % 16];
  }
  return colour;
}

std::string_view text_on(std::string_view fill) {
  // Black and white between them have 4.58:1 on every colour; the softer ink of other texts has not.
  constexpr std::string_view black = "#000000";
  return contrast(black, fill).value_or(0.0) >= contrast(paper, fill).value_or(0.0) ? black : paper;
}

SeriesStyle plain_style(std::size_t index) {
  const std::size_t i = index % shapes.size();
  return {plain_colour(index), shapes.at(i), dashes.at(i)};
}

SeriesStyle group_style(const config::Study& study, std::string_view group) {
  const GroupPlace place = group_place(study, group);
  if (!place.role) {
    return {group_colour(study, group), Shape::ring, "10 3 2 3"};
  }
  if (place.role == config::Role::control) {
    return {group_colour(study, group), Shape::diamond, "2 3"};
  }
  SeriesStyle style = plain_style(place.experiment);
  style.colour = group_colour(study, group);
  return style;
}

}  // namespace werkthet::publish::charts
