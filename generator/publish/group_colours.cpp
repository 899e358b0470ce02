#include "publish/group_colours.hpp"

#include "config/colour.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace werkthet::publish {
namespace {

constexpr std::string_view control_colour = "#6B6B6B";
constexpr std::string_view other_colour = "#333333";
constexpr std::array<std::string_view, 5> experiment_colours{"#12436D", "#C04A00", "#5C00E6", "#801E13",
                                                             "#5C7499"};

}  // namespace

GroupPlace group_place(const config::Study& study, std::string_view group) {
  std::size_t experiment = 0;
  for (const config::Arm& arm : study.arms) {
    if (arm.id == group) {
      return {arm.role, experiment};
    }
    experiment += arm.role == config::Role::control ? 0U : 1U;
  }
  return {};
}

bool arm_colours_usable(const config::Study& study) {
  const std::vector<std::string>& colours = study.theme.arm_colours;
  return !colours.empty() && colours.size() >= study.arms.size() &&
         std::all_of(colours.begin(), colours.end(), [](const std::string& colour) {
           return config::contrast_on_white(colour).value_or(0.0) >= config::least_text_contrast;
         });
}

std::string group_colour(const config::Study& study, std::string_view group) {
  const GroupPlace place = group_place(study, group);
  if (!place.role) {
    return std::string(other_colour);
  }
  if (arm_colours_usable(study)) {
    const auto arm = std::find_if(study.arms.begin(), study.arms.end(),
                                  [&](const config::Arm& candidate) { return candidate.id == group; });
    return study.theme.arm_colours.at(static_cast<std::size_t>(arm - study.arms.begin()));
  }
  return place.role == config::Role::control ? std::string(control_colour) : plain_colour(place.experiment);
}

std::string plain_colour(std::size_t index) {
  return std::string(experiment_colours.at(index % experiment_colours.size()));
}

}  // namespace werkthet::publish
