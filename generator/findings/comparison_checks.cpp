#include "core/format.hpp"
#include "findings/builders.hpp"
#include "findings/maturity.hpp"

namespace werkthet::findings {
namespace {

using core::Bilingual;

Bilingual check_label(const std::string& id) {
  if (id == "smd_before") {
    return {"Verschilden de groepen vooraf al?", "Were the groups different beforehand?"};
  }
  if (id == "smd_after") {
    return {"Lijken ze op elkaar na weging?", "Are they alike after weighting?"};
  }
  if (id == "ess") {
    return {"Blijven er na weging genoeg mensen over?", "Are enough people left after weighting?"};
  }
  if (id == "first_stage") {
    return {"Deden genoeg mensen mee van wie een uitnodiging kreeg?",
            "Did enough of those who were invited take part?"};
  }
  if (id == "range") {
    return {"Zijn er vergelijkbare mensen voor alle deelnemers?",
            "Are there comparable people for all participants?"};
  }
  return {"Vinden we een verschil vóór de start, waar dat niet kan?",
          "Do we find a difference before the start, where there cannot be one?"};
}

/// What was seen, in words: the numbers behind it would give counts back, and readers need the verdict.
Bilingual finding(const analysis::ComparisonCheck& check) {
  const bool good = check.light == analysis::Light::green;
  const bool middling = check.light == analysis::Light::amber;
  if (check.id == "smd_before") {
    return good ? Bilingual{"weinig", "little"}
                : (middling ? Bilingual{"enigszins", "somewhat"} : Bilingual{"ja", "yes"});
  }
  if (check.id == "placebo") {
    return good ? Bilingual{"nee", "no"}
                : (middling ? Bilingual{"twijfel", "in doubt"} : Bilingual{"ja", "yes"});
  }
  return good ? Bilingual{"ja", "yes"}
              : (middling ? Bilingual{"grotendeels", "mostly"} : Bilingual{"nee", "no"});
}

}  // namespace

Bilingual light_words(analysis::Light light) {
  switch (light) {
    case analysis::Light::green:
      return {"groen", "green"};
    case analysis::Light::amber:
      return {"oranje", "amber"};
    case analysis::Light::red:
      return {"rood", "red"};
    case analysis::Light::none:
      break;
  }
  return {"niet bepaald", "not decided"};
}

void add_comparison_checks(Draft& draft) {
  const config::Outcome* primary = draft.study.primary_outcome();
  for (const analysis::Comparison& comparison : draft.estimates.comparisons) {
    if (primary == nullptr || comparison.outcome != primary->id) {
      continue;
    }
    Table table;
    table.id = "comparison_checks";
    table.topic = "comparison";
    table.title = {"Mogen we deelnemers en niet-deelnemers vergelijken?",
                   "May we compare participants and non-participants?"};
    table.statistic = {"Controles vooraf, met een stoplicht", "Checks beforehand, with a stop-light"};
    table.source = register_source(draft.study);
    table.maturity = maturity_at_draw(draft);
    table.notes = {{"Bij een rood licht noemen we het verschil geen effect. Het zwakste licht telt.",
                    "With a red light we do not call the difference an effect. The weakest light counts."}};
    safe::Dimension checks{"toets", {"Controle", "Check"}, {}};
    table.columns = {column("value", {"Uitkomst", "Result"}, safe::Unit::text),
                     column("light", {"Stoplicht", "Stop-light"}, safe::Unit::text)};
    for (const analysis::ComparisonCheck& check : comparison.checks) {
      table.rows.push_back({{checks.codes.size()}, {Text{finding(check)}, Text{light_words(check.light)}}});
      checks.codes.push_back({check.id, check_label(check.id)});
    }
    table.rows.push_back(
        {{checks.codes.size()},
         {Text{{"zwakste licht telt", "weakest light counts"}}, Text{light_words(comparison.overall)}}});
    checks.codes.push_back({"Totaal", {"Alles samen", "All together"}});
    table.dimensions = {checks};
    draft.findings.tables.push_back(std::move(table));
  }
}

}  // namespace werkthet::findings
