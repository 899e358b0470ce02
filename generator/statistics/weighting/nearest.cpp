#include "statistics/weighting/nearest.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics::detail {

Nearest::Nearest(const std::vector<std::vector<double>>& coordinates, std::vector<std::size_t> candidates)
    : candidates_(std::move(candidates)), taken_(candidates_.size(), false), coordinates_(&coordinates) {
  points_.reserve(candidates_.size() * coordinates.size());
  for (const std::size_t row : candidates_) {
    for (const auto& dimension : coordinates) {
      points_.push_back(dimension[row]);
    }
  }
}

void Nearest::take(std::size_t row) {
  const auto at = std::lower_bound(candidates_.begin(), candidates_.end(), row);
  taken_[static_cast<std::size_t>(at - candidates_.begin())] = true;
}

std::vector<Neighbour> Nearest::of(std::size_t row, std::size_t count, double limit) const {
  const std::size_t k = coordinates_->size();
  std::vector<double> here;
  for (const auto& dimension : *coordinates_) {
    here.push_back(dimension[row]);
  }
  // Squares are compared; the distance itself decides at the limit, so that a caliper of 0.2 includes 0.2.
  std::vector<Neighbour> best;
  double worst = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < candidates_.size(); ++c) {
    const std::size_t other = candidates_[c];
    if (taken_[c] || other == row || (!classes_.empty() && classes_[other] != classes_[row])) {
      continue;
    }
    double squares = 0;
    for (std::size_t j = 0; j < k; ++j) {
      const double d = points_[c * k + j] - here[j];
      squares += d * d;
    }
    // A later row with the same distance never replaces an earlier one.
    if ((best.size() == count && squares >= worst) || std::sqrt(squares) > limit) {
      continue;
    }
    const auto place = std::upper_bound(best.begin(), best.end(), squares,
                                        [](double value, const Neighbour& n) { return value < n.distance; });
    best.insert(place, {other, squares});
    if (best.size() > count) {
      best.pop_back();
    }
    if (best.size() == count) {
      worst = best.back().distance;
    }
  }
  for (Neighbour& one : best) {
    one.distance = std::sqrt(one.distance);
  }
  return best;
}

}  // namespace werkthet::statistics::detail
