// The lottery drawn again, the bootstrap for a skewed mean, and two looks at one study.

#include "calibration/report.hpp"
#include "statistics/design/sequential.hpp"
#include "statistics/distributions.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/resampling/bootstrap.hpp"
#include "statistics/resampling/randomisation.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

namespace werkthet::bench {

namespace {

namespace st = statistics;

std::vector<double> incomes(std::size_t n, double factor, core::RandomStream& stream) {
  std::vector<double> out(n);
  for (double& x : out) {
    x = factor * std::exp(stream.normal());
  }
  return out;
}
const double income_mean = std::exp(0.5);

void lottery(const Runs& runs, Report& report, std::size_t n, double share) {
  const std::string setting = share > 0 ? fmt::format("{} per arm, {:.0f} % yes", n, 100 * share)
                                        : fmt::format("{} per arm, income", n);
  const std::vector<int> arm = two_arms(n);
  const Answers answers =
      simulate(runs, "lottery " + setting, 2, [&](core::RandomStream& stream, std::span<Answer> to) {
        std::vector<double> outcome;
        if (share > 0) {
          for (std::size_t i = 0; i < 2 * n; ++i) {
            outcome.push_back(stream.chance(share) ? 1 : 0);
          }
        } else {
          outcome = incomes(2 * n, 1, stream);
        }
        const st::RandomisationOptions options{3e6, {999, stream.next(), "calibration", 1}};
        const auto test = st::randomisation_test(outcome, {arm}, options);
        if (test) {
          to[0] = {true, 0, 0, 0, 0, test->p.two_sided};
          to[1] = {test->p_studentised.has_value(),
                   0,
                   0,
                   0,
                   0,
                   test->p_studentised ? test->p_studentised->two_sided : 1};
        }
      });
  const std::string kind = share > 0 ? "randomisation test, yes/no" : "randomisation test, numbers";
  report.simulated(setting, answers,
                   std::array{Method{kind, Use::default_choice, 0, false},
                              Method{kind + ", studentised", Use::beside, 0, false}});
}

Answer of(const st::Estimated<st::TwoSampleBootstrap>& b, bool bca) {
  if (!b || (bca && !b->interval.bca)) {
    return {};
  }
  const st::Interval i = bca ? *b->interval.bca : b->interval.percentile;
  return {true, b->interval.estimate, b->interval.se, i.low, i.high, i.low > 0 || i.high < 0 ? 0.0 : 1.0};
}

void bootstrap(const Runs& runs, Report& report, std::size_t n1, std::size_t n0, double factor) {
  const std::string setting = fmt::format("{} and {}, income times {:.1f}", n1, n0, factor);
  const Answers answers =
      simulate(runs, "bootstrap " + setting, 3, [&](core::RandomStream& stream, std::span<Answer> to) {
        const std::vector<double> treated = incomes(n1, factor, stream);
        const std::vector<double> control = incomes(n0, 1, stream);
        const auto drawn =
            st::bootstrap_two_sample(treated, control, {1999, stream.next(), "calibration", 1});
        to[0] = of(drawn, true);
        to[1] = of(drawn, false);
        if (const auto t = st::welch(treated, control)) {
          to[2] = {true, t->difference, t->se, t->interval.low, t->interval.high, t->p};
        }
      });
  const double truth = (factor - 1) * income_mean;
  report.simulated(setting, answers,
                   std::array{Method{"BCa, difference", Use::default_choice, truth},
                              Method{"percentile, difference", Use::beside, truth},
                              Method{"Welch, difference", Use::default_choice, truth}});
}

/// One mean, by its own replications.
void one_mean(const Runs& runs, Report& report, std::size_t n) {
  const std::string setting = fmt::format("one mean of {} incomes", n);
  const Answers answers =
      simulate(runs, "bootstrap " + setting, 2, [&](core::RandomStream& stream, std::span<Answer> to) {
        const std::vector<double> values = incomes(n, 1, stream);
        const double mean = st::mean(values);
        const st::Draws draws{1999, stream.next(), "calibration", 1};
        std::vector<double> replications = st::replicate(draws, [&](core::RandomStream from) {
          core::IndexDraws index(from);
          double total = 0;
          for (std::size_t i = 0; i < n; ++i) {
            total += values[index.below(static_cast<std::uint32_t>(n))];
          }
          return total / static_cast<double>(n);
        });
        double cubes = 0;
        double squares = 0;
        for (const double v : values) {
          squares += (v - mean) * (v - mean);
          cubes += (v - mean) * (v - mean) * (v - mean);
        }
        const auto b =
            st::bootstrap_interval(std::move(replications), mean, cubes / (6 * std::pow(squares, 1.5)));
        if (b && b->bca) {
          to[0] = {true, mean, b->se, b->bca->low, b->bca->high, 1};
        }
        if (const auto t = st::mean_summary(values)) {
          to[1] = {true, t->mean, t->se, t->interval.low, t->interval.high, 1};
        }
      });
  report.simulated(setting, answers,
                   std::array{Method{"BCa, one mean", Use::default_choice, income_mean, true, false},
                              Method{"t, one mean", Use::beside, income_mean, true, false}});
}

/// Two looks at 150 per arm, after half and at the end. An answer is what is reported: the first look at
/// which the bound is crossed, otherwise the last.
void looks(const Runs& runs, Report& report, double effect) {
  constexpr std::size_t per_arm = 150;
  const std::array information{0.5, 1.0};
  const auto bounds = st::obrien_fleming_bounds(information);
  const std::array bound{bounds->at(0).z, bounds->at(1).z};
  const std::string setting = fmt::format("two looks at 150 per arm, effect {:.2f} SD", effect);
  const Answers answers =
      simulate(runs, "looks " + setting, 3, [&](core::RandomStream& stream, std::span<Answer> to) {
        std::vector<double> treated;
        std::vector<double> control;
        for (std::size_t i = 0; i < per_arm; ++i) {
          treated.push_back(effect + stream.normal());
          control.push_back(stream.normal());
        }
        const std::array seen{
            st::welch(std::span(treated).first(per_arm / 2), std::span(control).first(per_arm / 2)),
            st::welch(treated, control)};
        const double naive = st::normal_critical(0.95);
        const auto stop = [&](double first, double last, double width_first, double width_last) {
          const bool early = std::abs(seen[0]->difference) >= first * seen[0]->se;
          const st::MeanDifference& d = early ? *seen[0] : *seen[1];
          const double z = early ? width_first : width_last;
          const bool crossed = early || std::abs(d.difference) >= last * d.se;
          return Answer{true,
                        d.difference,
                        d.se,
                        d.difference - z * d.se,
                        d.difference + z * d.se,
                        crossed ? 0.0 : 1.0};
        };
        to[0] = stop(bound[0], bound[1], bound[0], bound[1]);
        to[1] = stop(bound[0], bound[1], naive, naive);
        to[2] = stop(naive, naive, naive, naive);
      });
  report.simulated(setting, answers,
                   std::array{Method{"O'Brien-Fleming, repeated interval", Use::default_choice, effect},
                              Method{"O'Brien-Fleming, plain 95 % interval", Use::beside, effect},
                              Method{"both looks at 1.96", Use::beside, effect}});
}

}  // namespace

void resampling(const Runs& runs, Report& report) {
  report.block(
      "resampling",
      "Randomisation test (999 draws where there are too many to enumerate), bootstrap (1,999 draws) of "
      "lognormal incomes (skewness 6), two O'Brien-Fleming looks: rejected is at either look.");
  report.simulated_header();
  for (const std::size_t n : group_sizes) {
    lottery(runs, report, n, 0);
    lottery(runs, report, n, 0.12);
    lottery(runs, report, n, 0.05);
  }
  for (const std::size_t n : group_sizes) {
    bootstrap(runs, report, n, n, 1);
    bootstrap(runs, report, n, n, 1.5);
    one_mean(runs, report, n);
  }
  bootstrap(runs, report, 50, 300, 1);
  looks(runs, report, 0);
  looks(runs, report, 0.32);
}

}  // namespace werkthet::bench
