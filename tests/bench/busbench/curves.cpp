#include "busbench/tables.hpp"
#include "core/error.hpp"
#include "statistics/proportions/proportions.hpp"
#include "statistics/survival/incidence.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::bench {
namespace {

/// The last step at or before `time`; null before the first.
template <class Step>
const Step* step_at(const std::vector<Step>& steps, double time) {
  const auto after = std::upper_bound(steps.begin(), steps.end(), time,
                                      [](double t, const Step& step) { return t < step.time; });
  return after == steps.begin() ? nullptr : &*(after - 1);
}

void curve_of(int group, std::span<const Followed> followed, Results& results) {
  std::vector<double> time;
  std::vector<int> cause;
  std::vector<int> any;
  for (const Followed& one : followed) {
    if (one.group == group) {
      time.push_back(one.time);
      cause.push_back(one.event);
      any.push_back(one.event > 0 ? 1 : 0);
    }
  }
  core::ensure(!time.empty(), "every group of the workload is followed");
  const statistics::SurvivalCurve survival = statistics::kaplan_meier(time, any).value();
  const statistics::IncidenceCurve work = statistics::cumulative_incidence(time, cause, 1).value();
  const statistics::IncidenceCurve other = statistics::cumulative_incidence(time, cause, 2).value();
  for (int t = 0; t <= 900; t += 30) {
    const auto add = [&](std::string_view measure, auto value) {
      results.add("curve", std::to_string(group), std::to_string(t), measure, value);
    };
    const auto* s = step_at(survival.steps, t);
    const auto* w = step_at(work.steps, t);
    const auto* o = step_at(other.steps, t);
    add("risicogroep",
        std::int64_t{std::count_if(time.begin(), time.end(), [&](double x) { return x >= t; })});
    add("S", s != nullptr ? s->survival : 1.0);
    add("F_werk", w != nullptr ? w->incidence : 0.0);
    add("F_overig", o != nullptr ? o->incidence : 0.0);
    add("se_S", s != nullptr ? s->survival * std::sqrt(s->greenwood) : 0.0);
    add("se_F_werk", w != nullptr ? w->se : 0.0);
  }
}

void risks_at(int horizon, std::span<const Followed> followed, Results& results) {
  std::int64_t n[groups] = {};
  std::int64_t x[groups] = {};
  for (const Followed& one : followed) {
    if (one.full >= horizon) {
      ++n[one.group];
      x[one.group] += one.event == 1 && one.time <= horizon ? 1 : 0;
    }
  }
  for (int g = 0; g < groups; ++g) {
    const auto add = [&](std::string_view measure, auto value) {
      results.add("risico", std::to_string(g), std::to_string(horizon), measure, value);
    };
    const statistics::Proportion risk = statistics::wilson(x[g], n[g]).value();
    add("n", n[g]);
    add("x", x[g]);
    add("p", risk.estimate);
    add("laag", risk.interval.low);
    add("hoog", risk.interval.high);
    if (g > 0) {
      const auto difference = statistics::risk_difference_newcombe(x[g], n[g], x[0], n[0]).value();
      add("verschil", difference.difference);
      add("v_laag", difference.interval.low);
      add("v_hoog", difference.interval.high);
    }
  }
}

}  // namespace

void curves(std::span<const Followed> followed, Results& results) {
  for (int g = 0; g < groups; ++g) {
    curve_of(g, followed, results);
  }
  for (const int horizon : {365, 730, 800}) {
    risks_at(horizon, followed, results);
  }
}

}  // namespace werkthet::bench
