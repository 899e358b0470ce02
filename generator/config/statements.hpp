#pragma once
// Answers to a statement as readers see them: below the middle of its scale, on it or above it. Five or ten
// answers side by side would be small numbers of people; the two sides and the middle are what a reader asks
// for.

#include "config/study.hpp"

#include <optional>
#include <vector>

namespace werkthet::config {

/// More of one scale fits in no readable chart.
inline constexpr std::size_t most_statements = 12;

/// Whether some answer lies on the middle: not when the whole numbers from min to max are even in number,
/// such as 1 to 4.
[[nodiscard]] bool has_middle(const Scale& scale);
/// Where an answer lies on its scale: below the middle, on it or above it, by what was answered to the
/// sentence as it is worded.
enum class Side : std::uint8_t { low, middle, high };
/// Nothing for an answer right between the halves of a scale without a middle.
[[nodiscard]] std::optional<Side> side_of(const Scale& scale, double answer);

/// The statements of a scale that are published, in their order.
[[nodiscard]] std::vector<Statement> statements_of(const Study& study, const std::string& scale);

}  // namespace werkthet::config
