#include "ingest/lists/lists.hpp"
#include "ingest/lists/survey_checks.hpp"
#include "ingest/lists/survey_wave.hpp"
#include "ingest/tables/table_reader.hpp"

#include <algorithm>
#include <string>

namespace werkthet::ingest {
namespace {

void read_file(const WaveContext& context, Pseudonymiser& pseudonyms, Directory& directory, Input& input) {
  const config::Wave& wave = context.study.waves[context.wave];
  const std::string& name = context.by_caseworker ? wave.caseworkers : wave.clients;
  const config::CsvForm form = form_of(context.study, wave);
  TableReader table(list_source(context.study, name),
                    "survey " + wave.id + (context.by_caseworker ? " caseworkers" : ""), form);
  if (table.ok()) {
    input.surveys.push_back(read_wave(context, table, form, pseudonyms, directory));
  }
  table.finish(input);
}

}  // namespace

void read_surveys(const config::Study& study, Pseudonymiser& pseudonyms, Directory& directory, Input& input) {
  const Drawn drawn = drawn_days(input);
  for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
    if (!study.waves[wave].clients.empty()) {
      read_file({study, wave, false, drawn}, pseudonyms, directory, input);
    }
    if (!study.waves[wave].caseworkers.empty()) {
      read_file({study, wave, true, drawn}, pseudonyms, directory, input);
    }
  }
  check_modes(study, input);
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

}  // namespace werkthet::ingest
