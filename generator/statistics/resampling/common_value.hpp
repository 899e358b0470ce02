#pragma once
// A stratum in which many units have the same value: days on benefit in a year are 365 for everybody who
// stayed. An assignment then matters only through the treated units with another value. How many of those
// are treated is hypergeometric; drawing that number and then which ones gives the same distribution with a
// draw per unit that differs instead of one per treated unit. Internal to this folder.

#include "core/random.hpp"
#include "statistics/resampling/blocked_t.hpp"
#include "statistics/resampling/two_valued.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

class CommonValue {
 public:
  /// `values` of all units of the stratum, of which `treated` are drawn.
  CommonValue(std::span<const double> values, std::size_t treated);

  /// Worth it: at least one unit in five has the commonest value, and there are others.
  [[nodiscard]] bool useful() const { return number_.has_value(); }
  /// The values that differ from the commonest.
  [[nodiscard]] const std::vector<double>& others() const { return others_; }
  /// Sums over the treated of one assignment. `others` is a copy of others() that is shuffled.
  [[nodiscard]] TreatedSums draw(core::IndexDraws& draws, double* others) const;

 private:
  double common_{};
  std::size_t treated_{};
  std::vector<double> others_;
  TreatedSums of_others_;            ///< over all of them
  std::optional<TwoValued> number_;  ///< how many of the treated are others
};

}  // namespace werkthet::statistics::detail
