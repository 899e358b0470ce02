#pragma once
// What the tables of the comparison of municipalities share. Internal to this stage.

#include "findings/findings.hpp"
#include "synthesis/synthesis.hpp"

#include <cstdint>
#include <optional>

namespace werkthet::findings::municipalities {

[[nodiscard]] core::Bilingual source();
/// One code per municipality, in the order of the comparison.
[[nodiscard]] safe::Dimension dimension(const synthesis::Synthesis& all);
/// A number that another release printed, or an average of such numbers.
[[nodiscard]] Cell printed(const std::optional<double>& value, int decimals);
[[nodiscard]] Cell counted(const std::optional<std::int64_t>& value);

/// A row per municipality, then all together and a next one where there are enough.
[[nodiscard]] Table results_table(const synthesis::Synthesis& all, const synthesis::Comparison& comparison);
/// Of a share: the level per municipality and group, from the printed counts, with the own control group first.
[[nodiscard]] Table levels_table(const synthesis::Synthesis& all, const synthesis::Comparison& comparison);
/// How the figure for all together came about, also per legal frame when they are mixed (C09, G06).
[[nodiscard]] Table pooled_table(const synthesis::Synthesis& all, const synthesis::Comparison& comparison);

}  // namespace werkthet::findings::municipalities
