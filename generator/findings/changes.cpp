// What was said in earlier releases, and what became of it: each claim beside the same statement of now. The
// verdict is chosen by the gate from what is printed. Claims are not counted together: ten of twelve that
// held is no measure of anything (evaluations.md §7 point 8).

#include "core/format.hpp"
#include "findings/builders.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

using core::Bilingual;

/// How a claim fares, from then and now as printed; `now` holds the difference and its limits.
Bilingual fate(const safe::ClaimedNumbers& then, bool same_definition, std::span<const safe::Cell> now) {
  if (!same_definition) {
    return {"anders gedefinieerd of over een andere meting, niet te vergelijken",
            "defined differently or about another wave, not comparable"};
  }
  const bool shown = now.size() == 3 && std::all_of(now.begin(), now.end(),
                                                    [](const safe::Cell& cell) { return cell.is_number(); });
  if (!shown) {
    return {"niet meer genoemd", "no longer stated"};
  }
  const double d = now[0].value();
  if (d == then.estimate && now[1].value() == then.low && now[2].value() == then.high) {
    return {"gelijk gebleven", "unchanged"};
  }
  const bool inside = d >= then.low && d <= then.high;
  if (d * then.estimate < 0.0) {
    return inside ? Bilingual{"van richting veranderd, binnen de eerdere marge",
                              "changed direction, within the earlier margin"}
                  : Bilingual{"van richting veranderd, buiten de eerdere marge",
                              "changed direction, outside the earlier margin"};
  }
  return inside ? Bilingual{"binnen de eerdere marge", "within the earlier margin"}
                : Bilingual{"buiten de eerdere marge", "outside the earlier margin"};
}

std::string arm_name(const config::Study& study, const std::string& id, core::Language language) {
  for (const config::Arm& arm : study.arms) {
    if (arm.id == id) {
      return arm.name.in(language);
    }
  }
  const bool dutch = language == core::Language::nl;
  return id == "non_participants" ? (dutch ? "niet-deelnemers" : "non-participants") : id;
}

/// "Uitstroom, Eigen regie tegenover Regulier, na 12 maanden", in the words of the study of now.
std::string claim_words(const config::Study& study, const safe::Claim& claim, core::Language language) {
  const bool dutch = language == core::Language::nl;
  std::string text = claim.outcome;
  for (const config::Outcome& outcome : study.outcomes) {
    if (outcome.id == claim.outcome) {
      text = outcome.label.in(language);
    }
  }
  text += ", " + arm_name(study, claim.group, language);
  text += claim.comparator.empty()
              ? (dutch ? ", verandering in de tijd" : ", change over time")
              : (dutch ? " tegenover " : " against ") + arm_name(study, claim.comparator, language);
  if (claim.horizon > 0) {
    text += (dutch ? ", na " : ", after ") + std::to_string(claim.horizon) + (dutch ? " maanden" : " months");
  }
  return text;
}

const Statement* statement_of(const Findings& findings, const std::string& id) {
  const auto found = std::find_if(findings.statements.begin(), findings.statements.end(),
                                  [&](const Statement& statement) { return statement.head.id == id; });
  return found == findings.statements.end() ? nullptr : &*found;
}

}  // namespace

void add_changes(Draft& draft, std::span<const safe::Claims> earlier) {
  Table table;
  table.id = "changes";
  table.topic = "changes";
  table.title = {"Wat we eerder zeiden, en wat ervan werd", "What we said before, and what became of it"};
  table.statistic = {
      "Verschil en marge toen en nu, per uitspraak; in procentpunten of in punten van de schaal",
      "Difference and margin then and now, per statement; in percentage points or points of the scale"};
  table.source = {"Eerdere uitgaven van dit onderzoek", "Earlier releases of this study"};
  table.notes = {{"Alleen uitspraken met een getal staan hier. De laatste uitgave geldt.",
                  "Only statements with a figure stand here. The last release holds."},
                 {"Binnen de eerdere marge: het cijfer van nu ligt tussen de grenzen die we toen noemden. "
                  "Dat is te verwachten. "
                  "Een oude marge kan ruimer zijn, omdat er tussentijds is gekeken.",
                  "Within the earlier margin: the figure of now lies between the limits that we gave then. "
                  "That is to be "
                  "expected. An old margin may be wider, because of the interim look."}};
  safe::Dimension releases{"uitgave", {"Uitgave", "Release"}, {}};
  safe::Dimension claims{"uitspraak", {"Uitspraak", "Statement"}, {}};
  const safe::Unit unit = safe::Unit::score_difference;
  table.columns = {column("then", {"Toen: verschil", "Then: difference"}, unit),
                   column("then_low", {"Toen: marge van", "Then: margin from"}, unit),
                   column("then_high", {"Toen: marge tot", "Then: margin to"}, unit),
                   column("now", {"Nu: verschil", "Now: difference"}, unit),
                   column("now_low", {"Nu: marge van", "Now: margin from"}, unit),
                   column("now_high", {"Nu: marge tot", "Now: margin to"}, unit),
                   column("fate", {"Wat ervan werd", "What became of it"}, safe::Unit::text)};
  for (const safe::Claims& release : earlier) {
    const std::string date_nl = core::long_date(release.date, core::Language::nl);
    const std::string date_en = core::long_date(release.date, core::Language::en);
    releases.codes.push_back({release.release, {date_nl, date_en}});
    for (const safe::Claim& claim : release.list) {
      if (!claim.numbers) {
        continue;
      }
      auto code = std::find_if(claims.codes.begin(), claims.codes.end(),
                               [&](const safe::Code& known) { return known.id == claim.id; });
      if (code == claims.codes.end()) {
        claims.codes.push_back({claim.id,
                                {claim_words(draft.study, claim, core::Language::nl),
                                 claim_words(draft.study, claim, core::Language::en)}});
        code = claims.codes.end() - 1;
      }
      Row row;
      row.codes = {releases.codes.size() - 1, static_cast<std::size_t>(code - claims.codes.begin())};
      const safe::ClaimedNumbers then = *claim.numbers;
      for (const double value : {then.estimate, then.low, then.high}) {
        row.cells.emplace_back(PublicNumber{value, then.decimals});
      }
      // A red light claims nothing now: the number may stand in an appendix, not in a sentence.
      const Statement* now = statement_of(draft.findings, claim.id);
      const bool stated = now != nullptr && now->head.light != safe::Light::red;
      for (const char* slot : {"d", "lo", "hi"}) {
        const Cell cell = stated && now->slots.contains(slot) ? now->slots.at(slot) : Cell{NotApplicable{}};
        row.cells.push_back(cell);
        row.unprinted.push_back(cell);
      }
      const bool same = now == nullptr || now->head.definition == claim.definition;
      row.cells.emplace_back(
          Said{[then, same](Said::Cells, Said::Cells cells) { return fate(then, same, cells); }});
      table.rows.push_back(std::move(row));
    }
  }
  if (table.rows.empty()) {
    return;
  }
  table.dimensions = {releases, claims};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
