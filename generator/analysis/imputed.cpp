#include "analysis/imputed.hpp"

#include "statistics/linear/regression.hpp"
#include "statistics/missing/imputation.hpp"
#include "statistics/missing/rubin.hpp"

#include <algorithm>

namespace werkthet::analysis {
namespace {

using statistics::Completed;
using statistics::Estimated;
using statistics::IncompleteColumn;

IncompleteColumn column_for(const cohort::Values& values, const std::vector<std::size_t>& units,
                            statistics::ImputationModel model) {
  IncompleteColumn column;
  column.model = model;
  for (const std::size_t i : units) {
    column.values.push_back(values[i].value_or(0.0));
    column.missing.push_back(!values[i].has_value());
  }
  return column;
}

bool helps(const IncompleteColumn& column) {
  std::vector<double> known;
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    if (!column.missing[i]) {
      known.push_back(column.values[i]);
    }
  }
  return known.size() > column.values.size() / 2 &&
         std::any_of(known.begin(), known.end(), [&](double v) { return v != known.front(); });
}

/// Leaving benefit by the longest horizon of the primary outcome, where that is a yes or no.
const cohort::BinaryColumn* leaving(const config::Study& study, const cohort::Cohort& cohort) {
  const config::Outcome* primary = study.primary_outcome();
  const cohort::BinaryColumn* found = nullptr;
  for (const cohort::BinaryColumn& column : cohort.binary) {
    if (primary != nullptr && column.outcome == primary->id &&
        (found == nullptr || column.horizon > found->horizon)) {
      found = &column;
    }
  }
  return found;
}

/// Waves first, in order; then what predicts answering.
std::vector<IncompleteColumn> columns_of(const config::Study& study, const cohort::Cohort& cohort,
                                         const WaveColumns& waves, const std::vector<std::size_t>& units) {
  std::vector<IncompleteColumn> columns;
  for (const auto& [wave, column] : waves) {
    columns.push_back(column_for(column->values, units, statistics::ImputationModel::normal));
  }
  const auto add = [&](IncompleteColumn column) {
    if (helps(column)) {
      columns.push_back(std::move(column));
    }
  };
  for (const cohort::CovariateColumn& covariate : cohort.covariates) {
    add(column_for(covariate.values, units, statistics::ImputationModel::normal));
  }
  if (const cohort::BinaryColumn* left = leaving(study, cohort)) {
    add(column_for(left->values, units, statistics::ImputationModel::logistic));
  }
  return columns;
}

/// ANCOVA of one copy of an arm and of control.
Estimated<statistics::Effect> ancova_of(const Completed& arm, const Completed& control, std::size_t last,
                                        double confidence) {
  std::vector<double> outcome = arm[last];
  outcome.insert(outcome.end(), control[last].begin(), control[last].end());
  std::vector<std::vector<double>> first{arm.front()};
  first.front().insert(first.front().end(), control.front().begin(), control.front().end());
  std::vector<int> treated(arm[last].size(), 1);
  treated.resize(outcome.size(), 0);
  return statistics::ancova(outcome, treated, first, confidence);
}

Estimated<Value> pooled(const Estimated<std::vector<Completed>>& arm,
                        const Estimated<std::vector<Completed>>& control, std::size_t last,
                        double confidence) {
  if (!arm) {
    return arm.why();
  }
  if (!control) {
    return control.why();
  }
  std::vector<double> estimate;
  std::vector<double> variance;
  double df = 0;
  for (std::size_t m = 0; m < arm->size(); ++m) {
    const auto effect = ancova_of((*arm)[m], (*control)[m], last, confidence);
    if (!effect) {
      return effect.why();
    }
    estimate.push_back(effect->estimate);
    variance.push_back(effect->se * effect->se);
    df = effect->df;
  }
  return as_value(statistics::pool_imputations(estimate, variance, df, confidence), [](const auto& found) {
    return Value{found.estimate, found.se, found.interval, found.p};
  });
}

}  // namespace

void add_imputed(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                 const config::Outcome& outcome, const WaveColumns& waves, const std::string& rater,
                 Estimates& estimates) {
  if (study.plan.imputations < 2) {
    return;
  }
  std::vector<Estimated<std::vector<Completed>>> copies;
  std::vector<std::size_t> sizes;
  for (std::size_t code = 0; code < groups.ids.size(); ++code) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < groups.code.size(); ++i) {
      if (groups.code[i] == static_cast<int>(code)) {
        units.push_back(i);
      }
    }
    sizes.push_back(units.size());
    const std::vector<IncompleteColumn> columns = columns_of(study, cohort, waves, units);
    copies.push_back(
        statistics::impute(columns, {static_cast<std::size_t>(study.plan.imputations), 10, study.seed,
                                     make_key({outcome.id, rater, groups.ids[code], "imputation"}), 1}));
  }
  const std::string& wave = waves.back().first;
  for (std::size_t code = 1; code < groups.ids.size(); ++code) {
    Estimate e = make_estimate(
        {outcome.id, make_key({rater, wave}), 0}, {groups.ids[code], groups.ids[0], sizes[code], sizes[0]},
        "treatment.imputed",
        {"mean_difference", "ANCOVA on completed data, chained equations per group, Rubin's rules",
         "van Buuren 2018; Barnard & Rubin 1999, Biometrika 86:948"},
        pooled(copies[code], copies[0], waves.size() - 1, estimates.confidence));
    e.wave = wave;
    estimates.add(std::move(e));
  }
}

}  // namespace werkthet::analysis
