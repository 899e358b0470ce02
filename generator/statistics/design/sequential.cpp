#include "statistics/design/sequential.hpp"

#include "statistics/design/score_process.hpp"
#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace werkthet::statistics {
namespace {

using detail::ScoreProcess;
using detail::ZBounds;

constexpr double least_spent = 1e-12;  // two-sided; less has no bound a double can hold
constexpr double widest = 12;

void require_looks(std::span<const double> information) {
  detail::require(!information.empty() && information.size() <= 20, "between 1 and 20 looks");
  double last = 0;
  for (const double t : information) {
    detail::require(t > last && t <= 1, "information fractions must increase within (0, 1]");
    last = t;
  }
}

void require_alpha(double alpha) {
  detail::require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and one half");
}

/// Spent up to fraction t of information at level a.
double spent(Spending spending, double a, double t) {
  switch (spending) {
    case Spending::pocock:
      return a * std::log(1 + (std::numbers::e - 1) * t);
    case Spending::linear:
      return a * t;
    case Spending::cubic:
      return a * t * t * t;
    case Spending::obrien_fleming:
      break;
  }
  return 2 * normal_upper_p(-normal_quantile(a / 2) / std::sqrt(t));
}

NotEstimable nothing_spent() {
  return {Reason::no_convergence, "a look spends next to nothing"};
}

}  // namespace

Estimated<std::vector<Look>> spending_bounds(std::span<const double> information, double alpha,
                                             Spending spending, Convention convention) {
  require_looks(information);
  require_alpha(alpha);
  ScoreProcess process;
  std::vector<Look> looks;
  double cumulative = 0;
  for (std::size_t k = 0; k < information.size(); ++k) {
    const double t = information[k];
    const double total =
        convention == Convention::per_tail ? 2 * spent(spending, alpha / 2, t) : spent(spending, alpha, t);
    const double now = total - cumulative;
    if (now < least_spent) {
      return nothing_spent();
    }
    // The process is symmetric, so one tail says it all.
    const double z = bisect_decreasing([&](double c) { return 2 * process.above(c, t) - now; }, 0.0, widest);
    looks.push_back({t, total, z, normal_two_sided_p(z)});
    cumulative = total;
    if (k + 1 < information.size()) {
      process.pass({-z, z}, t, information[k + 1]);
    }
  }
  return looks;
}

Estimated<std::vector<Look>> obrien_fleming_bounds(std::span<const double> information, double alpha) {
  return spending_bounds(information, alpha, Spending::obrien_fleming);
}

Estimated<ClassicBounds> classic_bounds(int looks, double alpha, Classic shape) {
  detail::require(looks >= 1 && looks <= 20, "between 1 and 20 looks");
  require_alpha(alpha);
  constexpr double interim_of_peto = 3;
  std::vector<double> information;
  for (int k = 1; k <= looks; ++k) {
    information.push_back(static_cast<double>(k) / looks);
  }
  const auto bounds = [&](double constant) {
    std::vector<ZBounds> out;
    for (std::size_t k = 0; k < information.size(); ++k) {
      double z = constant;
      if (shape == Classic::obrien_fleming) {
        z /= std::sqrt(information[k]);
      } else if (shape == Classic::haybittle_peto && k + 1 < information.size()) {
        z = interim_of_peto;
      }
      out.push_back({-z, z});
    }
    return out;
  };
  const auto excess = [&](double constant) {
    return detail::crossing_chance(bounds(constant), information) - alpha;
  };
  const double low = normal_critical(1 - alpha);  // a single look: every look more can only raise it
  if (excess(widest) > 0) {
    return NotEstimable{Reason::no_convergence, "the looks before the end already cost alpha"};
  }
  ClassicBounds r;
  r.constant = bisect_decreasing(excess, low - 1e-6, widest);
  double cumulative = 0;
  ScoreProcess process;
  const auto chosen = bounds(r.constant);
  for (std::size_t k = 0; k < information.size(); ++k) {
    cumulative += 2 * process.above(chosen[k].upper, information[k]);
    r.looks.push_back({information[k], cumulative, chosen[k].upper, normal_two_sided_p(chosen[k].upper)});
    if (k + 1 < information.size()) {
      process.pass(chosen[k], information[k], information[k + 1]);
    }
  }
  return r;
}

Estimated<std::vector<GuardedLook>> benefit_and_harm_bounds(std::span<const double> information, Side benefit,
                                                            Side harm) {
  require_looks(information);
  require_alpha(benefit.alpha);
  require_alpha(harm.alpha);
  ScoreProcess process;
  std::vector<GuardedLook> looks;
  double benefit_spent = 0;
  double harm_spent = 0;
  for (std::size_t k = 0; k < information.size(); ++k) {
    const double t = information[k];
    const double up = spent(benefit.spending, benefit.alpha, t);
    const double down = spent(harm.spending, harm.alpha, t);
    if (2 * (up - benefit_spent) < least_spent || 2 * (down - harm_spent) < least_spent) {
      return nothing_spent();
    }
    GuardedLook look{t, 0, 0, up, down};
    look.benefit_z =
        bisect_decreasing([&](double c) { return process.above(c, t) - (up - benefit_spent); }, 0.0, widest);
    look.harm_z =
        -bisect_decreasing([&](double c) { return process.below(-c, t) - (down - harm_spent); }, 0.0, widest);
    looks.push_back(look);
    benefit_spent = up;
    harm_spent = down;
    if (k + 1 < information.size()) {
      process.pass({look.harm_z, look.benefit_z}, t, information[k + 1]);
    }
  }
  return looks;
}

InterimLook interim_look(double estimate, double se, double information, double bound, double final_bound,
                         double design_effect, double se_final) {
  detail::require(std::isfinite(estimate) && std::isfinite(design_effect), "an effect must be finite");
  detail::require(std::isfinite(se) && se > 0 && std::isfinite(se_final) && se_final > 0,
                  "a standard error must be positive");
  detail::require(information > 0 && information < 1, "an interim look lies before the end");
  detail::require(std::isfinite(bound) && bound > 0 && std::isfinite(final_bound) && final_bound > 0,
                  "a bound must be positive");
  detail::require(std::isfinite(estimate / se) && std::isfinite(design_effect / se_final),
                  "an effect is too large for its standard error");
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
