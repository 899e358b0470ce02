#include "ingest/lists.hpp"
#include "ingest/table_reader.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace werkthet::ingest {
namespace {

struct Columns {
  ColumnRef bsn, registration, invited, consent, consent_date, drawn, arm, refused, replaces, started,
      stopped, stop_reason, exclusion, caseworker, measured;
};

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

/// Texts that become categories are cut off: they are codes, and a story about a person must not travel
/// along.
std::string category(std::string_view text) {
  return std::string(text.substr(0, 60));
}

}  // namespace

void read_allocation(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory,
                     Input& input) {
  const std::string& name = study.data.allocation;
  TableReader table({name, study.folder / name}, "allocation", study.data.allocation_form);
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
    row.benefit = directory.benefit(table.text(i, c.registration).substr(0, 64));
    row.invited = table.date(i, c.invited);
    row.consent = table.answer(i, c.consent);
    row.consent_date = table.date(i, c.consent_date);
    row.drawn = table.date(i, c.drawn);
    if (const auto arm = table.text(i, c.arm); !is_missing(arm)) {
      row.arm = arm_index(study, arm);
      if (row.arm < 0) {
        table.report().add("E202", table.place(i, c.arm));
      }
    }
    row.refused = table.date(i, c.refused);
    row.started = table.date(i, c.started);
    row.stopped = table.date(i, c.stopped);
    row.stop_reason = category(table.text(i, c.stop_reason));
    if (const auto exclusion = table.text(i, c.exclusion); !is_missing(exclusion)) {
      row.exclusion = category(exclusion);
      if (std::find(input.exclusion_codes.begin(), input.exclusion_codes.end(), row.exclusion) ==
          input.exclusion_codes.end()) {
        input.exclusion_codes.push_back(row.exclusion);
      }
    }
    if (const auto caseworker = table.text(i, c.caseworker); !is_missing(caseworker)) {
      row.caseworker =
          caseworkers.try_emplace(std::string(caseworker), static_cast<std::int32_t>(caseworkers.size()))
              .first->second;
    }
    row.measured = table.answer(i, c.measured);
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
