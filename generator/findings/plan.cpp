#include "findings/plan.hpp"

#include "config/deadlines.hpp"
#include "core/error.hpp"
#include "core/format.hpp"
#include "findings/draft.hpp"
#include "findings/plan_tables.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::findings {

using core::Bilingual;

Table plan_table(std::string id, Bilingual title, Bilingual statistic) {
  Table table;
  table.id = std::move(id);
  table.topic = "plan";
  table.title = std::move(title);
  table.statistic = std::move(statistic);
  return table;
}

void drop_column(Table& table, std::string_view id) {
  const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                               [id](const safe::Column& column) { return column.id == id; });
  core::ensure(at != table.columns.end(), "a column that is taken out was there");
  const auto index = at - table.columns.begin();
  table.columns.erase(at);
  for (Row& row : table.rows) {
    row.cells.erase(row.cells.begin() + index);
  }
}

Bilingual typed(const std::string& text) {
  return {text, text};
}

safe::Dimension scenario_dimension(const analysis::Exploration& exploration) {
  safe::Dimension dimension{"verwachting", {"Verwachting", "Expectation"}, {}};
  for (const analysis::ExpectedSize& size : exploration.expected) {
    const Bilingual label = size.id == "low"    ? Bilingual{"als het tegenzit", "if it turns out low"}
                            : size.id == "high" ? Bilingual{"als het meezit", "if it turns out high"}
                                                : Bilingual{"verwacht", "expected"};
    dimension.codes.push_back({size.id, label});
  }
  return dimension;
}

PublicNumber share_cell(double share) {
  const double percent = 100 * share;
  return {percent, std::abs(percent - std::round(percent)) < 1e-6 ? 0 : 1};
}

PublicNumber count_cell(std::int64_t n) {
  return {static_cast<double>(n), 0};
}

void add_plan_deadlines(PlanDraft& draft) {
  if (draft.wishes.deadlines.empty()) {
    return;
  }
  Table table =
      plan_table("plan_deadlines", {"Wat moet wanneer klaar zijn?", "What must be done by when?"},
                 {"Per stap de laatste dag die nog telt", "Per step the last day that still counts"});
  table.source = {"Planning van de gemeente", "Planning of the municipality"};
  const bool decisions = config::first_decision(draft.wishes) != nullptr;
  table.columns = {column("last_day", {"Laatste dag", "Last day"}, safe::Unit::text)};
  if (decisions) {
    table.columns.push_back(column("decide_by", {"Besluit uiterlijk", "Decide by"}, safe::Unit::text));
  }
  safe::Dimension steps{"stap", {"Stap", "Step"}, {}};
  for (const config::Deadline& deadline : draft.wishes.deadlines) {
    const core::Date last = config::last_day_of(deadline);
    table.rows.push_back({{steps.codes.size()},
                          {Text{{"uiterlijk " + core::long_date(last, core::Language::nl),
                                 core::long_date(last, core::Language::en) + " at the latest"}}}});
    if (decisions) {
      const core::Date decide = config::decide_by(deadline);
      table.rows.back().cells.push_back(
          deadline.lead_days > 0 ? Cell(Text{{core::long_date(decide, core::Language::nl),
                                              core::long_date(decide, core::Language::en)}})
                                 : Cell(NotApplicable{}));
    }
    steps.codes.push_back({std::to_string(steps.codes.size() + 1), deadline.what});
  }
  table.dimensions = {std::move(steps)};
  draft.findings.tables.push_back(std::move(table));
}

Findings make_plan_findings(const config::Study& study, const analysis::Exploration& exploration,
                            std::span<const ingest::CostRow> costs) {
  core::ensure(study.feasibility.has_value(), "an exploration has its section");
  Findings findings;
  PlanDraft draft{study, *study.feasibility, exploration, costs, findings};
  add_plan_people(draft);
  add_plan_power(draft);
  add_plan_money(draft);
  add_plan_deadlines(draft);
  return findings;
}

}  // namespace werkthet::findings
