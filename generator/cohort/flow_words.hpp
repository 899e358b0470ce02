#pragma once
// The words for steps that more than one place names: the flow of a register and that of a file of persons,
// and the tables made of them. One definition, or a step is called one thing inside and another in public.

#include "core/language.hpp"

#include <string_view>
#include <vector>

namespace werkthet::cohort {

struct StepWords {
  std::string_view id;
  core::Bilingual label;
};

/// The step at which the flow ends in groups: "drawn" over all of them.
[[nodiscard]] const core::Bilingual& drawn_label();
/// What became of those drawn into one group, in the order of a table: drawn, started, refused, replaced,
/// stopped.
[[nodiscard]] const std::vector<StepWords>& steps_in_a_group();
/// The label of one of steps_in_a_group. Precondition: `id` is one.
[[nodiscard]] const core::Bilingual& label_in_a_group(std::string_view id);

}  // namespace werkthet::cohort
