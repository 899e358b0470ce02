#pragma once
// Do groups leave at the same rate? Log-rank test and its relatives, if wished within strata (as randomised).
// Any number of groups: the test of all arms at once does not depend on which of them is called control.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct LogRankGroup {
  int code{};
  std::size_t n{};
  double observed{};  ///< events, weighted by S^rho
  double expected{};  ///< if all groups had the same hazard, weighted likewise
};

struct LogRank {
  std::vector<LogRankGroup> groups;  ///< in order of the code
  double chi_square{};
  double df{};  ///< groups - 1, less when some were never at risk together
  double p{};
};

/// Units per stratum and group at risk in (entry, time]; spans that may be empty mean one stratum and
/// everybody at risk from the start.
/// Sum over event times of S(t-)^rho (d_g - n_g d / n) with hypergeometric variance, S the Kaplan-Meier curve
/// of the stratum: rho = 0 is the log-rank test, rho = 1 Peto and Peto's, which weighs early events more.
/// no_events when no event happens while two groups are at risk (also with one group, or none).
/// Sources: Mantel (1966), Cancer Chemother Rep 50:163; Peto and Peto (1972), J R Stat Soc A 135:185;
/// Harrington and Fleming (1982), Biometrika 69:553.
[[nodiscard]] Estimated<LogRank> logrank(std::span<const double> time, std::span<const int> event,
                                         std::span<const int> group, std::span<const int> strata = {},
                                         double rho = 0, std::span<const double> entry = {});

}  // namespace werkthet::statistics
