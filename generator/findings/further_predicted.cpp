// Predicted probabilities: of the randomised groups beside control, those with the non-participants in a
// table of their own, and by time on benefit. A cell falls when a group has fewer than the minimum with or
// without the outcome: a predicted probability is close to the plain share, and gives a small count back.

#include "analysis/further/duration_classes.hpp"
#include "findings/builders.hpp"
#include "findings/further_tables.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

void add_probability_columns(Table& table, const Draft& draft, const core::Bilingual& against) {
  const core::Bilingual margin = margin_words(draft.study.plan.confidence);
  table.columns.push_back(column("probability", {"Kans", "Probability"}, safe::Unit::percent));
  table.columns.push_back(column("probability_low",
                                 {"Kans, " + margin.nl + " van", "Probability, " + margin.en + " from"},
                                 safe::Unit::percent));
  table.columns.push_back(column("probability_high",
                                 {"Kans, " + margin.nl + " tot", "Probability, " + margin.en + " to"},
                                 safe::Unit::percent));
  add_difference_columns(table, draft, against, true);
}

/// Rows of one model: `word` predicted or predicted_pool.
void add_rows(const Draft& draft, Table& table, const std::string& word, bool pool) {
  for (const Judged& judged : judged_outcomes(draft, false)) {
    std::vector<const analysis::Estimate*> risks;
    std::int64_t smallest = 0;
    for (const safe::Code& group : table.dimensions[1].codes) {
      risks.push_back(
          draft.find({judged.outcome->id, judged.horizon, group.id, "further." + word + ".risk"}));
      if (risks.back() == nullptr) {
        continue;
      }
      const std::int64_t here = smallest_cell(*risks.back());
      smallest = risks.size() == 1 ? here : std::min(smallest, here);
    }
    if (std::find(risks.begin(), risks.end(), nullptr) != risks.end()) {
      continue;
    }
    for (std::size_t g = 0; g < risks.size(); ++g) {
      const analysis::Estimate* difference = draft.find(
          {judged.outcome->id, judged.horizon, risks[g]->group, "further." + word + ".difference"});
      const ShareCells risk = held_cells(risks[g], judged, smallest, judged.depends(pool));
      const ShareCells against = held_cells(difference, judged, smallest, judged.depends(pool));
      Row row{{outcome_code(table, judged), g},
              {risk.share, risk.low, risk.high, against.share, against.low, against.high}};
      if (pool) {
        row.cells.emplace_back(Text{light_of(draft, judged.outcome->id)});
      }
      table.rows.push_back(std::move(row));
    }
  }
}

core::Bilingual model_caveat() {
  return {
      "Een model rekent deze kansen uit met de kenmerken van de deelnemers. Past het model niet, dan klopt "
      "de kans ook niet. Het verschil zonder model staat bij de uitkomst zelf.",
      "A model computes these probabilities from the characteristics of participants. When the model does "
      "not fit, neither does the probability. The difference without a model stands with the outcome "
      "itself."};
}

core::Bilingual same_everybody() {
  return {
      "Kans op de uitkomst per groep als iedereen dezelfde kenmerken had, met marge, en het verschil in "
      "procentpunten",
      "Probability of the outcome per group if everybody had the same characteristics, with margin, and the "
      "difference in percentage points"};
}

/// Every cell of a class and group in one outcome, or nothing when the outcome has no such estimates.
struct Classes {
  std::int64_t smallest{};
  std::size_t count{};
};

Classes classes_of(const Draft& draft, const Judged& judged) {
  Classes classes;
  bool first = true;
  for (std::size_t c = 1;; ++c) {
    for (const config::Arm& arm : draft.study.arms) {
      const analysis::Estimate* e = draft.find(
          {judged.outcome->id, judged.horizon, arm.id, "further.by_duration." + std::to_string(c) + ".risk"});
      if (e == nullptr) {
        return classes;
      }
      const std::int64_t here = smallest_cell(*e);
      classes.smallest = first ? here : std::min(classes.smallest, here);
      first = false;
    }
    classes.count = c;
  }
}

}  // namespace

