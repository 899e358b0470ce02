#pragma once
// Axes: round steps for values, positions for labels that must not touch.

#include <cstddef>
#include <vector>

namespace werkthet::publish::charts {

/// An axis from the first to the last tick, linear in units of the drawing.
struct Axis {
  double low{};
  double high{1};
  double step{1};
  double from{};  ///< position of low
  double to{};    ///< position of high

  [[nodiscard]] double at(double value) const { return from + (value - low) / (high - low) * (to - from); }
  [[nodiscard]] std::vector<double> ticks() const;
  /// Decimals that the ticks need: 0 for a step of 5, 1 for 0.5.
  [[nodiscard]] int decimals() const;
};

/// Ticks in steps of 1, 2 or 5 times a power of ten that cover [low, high], about `wanted` of them. A range
/// without width is widened, so the axis always has one.
[[nodiscard]] Axis nice_axis(double low, double high, int wanted);

/// Moves centres apart until neighbours keep (half + half) between them, within [from, to]; the order stays.
/// Each is moved as little as a pass up and a pass down allow. What does not fit starts at `from`.
[[nodiscard]] std::vector<double> spread(std::vector<double> centres, const std::vector<double>& heights,
                                         double from, double to);

}  // namespace werkthet::publish::charts
