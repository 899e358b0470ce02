#pragma once
// Two groups of counts as numbers, checked once. Internal to this folder: the public headers take the counts.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstdint>

namespace werkthet::statistics::detail {

inline void require_counts(std::int64_t events, std::int64_t n) {
  require(n >= 0 && events >= 0 && events <= n, "events must lie between 0 and n");
}

/// Two groups as doubles; exact for every count that fits a person register.
struct TwoCounts {
  double x1, n1, x0, n0;
  [[nodiscard]] double p1() const { return x1 / n1; }
  [[nodiscard]] double p0() const { return x0 / n0; }
  [[nodiscard]] double difference() const { return p1() - p0(); }
  [[nodiscard]] bool empty() const { return n1 == 0 || n0 == 0; }
};

inline TwoCounts groups_of(std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0) {
  require_counts(events1, n1);
  require_counts(events0, n0);
  return {static_cast<double>(events1), static_cast<double>(n1), static_cast<double>(events0),
          static_cast<double>(n0)};
}

inline NotEstimable empty_group() {
  return {Reason::too_few, "a group is empty"};
}

}  // namespace werkthet::statistics::detail
