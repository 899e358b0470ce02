#include "statistics/resampling/two_valued.hpp"

#include <algorithm>

namespace werkthet::statistics::detail {

TwoValued::TwoValued(std::span<const double> values, std::size_t treated) {
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  const double low = *lowest;
  const double high = *highest;
  if (!std::all_of(values.begin(), values.end(), [&](double v) { return v == low || v == high; })) {
    return;
  }
  const auto highs = static_cast<std::size_t>(std::count(values.begin(), values.end(), high));
  const std::size_t n = values.size();
  const std::size_t from = highs + treated > n ? highs + treated - n : 0;
  const std::size_t to = std::min(highs, treated);
  const auto as_double = [](std::size_t x) { return static_cast<double>(x); };
  // Hypergeometric probabilities from the likeliest count outwards, where the recurrence only shrinks.
  std::vector<double> probability(to - from + 1);
  const std::size_t mode = std::clamp<std::size_t>((highs + 1) * (treated + 1) / (n + 2), from, to);
  probability[mode - from] = 1;
  for (std::size_t k = mode; k < to; ++k) {
    probability[k + 1 - from] = probability[k - from] * as_double(highs - k) * as_double(treated - k) /
                                (as_double(k + 1) * as_double(n - highs - treated + k + 1));
  }
  for (std::size_t k = mode; k > from; --k) {
    probability[k - 1 - from] = probability[k - from] * as_double(k) * as_double(n - highs - treated + k) /
                                (as_double(highs - k + 1) * as_double(treated - k + 1));
  }
  double total = 0;
  for (const double p : probability) {
    total += p;
  }
  double cumulative = 0;
  for (std::size_t k = from; k <= to; ++k) {
    Point point;
    const double ones = as_double(k);
    const double others = as_double(treated - k);
    point.sums = {ones * high + others * low, ones * high * high + others * low * low};
    point.probability = probability[k - from] / total;
    cumulative += point.probability;
    point.cumulative = cumulative;
    points_.push_back(point);
  }
}

TreatedSums TwoValued::draw(double uniform) const {
  const auto at = std::partition_point(points_.begin(), points_.end(),
                                       [&](const Point& point) { return point.cumulative <= uniform; });
  return (at == points_.end() ? points_.back() : *at).sums;
}

}  // namespace werkthet::statistics::detail
