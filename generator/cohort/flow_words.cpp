#include "cohort/flow_words.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <string>

namespace werkthet::cohort {

const core::Bilingual& drawn_label() {
  static const core::Bilingual label{"Geloot in een groep", "Drawn into a group"};
  return label;
}

const std::vector<StepWords>& steps_in_a_group() {
  static const std::vector<StepWords> steps{
      {"drawn", {"Geloot", "Drawn"}},
      {"started", {"Gestart", "Started"}},
      {"refused", {"Geweigerd na de loting", "Refused after the lottery"}},
      {"replaced", {"Vervangen door iemand anders", "Replaced by somebody else"}},
      {"stopped", {"Gestopt", "Stopped"}}};
  return steps;
}

const core::Bilingual& label_in_a_group(std::string_view id) {
  const auto& steps = steps_in_a_group();
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const StepWords& s) { return s.id == id; });
  core::ensure(found != steps.end(), "a step in a group has words: " + std::string(id));
  return found->label;
}

}  // namespace werkthet::cohort
