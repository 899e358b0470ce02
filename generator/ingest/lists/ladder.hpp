#pragma once
// The participation ladder (participatieladder): its six steps in words, and the check that people start on
// a step of the protocol.

#include "config/study.hpp"
#include "core/language.hpp"
#include "ingest/input.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace werkthet::ingest {

/// What a step stands for, in the words of Zwolle's research design. Precondition: 1 <= step <= 6.
[[nodiscard]] const core::Bilingual& ladder_label(int step);
/// A step from its number or its name, also as the statistics of re-integration (SRG) name it; nullopt for
/// anything else. "betaald werk" alone could be two steps and is none.
/// `label` is what the source says that the text stands for: where it names a step that step counts (codes
/// may start at 0), and where it names something else without the code in it, this is another ladder and no
/// step.
[[nodiscard]] std::optional<std::uint8_t> parse_step(std::string_view text, std::string_view label = {});

/// E244 for each participant whose last known step up to the day of the draw is not one of the protocol, W245
/// once with the number of participants for whom no step is known by then. Only when the protocol names
/// steps.
void check_baseline_steps(const config::Study& study, Input& input);

}  // namespace werkthet::ingest
