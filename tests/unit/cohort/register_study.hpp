#pragma once
// A small study for the tests of this stage: two arms, the dates of the Dutch experiments, all built-in
// covariates.

#include "cohort/coverage.hpp"
#include "cohort/spells.hpp"
#include "config/covariates.hpp"
#include "config/study.hpp"
#include "support/drawn_register.hpp"

#include <utility>

namespace werkthet::testing {

inline config::Study small_study() {
  config::Study study;
  study.id = "proef";
  study.start = day("2017-10-01");
  study.end = day("2019-10-01");
  study.run_out_until = day("2020-01-01");
  study.seed = 7;
  config::Arm control;
  control.id = "regulier";
  control.role = config::Role::control;
  config::Arm own;
  own.id = "eigen_regie";
  study.arms = {control, own};
  config::Outcome exit;
  exit.id = "uitstroom_werk";
  exit.kind = config::OutcomeKind::exit_work;
  exit.primary = true;
  exit.horizons = {12, 24};
  config::Outcome part;
  part.id = "deeltijdwerk";
  part.kind = config::OutcomeKind::part_time_work;
  part.horizons = {12, 24};
  study.outcomes = {exit, part};
  study.covariates = config::built_in_covariates();
  return study;
}

/// Everything this stage knows about a drawn register.
struct Known {
  ingest::BusData bus;
  cohort::Coverage coverage;
  cohort::RowsByPerson rows;
  cohort::Spells spells;
};

inline Known known(ingest::BusData bus, const config::BenefitRules& rules = {},
                   std::optional<core::Date> as_of = std::nullopt) {
  Known result;
  result.bus = std::move(bus);
  result.coverage = cohort::coverage_of(result.bus, as_of);
  result.rows = cohort::rows_by_person(result.bus, result.coverage, rules);
  result.spells = cohort::build_spells(result.bus, result.coverage, result.rows, rules);
  return result;
}

/// A line of the allocation list of somebody who was drawn.
inline ingest::AllocationRow drawn(ingest::PersonIndex person, int arm, std::string_view when) {
  ingest::AllocationRow row;
  row.person = person;
  row.arm = arm;
  row.drawn = day(when);
  row.invited = day(when) - 30;
  row.consent = ingest::Answer::yes;
  row.consent_date = day(when) - 10;
  row.line = person + 2;
  return row;
}

}  // namespace werkthet::testing
