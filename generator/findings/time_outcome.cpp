#include "findings/builders.hpp"
#include "findings/maturity.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

/// Events of the cause of interest up to a horizon, of everybody in a group.
std::int64_t events_by(const Draft& draft, const cohort::TimeColumn& column, int arm, double horizon) {
  std::int64_t events = 0;
  for (std::size_t i = 0; i < draft.cohort.size; ++i) {
    const bool in_group =
        arm >= 0 ? draft.cohort.membership[i] == cohort::Membership::randomised && draft.cohort.arm[i] == arm
                 : draft.cohort.membership[i] == cohort::Membership::never_asked;
    events += in_group && column.time[i] && column.cause[i] == 1 && *column.time[i] <= horizon ? 1 : 0;
  }
  return events;
}

}  // namespace

void add_time_outcome(Draft& draft, const config::Outcome& outcome) {
  const auto column = std::find_if(draft.cohort.times.begin(), draft.cohort.times.end(),
                                   [&](const cohort::TimeColumn& c) { return c.outcome == outcome.id; });
  if (column == draft.cohort.times.end() || outcome.horizons.empty()) {
    return;
  }
  const bool pool = draft.study.non_participants.use && group_size(draft, -1) > 0;
  Table table;
  table.id = outcome.id;
  table.topic = "outcome:" + outcome.id;
  table.title = outcome.label;
  table.statistic = {"Aandeel per groep dat deze uitkomst al had, in procenten, met marge (95%)",
                     "Share per group that had this outcome by then, in per cent, with margin (95%)"};
  table.source = register_source(draft.study);
  table.maturity = maturity_by_horizon(draft, outcome.horizons);
  table.notes = {{"Wie niet zo lang is gevolgd, telt mee zolang hij of zij is gevolgd (Aalen-Johansen).",
                  "People not followed that long count for as long as they were followed (Aalen-Johansen)."}};
  if (!outcome.definition.empty()) {
    table.notes.push_back(outcome.definition);
  }
  table.dimensions = {group_dimension(draft.study, pool), month_dimension(outcome.horizons)};
  table.columns = {column_n(), findings::column("share", {"Aandeel", "Share"}, safe::Unit::percent),
                   low_column(safe::Unit::percent), high_column(safe::Unit::percent)};
  for (std::size_t g = 0; g < table.dimensions[0].codes.size(); ++g) {
    const std::string& group = table.dimensions[0].codes[g].id;
    const int arm = g < draft.study.arms.size() ? static_cast<int>(g) : -1;
    std::vector<std::string> leaves;
    for (std::size_t h = 0; h < outcome.horizons.size(); ++h) {
      const int horizon = outcome.horizons[h];
      // A share of a known group is a count: it falls under the rules for counts, months apart included.
      Query query;
      query.id = outcome.id + "|" + group + "|" + std::to_string(horizon);
      query.value = events_by(draft, *column, arm, horizon);
      query.total = group_size(draft, arm);
      query.protection = Protection::closing;
      leaves.push_back(query.id + " new");
      query.leaves = leaves;
      query.series = outcome.id + "|" + group;
      query.position = horizon;
      query.priority = static_cast<int>(outcome.horizons.size() - h);
      const std::string id = draft.query(std::move(query));
      const ShareCells share = model_cells(
          draft.find({outcome.id, std::to_string(horizon), group, "incidence"}), 100.0, 0, true, {id});
      table.rows.push_back({{g, h},
                            {size_cell(draft, outcome.id, group, group_size(draft, arm)), share.share,
                             share.low, share.high}});
    }
  }
  table.chart = {safe::ChartKind::intervals, "groep", "maand", "share", "low", "high", outcome.label};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
