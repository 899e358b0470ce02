#include "analysis/analyse.hpp"

#include "analysis/estimators.hpp"

#include <algorithm>

namespace werkthet::analysis {
namespace {

/// The horizon that carries the headline: the longest one that everybody in the comparison was followed for,
/// or the longest there is when nobody missed none. 0 for outcomes without a horizon. A horizon that lies
/// beyond the data has no effect to hold the placebo against, and would turn the light red for want of data.
int main_horizon(const config::Outcome& outcome, const cohort::Cohort& cohort, const Groups& groups) {
  int complete = 0;
  int longest = 0;
  for (const cohort::BinaryColumn& column : cohort.binary) {
    const bool chosen =
        outcome.horizons.empty() ||
        std::find(outcome.horizons.begin(), outcome.horizons.end(), column.horizon) != outcome.horizons.end();
    if (column.outcome != outcome.id || !chosen) {
      continue;
    }
    longest = std::max(longest, column.horizon);
    bool everybody = true;
    for (std::size_t i = 0; i < cohort.size && everybody; ++i) {
      everybody = groups.code[i] < -1 || column.values[i].has_value();
    }
    if (everybody) {
      complete = std::max(complete, column.horizon);
    }
  }
  return complete > 0 ? complete : longest;
}

}  // namespace

Estimates analyse(const config::Study& study, const cohort::Cohort& cohort, core::Log& log) {
  Estimates estimates;
  estimates.confidence = effect_confidence(study);
  const Groups groups = make_groups(study, cohort);
  if (std::any_of(cohort.weight.begin(), cohort.weight.end(), [](double w) { return w != 1.0; })) {
    log.warn("the weight column is read, but no estimate uses it yet: every row counts once");
  }
  for (const config::Outcome& outcome : study.outcomes) {
    const std::size_t before = estimates.list.size();
    for (const cohort::BinaryColumn& column : cohort.binary) {
      if (column.outcome == outcome.id) {
        add_binary(study, cohort, groups, column, estimates);
      }
    }
    for (const cohort::TimeColumn& column : cohort.times) {
      if (column.outcome == outcome.id) {
        add_time(study, cohort, groups, column, estimates);
      }
    }
    if (outcome.kind == config::OutcomeKind::scale) {
      add_scale(study, cohort, groups, outcome, false, estimates);
      add_scale(study, cohort, groups, outcome, true, estimates);
    } else {
      for (const cohort::NumericColumn& column : cohort.numeric) {
        if (column.outcome == outcome.id) {
          add_numeric(study, cohort, groups, column, estimates);
        }
      }
    }
    if (estimates.list.size() == before) {
      log.warn("outcome " + outcome.id + ": no data, left out");
    } else if (outcome.kind != config::OutcomeKind::scale) {
      add_comparison(study, cohort, groups, outcome, main_horizon(outcome, cohort, groups), estimates);
    }
  }
  return estimates;
}

}  // namespace werkthet::analysis
