#pragma once
// Sums of weight, weight times x and weight times x x' over a set of units. Internal to this stage.
// Rounding errors are carried along, so that taking a unit out again cannot eat a small set.

#include "statistics/matrix.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace werkthet::statistics::detail {

class WeightedSums {
 public:
  explicit WeightedSums(Eigen::Index p)
      : p_(p), held_(1 + static_cast<std::size_t>(p) + static_cast<std::size_t>(p * (p + 1) / 2)) {}

  /// A negative weight takes a unit out.
  void add(const Matrix& x, Eigen::Index row, double weight) {
    std::size_t at = 0;
    put(at, weight);
    for (Eigen::Index j = 0; j < p_; ++j) {
      put(at, weight * x(row, j));
    }
    for (Eigen::Index j = 0; j < p_; ++j) {
      const double scaled = weight * x(row, j);
      for (Eigen::Index k = 0; k <= j; ++k) {
        put(at, scaled * x(row, k));
      }
    }
  }

  void clear() { std::fill(held_.begin(), held_.end(), Carried{}); }

  [[nodiscard]] double zero() const { return value(0); }
  [[nodiscard]] double one(Eigen::Index j) const { return value(1 + static_cast<std::size_t>(j)); }
  [[nodiscard]] double two(Eigen::Index j, Eigen::Index k) const {  // k <= j
    return value(1 + static_cast<std::size_t>(p_ + j * (j + 1) / 2 + k));
  }

 private:
  void put(std::size_t& at, double term) {
    held_[at] = detail::add(held_[at], {term, 0.0});
    ++at;
  }
  [[nodiscard]] double value(std::size_t at) const { return held_[at].high + held_[at].low; }

  Eigen::Index p_;
  std::vector<Carried> held_;
};

}  // namespace werkthet::statistics::detail
