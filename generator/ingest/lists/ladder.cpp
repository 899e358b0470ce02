#include "ingest/lists/ladder.hpp"

#include "core/error.hpp"
#include "ingest/lists/lists.hpp"
#include "ingest/lists/words.hpp"
#include "ingest/report.hpp"
#include "ingest/tables/table_reader.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace werkthet::ingest {
namespace {

constexpr std::array<Word<std::uint8_t>, 21> steps = {{
    {"1", 1},
    {"2", 2},
    {"3", 3},
    {"4", 4},
    {"5", 5},
    {"6", 6},
    {"socialeisolatie", 1},
    {"sociaalisolement", 1},
    {"geisoleerd", 1},
    {"informelesocialecontacten", 2},
    {"socialecontactenbuitenshuis", 2},
    {"socialecontactenbuitendedeur", 2},
    {"deelnameaangeorganiseerdeactiviteiten", 3},
    {"deelnamegeorganiseerdeactiviteiten", 3},
    {"georganiseerdeactiviteiten", 3},
    {"onbetaaldwerk", 4},
    {"betaaldwerkmetondersteuning", 5},
    {"betaaldwerkmetsteun", 5},
    {"betaaldwerkzonderondersteuning", 6},
    {"betaaldwerkzondersteun", 6},
    {"regulierwerkzonderondersteuning", 6},
}};

constexpr std::array<Word<LadderSource>, 7> sources = {{
    {"dossier", LadderSource::dossier},
    {"werkdossier", LadderSource::dossier},
    {"registratie", LadderSource::dossier},
    {"srg", LadderSource::dossier},
    {"survey", LadderSource::survey},
    {"vragenlijst", LadderSource::survey},
    {"enquete", LadderSource::survey},
}};

constexpr std::array<Word<Rater>, 13> raters = {{
    {"client", Rater::client},
    {"klant", Rater::client},
    {"deelnemer", Rater::client},
    {"zelf", Rater::client},
    {"participant", Rater::client},
    {"caseworker", Rater::caseworker},
    {"klantmanager", Rater::caseworker},
    {"consulent", Rater::caseworker},
    {"medewerker", Rater::caseworker},
    {"professional", Rater::caseworker},
    {"derde", Rater::other},
    {"anders", Rater::other},
    {"other", Rater::other},
}};

core::Date sort_day(const LadderRow& row) {
  return row.date.value_or(core::Date{INT32_MAX});
}

/// Two ratings by one rater from one source on one day that differ: which of them counts cannot be seen.
void check_same_day(TableReader& table, const ColumnRef& step, const std::vector<LadderRow>& rows) {
  const auto key = [](const LadderRow& r) { return std::tuple(r.source, r.rater); };
  std::size_t first = 0;  // of this person and day
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const bool same = rows[i].person == rows[first].person && rows[i].date == rows[first].date;
    first = same ? first : i;
    const auto differs = [&](const LadderRow& other) {
      return key(other) == key(rows[i]) && other.step != rows[i].step && other.step != 0;
    };
    if (rows[i].person != nobody && rows[i].date && rows[i].step != 0 &&
        std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first),
                    rows.begin() + static_cast<std::ptrdiff_t>(i), differs)) {
      table.report().add("W251", {{}, rows[i].line, 0, step.field});
    }
  }
}

/// Whether the last known step up to a day is one of the protocol; nullopt when no step is known by then.
std::optional<bool> starts_well(const std::vector<LadderRow>& ladder, PersonIndex person, core::Date day,
                                const std::vector<int>& allowed) {
  const auto from = std::lower_bound(ladder.begin(), ladder.end(), person,
                                     [](const LadderRow& r, PersonIndex p) { return r.person < p; });
  std::optional<core::Date> last;
  bool fits = false;
  for (auto at = from; at != ladder.end() && at->person == person; ++at) {
    if (!at->date || *at->date > day || at->step == 0) {
      continue;
    }
    if (last != *at->date) {
      last = *at->date;
      fits = false;
    }
    fits = fits || std::find(allowed.begin(), allowed.end(), int{at->step}) != allowed.end();
  }
  return last ? std::optional{fits} : std::nullopt;
}

}  // namespace

