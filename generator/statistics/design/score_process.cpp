#include "statistics/design/score_process.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace werkthet::statistics::detail {
namespace {

constexpr std::size_t nodes_per_panel = 16;
constexpr double panels_per_step = 0.5;  // panels of two standard deviations of the smaller step
constexpr double fewest_panels = 8;
constexpr double most_panels = 200;

struct Unit {
  double x;
  double weight;
};

/// Gauss-Legendre nodes on (-1, 1): Newton's method on the Legendre polynomial.
std::array<Unit, nodes_per_panel> legendre_nodes() {
  std::array<Unit, nodes_per_panel> nodes{};
  constexpr auto n = static_cast<double>(nodes_per_panel);
  for (std::size_t i = 0; i < nodes_per_panel; ++i) {
    double x = std::cos(std::numbers::pi * (static_cast<double>(i) + 0.75) / (n + 0.5));
    double slope = 1;
    for (int step = 0; step < 100; ++step) {
      double previous = 1;
      double value = x;
      for (double k = 2; k <= n; ++k) {
        const double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
        previous = value;
        value = next;
      }
      slope = n * (x * value - previous) / (x * x - 1);
      const double shift = value / slope;
      x -= shift;
      if (std::abs(shift) < 1e-16) {
        break;
      }
    }
    nodes[i] = {x, 2 / ((1 - x * x) * slope * slope)};
  }
  return nodes;
}

double density(double x, double sd) {
  const double u = x / sd;
  return std::exp(-u * u / 2) / (sd * std::sqrt(2 * std::numbers::pi));
}

}  // namespace

ScoreProcess::ScoreProcess() : inside_{{0.0, 1.0}} {}  // before the first look everybody stands at 0

double ScoreProcess::above(double z, double information) const {
  const double sd = std::sqrt(information - information_);
  const double bound = z * std::sqrt(information);
  return sum_over(inside_.size(), [&](std::size_t i) {
    return inside_[i].mass * normal_upper_p((bound - inside_[i].x) / sd);
  });
}

double ScoreProcess::below(double z, double information) const {
  const double sd = std::sqrt(information - information_);
  const double bound = z * std::sqrt(information);
  return sum_over(inside_.size(),
                  [&](std::size_t i) { return inside_[i].mass * normal_cdf((bound - inside_[i].x) / sd); });
}

void ScoreProcess::pass(ZBounds bounds, double information, double next) {
  static const auto unit = legendre_nodes();
  const double sd = std::sqrt(information - information_);
  const double low = bounds.lower * std::sqrt(information);
  const double high = bounds.upper * std::sqrt(information);
  const double narrow = std::min(sd, std::sqrt(std::max(next - information, 0.0)));
  const double panels = std::clamp(std::ceil(panels_per_step * (high - low) / std::max(narrow, 1e-6)),
                                   fewest_panels, most_panels);
  const double half = (high - low) / (2 * panels);
  std::vector<Node> kept;
  for (double panel = 0; panel < panels; ++panel) {
    const double centre = low + (2 * panel + 1) * half;
    for (const Unit& node : unit) {
      const double x = centre + half * node.x;
      const double here = sum_over(
          inside_.size(), [&](std::size_t i) { return inside_[i].mass * density(x - inside_[i].x, sd); });
      kept.push_back({x, half * node.weight * here});
    }
  }
  inside_ = std::move(kept);
  information_ = information;
}

double crossing_chance(std::span<const ZBounds> bounds, std::span<const double> information) {
  ScoreProcess process;
  double crossed = 0;
  for (std::size_t k = 0; k < information.size(); ++k) {
    crossed +=
        process.above(bounds[k].upper, information[k]) + process.below(bounds[k].lower, information[k]);
    if (k + 1 < information.size()) {
      process.pass(bounds[k], information[k], information[k + 1]);
    }
  }
  return crossed;
}

}  // namespace werkthet::statistics::detail
