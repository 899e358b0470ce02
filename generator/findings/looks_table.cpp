// What looking before the end costs, for readers: the shares of information, the alpha that every look
// spends, what is left for the final analysis, and the bound. Settings of the plan and one share in whole
// twentieths; no outcome.

#include "findings/builders.hpp"

namespace werkthet::findings {

void add_looks(Draft& draft) {
  const analysis::SpentAlpha& looks = draft.estimates.looks;
  const config::ReleaseKind kind = draft.study.release.kind;
  if (looks.points.empty() || (kind != config::ReleaseKind::interim && kind != config::ReleaseKind::final)) {
    return;
  }
  Table table;
  table.id = "looks";
  table.topic = "interim";
  table.title = {"Wat kost tussentijds kijken?", "What does looking before the end cost?"};
  table.statistic = {"Per toetsmoment: deel van de gegevens, besteed deel van de foutkans, en grens",
                     "Per analysis: share of the data, spent part of the error rate, and bound"};
  table.source = {"Plan van analyse", "Plan of analysis"};
  const bool pocock = draft.study.plan.spending == config::Spending::pocock;
  table.notes = {{"Wie vaker kijkt, ziet vaker toevallig een verschil. Daarom is de foutkans vooraf verdeeld "
                  "over de momenten, "
                  "volgens " +
                      std::string(pocock ? "Pocock" : "O'Brien en Fleming") +
                      ". Eerder in het onderzoek is de marge ruimer. Bron: Lan en DeMets (1983).",
                  "Looking more often shows chance differences more often. So the error rate was divided "
                  "beforehand over the "
                  "analyses, after " +
                      std::string(pocock ? "Pocock" : "O'Brien and Fleming") +
                      ". Earlier in the study the margin is wider. Source: Lan and DeMets (1983)."},
                 {"Deel van de gegevens: deelnemers van wie de hoofduitkomst bekend is, in stappen van 5%. "
                  "Is dat niet te "
                  "tellen, dan geldt het plan.",
                  "Share of the data: participants whose main outcome is known, in steps of 5%. Where that "
                  "cannot be counted, "
                  "the plan holds."}};
  safe::Dimension moments{"moment", {"Moment", "Analysis"}, {}};
  table.columns = {
      column("planned", {"Deel van de gegevens, gepland", "Share of the data, planned"}, safe::Unit::percent),
      column("information", {"Deel van de gegevens, gebruikt", "Share of the data, used"},
             safe::Unit::percent),
      column("basis", {"Hoe bepaald", "How known"}, safe::Unit::text),
      column("spent", {"Foutkans besteed tot en met nu", "Error rate spent so far"}, safe::Unit::percent),
      column("left", {"Foutkans over voor later", "Error rate left for later"}, safe::Unit::percent),
      column("z", {"Grens (z)", "Bound (z)"}, safe::Unit::score),
      column("confidence", {"Zekerheid van de marge", "Level of the margin"}, safe::Unit::percent),
      column("here", {"Deze uitgave", "This release"}, safe::Unit::text)};
  for (const analysis::LookPoint& point : looks.points) {
    const bool last = point.release.empty();
    const core::Bilingual basis = last ? core::Bilingual{"alles", "everything"}
                                  : point.told
                                      ? core::Bilingual{"volgens die uitgave", "as that release says"}
                                  : point.actual ? core::Bilingual{"geteld", "counted"}
                                                 : core::Bilingual{"volgens plan", "as planned"};
    table.rows.push_back(
        {{moments.codes.size()},
         {PublicNumber{100.0 * point.planned, 1}, PublicNumber{100.0 * point.information, 1}, Text{basis},
          PublicNumber{100.0 * point.spent, 3}, PublicNumber{100.0 * (looks.alpha - point.spent), 3},
          PublicNumber{point.z, 3}, PublicNumber{100.0 * point.confidence, 2},
          Text{point.here ? core::Bilingual{"ja", "yes"} : core::Bilingual{"nee", "no"}}}});
    moments.codes.push_back(
        {last ? "eind" : point.release, last ? core::Bilingual{"Eindbericht", "Final report"}
                                             : core::Bilingual{point.release, point.release}});
  }
  table.dimensions = {moments};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
