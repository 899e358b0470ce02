#include "ingest/lists.hpp"
#include "ingest/table_reader.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace werkthet::ingest {
namespace {

struct ScaleColumns {
  std::vector<ColumnRef> items;
  std::vector<bool> reversed;
};

/// The columns of a scale. All absent: the scale was not asked (note); some absent: a wrong name (error).
ScaleColumns find_items(const config::Scale& scale, TableReader& table) {
  ScaleColumns found;
  for (const std::string& item : scale.items) {
    found.items.push_back(table.column(item, false));
    found.reversed.push_back(std::find(scale.reversed.begin(), scale.reversed.end(), item) !=
                             scale.reversed.end());
  }
  const auto absent =
      std::count_if(found.items.begin(), found.items.end(), [](const ColumnRef& c) { return !c.index; });
  if (absent == static_cast<std::ptrdiff_t>(found.items.size())) {
    table.report().add("N225", {{}, 1, 0, scale.id});
  } else if (absent > 0) {
    for (const ColumnRef& column : found.items) {
      if (!column.index) {
        table.report().add("E203", {{}, 1, 0, column.field});
      }
    }
  }
  return found;
}

std::optional<double> score(const config::Scale& scale, const ScaleColumns& columns, TableReader& table,
                            std::size_t row) {
  double sum = 0;
  std::size_t answered = 0;
  for (std::size_t i = 0; i < columns.items.size(); ++i) {
    const auto answer = table.number(row, columns.items[i]);
    if (!answer) {
      continue;
    }
    if (*answer < scale.min || *answer > scale.max) {
      table.report().null("W213", table.place(row, columns.items[i]), "the answer is outside the scale");
      continue;
    }
    sum += columns.reversed[i] ? scale.min + scale.max - *answer : *answer;
    ++answered;
  }
  const auto items = static_cast<double>(columns.items.size());
  // The small margin keeps 3 of 5 at a share of 0.6 on the right side of binary fractions.
  if (answered == 0 || static_cast<double>(answered) + 1e-9 < scale.min_answered * items) {
    return std::nullopt;
  }
  return sum / static_cast<double>(answered);
}

/// When each person was drawn: day 0 of the waves.
using Drawn = std::map<PersonIndex, core::Date>;

Drawn drawn_days(const Input& input) {
  Drawn drawn;
  for (const AllocationRow& row : input.allocation) {
    if (row.drawn && row.person != nobody) {
      drawn.try_emplace(row.person, *row.drawn);
    }
  }
  return drawn;
}

/// Whether a date is in the wave's month after day 0, give or take its window. Who was not drawn has no day
/// 0; then the whole entry period of the study counts.
bool in_window(const config::Study& study, const config::Wave& wave, const Drawn& drawn, PersonIndex person,
               core::Date answered) {
  const auto at = drawn.find(person);
  const core::Date first = at != drawn.end() ? at->second : study.start;
  const core::Date last = at != drawn.end() ? at->second : core::add_months(study.start, study.entry_months);
  return answered >= core::add_months(first, wave.month - wave.window_months) &&
         answered <= core::add_months(last, wave.month + wave.window_months);
}

void read_wave(const config::Study& study, std::size_t wave, bool by_caseworker, const Drawn& drawn,
               Pseudonymiser& pseudonyms, Directory& directory, Input& input) {
  const config::Wave& about = study.waves[wave];
  const std::string& name = by_caseworker ? about.caseworkers : about.clients;
  TableReader table({name, study.folder / name}, "survey " + about.id + (by_caseworker ? " caseworkers" : ""),
                    study.data.survey_form);
  if (table.ok()) {
    const ColumnRef bsn = table.column("bsn", true, {"burgerservicenummer"});
    const ColumnRef answered = table.column("answered", true, {"datum", "ingevuld"});
    std::vector<ScaleColumns> scales;
    for (const config::Scale& scale : study.scales) {
      scales.push_back(find_items(scale, table));
    }
    SurveyWave result{wave, by_caseworker, {}};
    std::set<PersonIndex> seen;
    for (std::size_t i = 0; i < table.rows() && bsn.index; ++i) {
      SurveyRow row;
      if (const auto person = table.person(i, bsn, pseudonyms)) {
        row.person = directory.person(*person);
        if (!seen.insert(row.person).second) {
          table.report().add("E221", table.place(i, bsn));
        }
      }
      row.answered = table.date(i, answered);
      if (row.answered && !in_window(study, about, drawn, row.person, *row.answered)) {
        table.report().add("W211", table.place(i, answered));
      }
      for (std::size_t s = 0; s < scales.size(); ++s) {
        row.scores.push_back(score(study.scales[s], scales[s], table, i));
      }
      result.rows.push_back(std::move(row));
    }
    input.surveys.push_back(std::move(result));
  }
  table.finish(input);
}

}  // namespace

void read_surveys(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input) {
  const Drawn drawn = drawn_days(input);
  for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
    if (!study.waves[wave].clients.empty()) {
      read_wave(study, wave, false, drawn, pseudonyms, directory, input);
    }
    if (!study.waves[wave].caseworkers.empty()) {
      read_wave(study, wave, true, drawn, pseudonyms, directory, input);
    }
  }
  // A scale that no file has is a wrong name, not a choice.
  for (std::size_t s = 0; s < study.scales.size() && !input.surveys.empty(); ++s) {
    const bool scored = std::any_of(input.surveys.begin(), input.surveys.end(), [&](const SurveyWave& wave) {
      return std::any_of(wave.rows.begin(), wave.rows.end(),
                         [&](const SurveyRow& row) { return row.scores[s].has_value(); });
    });
    if (!scored) {
      input.problems.add(make_problem("E203",
                                      {study.file.filename().string(), 0, 0, "scales." + study.scales[s].id},
                                      "no wave has a score on this scale"));
    }
  }
}

void read_contacts(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                   Input& input) {
  const std::string& name = study.data.contacts;
  TableReader table({name, study.folder / name}, "contacts", study.data.allocation_form);
  const ColumnRef bsn = table.column("bsn", true, {"burgerservicenummer"});
  const ColumnRef date = table.column("date", true, {"datum"});
  const ColumnRef initiative = table.column("initiative", false, {"initiatief"});
  for (std::size_t i = 0; i < table.rows() && bsn.index && date.index; ++i) {
    const auto person = table.person(i, bsn, pseudonyms);
    const auto day = table.date(i, date);
    const std::string who = loose_name(table.text(i, initiative));
    const bool client = who == "client" || who == "klant";
    if (!who.empty() && !client && who != "caseworker" && who != "klantmanager" && who != "gemeente") {
      table.report().null("W213", table.place(i, initiative));
    }
    if (day) {
      input.contacts.push_back({person ? directory.person(*person) : nobody, *day, client});
    } else if (is_missing(table.text(i, date))) {
      table.report().null("W213", table.place(i, date), "a contact without a date cannot be counted");
    }
  }
  table.finish(input);
}

}  // namespace werkthet::ingest
