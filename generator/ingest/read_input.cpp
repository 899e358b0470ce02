#include "ingest/read_input.hpp"

#include "core/error.hpp"
#include "ingest/as_of.hpp"
#include "ingest/checks/checks.hpp"
#include "ingest/lists/consent.hpp"
#include "ingest/lists/control_files.hpp"
#include "ingest/bus/deliveries.hpp"
#include "ingest/lists/lists.hpp"
#include "ingest/lists/persons_table.hpp"
#include "ingest/report.hpp"

#include <algorithm>
#include <string>

namespace werkthet::ingest {
namespace {

bool has_citizen_numbers(const config::Study& study) {
  const auto& data = study.data;
  return !data.bus.empty() || !data.allocation.empty() || !data.contacts.empty() || !data.exemptions.empty() ||
         !data.ladder.empty() || !data.employment.empty() ||
         std::any_of(study.waves.begin(), study.waves.end(), [](const config::Wave& wave) {
           return !wave.clients.empty() || !wave.caseworkers.empty();
         });
}

/// The files with citizen numbers; without a key none of them is opened.
void read_people(const config::Study& study, const ReadOptions& options, Input& input, core::Log& log) {
  const auto& data = study.data;
  if (data.key_file.empty()) {
    input.problems.add(make_problem("E216", {study.file.filename().string(), 0, 0, "data.key_file"},
                                    "the study has files with citizen numbers and names no key file"));
    return;
  }
  try {
    const Key key = read_key(study.folder / data.key_file);
    Directory directory;
    PersonNumber number = PersonNumber::citizen;
    if (!data.bus.empty()) {
      if (const auto layout = layout_of(study, input)) {
        number = layout->person_number();
        read_deliveries(study, *layout, key, {options.threads, options.cache_file}, directory, input, log);
      }
    }
    Pseudonymiser pseudonyms(key, study.id, number);
    if (!data.allocation.empty()) {
      read_allocation(study, pseudonyms, directory, input);
    }
    read_surveys(study, pseudonyms, directory, input);
    if (!data.contacts.empty()) {
      read_contacts(study, pseudonyms, directory, input);
    }
    if (!data.exemptions.empty()) {
      read_exemptions(study, pseudonyms, directory, input);
    }
    if (!data.ladder.empty()) {
      read_ladder(study, pseudonyms, directory, input);
    }
    if (!data.employment.empty()) {
      read_employment(study, pseudonyms, directory, input);
    }
    take_out_withdrawn(study, input);  // before the checks: nothing about these people is looked at
    if (input.bus) {
      input.bus->persons = directory.persons();
      input.bus->benefits = directory.benefits();
    }
  } catch (const core::Error& error) {
    if (error.kind() != core::ErrorKind::input) {
      throw;
    }
    input.problems.add(make_problem("E216", {data.key_file, 0, 0, "data.key_file"}, error.message()));
  }
}

}  // namespace

Input read_input(const config::Study& study, const ReadOptions& options, core::Log& log) {
  Input input;
  if (has_citizen_numbers(study)) {
    read_people(study, options, input, log);
  }
  if (study.data.persons) {
    read_persons(study, input);
  }
  if (!study.data.costs.empty()) {
    read_costs(study, input);
  }
  if (!study.data.goals.empty()) {
    check_goals(study, input);
  }
  if (!study.data.stock.empty()) {
    check_stock(study, input);
  }
  check_allocation(study, input);
  check_protocol(study, input);
  check_draws(study, input);
  check_deliveries(study, input);
  check_sizes(study, input);
  if (study.release.data_until) {  // after the checks: a mistake in a later line is still a mistake
    forget_after(input, *study.release.data_until);
  }
  input.problems.sort();
  count_rules(input);
  log.info("read " + std::to_string(input.files.size()) + " files, " +
           std::to_string(input.bus ? input.bus->rows.size() : 0) + " benefit records, " +
           std::to_string(input.allocation.size()) + " lines of allocation, " +
           std::to_string(input.problems.count(core::Severity::error)) + " errors");
  return input;
}

}  // namespace werkthet::ingest
