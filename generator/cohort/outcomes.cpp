#include "cohort/outcomes.hpp"

#include "cohort/columns.hpp"

#include <algorithm>
#include <set>

namespace werkthet::cohort {
namespace {

using config::OutcomeKind;

TimeColumn time_column(const config::Outcome& outcome, std::span<const std::optional<FollowUp>> follow_ups) {
  TimeColumn result{outcome.id, Values(follow_ups.size()), std::vector<int>(follow_ups.size())};
  for (std::size_t i = 0; i < follow_ups.size(); ++i) {
    if (follow_ups[i]) {
      result.time[i] = months_to_exit(*follow_ups[i]);
      result.cause[i] = result.time[i] && follow_ups[i]->exit ? follow_ups[i]->exit->cause : 0;
    }
  }
  return result;
}

/// Work that was told is work; none is known only when the month of all persons was delivered.
std::optional<double> works_or_not(bool works, std::span<const ingest::PersonIndex> persons, core::Month month,
                                   const Spells& spells, const Coverage& coverage) {
  if (works) {
    return 1.0;
  }
  const bool known = coverage.has(month) && std::all_of(persons.begin(), persons.end(), [&](ingest::PersonIndex p) {
                       return work_known(spells, coverage, p, month);
                     });
  return known ? std::optional(0.0) : std::nullopt;
}

}  // namespace

std::vector<int> curve_months(const config::Outcome& outcome) {
  std::set<int> months(outcome.horizons.begin(), outcome.horizons.end());
  const int last = months.empty() ? 0 : *months.rbegin();
  for (int month = 3; month <= last; month += 3) {
    months.insert(month);
  }
  return {months.begin(), months.end()};
}

std::optional<double> part_time_work_by(const FollowUp& unit, std::span<const ingest::PersonIndex> persons,
                                        int months, const Spells& spells, const Coverage& coverage) {
  if (!unit.on_benefit || !followed(unit, months)) {
    return std::nullopt;
  }
  const core::Date day = core::add_months(unit.index, months) - 1;
  const core::Month month = core::month_of(day);
  const bool works = std::any_of(persons.begin(), persons.end(), [&](ingest::PersonIndex person) {
    return spell_on(spells, person, day) != nullptr && work_income(spells, person, month);
  });
  return works_or_not(works, persons, month, spells, coverage);
}

std::optional<double> on_benefit_before(std::span<const ingest::PersonIndex> persons, core::Date index,
                                        int months, const Spells& spells, const Coverage& coverage) {
  const core::Date day = core::add_months(index, -months);
  if (day < core::first_day(coverage.first) || day > coverage.data_until) {
    return std::nullopt;
  }
  const bool on = std::any_of(persons.begin(), persons.end(), [&](ingest::PersonIndex person) {
    return spell_on(spells, person, day) != nullptr;
  });
  return on ? 1.0 : 0.0;
}

std::optional<double> work_income_before(std::span<const ingest::PersonIndex> persons, core::Date index,
                                         int months, const Spells& spells, const Coverage& coverage) {
  const core::Month month = core::month_of(core::add_months(index, -months));
  const bool works = std::any_of(persons.begin(), persons.end(), [&](ingest::PersonIndex person) {
    return work_income(spells, person, month);
  });
  return works_or_not(works, persons, month, spells, coverage);
}

void add_register_outcomes(Cohort& cohort, const config::Study& study, std::span<const Unit> units,
                           std::span<const std::optional<FollowUp>> follow_ups, const Spells& spells,
                           const Coverage& coverage) {
  const bool has_part_time = std::any_of(study.outcomes.begin(), study.outcomes.end(),
                                         [](const auto& o) { return o.kind == OutcomeKind::part_time_work; });
  for (const config::Outcome& outcome : study.outcomes) {
    const bool exit = outcome.kind == OutcomeKind::exit_work;
    if (exit) {
      for (const int months : curve_months(outcome)) {
        cohort.binary.push_back(
            {outcome.id, months, column(units, follow_ups, [&](const Unit&, const FollowUp& f) {
               return exit_work_by(f, months);
             })});
      }
      cohort.times.push_back(time_column(outcome, follow_ups));
      add_placebos(cohort, study, {outcome.id, "on_benefit", {"Uitkering", "On benefit"}}, true, units,
                   follow_ups, [&](const Unit& unit, core::Date index, int back) {
                     return on_benefit_before(unit.persons, index, back, spells, coverage);
                   });
    }
    if (outcome.kind == OutcomeKind::part_time_work) {
      for (const int months : std::set<int>(outcome.horizons.begin(), outcome.horizons.end())) {
        cohort.binary.push_back(
            {outcome.id, months, column(units, follow_ups, [&](const Unit& unit, const FollowUp& f) {
               return part_time_work_by(f, unit.persons, months, spells, coverage);
             })});
      }
    }
    // Work income belongs with part-time work; a study without that outcome still gets this check on its
    // exits.
    if (outcome.kind == OutcomeKind::part_time_work || (exit && !has_part_time)) {
      add_placebos(cohort, study, {outcome.id, "work_income", {"Inkomen uit werk", "Income from work"}}, true,
                   units, follow_ups, [&](const Unit& unit, core::Date index, int back) {
                     return work_income_before(unit.persons, index, back, spells, coverage);
                   });
    }
  }
}

}  // namespace werkthet::cohort
