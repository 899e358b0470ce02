#pragma once
// Units grouped by distinct time, with the number still at risk. Internal to this stage.
// Shared by the curves and tests of this folder so that all of them count the same people.

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

/// Entry times are absent, or one per unit and before its end.
inline void require_entry(std::span<const double> entry, std::span<const double> time) {
  require(entry.empty() || entry.size() == time.size(), "one entry time per unit, or none");
  for (std::size_t i = 0; i < entry.size(); ++i) {
    require(std::isfinite(entry[i]) && entry[i] < time[i],
            "an entry does not lie before its end of follow-up");
  }
}

/// Weights are absent, or one per unit and not negative.
inline void require_weights(std::span<const double> weights, std::size_t rows) {
  require(weights.empty() || weights.size() == rows, "one weight per unit, or none");
  for (const double w : weights) {
    require(std::isfinite(w) && w >= 0, "a weight is negative or not finite");
  }
}

/// Causes of ending: 0 = censored, 1, 2, ...
inline void require_causes(std::span<const int> cause, std::size_t rows) {
  require(cause.size() == rows, "one cause per unit");
  for (const int code : cause) {
    require(code >= 0, "a cause is negative");
  }
}

/// Rows in order of a value, ties in the order given.
inline std::vector<std::size_t> order_by(std::span<const double> value) {
  std::vector<std::size_t> order(value.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return value[a] < value[b]; });
  return order;
}

inline RiskSets risk_sets(std::span<const double> time) {
  RiskSets r;
  r.order = order_by(time);
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

/// Number (or weight) at risk just before each time. From the last time backwards, so that the last risk set
/// is exact and the curve can reach 0.
template <class Weight>
std::vector<double> risk_before(const RiskSets& at_risk, std::span<const double> entry,
                                const Weight& weight) {
  const std::vector<std::size_t> by_entry = order_by(entry);
  std::size_t entered = by_entry.size();
  std::vector<double> risk(at_risk.sets.size());
  Carried behind;
  for (std::size_t s = at_risk.sets.size(); s-- > 0;) {
    for (std::size_t i = at_risk.sets[s].last; i-- > at_risk.sets[s].first;) {
      behind = add(behind, {weight(at_risk.order[i]), 0.0});
    }
    for (; entered > 0 && entry[by_entry[entered - 1]] >= at_risk.sets[s].time; --entered) {
      behind = add(behind, {-weight(by_entry[entered - 1]), 0.0});
    }
    risk[s] = behind.high + behind.low;
  }
  return risk;
}

}  // namespace werkthet::statistics::detail
