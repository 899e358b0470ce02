#include "statistics/design/sequential.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <cmath>
#include <numbers>

namespace werkthet::statistics {
namespace {

struct Node {
  double x;
  double weight;
};

constexpr int nodes_per_panel = 32;
constexpr int panels = 16;

/// Gauss-Legendre nodes on (-1, 1): Newton's method on the Legendre polynomial.
std::vector<Node> legendre_nodes() {
  std::vector<Node> nodes;
  for (int i = 0; i < nodes_per_panel; ++i) {
    double x = std::cos(std::numbers::pi * (i + 0.75) / (nodes_per_panel + 0.5));
    double slope = 1;
    for (int step = 0; step < 100; ++step) {
      double previous = 1;
      double value = x;
      for (int k = 2; k <= nodes_per_panel; ++k) {
        const double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
        previous = value;
        value = next;
      }
      slope = nodes_per_panel * (x * value - previous) / (x * x - 1);
      const double shift = value / slope;
      x -= shift;
      if (std::abs(shift) < 1e-16) {
        break;
      }
    }
    nodes.push_back({x, 2 / ((1 - x * x) * slope * slope)});
  }
  return nodes;
}

std::vector<Node> nodes_between(double low, double high, const std::vector<Node>& unit) {
  std::vector<Node> nodes;
  const double half = (high - low) / (2 * panels);
  for (int panel = 0; panel < panels; ++panel) {
    const double centre = low + (2 * panel + 1) * half;
    for (const Node& node : unit) {
      nodes.push_back({centre + half * node.x, half * node.weight});
    }
  }
  return nodes;
}

double normal_density(double x, double sd) {
  const double u = x / sd;
  return std::exp(-u * u / 2) / (sd * std::sqrt(2 * std::numbers::pi));
}

/// Density (times quadrature weight) of the score process among those who have not crossed yet.
struct Surviving {
  std::vector<Node> at;
  double information;
};

double crossing(const Surviving& s, double z, double information) {
  const double sd = std::sqrt(information - s.information);
  const double bound = z * std::sqrt(information);
  return sum_over(s.at.size(), [&](std::size_t i) {
    const Node& node = s.at[i];
    return node.weight * (normal_cdf((-bound - node.x) / sd) + normal_upper_p((bound - node.x) / sd));
  });
}

Surviving propagate(const Surviving& s, double z, double information, const std::vector<Node>& unit) {
  const double sd = std::sqrt(information - s.information);
  const double bound = z * std::sqrt(information);
  Surviving next{nodes_between(-bound, bound, unit), information};
  for (Node& node : next.at) {
    const double density = sum_over(
        s.at.size(), [&](std::size_t i) { return s.at[i].weight * normal_density(node.x - s.at[i].x, sd); });
    node.weight *= density;
  }
  return next;
}

/// Spent up to fraction t in one tail with level a.
double spent(Spending spending, double a, double t) {
  if (spending == Spending::pocock) {
    return a * std::log(1 + (std::numbers::e - 1) * t);
  }
  return 2 * normal_upper_p(-normal_quantile(a / 2) / std::sqrt(t));
}

}  // namespace

Estimated<std::vector<Look>> spending_bounds(std::span<const double> information, double alpha,
                                             Spending spending) {
  detail::require(!information.empty() && information.size() <= 20, "between 1 and 20 looks");
  detail::require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and one half");
  double last = 0;
  for (const double t : information) {
    detail::require(t > last && t <= 1, "information fractions must increase within (0, 1]");
    last = t;
  }
  const std::vector<Node> unit = legendre_nodes();
  // Before the first look everybody stands at 0 with no information.
  Surviving surviving{{{0.0, 1.0}}, 0.0};
  std::vector<Look> looks;
  double cumulative = 0;
  for (const double t : information) {
    const double total = 2 * spent(spending, alpha / 2, t);
    const double now = total - cumulative;
    if (now < 1e-12) {
      return NotEstimable{Reason::no_convergence, "a look spends next to nothing"};
    }
    const double z = bisect_decreasing([&](double c) { return crossing(surviving, c, t) - now; }, 0.0, 12.0);
    looks.push_back({t, total, z, normal_two_sided_p(z)});
    cumulative = total;
    if (looks.size() < information.size()) {
      surviving = propagate(surviving, z, t, unit);
    }
  }
  return looks;
}

Estimated<std::vector<Look>> obrien_fleming_bounds(std::span<const double> information, double alpha) {
  return spending_bounds(information, alpha, Spending::obrien_fleming);
}

InterimLook interim_look(double estimate, double se, double information, double bound, double final_bound,
                         double design_effect, double se_final) {
  detail::require(std::isfinite(estimate) && std::isfinite(design_effect), "an effect must be finite");
  detail::require(std::isfinite(se) && se > 0 && std::isfinite(se_final) && se_final > 0,
                  "a standard error must be positive");
  detail::require(information > 0 && information < 1, "an interim look lies before the end");
  detail::require(std::isfinite(bound) && bound > 0 && std::isfinite(final_bound) && final_bound > 0,
                  "a bound must be positive");
  InterimLook r;
  r.z = estimate / se;
  r.b_value = r.z * std::sqrt(information);
  r.repeated_interval = {estimate - bound * se, estimate + bound * se};
  r.crossed = std::abs(r.z) >= bound;
  const auto conditional_power = [&](double drift) {
    const double mean_left = r.b_value + drift * (1 - information);
    const double sd_left = std::sqrt(1 - information);
    return normal_upper_p((final_bound - mean_left) / sd_left) +
           normal_cdf((-final_bound - mean_left) / sd_left);
  };
  r.conditional_power_trend = conditional_power(r.b_value / information);
  r.conditional_power_design = conditional_power(design_effect / se_final);
  r.conditional_power_null = conditional_power(0);
  return r;
}

}  // namespace werkthet::statistics
