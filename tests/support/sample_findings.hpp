#pragma once
// Checked findings for tests of publishers: a Lindeveen-like study with tables of every subject, some hidden
// and some unavailable cells, and statements of all kinds. Made from fixed numbers, so that a publisher can
// be tested without data, analysis or gate. Invented from beginning to end.

#include "support/sample_outcome_tables.hpp"
#include "support/sample_people_tables.hpp"
#include "support/sample_study.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::test_support {

namespace sample {

inline safe::Statement statement(const safe::Table& table, const config::Outcome& outcome,
                                 safe::StatementKind kind, const std::string& group, int month) {
  safe::Statement result;
  result.kind = kind;
  result.outcome = outcome.id;
  result.group = group;
  result.horizon = month;
  result.unit = Unit::points;
  const char* name = kind == safe::StatementKind::treatment       ? "treatment"
                     : kind == safe::StatementKind::participation ? "participation"
                                                                  : "total";
  const bool by_lot = kind == safe::StatementKind::treatment;
  result.id = outcome.id + "." + std::to_string(month) + "." + group + "." + name;
  result.comparator = by_lot ? "regulier" : "non_participants";
  result.weighted = !by_lot;
  result.light = by_lot ? safe::Light::none : safe::Light::amber;
  const std::string at = std::to_string(month);
  const auto put = [&](const char* slot, std::string_view column_id) {
    const safe::Cell* cell = find_cell(table, {name, group, at, by_lot ? "ongewogen" : "gewogen"}, column_id);
    if (cell != nullptr) {
      result.slots.insert_or_assign(slot, *cell);
    }
  };
  put("d", "difference");
  put("lo", "low");
  put("hi", "high");
  put("n_a", "n_group");
  put("n_b", "n_comparator");
  return result;
}

}  // namespace sample

/// The findings of the sample. Interim without announced looks and quarterly releases carry no contrasts.
inline safe::SafeFindings sample_findings(const config::Study& study) {
  using namespace sample;
  const bool tens = study.release.kind != config::ReleaseKind::final;
  const config::Outcome& exit_work = study.outcomes.at(0);
  const config::Outcome& part_time = study.outcomes.at(1);
  const config::Outcome& wellbeing = study.outcomes.at(2);
  std::vector<int> every_month;
  for (int month = 1; month <= 24; ++month) {
    every_month.push_back(month);
  }
  std::vector<safe::Table> tables{flow(tens), flow_arms(study, tens), exclusions(tens), balance(study),
                                  contrast_delivered(study)};
  std::vector<safe::Statement> statements;
  for (const config::Outcome* outcome : {&exit_work, &part_time}) {
    tables.push_back(shares(study, *outcome, outcome->horizons, false, tens));
    const safe::Table level = tables.back();
    tables.push_back(shares(study, *outcome, every_month, true, tens));
    if (!study.effects_allowed()) {
      continue;
    }
    tables.push_back(contrasts(study, *outcome, outcome->horizons, tens));
    const safe::Table& table = tables.back();
    const std::array<std::pair<safe::StatementKind, const char*>, 5> wanted{
        {{safe::StatementKind::treatment, "regie"},
         {safe::StatementKind::treatment, "intensief"},
         {safe::StatementKind::participation, "regulier"},
         {safe::StatementKind::total, "regie"},
         {safe::StatementKind::total, "intensief"}}};
    for (const int month : outcome->horizons) {
      for (const auto& [kind, group] : wanted) {
        safe::Statement made = statement(table, *outcome, kind, group, month);
        const bool by_lot = kind == safe::StatementKind::treatment;
        const std::string at = std::to_string(month);
        made.slots.insert_or_assign("a", *find_cell(level, {group, at}, "share"));
        made.slots.insert_or_assign(
            "b", *find_cell(level, {by_lot ? "regulier" : "niet_deelnemers", at}, "share"));
        made.slots.insert_or_assign("mde", by_lot ? num(14) : TestForge::not_applicable());
        made.headline = outcome->primary && month == 24 && kind != safe::StatementKind::total;
        statements.push_back(std::move(made));
      }
    }
  }
  tables.push_back(exit_reasons(study, tens));
  tables.push_back(scale_table(study, wellbeing, false, tens));
  tables.push_back(scale_table(study, wellbeing, true, tens));
  if (study.effects_allowed()) {
    tables.push_back(scale_contrasts(study, wellbeing));
    safe::Statement made;
    made.id = "wellbeing.24.regie.treatment";
    made.kind = safe::StatementKind::treatment;
    made.outcome = "wellbeing";
    made.group = "regie";
    made.comparator = "regulier";
    made.horizon = 24;
    made.unit = Unit::score_difference;
    made.slots.insert_or_assign("a", num(3.5, 1));
    made.slots.insert_or_assign("b", num(3.2, 1));
    made.slots.insert_or_assign("d", num(0.25, 2));
    made.slots.insert_or_assign("lo", num(0.02, 2));
    made.slots.insert_or_assign("hi", num(0.48, 2));
    made.slots.insert_or_assign("n_a", num(90));
    made.slots.insert_or_assign("n_b", num(90));
    statements.push_back(made);
    made.id = "wellbeing.24.intensief.treatment";
    made.group = "intensief";
    made.slots.insert_or_assign("a", num(3.3, 1));
    made.slots.insert_or_assign("d", num(0.07, 2));
    made.slots.insert_or_assign("lo", num(-0.16, 2));
    made.slots.insert_or_assign("hi", num(0.3, 2));
    statements.push_back(made);
  }
  for (const config::Arm& arm : study.arms) {
    safe::Statement change;
    change.id = "wellbeing.24." + arm.id + ".change";
    change.kind = safe::StatementKind::change;
    change.outcome = "wellbeing";
    change.group = arm.id;
    change.horizon = 24;
    change.unit = Unit::score_difference;
    if (arm.id == "intensief") {
      change.slots.insert_or_assign("d", hidden());
    } else {
      const bool regie = arm.id == "regie";
      change.slots.insert_or_assign("a", num(regie ? 3.5 : 3.2, 1));
      change.slots.insert_or_assign("b", num(3.1, 1));
      change.slots.insert_or_assign("d", num(regie ? 0.4 : 0.1, 1));
      change.slots.insert_or_assign("lo", num(regie ? 0.2 : -0.1, 1));
      change.slots.insert_or_assign("hi", num(regie ? 0.6 : 0.3, 1));
      change.slots.insert_or_assign("n_a", num(90));
    }
    statements.push_back(std::move(change));
  }
  tables.push_back(stock());
  tables.push_back(power(study, tens));
  tables.push_back(comparison_checks());
  return TestForge::findings(std::move(tables), std::move(statements),
                             {{"followed_18_months", true}, {"any_group_below_150", false}}, tens);
}

}  // namespace werkthet::test_support