const core::Bilingual& ladder_label(int step) {
  static const std::array<core::Bilingual, 6> labels = {{
      {"Sociaal isolement", "Social isolation"},
      {"Informele sociale contacten", "Informal social contacts"},
      {"Deelname aan georganiseerde activiteiten", "Organised activities"},
      {"Onbetaald werk", "Unpaid work"},
      {"Betaald werk met ondersteuning", "Paid work with support"},
      {"Betaald werk zonder ondersteuning", "Paid work without support"},
  }};
  core::ensure(step >= 1 && step <= 6, "the ladder has six steps");
  return labels[static_cast<std::size_t>(step - 1)];
}

std::optional<std::uint8_t> parse_step(std::string_view text, std::string_view label) {
  if (const auto named = label.empty() ? std::nullopt : parse_step(label)) {
    return named;
  }
  if (!label.empty() && label.find(text) == std::string_view::npos) {
    return std::nullopt;
  }
  // loose_name() drops signs: -3 and 3.0 would both become a step.
  const bool plain = text.find_first_of("0123456789") == std::string_view::npos || text.size() == 1;
  return plain ? meaning<std::uint8_t>(steps, text) : std::nullopt;
}

void read_ladder(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input) {
  const std::string& name = study.data.ladder;
  TableReader table(list_source(study, name), "ladder", study.data.ladder_form);
  const ColumnRef bsn = table.column("bsn", true, {"burgerservicenummer"});
  const ColumnRef date = table.column(
      "date", true,
      {"datum", "begindatum_positie", "begindatum_positie_op_de_participatieladder", "peildatum"});
  const ColumnRef step =
      table.column("step", true, {"trede", "positie", "positie_op_de_participatieladder", "niveau"});
  const ColumnRef source = table.column("source", false, {"bron"});
  const ColumnRef rater = table.column("rated_by", false, {"beoordelaar", "beoordeeld_door"});
  for (std::size_t i = 0; i < table.rows() && bsn.index && date.index && step.index; ++i) {
    LadderRow row;
    row.line = table.line(i);
    if (const auto person = table.person(i, bsn, pseudonyms)) {
      row.person = directory.person(*person);
    }
    row.date = table.date(i, date);
    if (const auto text = table.text(i, step); !is_missing(text)) {
      row.step = parse_step(text, label_of(table, i, step)).value_or(std::uint8_t{});
      if (row.step == 0) {
        table.report().null("W213", table.place(i, step), "the ladder has the steps 1 to 6");
      }
    }
    row.source = category<LadderSource>(table, i, source, sources);
    row.rater = category<Rater>(table, i, rater, raters);
    input.ladder.push_back(row);
  }
  const auto key = [](const LadderRow& row) { return std::tuple(row.person, sort_day(row), row.line); };
  std::stable_sort(input.ladder.begin(), input.ladder.end(),
                   [&](const LadderRow& a, const LadderRow& b) { return key(a) < key(b); });
  check_same_day(table, step, input.ladder);
  table.finish(input);
}

void check_baseline_steps(const config::Study& study, Input& input) {
  const std::vector<int>& allowed = study.protocol.baseline_steps;
  if (allowed.empty()) {
    return;
  }
  std::size_t drawn = 0;
  std::size_t unknown = 0;
  for (const AllocationRow& row : input.allocation) {
    if (!row.drawn || row.arm < 0 || row.person == nobody) {
      continue;
    }
    ++drawn;
    const auto fits = starts_well(input.ladder, row.person, *row.drawn, allowed);
    unknown += fits ? 0U : 1U;
    if (fits && !*fits) {
      input.problems.add(make_problem("E244", {study.data.allocation, row.line, 0, "step"}));
    }
  }
  if (unknown > 0) {
    input.problems.add(make_problem("W245", {study.data.allocation, 0, 0, "step"},
                                    std::to_string(unknown) + " of " + std::to_string(drawn) +
                                        " people were drawn without a step on the ladder by that day"));
  }
}

}  // namespace werkthet::ingest
