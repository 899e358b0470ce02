#include "publish/charts/palette.hpp"

#include "config/colour.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

constexpr std::string_view control_colour = "#6B6B6B";
constexpr std::array<std::string_view, 5> experiment_colours{"#12436D", "#C04A00", "#7A1F6E", "#1B6E4B",
                                                             "#8A5A00"};
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
