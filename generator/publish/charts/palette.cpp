#include "publish/charts/palette.hpp"

#include "config/colour.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

constexpr std::string_view control_colour = "#6B6B6B";
constexpr std::array<std::string_view, 5> experiment_colours{"#12436D", "#C04A00", "#5C00E6", "#801E13",
                                                             "#5C7499"};
constexpr std::array<Shape, 5> shapes{Shape::circle, Shape::square, Shape::triangle, Shape::cross,
                                      Shape::ring};
constexpr std::array<std::string_view, 5> dashes{"", "9 4", "6 3 1 3", "12 3", "4 3"};

}  // namespace

std::optional<double> contrast(std::string_view a, std::string_view b) {
  const auto first = config::hex_colour(a);
  const auto second = config::hex_colour(b);
  return first && second ? std::optional(config::contrast(*first, *second)) : std::nullopt;
}

bool arm_colours_usable(const config::Study& study) {
  const std::vector<std::string>& colours = study.theme.arm_colours;
  return !colours.empty() && colours.size() >= study.arms.size() &&
         std::all_of(colours.begin(), colours.end(),
                     [](const std::string& c) { return contrast(c, paper).value_or(0.0) >= min_contrast; });
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
  const std::size_t i = index % experiment_colours.size();
  return {std::string(experiment_colours.at(i)), shapes.at(i), dashes.at(i)};
}

SeriesStyle group_style(const config::Study& study, std::string_view group) {
  const bool own = arm_colours_usable(study);
  std::size_t experiment = 0;
  for (std::size_t i = 0; i < study.arms.size(); ++i) {
    const config::Arm& arm = study.arms[i];
    const bool control = arm.role == config::Role::control;
    if (arm.id == group) {
      SeriesStyle style =
          control ? SeriesStyle{std::string(control_colour), Shape::diamond, "2 3"} : plain_style(experiment);
      if (own) {
        style.colour = study.theme.arm_colours[i];
      }
      return style;
    }
    experiment += control ? 0U : 1U;
  }
  return {"#333333", Shape::ring, "10 3 2 3"};
}

}  // namespace werkthet::publish::charts
