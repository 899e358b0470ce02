#include "statistics/resampling/quantiles.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace werkthet::statistics {
namespace {

constexpr double fuzz = 4 * std::numeric_limits<double>::epsilon();  // as R: 0.1 * 10 is 1

/// Whole part and rest of a position counted from 1, a rest of rounding taken for none.
struct Position {
  double whole{};
  double rest{};
};

Position split(double position) {
  const double near = fuzz * std::max(1.0, position);
  Position at{std::floor(position + near), 0};
  at.rest = position - at.whole;
  if (std::abs(at.rest) < near) {
    at.rest = 0;
  }
  return at;
}

std::vector<double> sorted(std::span<const double> values) {
  detail::require_finite(values, "a value is not finite");
  std::vector<double> out(values.begin(), values.end());
  std::sort(out.begin(), out.end());
  return out;
}

NotEstimable no_values() {
  return {Reason::too_few, "no values"};
}

/// a + h (b - a), and exactly a where the two are equal.
double between(double a, double b, double h) {
  return h == 0 ? a : h == 1 ? b : a + h * (b - a);
}

}  // namespace

namespace detail {

double quantile_of_sorted(std::span<const double> sorted, double p, QuantileType type) {
  const double n = static_cast<double>(sorted.size());
  const auto at = [&](double place) {
    return sorted[static_cast<std::size_t>(std::clamp(place, 1.0, n) - 1)];
  };
  if (type == QuantileType::type7) {
    const Position place = split(1 + (n - 1) * p);
    return between(at(place.whole), at(place.whole + 1), place.rest);
  }
  if (type == QuantileType::type1 || type == QuantileType::type2) {
    const Position place = split(n * p);
    const double step = place.rest > 0 ? 1.0 : (type == QuantileType::type2 ? 0.5 : 0.0);
    return between(at(place.whole), at(place.whole + 1), step);
  }
  const double a = type == QuantileType::type5 ? 0.5 : type == QuantileType::type8 ? 1.0 / 3.0 : 0.0;
  const Position place = split(a + p * (n + 1 - 2 * a));
  return between(at(place.whole), at(place.whole + 1), place.rest);
}

double quantile_by_selection(std::vector<double>& values, double p) {
  const Position place = split(1 + static_cast<double>(values.size() - 1) * p);
  const auto first = values.begin() + static_cast<std::ptrdiff_t>(place.whole) - 1;
  std::nth_element(values.begin(), first, values.end());
  if (place.rest == 0 || first + 1 == values.end()) {
    return *first;
  }
  return between(*first, *std::min_element(first + 1, values.end()), place.rest);
}

}  // namespace detail

Estimated<std::vector<double>> quantiles(std::span<const double> values, std::span<const double> p,
                                         QuantileType type) {
  for (const double share : p) {
    detail::require(share >= 0 && share <= 1, "a share must lie in 0..1");
  }
  const std::vector<double> ordered = sorted(values);
  if (ordered.empty()) {
    return no_values();
  }
  std::vector<double> out;
  for (const double share : p) {
    out.push_back(detail::quantile_of_sorted(ordered, share, type));
  }
  return out;
}

Estimated<double> quantile(std::span<const double> values, double p, QuantileType type) {
  const auto all = quantiles(values, std::span(&p, 1), type);
  if (!all) {
    return all.why();
  }
  return all->front();
}

Estimated<double> median_absolute_deviation(std::span<const double> values) {
  const auto median = quantile(values, 0.5);
  if (!median) {
    return median.why();
  }
  std::vector<double> distances;
  for (const double value : values) {
    distances.push_back(std::abs(value - *median));
  }
  return quantile(distances, 0.5);
}

Estimated<double> interquartile_range(std::span<const double> values) {
  const double shares[] = {0.25, 0.75};
  const auto both = quantiles(values, shares);
  if (!both) {
    return both.why();
  }
  return both->at(1) - both->at(0);
}

}  // namespace werkthet::statistics
