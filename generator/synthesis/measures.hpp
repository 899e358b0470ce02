#pragma once
// Whether municipalities measured the same thing: the measure that most of them use, and in what another
// differs from it.

#include "synthesis/synthesis.hpp"

#include <vector>

namespace werkthet::synthesis {

[[nodiscard]] Measure measure_of(const exchange::Exchange& file, const exchange::Outcome& outcome);

/// Everything in which `theirs` differs; a different horizon only when nothing else does. Fields that the
/// kind of outcome does not have are equal by being empty.
[[nodiscard]] std::vector<Obstacle> obstacles_between(const Measure& theirs, const Measure& shared);

/// The measure of most municipalities for a common name; see synthesise(). Precondition: one of them has it.
[[nodiscard]] Measure shared_measure(const std::vector<exchange::Exchange>& files, const std::string& common);

/// The outcome of a file that is nearest to the measure: at its horizon, else at the longest; null when the
/// file has none of this common name.
[[nodiscard]] const exchange::Outcome* nearest_outcome(const exchange::Exchange& file,
                                                       const std::string& common, const Measure& measure);

}  // namespace werkthet::synthesis
