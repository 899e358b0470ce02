// How many comparisons a release makes, per family of the plan, how many of them fall outside chance, and how
// many would by chance alone (requirements G24, evaluations.md §7 point 5). Counted by the gate from what is
// printed. It says how surprising a single striking result is; it is no score of the approach.

#include "analysis/families.hpp"
#include "findings/builders.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

using core::Bilingual;

struct Family {
  std::string id;
  Bilingual label;
};

/// Randomised comparisons of a family at the horizon where its outcome is judged.
std::vector<const Statement*> comparisons_of(const Draft& draft, const std::string& family) {
  std::vector<const Statement*> found;
  for (const Statement& statement : draft.findings.statements) {
    if (statement.head.kind != safe::StatementKind::treatment ||
        analysis::family_of(statement.head.outcome, draft.study) != family) {
      continue;
    }
    const auto main = draft.estimates.main_horizon.find(statement.head.outcome);
    if (main == draft.estimates.main_horizon.end() || statement.head.horizon == 0 ||
        statement.head.horizon == main->second) {
      found.push_back(&statement);
    }
  }
  return found;
}

bool lower_is_better(const Draft& draft, const std::string& outcome) {
  return std::any_of(draft.study.outcomes.begin(), draft.study.outcomes.end(), [&](const config::Outcome& o) {
    return o.id == outcome && o.favourable == config::Favourable::lower;
  });
}

/// The cells hold low and high of every comparison in turn; a limit printed as 0 counts as chance. `upwards`:
/// per comparison whether this count is about intervals above zero.
Said count_words(std::vector<bool> upwards) {
  return {[upwards = std::move(upwards)](Said::Cells, Said::Cells cells) {
    int count = 0;
    for (std::size_t i = 0; i < upwards.size() && 2 * i + 1 < cells.size(); ++i) {
      const safe::Cell& low = cells[2 * i];
      const safe::Cell& high = cells[2 * i + 1];
      if (low.is_number() && high.is_number()) {
        count += (upwards[i] ? low.value() > 0.0 : high.value() < 0.0) ? 1 : 0;
      }
    }
    return Bilingual{std::to_string(count), std::to_string(count)};
  }};
}

}  // namespace

void add_families(Draft& draft) {
  if (draft.study.release.kind != config::ReleaseKind::final) {
    return;
  }
  const std::vector<Family> families{
      {"primary", {"Hoofduitkomst", "Main outcome"}},
      {"secondary", {"Tweede reeks uit het plan", "Secondary outcomes of the plan"}},
      {"exploratory", {"Verkennend", "Exploratory"}}};
  Table table;
  table.id = "families";
  table.topic = "certainty";
  table.title = {"Hoeveel vergelijkingen zijn er gedaan?", "How many comparisons were made?"};
  table.statistic = {
      "Vergelijkingen met de controlegroep, en hoeveel daarvan door toeval buiten de marge vallen",
      "Comparisons with the control group, and how many fall outside the margin by chance"};
  table.source = {"Plan van analyse", "Plan of analysis"};
  table.notes = {
      {"Buiten de marge: nul ligt niet tussen de grenzen. Dit is een telling om te zien hoe bijzonder één "
       "opvallend verschil is. Het is geen eindcijfer voor de aanpak.",
       "Outside the margin: zero does not lie between the limits. This count shows how special one striking "
       "difference is. It is no mark for the approach."}};
  safe::Dimension rows{"reeks", {"Reeks", "Family"}, {}};
  table.columns = {
      column("comparisons", {"Vergelijkingen", "Comparisons"}, safe::Unit::score),
      column("favourable", {"Buiten de marge, gunstig", "Outside the margin, favourable"}, safe::Unit::text),
      column("unfavourable", {"Buiten de marge, ongunstig", "Outside the margin, unfavourable"},
             safe::Unit::text),
      column("by_chance", {"Te verwachten door toeval", "To be expected by chance"}, safe::Unit::score)};
  for (const Family& family : families) {
    const std::vector<const Statement*> found = comparisons_of(draft, family.id);
    if (found.empty()) {
      continue;
    }
    Row row{{rows.codes.size()}, {}};
    std::vector<bool> good;
    for (const Statement* statement : found) {
      row.unprinted.push_back(statement->slots.at("lo"));
      row.unprinted.push_back(statement->slots.at("hi"));
      good.push_back(!lower_is_better(draft, statement->head.outcome));
    }
    std::vector<bool> bad = good;
    bad.flip();
    const auto k = static_cast<double>(found.size());
    row.cells = {PublicNumber{k, 0}, count_words(good), count_words(bad),
                 PublicNumber{k * (1.0 - draft.estimates.confidence), 1}};
    table.rows.push_back(std::move(row));
    rows.codes.push_back({family.id, family.label});
  }
  if (table.rows.empty()) {
    return;
  }
  table.dimensions = {rows};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
