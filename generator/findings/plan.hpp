#pragma once
// What a council should see before it joins: tables of the exploration, for the memo `verkenning` and its
// workbook. Every number stands in a PublicNumber cell, which the gate passes unchanged. That is no leak: the
// inputs are published figures of the town, estimates and prices that stand in the study file and the list of
// costs, and the rest is arithmetic on them. No file about people is opened on this way (cli/run_plan), so
// there is nobody whose data could be in a cell.

#include "analysis/feasibility.hpp"
#include "config/study.hpp"
#include "findings/findings.hpp"
#include "ingest/input.hpp"

#include <span>

namespace werkthet::findings {

/// Tables plan_people, plan_participants, plan_needed, plan_detectable, plan_scores, plan_sample, plan_costs,
/// plan_cost_per_participant, plan_shares, plan_break_even, plan_budget and plan_deadlines, each as far as
/// the study says enough for it; facts group_too_small, group_below_preferred, too_small_at_best,
/// shared_without_key. Precondition: study.feasibility.
[[nodiscard]] Findings make_plan_findings(const config::Study& study,
                                          const analysis::Exploration& exploration,
                                          std::span<const ingest::CostRow> costs);

}  // namespace werkthet::findings
