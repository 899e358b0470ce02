#pragma once
// Counts of different outcomes that hold each other: who left for work for good is among those who left, who
// works 27 hours a week is among those who work 12. Side by side their difference is a count of people too,
// and two large counts could give away a small one. Here the gate is told which counts hold which; it
// decides.

#include "config/study.hpp"

#include <string>
#include <vector>

namespace werkthet::findings {

/// Id of the query for an outcome in a group at a horizon.
[[nodiscard]] std::string count_id(const std::string& outcome, const std::string& group, int month);

/// Ids of the counts of other outcomes that hold everybody of this one, whether they are shown or not.
[[nodiscard]] std::vector<std::string> held_by(const config::Study& study, const config::Outcome& outcome,
                                               const std::string& group, int month);

}  // namespace werkthet::findings
