#include "analysis/further/further.hpp"

#include "config/further_analyses.hpp"

namespace werkthet::analysis {

bool FurtherOutcome::yes_no() const {
  return config::measured_as(outcome.kind) == config::Measurement::share;
}

Sample FurtherOutcome::sample(bool with_pool) const {
  return make_sample(cohort, groups, values, with_pool ? -1 : 0);
}

void add_further(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const config::Outcome& outcome, int horizon, const Estimates& effects,
                 Estimates& estimates) {
  const config::Measurement measured = config::measured_as(outcome.kind);
  if (measured != config::Measurement::share && measured != config::Measurement::amount) {
    return;
  }
  const cohort::Values* values = column_of(cohort, outcome.id, horizon);
  if (values == nullptr) {
    return;  // the run says that there are no data
  }
  const FurtherOutcome one{study, cohort, groups, outcome, horizon, *values};
  const auto asked = [&](const char* id) { return config::asks_for(study, id); };
  if (asked("predicted") && one.yes_no()) {
    add_predicted(one, estimates);
  }
  if (asked("by_duration") && one.yes_no()) {
    add_by_duration(one, estimates);
  }
  if (asked("matching")) {
    add_matching(one, estimates);
  }
  if (asked("caseworkers")) {
    add_caseworkers(one, estimates);
  }
  if (asked("monthly") && one.yes_no()) {
    add_monthly(study, cohort, groups, outcome, effects, estimates);
  }
  if (asked("compliance")) {
    add_compliance(one, estimates);
  }
  if (asked("tranches")) {
    add_tranches(one, estimates);
  }
}

void add_further_of_study(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                          Estimates& estimates) {
  if (config::asks_for(study, "representativeness")) {
    add_representativeness(cohort, groups, estimates);
  }
  if (config::asks_for(study, "selection")) {
    add_selection(cohort, groups, estimates);
  }
  add_mediation(study, cohort, groups, estimates);
}

}  // namespace werkthet::analysis
