#pragma once
// The studentised statistic of a stratified assignment: the difference in means, strata weighted by their
// size, over its standard error with a variance per arm and stratum. With one stratum it is Welch's t.
// Internal to this stage. Values are deviations from the mean of their stratum, so the sum over the others is
// minus the sum over the treated.

#include "statistics/resampling/assignment.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace werkthet::statistics::detail {

/// Sums over the treated of one stratum: of the deviations, and of their squares.
struct TreatedSums {
  double sum{};
  double squares{};
};

class BlockedT {
 public:
  BlockedT() = default;
  explicit BlockedT(const AssignmentDesign& design) {
    double units = 0;
    for (const Stratum& stratum : design.strata) {
      units += static_cast<double>(stratum.units.size());
    }
    for (const Stratum& stratum : design.strata) {
      const double n1 = static_cast<double>(stratum.treated);
      const double n0 = static_cast<double>(stratum.others());
      sizes_.push_back({n1, n0, (n1 + n0) / units});
      possible_ = possible_ && n1 >= 2 && n0 >= 2;
    }
  }

  /// False when an arm has a single unit in a stratum: it has no variance there.
  [[nodiscard]] bool possible() const { return possible_; }

  /// `treated(s)` gives TreatedSums of stratum s, `squares(s)` the sum of squares of all its units. A t
  /// without variance is 0, or so large that nothing exceeds it.
  template <class Treated, class Squares>
  [[nodiscard]] double t(const Treated& treated, const Squares& squares) const {
    double difference = 0;
    double variance = 0;
    double spread = 0;
    for (std::size_t s = 0; s < sizes_.size(); ++s) {
      const Size& size = sizes_[s];
      const TreatedSums own = treated(s);
      const double all = squares(s);
      const double v1 = std::max(0.0, own.squares - own.sum * own.sum / size.n1) / (size.n1 - 1);
      const double v0 = std::max(0.0, all - own.squares - own.sum * own.sum / size.n0) / (size.n0 - 1);
      difference += size.weight * own.sum * (1 / size.n1 + 1 / size.n0);
      variance += size.weight * size.weight * (v1 / size.n1 + v0 / size.n0);
      spread += size.weight * all / (size.n1 + size.n0);
    }
    if (variance > 1e-14 * spread) {
      return difference / std::sqrt(variance);
    }
    return difference * difference > 1e-14 * spread ? std::copysign(without_variance, difference) : 0;
  }

  static constexpr double without_variance = 1e100;

 private:
  struct Size {
    double n1{};
    double n0{};
    double weight{};
  };
  std::vector<Size> sizes_;
  bool possible_ = true;
};

}  // namespace werkthet::statistics::detail