void add_predicted_tables(Draft& draft) {
  Table drawn = further_table(draft, "predicted", same_everybody(), model_caveat());
  drawn.dimensions.push_back(group_dimension(draft.study, false));
  add_probability_columns(drawn, draft, {"Verschil met controle", "Difference from control"});
  add_rows(draft, drawn, "predicted", false);
  if (!drawn.rows.empty()) {
    draft.findings.tables.push_back(std::move(drawn));
  }
  Table pool = further_table(draft, "predicted_pool", same_everybody(), not_drawn_note());
  pool.title = {"Voorspelde kansen, met niet-deelnemers (verkennend)",
                "Predicted probabilities, with non-participants (exploratory)"};
  pool.dimensions.push_back(group_dimension(draft.study, true));
  add_probability_columns(pool, draft, {"Verschil met niet-deelnemers", "Difference from non-participants"});
  pool.columns.push_back(column("light", {"Stoplicht", "Stop-light"}, safe::Unit::text));
  add_rows(draft, pool, "predicted_pool", true);
  if (!pool.rows.empty()) {
    draft.findings.tables.push_back(std::move(pool));
  }
}

void add_by_duration_table(Draft& draft) {
  const bool others = std::any_of(draft.cohort.covariates.begin(), draft.cohort.covariates.end(),
                                  [](const auto& c) { return c.id != analysis::duration_id; });
  if (!others) {
    return;  // then the probabilities are the plain shares of the classes, and counts follow from those
  }
  Table table =
      further_table(draft, "by_duration", same_everybody(),
                    {"Per deelgroep zijn er weinig mensen. Verschillen tussen deelgroepen kunnen toeval "
                     "zijn. Is een deelgroep te klein, dan tonen we van die uitkomst geen enkel cijfer.",
                     "There are few people in each subgroup. Differences between subgroups may be chance. "
                     "When a subgroup is too small, we show no figure at all of that outcome."});
  table.dimensions.push_back({"deelgroep", {"Deelgroep", "Subgroup"}, {}});
  table.dimensions.push_back(group_dimension(draft.study, false));
  add_probability_columns(table, draft, {"Verschil met controle", "Difference from control"});
  const core::Bilingual margin = margin_words(draft.estimates.confidence);
  table.columns.push_back(column("interaction",
                                 {"Verschil met de eerste deelgroep", "Difference from the first subgroup"},
                                 safe::Unit::points));
  table.columns.push_back(column("interaction_low",
                                 {"Verschil met de eerste deelgroep, " + margin.nl + " van",
                                  "Difference from the first subgroup, " + margin.en + " from"},
                                 safe::Unit::points));
  table.columns.push_back(column("interaction_high",
                                 {"Verschil met de eerste deelgroep, " + margin.nl + " tot",
                                  "Difference from the first subgroup, " + margin.en + " to"},
                                 safe::Unit::points));
  const analysis::Groups groups = analysis::make_groups(draft.study, draft.cohort);
  auto& codes = table.dimensions[1].codes;
  for (const Judged& judged : judged_outcomes(draft, false)) {
    const Classes classes = classes_of(draft, judged);
    const cohort::Values* values = analysis::column_of(draft.cohort, judged.outcome->id, judged.month);
    if (classes.count == 0 || values == nullptr) {
      continue;
    }
    const config::Subgroup* planned = analysis::planned_duration(draft.study);
    const config::Subgroup named =
        planned != nullptr
            ? *planned
            : config::Subgroup{"klasse",
                               {"Tijd in de bijstand", "Time on benefit"},
                               analysis::duration_id,
                               analysis::by_duration_cuts({draft.study, draft.cohort, groups, *judged.outcome,
                                                           judged.month, *values})};
    for (std::size_t c = 1; c <= classes.count; ++c) {
      const core::Bilingual label = class_label(named, c);
      auto code = std::find_if(codes.begin(), codes.end(),
                               [&](const safe::Code& k) { return k.label.nl == label.nl; });
      if (code == codes.end()) {
        codes.push_back({named.id + "_" + std::to_string(codes.size() + 1), label});
        code = codes.end() - 1;
      }
      const auto k = static_cast<std::size_t>(code - codes.begin());
      for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
        const auto cells = [&](const std::string& last) {
          return held_cells(draft.find({judged.outcome->id, judged.horizon, draft.study.arms[a].id,
                                        "further.by_duration." + std::to_string(c) + last}),
                            judged, classes.smallest, judged.depends(false));
        };
        const ShareCells risk = cells(".risk");
        const ShareCells difference = cells(".difference");
        const ShareCells interaction = cells(".interaction");
        table.rows.push_back({{outcome_code(table, judged), k, a},
                              {risk.share, risk.low, risk.high, difference.share, difference.low,
                               difference.high, interaction.share, interaction.low, interaction.high}});
      }
    }
  }
  if (!table.rows.empty()) {
    draft.findings.tables.push_back(std::move(table));
  }
}

}  // namespace werkthet::findings
