#include "publish/charts/scale.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::publish::charts {

std::vector<double> Axis::ticks() const {
  std::vector<double> result;
  const int count = static_cast<int>(std::lround((high - low) / step));
  for (int i = 0; i <= count; ++i) {
    result.push_back(low + step * i);
  }
  return result;
}

int Axis::decimals() const {
  int decimals = 0;
  for (double scaled = step; decimals < 4 && std::fabs(scaled - std::round(scaled)) > 1e-6; scaled *= 10.0) {
    ++decimals;
  }
  return decimals;
}

Axis nice_axis(double low, double high, int wanted) {
  if (!(high > low)) {
    low -= 1.0;
    high = low + 2.0;
  }
  const double raw = (high - low) / std::max(wanted, 1);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = power * 10.0;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (power * factor >= raw * 0.999) {
      step = power * factor;
      break;
    }
  }
  Axis axis;
  axis.step = step;
  axis.low = std::floor(low / step + 1e-9) * step;
  axis.high = std::ceil(high / step - 1e-9) * step;
  return axis;
}

std::vector<double> spread(std::vector<double> centres, const std::vector<double>& heights, double from,
                           double to) {
  std::vector<std::size_t> order(centres.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return centres[a] < centres[b]; });
  // Down: push what would touch its predecessor. Up: push back what left the range. Twice, then start from
  // `from`.
  for (int pass = 0; pass < 2; ++pass) {
    double edge = from;
    for (const std::size_t i : order) {
      centres[i] = std::max(centres[i], edge + heights[i] / 2.0);
      edge = centres[i] + heights[i] / 2.0;
    }
    if (pass == 1) {
      break;
    }
    edge = to;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
      centres[*i] = std::min(centres[*i], edge - heights[*i] / 2.0);
      edge = centres[*i] - heights[*i] / 2.0;
    }
  }
  return centres;
}

}  // namespace werkthet::publish::charts
