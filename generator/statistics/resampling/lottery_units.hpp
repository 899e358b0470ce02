#pragma once
// What the lot was drawn over: persons, or clusters of persons, each with its deviation from the mean of its
// stratum. Deviations and not outcomes, so that clusters of unequal size are compared fairly. Internal to
// this folder.

#include "statistics/resampling/randomisation.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics::detail {

struct LotteryUnits {
  std::vector<int> treated;
  std::vector<int> strata;
  std::vector<double> value;  ///< sum of the deviations of the persons of the unit
  double spread{};            ///< sum of the absolute deviations of all persons
  double expected_sum{};      ///< of the outcome over the treated persons, over all assignments of persons
};

/// Throws when a cluster lies in two arms or strata.
[[nodiscard]] LotteryUnits lottery_units(std::span<const double> outcome, const Lottery& lottery);

}  // namespace werkthet::statistics::detail
