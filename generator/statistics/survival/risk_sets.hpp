#pragma once
// Units grouped by distinct time, with the number still at risk. Internal to this stage.
// Shared by the curves and tests of survival.hpp so that all of them count the same people.

#include "statistics/numerics.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

/// Rows that share one time: order[first .. last).
struct RiskSet {
  double time{};
  std::size_t first{};
  std::size_t last{};
};

struct RiskSets {
  std::vector<std::size_t> order;  ///< rows sorted by time, ties in the order given
  std::vector<RiskSet> sets;
};

inline void require_times(std::span<const double> time) {
  for (const double t : time) {
    require(std::isfinite(t) && t >= 0, "a time is negative or not finite");
  }
}

inline RiskSets risk_sets(std::span<const double> time) {
  RiskSets r;
  r.order.resize(time.size());
  std::iota(r.order.begin(), r.order.end(), std::size_t{0});
  std::stable_sort(r.order.begin(), r.order.end(),
                   [&](std::size_t a, std::size_t b) { return time[a] < time[b]; });
  for (std::size_t i = 0; i < r.order.size();) {
    std::size_t j = i;
    while (j < r.order.size() && time[r.order[j]] == time[r.order[i]]) {
      ++j;
    }
    r.sets.push_back({time[r.order[i]], i, j});
    i = j;
  }
  return r;
}

}  // namespace werkthet::statistics::detail
