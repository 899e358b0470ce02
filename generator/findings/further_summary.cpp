// Every difference from control of the release in one table, from the statements that stand elsewhere
// already: no new number, and words for what each interval says.

#include "analysis/families.hpp"
#include "findings/builders.hpp"
#include "findings/further_tables.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

using core::Bilingual;

/// From the printed limits, as the sentences choose: a limit printed as 0 counts as zero inside.
Said state_words(bool higher_is_better) {
  return {[higher_is_better](Said::Cells printed, Said::Cells) -> Bilingual {
    const safe::Cell& low = printed[1];
    const safe::Cell& high = printed[2];
    if (low.kind() == safe::Cell::Kind::hidden || high.kind() == safe::Cell::Kind::hidden) {
      return {"geheim", "confidential"};
    }
    if (!low.is_number() || !high.is_number()) {
      return {"niet te bepalen", "not available"};
    }
    if (low.value() <= 0.0 && high.value() >= 0.0) {
      return {"niet aangetoond", "no difference shown"};
    }
    return (low.value() > 0.0) == higher_is_better
               ? Bilingual{"gunstig, nul valt buiten de marge", "favourable, zero lies outside the margin"}
               : Bilingual{"ongunstig, nul valt buiten de marge",
                           "unfavourable, zero lies outside the margin"};
  }};
}

Bilingual family_words(const std::string& family) {
  if (family == "primary") {
    return {"hoofduitkomst", "main outcome"};
  }
  return family == "secondary" ? Bilingual{"tweede reeks uit het plan", "secondary outcomes of the plan"}
                               : Bilingual{"verkennend", "exploratory"};
}

/// "na 18 maanden", the name of the wave, or a dash.
safe::Code moment_of(const config::Study& study, const safe::Statement& head) {
  if (head.horizon > 0) {
    const std::string months = std::to_string(head.horizon);
    return {months, {"na " + months + " maanden", "after " + months + " months"}};
  }
  for (const config::Wave& wave : study.waves) {
    if (wave.id == head.definition) {
      return {wave.id, wave.name};
    }
  }
  return {"geen", {"–", "–"}};
}

std::size_t code_of(safe::Dimension& dimension, const safe::Code& code) {
  const auto found = std::find_if(dimension.codes.begin(), dimension.codes.end(),
                                  [&](const safe::Code& c) { return c.id == code.id; });
  if (found != dimension.codes.end()) {
    return static_cast<std::size_t>(found - dimension.codes.begin());
  }
  dimension.codes.push_back(code);
  return dimension.codes.size() - 1;
}

}  // namespace

void add_summary_table(Draft& draft) {
  Table table = further_table(draft, "summary",
                              {"Verschil met de controlegroep per uitkomst en moment, in procentpunten of in "
                               "de eenheid van de uitkomst",
                               "Difference from the control group per outcome and moment, in percentage "
                               "points or the outcome's unit"},
                              {"Bij veel vergelijkingen valt er door toeval al gauw één buiten de marge. "
                               "Niet aangetoond betekent niet dat er geen verschil is.",
                               "With many comparisons one soon falls outside the margin by chance. No "
                               "difference shown does not mean that there is none."});
  if (!draft.study.waves.empty()) {
    const Bilingual survey = survey_source(draft.study);
    table.source = {table.source.nl + "; " + survey.nl, table.source.en + "; " + survey.en};
  }
  table.dimensions.push_back({"moment", {"Moment", "Moment"}, {}});
  table.dimensions.push_back(group_dimension(draft.study, false));
  add_difference_columns(table, draft, {"Verschil met controle", "Difference from control"}, false);
  table.columns.push_back(column("unit", {"Eenheid", "Unit"}, safe::Unit::text));
  table.columns.push_back(column("state", {"Wat de marge zegt", "What the margin says"}, safe::Unit::text));
  table.columns.push_back(column("family", {"Plaats in het plan", "Place in the plan"}, safe::Unit::text));
  for (const Statement& statement : draft.findings.statements) {
    const safe::Statement& head = statement.head;
    const auto outcome = std::find_if(draft.study.outcomes.begin(), draft.study.outcomes.end(),
                                      [&](const config::Outcome& o) { return o.id == head.outcome; });
    if (head.kind != safe::StatementKind::treatment || outcome == draft.study.outcomes.end()) {
      continue;
    }
    const auto arm = std::find_if(draft.study.arms.begin(), draft.study.arms.end(),
                                  [&](const config::Arm& a) { return a.id == head.group; });
    Judged judged;
    judged.outcome = &*outcome;
    table.rows.push_back(
        {{code_of(table.dimensions[0], {outcome->id, outcome->label}),
          code_of(table.dimensions[1], moment_of(draft.study, head)),
          static_cast<std::size_t>(arm - draft.study.arms.begin())},
         {statement.slots.at("d"), statement.slots.at("lo"), statement.slots.at("hi"), Text{judged.unit()},
          state_words(outcome->favourable == config::Favourable::higher),
          Text{family_words(analysis::family_of(outcome->id, draft.study))}}});
  }
  if (!table.rows.empty()) {
    draft.findings.tables.push_back(std::move(table));
  }
}

}  // namespace werkthet::findings
