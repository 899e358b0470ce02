#include "cohort/persons_cohort.hpp"

#include "cohort/flow_words.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::cohort {
namespace {

using config::OutcomeKind;

const Values& column(const ingest::PersonsData& persons, const std::string& name) {
  const auto found = persons.columns.find(name);
  if (found == persons.columns.end()) {
    throw core::Error(core::ErrorKind::input, "the persons table has no column \"" + name + "\"", {},
                      "check the column names in the study file");
  }
  core::ensure(found->second.size() == persons.rows, "a column of the persons table has one value per row");
  return found->second;
}

bool zero_or_one(double value) {
  return value == 0.0 || value == 1.0;
}

TimeColumn time_column(const config::Outcome& outcome, const ingest::PersonsData& persons) {
  const Values& time = column(persons, outcome.column);
  const Values& event = column(persons, outcome.event_column);
  TimeColumn result{outcome.id, Values(time.size()), std::vector<int>(time.size())};
  for (std::size_t i = 0; i < time.size(); ++i) {
    if (time[i] && event[i] && *time[i] >= 0 && *event[i] >= 0 && *event[i] == std::floor(*event[i])) {
      result.time[i] = time[i];
      result.cause[i] = static_cast<int>(std::min(*event[i], 2.0));
    }
  }
  return result;
}

void add_placebos(Cohort& cohort, const config::Outcome& outcome, const ingest::PersonsData& persons) {
  for (const std::string& name : outcome.placebo_columns) {
    const Values& values = column(persons, name);
    const bool binary =
        std::all_of(values.begin(), values.end(), [](const auto& v) { return !v || zero_or_one(*v); });
    cohort.placebos.push_back({outcome.id, name, {name, name}, binary, values});
  }
}

void add_flow(Cohort& cohort, const config::Study& study) {
  const auto n = static_cast<std::int64_t>(cohort.size);
  const auto drawn = std::count(cohort.membership.begin(), cohort.membership.end(), Membership::randomised);
  cohort.flow.push_back({"frame", {"Mensen in het bestand", "People in the file"}, "", "", n});
  cohort.flow.push_back({"never_asked", {"Deden niet mee", "Did not take part"}, "", "", n - drawn});
  cohort.flow.push_back({"drawn", drawn_label(), "", "", drawn});
  for (std::size_t a = 0; a < study.arms.size(); ++a) {
    const auto in_arm = std::count(cohort.arm.begin(), cohort.arm.end(), static_cast<int>(a));
    cohort.flow.push_back({"drawn", label_in_a_group("drawn"), study.arms[a].id, "", in_arm});
  }
}

}  // namespace

Cohort persons_cohort(const config::Study& study, const ingest::PersonsData& persons) {
  const std::size_t n = persons.rows;
  core::ensure(persons.arm.size() == n, "every row of the persons table has an arm or -1");
  Cohort cohort;
  cohort.size = n;
  cohort.arm = persons.arm;
  for (std::size_t i = 0; i < n; ++i) {
    cohort.membership.push_back(persons.arm[i] >= 0 ? Membership::randomised : Membership::never_asked);
    cohort.cluster.push_back(static_cast<std::int32_t>(i));
  }
  cohort.index_date.resize(n);
  cohort.weight.assign(n, 1.0);
  cohort.refused_after_draw.resize(n);
  cohort.replacement.resize(n);
  cohort.stopped.resize(n);
  cohort.new_inflow.resize(n);
  cohort.caseworker.assign(n, -1);
  if (study.data.persons && !study.data.persons->weight_column.empty()) {
    const Values& weights = column(persons, study.data.persons->weight_column);
    for (std::size_t i = 0; i < n; ++i) {
      cohort.weight[i] = std::max(0.0, weights[i].value_or(0.0));
    }
  }
  for (const config::Covariate& covariate : study.covariates) {
    cohort.covariates.push_back(
        {covariate.id, column(persons, covariate.column.empty() ? covariate.id : covariate.column)});
  }
  for (const config::Outcome& outcome : study.outcomes) {
    switch (outcome.kind) {
      case OutcomeKind::binary: {
        Values values = column(persons, outcome.column);
        for (auto& value : values) {
          if (value && !zero_or_one(*value)) {
            value.reset();
          }
        }
        const int horizon = outcome.horizons.empty() ? 0 : outcome.horizons.front();
        cohort.binary.push_back({outcome.id, horizon, std::move(values)});
        break;
      }
      case OutcomeKind::numeric:
        cohort.numeric.push_back({outcome.id, "", false, column(persons, outcome.column)});
        break;
      case OutcomeKind::time_to_event:
        cohort.times.push_back(time_column(outcome, persons));
        break;
      default:
        continue;  // these need deliveries, lists or surveys; the settings reader says so
    }
    add_placebos(cohort, outcome, persons);
  }
  add_flow(cohort, study);
  return cohort;
}

}  // namespace werkthet::cohort
