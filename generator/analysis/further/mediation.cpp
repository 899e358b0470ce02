#include "statistics/linear/mediation.hpp"

#include "analysis/further/further.hpp"

#include <algorithm>

namespace werkthet::analysis {
namespace {

using statistics::Estimated;
using statistics::NotEstimable;
using statistics::Reason;

/// The answers of clients on one scale at one wave, nullptr when nobody answered.
const cohort::Values* answers(const cohort::Cohort& cohort, const std::string& outcome,
                              const std::string& wave) {
  for (const cohort::NumericColumn& column : cohort.numeric) {
    if (column.outcome == outcome && column.wave == wave && !column.by_caseworker &&
        std::any_of(column.values.begin(), column.values.end(),
                    [](const auto& v) { return v.has_value(); })) {
      return &column.values;
    }
  }
  return nullptr;
}

/// Outcome and mediator at the first and the last wave that has both.
struct Scales {
  std::string last_wave;
  const cohort::Values* outcome_first{};
  const cohort::Values* mediator_first{};
  const cohort::Values* outcome_last{};
  const cohort::Values* mediator_last{};
  int waves{};
};

Scales scales_of(const config::Study& study, const cohort::Cohort& cohort, const config::Mediation& pair) {
  Scales scales;
  for (const config::Wave& wave : study.waves) {
    const cohort::Values* outcome = answers(cohort, pair.outcome, wave.id);
    const cohort::Values* mediator = answers(cohort, pair.mediator, wave.id);
    if (outcome == nullptr || mediator == nullptr) {
      continue;
    }
    if (scales.waves++ == 0) {
      scales.outcome_first = outcome;
      scales.mediator_first = mediator;
    }
    scales.outcome_last = outcome;
    scales.mediator_last = mediator;
    scales.last_wave = wave.id;
  }
  return scales;
}

/// One arm beside control, of people with all four answers.
struct People {
  std::vector<double> outcome;
  std::vector<double> mediator;
  std::vector<int> assigned;
  std::vector<std::vector<double>> before{2};
};

People people_of(const Groups& groups, const Scales& scales, int code) {
  People people;
  for (std::size_t i = 0; i < groups.code.size(); ++i) {
    const auto& y0 = (*scales.outcome_first)[i];
    const auto& m0 = (*scales.mediator_first)[i];
    const auto& y1 = (*scales.outcome_last)[i];
    const auto& m1 = (*scales.mediator_last)[i];
    if ((groups.code[i] == code || groups.code[i] == 0) && y0 && m0 && y1 && m1) {
      people.outcome.push_back(*y1);
      people.mediator.push_back(*m1);
      people.assigned.push_back(groups.code[i] == code ? 1 : 0);
      people.before[0].push_back(*y0);
      people.before[1].push_back(*m0);
    }
  }
  return people;
}

}  // namespace

void add_mediation(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                   Estimates& estimates) {
  for (const config::Mediation& pair : study.plan.mediation) {
    const Scales scales = scales_of(study, cohort, pair);
    for (std::size_t code = 1; code < groups.ids.size(); ++code) {
      const std::string& arm = groups.ids[code];
      const std::string name = "further.mediation." + pair.mediator;
      People people;
      Estimated<statistics::MediationEffects> found =
          NotEstimable{Reason::too_few, "fewer than two waves with both scales"};
      if (scales.waves >= 2) {
        people = people_of(groups, scales, static_cast<int>(code));
        const std::string stream = make_key({pair.outcome, scales.last_wave, arm, name});
        found = study.plan.bootstrap_draws == 0
                    ? Estimated<statistics::MediationEffects>(
                          NotEstimable{Reason::too_few, "plan.bootstrap_draws is 0"})
                    : statistics::mediation(
                          people.outcome, people.mediator, people.assigned, people.before,
                          {static_cast<std::size_t>(study.plan.bootstrap_draws), study.seed, stream, 1},
                          estimates.confidence);
      }
      const auto treated =
          static_cast<std::size_t>(std::count(people.assigned.begin(), people.assigned.end(), 1));
      const auto add = [&](const std::string& last, const char* how, auto pick) {
        estimates.add(
            make_estimate({pair.outcome, scales.last_wave, 0},
                          {arm, groups.ids[0], treated, people.assigned.size() - treated}, name + last,
                          {"mean_difference", how, "Imai, Keele & Tingley 2010, Psychol Methods 15:309"},
                          as_value(found, [&](const statistics::MediationEffects& f) {
                            const auto [estimate, interval] = pick(f);
                            return Value{estimate, {}, interval, {}};
                          })));
      };
      add(".total", "linear model on the first wave of both scales, percentile bootstrap", [](const auto& f) {
        return std::pair{f.total, f.total_interval};
      });
      add(".direct", "the same at an equal mediator: assumes that nothing unmeasured moves both scales",
          [](const auto& f) {
            return std::pair{f.direct, f.direct_interval};
          });
      add(".indirect",
          "through the mediator, product of coefficients: assumes that nothing unmeasured moves both scales, "
          "and that the mediator does the same in both groups",
          [](const auto& f) {
            return std::pair{f.indirect, f.indirect_interval};
          });
    }
  }
}

}  // namespace werkthet::analysis
