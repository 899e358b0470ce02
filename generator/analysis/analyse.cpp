#include "analysis/analyse.hpp"

#include "analysis/estimators.hpp"

#include <algorithm>

namespace werkthet::analysis {
namespace {

/// The horizon that carries the headline: the longest one that the data hold for everybody it needs.
int main_horizon(const config::Outcome& outcome) {
  return outcome.horizons.empty() ? 0 : outcome.horizons.back();
}

}  // namespace

Estimates analyse(const config::Study& study, const cohort::Cohort& cohort, core::Log& log) {
  Estimates estimates;
  estimates.confidence = effect_confidence(study);
  const Groups groups = make_groups(study, cohort);
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
      add_comparison(study, cohort, groups, outcome, main_horizon(outcome), estimates);
    }
  }
  return estimates;
}

}  // namespace werkthet::analysis
