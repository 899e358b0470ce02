#pragma once
// The colour of a group, the same in the drawn charts and in those of the workbook. The default colours were
// computed to stay apart under the three kinds of colour blindness (all have 4.5:1 on white; CIEDE2000
// between any two of the seven is 15.4 at worst, 21.6 for the first two with the control group;
// charts/test_palette computes both). House colours that fail on white are not used.

#include "config/study.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace werkthet::publish {

/// Which of the looks of a chart a group has: its mark and dash follow it too.
struct GroupPlace {
  std::optional<config::Role> role;  ///< nullopt: no arm of the study, such as non-participants
  std::size_t experiment{};          ///< of an arm with an approach: its place among those, from 0
};
[[nodiscard]] GroupPlace group_place(const config::Study& study, std::string_view group);

/// True when the study's own arm colours can be used: one per arm, each with the contrast of text on white,
/// since they colour labels as well as marks.
[[nodiscard]] bool arm_colours_usable(const config::Study& study);

/// "#RRGGBB": the arm's, or that of non-participants and other codes.
[[nodiscard]] std::string group_colour(const config::Study& study, std::string_view group);
/// "#RRGGBB" of the n-th series when the series are no groups; after the fifth they begin again.
[[nodiscard]] std::string plain_colour(std::size_t index);

}  // namespace werkthet::publish
