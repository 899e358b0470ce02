// Three differences on one scale (statistics.md §2): the approach (drawn by lot), taking part (not drawn) and
// both together. The rows are the cells of the statements of the core message, so they cannot say anything
// else.

#include "findings/builders.hpp"
#include "findings/maturity.hpp"
#include "findings/outcome_words.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

using core::Bilingual;
using safe::Light;
using safe::StatementKind;

safe::Dimension light_dimension() {
  return {"stoplicht",
          {"Stoplicht", "Stop-light"},
          {{"none", {"niet nodig: geloot", "not needed: drawn by lot"}},
           {"green", {"groen: bruikbaar", "green: usable"}},
           {"amber", {"oranje: voorzichtig lezen", "amber: read with care"}},
           {"red", {"rood: niet te gebruiken", "red: not to be used"}}}};
}

std::size_t light_code(Light light) {
  switch (light) {
    case Light::none:
      return 0;
    case Light::green:
      return 1;
    case Light::amber:
      return 2;
    case Light::red:
      break;
  }
  return 3;
}

std::size_t comparison_code(StatementKind kind) {
  return kind == StatementKind::treatment ? 0U : kind == StatementKind::participation ? 1U : 2U;
}

/// The statement's difference with its limits. A red light keeps the number out, here as in the sentences.
std::vector<Cell> cells_of(const Statement& statement) {
  if (statement.head.light == Light::red) {
    const Text not_stated{{"niet genoemd", "not stated"}};
    return {not_stated, NotApplicable{}, NotApplicable{}};
  }
  std::vector<Cell> cells;
  for (const char* slot : {"d", "lo", "hi"}) {
    const auto found = statement.slots.find(slot);
    cells.push_back(found == statement.slots.end() ? Cell(NotApplicable{}) : found->second);
  }
  return cells;
}

}  // namespace

void add_decomposition(Draft& draft) {
  const config::Outcome* primary = draft.study.primary_outcome();
  if (primary == nullptr || !draft.study.effects_allowed()) {
    return;
  }
  std::vector<const Statement*> parts;
  for (const Statement& statement : draft.findings.statements) {
    if (statement.head.outcome == primary->id && statement.head.headline &&
        statement.head.kind != StatementKind::change) {
      parts.push_back(&statement);
    }
  }
  const bool both = std::any_of(parts.begin(), parts.end(), [](const Statement* statement) {
    return statement->head.kind == StatementKind::participation;
  });
  if (!both) {
    return;  // nobody to compare with: there is one difference and nothing to take apart
  }
  const int month = parts.front()->head.horizon;
  Table table;
  table.id = "decomposition";
  table.topic = "comparison";
  table.title = {"Aanpak, meedoen en beide samen", "Approach, taking part and both together"};
  const Bilingual label = label_at(*primary, month);
  const bool points = parts.front()->head.unit == safe::Unit::points;
  const Bilingual unit = points                  ? Bilingual{"procentpunten", "percentage points"}
                         : primary->unit.empty() ? Bilingual{"punten", "points"}
                                                 : primary->unit;
  const Bilingual margin = margin_words(draft.estimates.confidence);
  table.statistic = {label.nl + ": verschil in " + unit.nl + ", geteld in " + unit_name(draft.study).nl +
                         ", met " + margin.nl,
                     label.in(core::Language::en) + ": difference in " + unit.in(core::Language::en) +
                         ", counted in " + unit_name(draft.study).in(core::Language::en) + ", with " +
                         margin.in(core::Language::en)};
  table.source = outcome_source(draft.study, *primary);
  if (ages_with_register(*primary) && month > 0) {
    table.maturity = maturity_by_horizon(draft, {month});
    table.maturity.status.clear();  // those are for a table with months
  }
  table.notes = {{"Groep tegenover niet-deelnemers is de som van de aanpak en van meedoen. Door afronding "
                  "kan dat één punt "
                  "schelen.",
                  "Group against non-participants is the sum of the approach and of taking part. Rounding "
                  "may make it differ "
                  "by one point."},
                 {"Bij een rood licht noemen we het verschil met niet-deelnemers niet.",
                  "With a red light we do not state the difference from non-participants."}};
  table.dimensions = {comparison_dimension(), group_dimension(draft.study, false), light_dimension()};
  const safe::Unit written = points ? safe::Unit::points : safe::Unit::score_difference;
  table.columns = {column("difference", {"Verschil", "Difference"}, written),
                   low_column(written, draft.estimates.confidence),
                   high_column(written, draft.estimates.confidence)};
  for (const Statement* statement : parts) {
    const auto group = std::find_if(draft.study.arms.begin(), draft.study.arms.end(),
                                    [&](const config::Arm& arm) { return arm.id == statement->head.group; });
    if (group != draft.study.arms.end()) {
      table.rows.push_back(
          {{comparison_code(statement->head.kind), static_cast<std::size_t>(group - draft.study.arms.begin()),
            light_code(statement->head.light)},
           cells_of(*statement)});
    }
  }
  table.chart = {safe::ChartKind::parts, "groep", "vergelijking", "difference", "low", "high", table.title};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
