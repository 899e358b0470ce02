#pragma once
// How mature a figure of the register is: how many months were delivered after the month it is about. Starts
// and ends reach the administration weeks to months late, so every later delivery corrects the months before
// it. The limits are those of the national statistic of the same deliveries, so that the same word means the
// same thing to a reader.

#include "cohort/coverage.hpp"
#include "core/date.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace werkthet::cohort {

enum class Maturity : std::uint8_t { provisional, revised_provisional, final };

/// Later months from which a figure is revised provisional, and final: CBS publishes its figures on social
/// assistance about two, five and twelve months after the month they are about (research description of the
/// BUS).
inline constexpr int revised_after = 5;
inline constexpr int final_after = 12;

/// The maturity of a month after which `later` months were delivered.
[[nodiscard]] Maturity maturity(int later);

/// The covered months that every sender delivered, in order: where one of several reporters is late, the
/// others alone do not make a month's figures complete. A sender whose people came to be delivered by others
/// is not waited for.
[[nodiscard]] std::vector<core::Month> complete_months(const Coverage& coverage);

/// How many of `months` (in order) come after `month`.
[[nodiscard]] int later_months(std::span<const core::Month> months, core::Month month);

}  // namespace werkthet::cohort
