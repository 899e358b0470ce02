// Time to exit in whole months, so ties are heavy; 15 in 100 are lost at a month that says nothing, the
// others are followed for 24 months.

#include "calibration/report.hpp"
#include "statistics/survival/cox.hpp"
#include "statistics/survival/logrank.hpp"
#include "statistics/survival/restricted_mean.hpp"
#include "statistics/survival/survival_curve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace werkthet::bench {

namespace {

namespace st = statistics;

constexpr double follow_up = 24;

struct Exits {
  std::vector<double> month;
  std::vector<int> event;
};

Exits exits(const std::vector<int>& arm, double hazard, double ratio, core::RandomStream& stream) {
  Exits out;
  for (const int a : arm) {
    const double rate = a == 1 ? hazard * ratio : hazard;
    const double leaves = std::max(1.0, std::ceil(-std::log1p(-stream.uniform()) / rate));
    const double lost = stream.chance(0.15) ? 1 + static_cast<double>(stream.below(24)) : follow_up;
    out.month.push_back(std::min(leaves, lost));
    out.event.push_back(leaves <= lost ? 1 : 0);
  }
  return out;
}

/// Months on benefit until the horizon, of exits at the ends of months.
double mean_months(double rate) {
  double total = 0;
  for (int m = 0; m < static_cast<int>(follow_up); ++m) {
    total += std::exp(-rate * m);
  }
  return total;
}

Answer restricted(const Exits& e, const std::vector<int>& arm) {
  const auto d =
      st::restricted_mean_difference(e.month, e.event, arm, follow_up, 0.95, st::AfterFollowUp::hold_level);
  return d ? Answer{true, d->difference, d->se, d->interval.low, d->interval.high, d->p} : Answer{};
}

/// The control arm's curve. Without events or with nobody left there are no limits.
Answer share_at(const Exits& e, std::size_t control, double month) {
  const auto curve = st::kaplan_meier(std::span(e.month).first(control), std::span(e.event).first(control));
  if (!curve) {
    return {};
  }
  const auto at = st::survival_at(*curve, month, st::AfterFollowUp::hold_level);
  if (!at || !at->interval) {
    return {};
  }
  return {true, at->survival, at->se.value_or(0), at->interval->low, at->interval->high, 1};
}

void one(const Runs& runs, Report& report, std::size_t n, double hazard, double ratio) {
  const std::string setting = fmt::format("{} per arm, {:.0f} % exit in control, ratio {:.1f}", n,
                                          100 * (1 - std::exp(-hazard * follow_up)), ratio);
  const std::vector<int> arm = two_arms(n);
  const std::vector<std::vector<double>> column{{arm.begin(), arm.end()}};
  const Answers answers =
      simulate(runs, "survival " + setting, 6, [&](core::RandomStream& stream, std::span<Answer> to) {
        const Exits e = exits(arm, hazard, ratio, stream);
        to[0] = restricted(e, arm);
        to[1] = share_at(e, n, 12);
        to[2] = share_at(e, n, 24);
        if (const auto fit = st::cox({.time = e.month, .event = e.event, .covariates = column})) {
          const st::CoxCoefficient& c = fit->coefficients.front();
          to[3] = {true,
                   c.log_hazard_ratio,
                   c.se_robust,
                   c.log_hazard_ratio - 1.959964 * c.se_robust,
                   c.log_hazard_ratio + 1.959964 * c.se_robust,
                   c.p_robust};
          to[4] = {true,
                   c.log_hazard_ratio,
                   c.se_model,
                   c.log_hazard_ratio - 1.959964 * c.se_model,
                   c.log_hazard_ratio + 1.959964 * c.se_model,
                   c.p_model};
        }
        if (const auto test = st::logrank(e.month, e.event, arm)) {
          to[5] = {true, 0, 0, 0, 0, test->p};
        }
      });
  const double difference = mean_months(hazard * ratio) - mean_months(hazard);
  const double log_ratio = std::log(ratio);
  report.simulated(
      setting, answers,
      std::array{Method{"RMST difference", Use::default_choice, difference},
                 Method{"KM log-log, month 12", Use::default_choice, std::exp(-12 * hazard), true, false},
                 Method{"KM log-log, month 24", Use::default_choice, std::exp(-24 * hazard), true, false},
                 Method{"Cox robust", Use::default_choice, log_ratio},
                 Method{"Cox model", Use::beside, log_ratio},
                 Method{"log-rank", Use::default_choice, log_ratio, false}});
}

}  // namespace

void survival(const Runs& runs, Report& report) {
  report.block(
      "survival",
      "Exits in whole months over 24 months, 15 % lost on the way. Cox with Efron ties; its estimate is "
      "the log hazard ratio. RMST in months, KM a share.");
  report.simulated_header();
  const double common = -std::log(1 - 0.30) / follow_up;
  const double rare = -std::log(1 - 0.05) / follow_up;
  for (const std::size_t n : group_sizes) {
    one(runs, report, n, common, 1);
    one(runs, report, n, common, 1.8);
    one(runs, report, n, rare, 1);
  }
}

}  // namespace werkthet::bench
