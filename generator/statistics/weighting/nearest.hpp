#pragma once
// Nearest candidates in Euclidean distance, one question at a time. Internal to this stage.
// A plain scan: it needs no memory per pair, ties are decided by the row number alone, and 16 000 candidates
// for some hundreds of questions take milliseconds.

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

struct Neighbour {
  std::size_t row{};
  double distance{};
};

class Nearest {
 public:
  /// `coordinates`: one vector per dimension, over all rows; `candidates`: rows in ascending order. Both must
  /// outlive this object.
  Nearest(const std::vector<std::vector<double>>& coordinates, std::vector<std::size_t> candidates);

  /// Only candidates with the code of the row that asks; empty: everybody.
  void within(std::span<const int> classes) { classes_ = classes; }

  /// A candidate that is no longer to be had.
  void take(std::size_t row);

  /// Up to `count` candidates other than `row` itself, nearest first, not farther than `limit`.
  [[nodiscard]] std::vector<Neighbour> of(std::size_t row, std::size_t count, double limit) const;

 private:
  std::vector<double> points_;  // candidate by candidate
  std::vector<std::size_t> candidates_;
  std::vector<bool> taken_;
  std::span<const int> classes_;
  const std::vector<std::vector<double>>* coordinates_;
};

}  // namespace werkthet::statistics::detail
