#include "ingest/lists/lists.hpp"
#include "ingest/lists/words.hpp"
#include "ingest/tables/table_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>

namespace werkthet::ingest {
namespace {

struct Columns {
  ColumnRef bsn, registration, invited, consent, consent_date, drawn, arm, refused, replaces, started,
      stopped, stop_reason, exclusion, caseworker, measured, origin, followed, exclusion_date,
      exclusion_source, consent_version, withdrawn, still_followed, expected_time, expected_date,
      expected_source;
};

constexpr std::array<Word<Origin>, 10> origins = {{
    {"zittend", Origin::standing},
    {"zittendbestand", Origin::standing},
    {"bestand", Origin::standing},
    {"standing", Origin::standing},
    {"stock", Origin::standing},
    {"nieuw", Origin::inflow},
    {"nieuweinstroom", Origin::inflow},
    {"instroom", Origin::inflow},
    {"new", Origin::inflow},
    {"inflow", Origin::inflow},
}};

Columns columns_of(TableReader& table) {
  Columns c;
  c.bsn = table.column("bsn", true, {"burgerservicenummer"});
  c.registration = table.column("registration_number", false, {"registratienummer"});
  c.invited = table.column("invited", false, {"uitgenodigd"});
  c.consent = table.column("consent", true, {"toestemming"});
  c.consent_date = table.column("consent_date", false, {"datum_toestemming"});
  c.drawn = table.column("drawn", true, {"geloot", "loting"});
  c.arm = table.column("arm", true, {"groep"});
  c.refused = table.column("refused", false, {"geweigerd"});
  c.replaces = table.column("replaces", false, {"vervangt"});
  c.started = table.column("started", false, {"gestart"});
  c.stopped = table.column("stopped", false, {"gestopt"});
  c.stop_reason = table.column("stop_reason", false, {"reden_gestopt"});
  c.exclusion = table.column("exclusion", false, {"uitsluiting"});
  c.caseworker = table.column("caseworker", false, {"klantmanager"});
  c.measured = table.column("measured", false, {"gemeten"});
  c.origin = table.column("origin", false, {"herkomst"});
  c.followed = table.column("followed", false, {"feitelijk_gevolgd"});
  c.exclusion_date = table.column("exclusion_date", false, {"datum_uitsluiting"});
  c.exclusion_source = table.column("exclusion_source", false, {"bron_uitsluiting"});
  c.consent_version = table.column("consent_version", false, {"versie_toestemming"});
  c.withdrawn = table.column("withdrawn", false, {"toestemming_ingetrokken", "ingetrokken"});
  c.still_followed = table.column("still_followed", false, {"nog_gevolgd"});
  c.expected_time = table.column("expected_time", false, {"verwachte_tijd"});
  c.expected_date = table.column("expected_time_date", false, {"datum_verwachte_tijd"});
  c.expected_source = table.column("expected_time_source", false, {"bron_verwachte_tijd"});
  return c;
}

/// The arm with this id, loosely, or with this name; -1 when there is none.
int arm_index(const config::Study& study, std::string_view written) {
  const std::string wanted = loose_name(written);
  for (std::size_t i = 0; i < study.arms.size(); ++i) {
    const config::Arm& arm = study.arms[i];
    if (wanted == loose_name(arm.id) || wanted == loose_name(arm.name.nl)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

/// The arm in a cell; -1 when it is empty or, with E202, not of the study.
int arm_of(const config::Study& study, TableReader& table, std::size_t i, const ColumnRef& column) {
  const auto text = table.text(i, column);
  int arm = is_missing(text) ? -1 : arm_index(study, text);
  if (const auto label = label_of(table, i, column); arm < 0 && !label.empty()) {
    arm = arm_index(study, label);
  }
  if (arm < 0 && !is_missing(text)) {
    table.report().add("E202", table.place(i, column));
  }
  return arm;
}

/// The columns that came after the first version of the list, all of them optional.
void read_later_columns(const config::Study& study, TableReader& table, std::size_t i, const Columns& c,
                        AllocationRow& row) {
  row.origin = category<Origin>(table, i, c.origin, origins);
  row.followed = arm_of(study, table, i, c.followed);
  row.exclusion_date = table.date(i, c.exclusion_date);
  row.exclusion_source = code_text(table.text(i, c.exclusion_source));
  row.consent_version = code_text(table.text(i, c.consent_version));
  row.still_followed = table.answer(i, c.still_followed);
  row.expected_time = code_text(table.text(i, c.expected_time));
  row.expected_date = table.date(i, c.expected_date);
  row.expected_source = code_text(table.text(i, c.expected_source));
  const auto withdrawn = table.text(i, c.withdrawn);
  row.withdrawn = !is_missing(withdrawn) && parse_answer(withdrawn) != Answer::no;
}

}  // namespace

void read_allocation(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input) {
  const std::string& name = study.data.allocation;
  TableReader table(list_source(study, name), "allocation", study.data.allocation_form);
  const Columns c = columns_of(table);
  std::unordered_map<PersonIndex, std::int32_t> refused_row;
  std::map<std::string, std::int32_t> caseworkers;
  std::vector<std::pair<std::size_t, PersonIndex>> replacements;

  for (std::size_t i = 0; i < table.rows(); ++i) {
    AllocationRow row;
    row.line = table.line(i);
    if (const auto person = table.person(i, c.bsn, pseudonyms)) {
      row.person = directory.person(*person);
    }
    if (const std::string_view registration = table.text(i, c.registration); !registration.empty()) {
      row.benefit =
          directory.benefit(pseudonyms.of_benefit(study.municipality_code, benefit_key(registration)));
    }
    row.invited = table.date(i, c.invited);
    row.consent = table.answer(i, c.consent);
    row.consent_date = table.date(i, c.consent_date);
    row.drawn = table.date(i, c.drawn);
    row.arm = arm_of(study, table, i, c.arm);
    row.refused = table.date(i, c.refused);
    row.started = table.date(i, c.started);
    row.stopped = table.date(i, c.stopped);
    row.stop_reason = std::string(table.text(i, c.stop_reason).substr(0, longest_code));
    if (const auto exclusion = table.text(i, c.exclusion); !is_missing(exclusion)) {
      row.exclusion = code_text(exclusion);
      if (std::find(input.exclusion_codes.begin(), input.exclusion_codes.end(), row.exclusion) ==
          input.exclusion_codes.end()) {
        input.exclusion_codes.push_back(row.exclusion);
        table.check_label(i, c.exclusion, input.problems);
      }
    }
    if (const auto caseworker = table.text(i, c.caseworker); !is_missing(caseworker)) {
      row.caseworker =
          caseworkers.try_emplace(std::string(caseworker), static_cast<std::int32_t>(caseworkers.size()))
              .first->second;
    }
    row.measured = table.answer(i, c.measured);
    read_later_columns(study, table, i, c, row);
    if (!is_missing(table.text(i, c.replaces))) {
      if (const auto replaced = table.person(i, c.replaces, pseudonyms)) {
        replacements.emplace_back(i, directory.person(*replaced));
      }
    }
    // Of several lines about one person, the one with a refusal is the one that can be replaced.
    if (row.person != nobody) {
      const auto [at, added] = refused_row.try_emplace(row.person, static_cast<std::int32_t>(i));
      if (!added && row.refused && !input.allocation[static_cast<std::size_t>(at->second)].refused) {
        at->second = static_cast<std::int32_t>(i);
      }
    }
    input.allocation.push_back(std::move(row));
  }
  for (const auto& [i, replaced] : replacements) {
    const auto at = refused_row.find(replaced);
    if (at == refused_row.end()) {
      table.report().add("E209", table.place(i, c.replaces), "the person who is replaced is not in the list");
    } else {
      input.allocation[i].replaces = at->second;
    }
  }
  input.caseworkers = static_cast<std::uint32_t>(caseworkers.size());
  table.finish(input);
}

}  // namespace werkthet::ingest
