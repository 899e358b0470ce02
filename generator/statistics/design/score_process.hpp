#pragma once
// The score process of a study that is looked at more than once: who has not crossed a bound yet, and where
// they stand. Internal to this folder. Numerical integration over Gauss-Legendre panels whose width follows
// the step to the next look, so that close looks are as exact as distant ones (down to
// a ten-thousandth of the information apart).

#include <span>
#include <vector>

namespace werkthet::statistics::detail {

/// On the scale of z: stop above `upper` or below `lower`.
struct ZBounds {
  double lower{};
  double upper{};
};

/// Brownian motion without drift, observed at increasing fractions of information.
/// Source: Armitage, McPherson and Rowe (1969), JRSS A 132:235; Jennison and Turnbull (2000), chapter 19.
class ScoreProcess {
 public:
  ScoreProcess();

  /// Chance to be still inside before and above z at the look with this information (later than the last).
  [[nodiscard]] double above(double z, double information) const;
  /// The same below z.
  [[nodiscard]] double below(double z, double information) const;
  /// Takes the look: keeps those between the bounds. `next`: information of the look after it.
  void pass(ZBounds bounds, double information, double next);

 private:
  struct Node {
    double x;
    double mass;
  };
  std::vector<Node> inside_;
  double information_{};
};

/// Chance to cross for the first time at each look, upwards and downwards together. `bounds` and
/// `information` have one entry per look.
[[nodiscard]] double crossing_chance(std::span<const ZBounds> bounds, std::span<const double> information);

}  // namespace werkthet::statistics::detail
