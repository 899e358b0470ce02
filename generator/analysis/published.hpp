#pragma once
// What a published table of means says once it is differenced. Reports print means per group and wave with
// stars, and a reader takes the star for an effect; often it goes with a difference that was there at the
// start, or with a change that the control group has too. Without spread no margin can be computed, and none
// is invented.

#include "ingest/lists/published.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::analysis {

/// One arm against control, from the first wave of the table to the last.
struct PublishedChange {
  std::string arm;
  double start{};
  double end{};
  double gap_start{};  ///< arm minus control
  double gap_end{};
  double change{};                ///< end minus start
  double difference_in_change{};  ///< change minus control's change
  /// Analysis of covariance gives gap_end - b gap_start, with b the slope of the end on the start within
  /// groups. The table does not give b; for every b from 0 to 1 the answer lies between these two.
  double adjusted_low{};
  double adjusted_high{};
  /// How far difference_in_change can be off because its four means were rounded: four times half a unit.
  double rounding{};
  int stars{};  ///< behind the last mean
  int decimals{};
};

struct PublishedChanges {
  std::string outcome;
  std::string first_wave;
  std::string last_wave;
  double control_start{};
  double control_end{};
  std::vector<PublishedChange> arms;  ///< experimental arms with both means, in the order of the study
  /// Largest distance between a printed total and the mean of the groups weighted by n; nothing without
  /// totals or n.
  std::optional<double> total_off;
};

/// One entry per outcome that has means of the control group in two waves. Source: Van Breukelen (2006), J.
/// Clin. Epidemiol. 59, p. 920, equations 1 and 2 (change score and covariance are the cases b = 1 and b
/// free).
[[nodiscard]] std::vector<PublishedChanges> published_changes(const config::Study& study,
                                                              std::span<const ingest::PublishedMean> means);

}  // namespace werkthet::analysis
