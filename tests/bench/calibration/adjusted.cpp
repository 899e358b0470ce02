// Differences adjusted for covariates: a yes/no outcome under a logit, and an income that is skewed. Two
// covariates: duration on benefit (normal) and single parent (three in ten).

#include "calibration/report.hpp"
#include "statistics/binary/marginal_effects.hpp"
#include "statistics/linear/regression.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace werkthet::bench {

namespace {

namespace st = statistics;

constexpr double parents = 0.3;
constexpr double slope_duration = -0.7;
constexpr double slope_parent = -0.4;

struct People {
  std::vector<int> arm;
  std::vector<std::vector<double>> covariates;
};

People people(std::size_t per_arm, core::RandomStream& stream) {
  People out{two_arms(per_arm), {{}, {}}};
  for (std::size_t i = 0; i < out.arm.size(); ++i) {
    out.covariates[0].push_back(stream.normal());
    out.covariates[1].push_back(stream.chance(parents) ? 1 : 0);
  }
  return out;
}

/// Share of the whole population under this intercept.
double share_at(double intercept) {
  const auto at = [&](double parent) {
    return normal_mean(inverse_logit, intercept + slope_parent * parent, std::abs(slope_duration));
  };
  return parents * at(1) + (1 - parents) * at(0);
}

double intercept_for(double share) {
  double low = -12;
  double high = 12;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (share_at(middle) < share ? low : high) = middle;
  }
  return low;
}

Answer lin(std::span<const double> outcome, const People& p) {
  const std::vector<std::vector<double>> arms{{p.arm.begin(), p.arm.end()}};
  const auto effects = st::lin_estimator(outcome, arms, p.covariates);
  if (!effects) {
    return {};
  }
  const st::Effect& e = effects->front();
  return {true, e.estimate, e.se, e.interval.low, e.interval.high, e.p};
}

Answer marginal(const std::vector<int>& outcome, const People& p) {
  std::vector<std::vector<double>> columns{{p.arm.begin(), p.arm.end()}};
  columns.insert(columns.end(), p.covariates.begin(), p.covariates.end());
  const auto effect = st::average_marginal_effect(outcome, columns, 0);
  if (!effect) {
    return {};
  }
  const st::RiskContrast& d = effect->difference;
  return {true, d.estimate, d.se, d.interval.low, d.interval.high, d.p};
}

void yes_no(const Runs& runs, Report& report, std::size_t n, double control, double treated) {
  const std::array intercept{intercept_for(control), intercept_for(treated)};
  const std::string setting =
      fmt::format("{} per arm, {:.0f} % against {:.0f} %", n, 100 * treated, 100 * control);
  const Answers answers =
      simulate(runs, "adjusted " + setting, 4, [&](core::RandomStream& stream, std::span<Answer> to) {
        const People p = people(n, stream);
        std::vector<int> events;
        for (std::size_t i = 0; i < p.arm.size(); ++i) {
          events.push_back(stream.chance(inverse_logit(intercept.at(static_cast<std::size_t>(p.arm[i])) +
                                                       slope_duration * p.covariates[0][i] +
                                                       slope_parent * p.covariates[1][i]))
                               ? 1
                               : 0);
        }
        const std::vector<double> outcome(events.begin(), events.end());
        to[0] = answer(st::ancova(outcome, p.arm, {}));
        to[1] = answer(st::ancova(outcome, p.arm, p.covariates));
        to[2] = lin(outcome, p);
        to[3] = marginal(events, p);
      });
  const double truth = treated - control;
  report.simulated(setting, answers,
                   std::array{Method{"no covariates, HC2", Use::beside, truth},
                              Method{"ANCOVA HC2, yes/no", Use::default_choice, truth},
                              Method{"Lin HC2, yes/no", Use::default_choice, truth},
                              Method{"logit AME, delta", Use::default_choice, truth}});
}

/// Hundreds of euros a month: exp of a normal; the arm multiplies it.
void income(const Runs& runs, Report& report, std::size_t n, double factor) {
  constexpr double mean_log = 2;
  constexpr double noise = 0.8;
  constexpr double by_duration = -0.4;
  const std::string setting = fmt::format("{} per arm, income times {:.1f}", n, factor);
  const Answers answers =
      simulate(runs, "adjusted " + setting, 3, [&](core::RandomStream& stream, std::span<Answer> to) {
        const People p = people(n, stream);
        std::vector<double> outcome;
        for (std::size_t i = 0; i < p.arm.size(); ++i) {
          const double base = std::exp(mean_log + by_duration * p.covariates[0][i] + noise * stream.normal());
          outcome.push_back(p.arm[i] == 1 ? base * factor : base);
        }
        to[0] = answer(st::ancova(outcome, p.arm, {}));
        to[1] = answer(st::ancova(outcome, p.arm, p.covariates));
        to[2] = lin(outcome, p);
      });
  const double mean = std::exp(mean_log + (by_duration * by_duration + noise * noise) / 2);
  const double truth = (factor - 1) * mean;
  report.simulated(setting, answers,
                   std::array{Method{"no covariates, HC2", Use::default_choice, truth},
                              Method{"ANCOVA HC2, income", Use::default_choice, truth},
                              Method{"Lin HC2, income", Use::beside, truth}});
}

}  // namespace

void adjusted(const Runs& runs, Report& report) {
  report.block(
      "adjusted",
      "Yes/no outcome under a logit with two covariates, and a lognormal income (skewness about 4). Truth: "
      "the "
      "difference in the population. Rejected is the size where there is no effect and the power elsewhere.");
  report.simulated_header();
  for (const std::size_t n : group_sizes) {
    yes_no(runs, report, n, 0.12, 0.12);
    yes_no(runs, report, n, 0.12, 0.24);
    yes_no(runs, report, n, 0.05, 0.05);
    yes_no(runs, report, n, 0.02, 0.02);
    income(runs, report, n, 1.0);
    income(runs, report, n, 1.5);
  }
}

}  // namespace werkthet::bench
