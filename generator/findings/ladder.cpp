// On which step of the participation ladder people stand, per group, at the start and at the last moment for
// which everybody was followed (Z26): the distribution beside the mean change, which hides who went down.

#include "findings/builders.hpp"
#include "findings/outcome_words.hpp"

namespace werkthet::findings {
namespace {

using cohort::Division;
using core::Bilingual;

/// The six steps by the names of the Participatieladder, and those without one.
safe::Dimension step_dimension() {
  return {"trede",
          {"Trede", "Step"},
          {{"1", {"1. Geïsoleerd", "1. Isolated"}},
           {"2", {"2. Sociale contacten buitenshuis", "2. Social contacts outside the home"}},
           {"3", {"3. Georganiseerde activiteiten", "3. Organised activities"}},
           {"4", {"4. Onbetaald werk", "4. Unpaid work"}},
           {"5", {"5. Betaald werk met ondersteuning", "5. Paid work with support"}},
           {"6", {"6. Betaald werk", "6. Paid work"}},
           {"onbekend", {"Niet bekend", "Not known"}}}};
}

Bilingual moment_words(const std::string& n) {
  return n == "0" ? Bilingual{"Bij de start", "At the start"}
                  : Bilingual{"Na " + n + " maanden", "After " + n + " months"};
}

/// Whether any group, and whether every group, is large enough to be divided into shares.
struct Divided {
  bool any{false};
  bool all{true};
};

Divided divided(const Draft& draft) {
  Divided found;
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const bool large = group_size(draft, static_cast<int>(a)) >= fewest_to_divide;
    found.any = found.any || large;
    found.all = found.all && large;
  }
  return found;
}

Bilingual statistic_words(const Draft& draft, bool shares) {
  const std::string nl = unit_name(draft.study).nl;
  const std::string en = unit_name(draft.study).in(core::Language::en);
  return shares
             ? Bilingual{"Aandeel per groep, in procenten van alle gelote " + nl +
                             "; uit op tien afgeronde aantallen",
                         "Share per group, in per cent of all " + en + " drawn; from numbers rounded to ten"}
             : Bilingual{"Aantal gelote " + nl + " per groep, afgerond op tien",
                         "Number of " + en + " drawn per group, rounded to ten"};
}

std::vector<Bilingual> notes_of(const Draft& draft, Divided shares) {
  std::vector<Bilingual> notes{
      {"Een trede geldt tot de volgende. Wie geen trede heeft, telt mee als niet bekend.",
       "A step holds until the next one. Who has no step counts as not known."}};
  const std::string fewest = std::to_string(fewest_to_divide);
  const std::string nl = unit_name(draft.study).nl;
  const std::string en = unit_name(draft.study).in(core::Language::en);
  if (shares.any) {
    notes.push_back(
        {"Door afronding is de som niet altijd 100%.", "Because of rounding the sum is not always 100%."});
  }
  if (!shares.all) {
    notes.push_back(
        shares.any
            ? Bilingual{"Van een groep met minder dan " + fewest + " " + nl + " geven we geen aandeel.",
                        "Of a group of fewer than " + fewest + " " + en + " we give no share."}
            : Bilingual{
                  "De groepen hebben minder dan " + fewest + " " + nl +
                      ": te weinig voor een aandeel of een grafiek.",
                  "The groups have fewer than " + fewest + " " + en + ": too few for a share or a chart."});
  }
  notes.push_back({"Wie laag begint, kan alleen omhoog: een verandering binnen een groep is geen effect.",
                   "Who starts low can only go up: a change within a group is no effect."});
  return notes;
}

}  // namespace

void add_ladder_steps(Draft& draft, const config::Outcome& outcome) {
  const auto moments = first_and_last(draft.cohort.ladder, outcome.id);
  if (moments.empty()) {
    return;
  }
  Table table;
  table.id = outcome.id + "_steps";
  table.topic = "outcome:" + outcome.id;
  table.title = {"Op welke trede van de participatieladder staan mensen?",
                 "On which step of the participation ladder are people?"};
  const Divided shares = divided(draft);
  table.statistic = statistic_words(draft, shares.any);
  table.source = outcome_source(draft.study, outcome);
  table.notes = notes_of(draft, shares);
  safe::Dimension when{"moment", {"Moment", "Moment"}, {}};
  for (const Division* levels : moments) {
    when.codes.push_back({levels->moment, moment_words(levels->moment)});
  }
  table.dimensions = {group_dimension(draft.study, false), std::move(when), step_dimension()};
  table.columns = {column("n", {"Aantal", "Number"}, safe::Unit::count)};
  if (shares.any) {
    table.columns.push_back(column("share", {"Aandeel", "Share"}, safe::Unit::percent));
    table.chart = {safe::ChartKind::stacked, "groep", "trede", "share", "", "", table.title};
  }
  std::vector<std::string> steps;
  for (const safe::Code& step : table.dimensions[2].codes) {
    steps.push_back(step.id);
  }
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::int64_t size = group_size(draft, static_cast<int>(a));
    for (std::size_t m = 0; m < moments.size(); ++m) {
      const std::string name =
          "ladder|" + outcome.id + "|" + draft.study.arms[a].id + "|" + moments[m]->moment;
      const std::vector<std::string> ids = division_queries(draft, name, *moments[m], a, steps);
      for (std::size_t s = 0; s < ids.size(); ++s) {
        Row row{{a, m, s}, {CountCell{ids[s]}}};
        if (shares.any) {
          row.cells.push_back(class_share_cell(ids[s], size));
        }
        table.rows.push_back(std::move(row));
      }
    }
  }
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
