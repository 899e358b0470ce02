#pragma once
// Words for what municipalities have in common and in what they differ: kinds of approach, definitions,
// reasons of refusal, warnings. In plain Dutch and English; numbers of people and effects stand in cells and
// not here.

#include "core/language.hpp"
#include "synthesis/surroundings.hpp"
#include "synthesis/synthesis.hpp"

#include <string>
#include <vector>

namespace werkthet::findings {

/// "met steun" / "with support"; a word that is not known here is shown as the municipalities wrote it.
[[nodiscard]] core::Bilingual variant_words(const std::string& variant);
[[nodiscard]] core::Bilingual framework_words(const std::string& framework);
[[nodiscard]] core::Bilingual state_words(synthesis::State state);
/// What is counted, after how long: the notes under a comparison.
[[nodiscard]] std::vector<core::Bilingual> measure_words(const synthesis::Measure& measure);
/// Why a municipality is left out of a comparison, one or more sentences.
[[nodiscard]] core::Bilingual refusal_words(const synthesis::Refusal& refusal,
                                            const synthesis::Measure& shared);
/// What to keep in mind: control groups, legal frames, periods and interim releases that differ.
[[nodiscard]] std::vector<core::Bilingual> warning_words(const synthesis::Synthesis& all,
                                                         const synthesis::Surroundings& around);
/// What the control group gets: "gewone aanpak" or "intensievere aanpak" with the contacts per year.
[[nodiscard]] core::Bilingual control_words(const exchange::Arm& control);

}  // namespace werkthet::findings
