#pragma once
// A stratum whose units have at most two values (a yes/no outcome): then an assignment matters only through
// the number of treated units with the higher value, and that number is hypergeometric. Enumerating or
// drawing the number instead of the assignment gives the same distribution a hundred times faster. Internal
// to this folder.

#include "statistics/resampling/blocked_t.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics::detail {

class TwoValued {
 public:
  struct Point {
    TreatedSums sums;
    double probability{};
    double cumulative{};
  };

  TwoValued(std::span<const double> values, std::size_t treated);

  [[nodiscard]] bool two_valued() const { return !points_.empty(); }
  [[nodiscard]] const std::vector<Point>& points() const { return points_; }
  /// The sums at a uniform number on [0, 1).
  [[nodiscard]] TreatedSums draw(double uniform) const;

 private:
  std::vector<Point> points_;
};

}  // namespace werkthet::statistics::detail
