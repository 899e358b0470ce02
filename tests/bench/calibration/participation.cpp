// Participation: 120 per arm (control and two arms) against 1,200 non-participants who differ in three
// covariates. The log odds of taking part are linear in them; the outcome is linear in them, or a logit.

#include "calibration/report.hpp"
#include "statistics/weighting/decomposition.hpp"
#include "statistics/weighting/doubly_robust.hpp"
#include "statistics/weighting/entropy_balancing.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace werkthet::bench {

namespace {

namespace st = statistics;

constexpr std::size_t per_arm = 120;
constexpr std::size_t others = 1200;
constexpr std::array shift{0.5, -0.3, 0.2};  ///< mean of participants, in standard deviations of the others
constexpr std::array slope{0.6, -0.5, 0.4};  ///< of the outcome

enum class Kind { scale, yes_no };

struct Setting {
  Kind kind;
  double participation;  ///< added to the outcome (scale) or its log odds
  double treatment;
};

constexpr double intercept = -1.9;

double mean_of(Kind kind, double added) {
  double mean = added;
  double variance = 0;
  for (std::size_t j = 0; j < shift.size(); ++j) {
    mean += slope.at(j) * shift.at(j);
    variance += slope.at(j) * slope.at(j);
  }
  return kind == Kind::scale ? mean : normal_mean(inverse_logit, intercept + mean, std::sqrt(variance));
}

struct Drawn {
  std::vector<double> outcome;
  std::vector<int> group;
  std::vector<std::vector<double>> covariates;
};

Drawn draw(const Setting& s, core::RandomStream& stream) {
  Drawn d;
  d.covariates.resize(shift.size());
  const auto add = [&](std::size_t n, int group, double added) {
    for (std::size_t i = 0; i < n; ++i) {
      double eta = added;
      for (std::size_t j = 0; j < shift.size(); ++j) {
        const double x = stream.normal() + (group >= 0 ? shift.at(j) : 0);
        d.covariates[j].push_back(x);
        eta += slope.at(j) * x;
      }
      d.outcome.push_back(s.kind == Kind::scale                           ? eta + stream.normal()
                          : stream.chance(inverse_logit(intercept + eta)) ? 1.0
                                                                          : 0.0);
      d.group.push_back(group);
    }
  };
  add(others, st::non_participant, 0);
  add(per_arm, st::control_group, s.participation);
  add(per_arm, 1, s.participation + s.treatment);
  add(per_arm, 2, s.participation + s.treatment);
  return d;
}

/// Control against non-participants alone: estimators that know two groups.
Drawn without_arms(const Drawn& d) {
  Drawn out;
  constexpr auto n = static_cast<std::ptrdiff_t>(others + per_arm);
  const auto first = [](const auto& v) { return std::decay_t<decltype(v)>(v.begin(), v.begin() + n); };
  out.outcome = first(d.outcome);
  out.group = first(d.group);
  for (auto& g : out.group) {
    g += 1;  // 1: takes part
  }
  for (const auto& column : d.covariates) {
    out.covariates.push_back(first(column));
  }
  return out;
}

void one(const Runs& runs, Report& report, const Setting& s) {
  const std::string setting = fmt::format(
      "{}, P {:.1f}, T {:.1f}", s.kind == Kind::scale ? "scale" : "yes/no", s.participation, s.treatment);
  const Answers answers =
      simulate(runs, "participation " + setting, 7, [&](core::RandomStream& stream, std::span<Answer> to) {
        const Drawn d = draw(s, stream);
        if (const auto parts = st::three_way_decomposition(d.outcome, d.group, 2, d.covariates)) {
          to[0] = answer(parts->participation_adjusted);
          to[1] = answer(parts->arms.front().treatment);
          to[2] = answer(parts->arms.front().total_adjusted);
          to[3] = answer(parts->participation_raw);
        }
        const Drawn two = without_arms(d);
        if (const auto balanced = st::entropy_balanced_effect(two.outcome, two.group, two.covariates)) {
          const st::Contrast& e = balanced->effect;
          to[4] = {true, e.estimate, e.se, e.interval.low, e.interval.high, e.p};
          const double half = 1.959964 * balanced->se_fixed_weights;
          to[5] = {true, e.estimate, balanced->se_fixed_weights, e.estimate - half, e.estimate + half, 1};
        }
        if (const auto robust = st::doubly_robust(two.outcome, two.group, two.covariates, two.covariates)) {
          const st::Contrast& e = robust->treated;
          to[6] = {true, e.estimate, e.se, e.interval.low, e.interval.high, e.p};
        }
      });
  const double reference = mean_of(s.kind, 0);
  const double control = mean_of(s.kind, s.participation);
  const double treated = mean_of(s.kind, s.participation + s.treatment);
  report.simulated(setting, answers,
                   std::array{Method{"P, three-way, weighted", Use::default_choice, control - reference},
                              Method{"T, three-way", Use::default_choice, treated - control},
                              Method{"A, three-way, weighted", Use::default_choice, treated - reference},
                              Method{"P, raw", Use::beside, control - reference},
                              Method{"P, entropy balancing", Use::default_choice, control - reference},
                              Method{"P, entropy balancing, weights as known", Use::beside,
                                     control - reference, true, false},
                              Method{"P, AIPW", Use::default_choice, control - reference}});
}

}  // namespace

void participation(const Runs& runs, Report& report) {
  report.block("participation",
               "Control and two arms of 120 and 1,200 non-participants; participants differ by 0.5, -0.3 and "
               "0.2 SD in three covariates that move the outcome. Everything that drives both is known: "
               "with an unknown driver no interval here covers.");
  report.simulated_header();
  for (const Kind kind : {Kind::scale, Kind::yes_no}) {
    one(runs, report, {kind, 0, 0});
    one(runs, report, {kind, 0.4, 0.4});
  }
}

}  // namespace werkthet::bench
