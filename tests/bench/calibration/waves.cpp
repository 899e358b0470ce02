// A survey scale at three waves (before, half-way, at the end) of which answers go missing, more in the arm.
// Missing depends on earlier answers, or also on leaving benefit, which moves the last answer. Leaving is as
// frequent in the arm as in control, but leavers of the arm answer less.

#include "calibration/report.hpp"
#include "statistics/linear/regression.hpp"
#include "statistics/missing/imputation.hpp"
#include "statistics/missing/rubin.hpp"
#include "statistics/repeated/repeated_measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace werkthet::bench {

namespace {

namespace st = statistics;

struct Panel {
  std::vector<int> arm;
  std::vector<double> before, half, end;
  std::vector<double> left;
  std::vector<bool> no_half, no_end;
};

Panel panel(std::size_t per_arm, double effect, bool leavers, core::RandomStream& stream) {
  Panel p;
  p.arm = two_arms(per_arm);
  for (const int a : p.arm) {
    const double before = stream.normal();
    const double half = 0.6 * before + 0.8 * stream.normal() + effect / 2 * a;
    const double left = stream.chance(inverse_logit(-0.6 + 0.3 * before)) ? 1 : 0;
    const double end = 0.3 * before + 0.4 * half + 0.6 * left + 0.7 * stream.normal() + 0.8 * effect * a;
    const bool no_half = stream.chance(inverse_logit(-2.0 - 0.4 * before + 0.5 * a));
    const double by_left = leavers ? (0.6 + 1.4 * a) * left : 0;
    const double again = no_half ? 0.2 - 0.3 * before : -1.7 - 0.6 * half;
    p.before.push_back(before);
    p.half.push_back(half);
    p.end.push_back(end);
    p.left.push_back(left);
    p.no_half.push_back(no_half);
    p.no_end.push_back(stream.chance(inverse_logit(again + 0.5 * a + by_left)));
  }
  return p;
}

Answer complete_cases(const Panel& p) {
  std::vector<double> outcome;
  std::vector<int> arm;
  std::vector<std::vector<double>> before(1);
  for (std::size_t i = 0; i < p.arm.size(); ++i) {
    if (!p.no_end[i]) {
      outcome.push_back(p.end[i]);
      arm.push_back(p.arm[i]);
      before[0].push_back(p.before[i]);
    }
  }
  return answer(st::ancova(outcome, arm, before));
}

Answer mmrm(const Panel& p) {
  std::vector<double> outcome;
  std::vector<int> subject;
  std::vector<int> visit;
  std::vector<std::vector<double>> arms(1);
  std::vector<std::vector<double>> before(1);
  for (std::size_t i = 0; i < p.arm.size(); ++i) {
    for (const int wave : {1, 2}) {
      if (!(wave == 1 ? p.no_half : p.no_end)[i]) {
        outcome.push_back((wave == 1 ? p.half : p.end)[i]);
        subject.push_back(static_cast<int>(i));
        visit.push_back(wave);
        arms[0].push_back(p.arm[i]);
        before[0].push_back(p.before[i]);
      }
    }
  }
  const auto fit = st::repeated_measures(outcome, subject, visit, arms, before);
  if (!fit) {
    return {};
  }
  const st::FixedEffect& e = fit->effect(0, 1);
  return {true, e.estimate, e.se, e.interval.low, e.interval.high, e.p};
}

/// Completed last wave per copy, of one arm (rows first..last).
std::vector<std::vector<double>> completed_end(const Panel& p, std::size_t first, std::size_t last,
                                               std::uint64_t seed) {
  const auto part = [&](const std::vector<double>& v) {
    return std::vector<double>(v.begin() + static_cast<std::ptrdiff_t>(first),
                               v.begin() + static_cast<std::ptrdiff_t>(last));
  };
  const auto gaps = [&](const std::vector<bool>& v) {
    return std::vector<bool>(v.begin() + static_cast<std::ptrdiff_t>(first),
                             v.begin() + static_cast<std::ptrdiff_t>(last));
  };
  const std::vector<bool> none(last - first, false);
  const std::vector<st::IncompleteColumn> columns{{part(p.before), none},
                                                  {part(p.left), none},
                                                  {part(p.half), gaps(p.no_half)},
                                                  {part(p.end), gaps(p.no_end)}};
  const auto copies =
      st::impute(columns, {.imputations = 20, .iterations = 5, .seed = seed, .name = "calibration"});
  std::vector<std::vector<double>> out;
  if (copies) {
    for (const st::Completed& copy : *copies) {
      out.push_back(copy.back());
    }
  }
  return out;
}

Answer imputed(const Panel& p, core::RandomStream& stream) {
  const std::size_t half = p.arm.size() / 2;
  const auto control = completed_end(p, 0, half, stream.next());
  const auto treated = completed_end(p, half, p.arm.size(), stream.next());
  std::vector<double> estimates;
  std::vector<double> variances;
  double df = 0;
  const std::vector<std::vector<double>> before{p.before};
  for (std::size_t m = 0; m < std::min(control.size(), treated.size()); ++m) {
    std::vector<double> outcome = control[m];
    outcome.insert(outcome.end(), treated[m].begin(), treated[m].end());
    if (const auto effect = st::ancova(outcome, p.arm, before)) {
      estimates.push_back(effect->estimate);
      variances.push_back(effect->se * effect->se);
      df = effect->df;
    }
  }
  return estimates.size() < 2 ? Answer{} : answer(st::pool_imputations(estimates, variances, df));
}

void one(const Runs& runs, Report& report, std::size_t n, double effect, bool leavers) {
  const std::string setting = fmt::format("{} per arm, effect {:.1f} SD, missing given {}", n, effect,
                                          leavers ? "waves and leaving" : "waves");
  const Answers answers =
      simulate(runs, "waves " + setting, 3, [&](core::RandomStream& stream, std::span<Answer> to) {
        const Panel p = panel(n, effect, leavers, stream);
        to[0] = complete_cases(p);
        to[1] = mmrm(p);
        to[2] = imputed(p, stream);
      });
  const Use imputation = leavers ? Use::default_choice : Use::beside;
  const Use model = leavers ? Use::beside : Use::default_choice;
  report.simulated(
      setting, answers,
      std::array{Method{"ANCOVA, complete cases", Use::beside, effect}, Method{"MMRM", model, effect},
                 Method{"imputation per arm, Rubin", imputation, effect}});
}

/// Share without a last answer, from a large panel.
void losses(const Runs& runs, Report& report) {
  report.header("missing given | last wave missing, control % | arm %");
  for (const bool leavers : {false, true}) {
    core::RandomStream stream(runs.seed, "waves.losses");
    const Panel p = panel(100000, 0, leavers, stream);
    std::array<double, 2> lost{};
    for (std::size_t i = 0; i < p.arm.size(); ++i) {
      lost.at(static_cast<std::size_t>(p.arm[i])) += p.no_end[i] ? 1e-3 : 0;
    }
    Report::row(
        fmt::format("{} | {:.0f} | {:.0f}", leavers ? "waves and leaving" : "waves", lost[0], lost[1]));
  }
}

}  // namespace

void waves(const Runs& runs, Report& report) {
  report.block(
      "waves",
      "A scale (SD about 1) before, half-way and at the end. 20 imputations, 5 iterations (the program "
      "makes 50 and 10). MMRM is the default when waves explain who answers, imputation with leaving "
      "benefit when that does too.");
  losses(runs, report);
  report.simulated_header();
  for (const std::size_t n : group_sizes) {
    for (const bool leavers : {false, true}) {
      one(runs, report, n, 0, leavers);
      one(runs, report, n, 0.4, leavers);
    }
  }
}

}  // namespace werkthet::bench
