#pragma once
// One builder per family of tables of the exploration; make_plan_findings() calls them in the order of
// publication.

#include "findings/plan.hpp"

#include <string>
#include <string_view>

namespace werkthet::findings {

struct PlanDraft {
  const config::Study& study;
  const config::Feasibility& wishes;
  const analysis::Exploration& exploration;
  std::span<const ingest::CostRow> costs;
  Findings& findings;
};

/// plan_people, plan_participants, plan_needed.
void add_plan_people(PlanDraft& draft);
/// plan_detectable, plan_scores, plan_sample.
void add_plan_power(PlanDraft& draft);
/// plan_costs, plan_cost_per_participant, plan_shares, plan_break_even, plan_budget.
void add_plan_money(PlanDraft& draft);
/// plan_deadlines.
void add_plan_deadlines(PlanDraft& draft);

/// A table of the exploration with id, title and what it counts; the caller adds the rest.
[[nodiscard]] Table plan_table(std::string id, core::Bilingual title, core::Bilingual statistic);
/// Takes a column out again that would say nothing in this study.
void drop_column(Table& table, std::string_view id);
/// A typed text is the same in both languages: sources exist in Dutch only.
[[nodiscard]] core::Bilingual typed(const std::string& text);
/// low, expected, high, in the order of the exploration.
[[nodiscard]] safe::Dimension scenario_dimension(const analysis::Exploration& exploration);
/// 30 for 0.3 and 12.5 for 0.125: no more decimals than the estimate has.
[[nodiscard]] PublicNumber share_cell(double share);
[[nodiscard]] PublicNumber count_cell(std::int64_t n);

}  // namespace werkthet::findings
