#pragma once
// A study with one wave and two scales, for the tests of surveys: answers come from a CSV file, or from a
// table as a spreadsheet or statistics reader makes it.

#include "ingest/lists/survey_wave.hpp"
#include "unit/ingest/fixture.hpp"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace ingest_test {

struct SurveyStudy {
  Folder folder;
  config::Study study{study_in(folder)};

  SurveyStudy() {
    config::Wave t0;
    t0.id = "t0";
    t0.clients = "t0.csv";
    study.waves = {t0};
    config::Scale trust;
    trust.id = "trust";
    trust.items = {"v1", "v2"};
    study.scales = {trust};
  }
  config::Wave& wave() { return study.waves[0]; }
  config::Scale& scale() { return study.scales[0]; }
  /// Draws people 0 to n - 1 on 2 October 2017, by turns in each group.
  void draw(int n) {
    std::string list = "bsn;consent;drawn;arm\n";
    for (int i = 0; i < n; ++i) {
      list += number(i) + ";ja;02-10-2017;" + (i % 2 == 0 ? "control" : "freedom") + "\n";
    }
    folder.write("allocation.csv", list);
    study.data.allocation = "allocation.csv";
  }
  ingest::Input read_csv(const std::string& text) {
    folder.write("t0.csv", text);
    return read(study);
  }
  /// The wave from a table, and what was reported about it in `problems`.
  ingest::SurveyWave read_table(ingest::Table table, core::Problems& problems) {
    const config::CsvForm form = ingest::form_of(study, wave());
    ingest::TableReader reader(std::move(table), {"survey t0", "t0.sav", "", 0}, form);
    const ingest::Key key = ingest::read_key(folder.path() / "key");
    ingest::Pseudonymiser pseudonyms(key, study.id);
    ingest::Directory directory;
    const ingest::Drawn drawn;
    ingest::SurveyWave wave =
        ingest::read_wave({study, 0, false, drawn}, reader, form, pseudonyms, directory);
    ingest::Input input;
    reader.finish(input);
    problems = input.problems;
    return wave;
  }
};

/// The first score of every response.
inline std::vector<std::optional<double>> first_scores(const ingest::SurveyWave& wave) {
  std::vector<std::optional<double>> scores;
  for (const ingest::SurveyRow& row : wave.rows) {
    scores.push_back(row.scores.at(0));
  }
  return scores;
}
using Scores = std::vector<std::optional<double>>;

/// A table as a reader of a typed source makes it.
inline ingest::TableBuilder typed(std::initializer_list<std::string_view> columns) {
  ingest::TableBuilder builder(ingest::Table::Cells::typed);
  for (const std::string_view column : columns) {
    if (!builder.column(column)) {
      throw std::runtime_error("the column does not fit");
    }
  }
  return builder;
}
inline void add_row(ingest::TableBuilder& builder, std::uint64_t line,
                    const std::vector<std::string>& cells) {
  bool fits = builder.row(line);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    fits = fits && builder.cell(i, cells[i]);
  }
  if (!fits) {
    throw std::runtime_error("the row does not fit");
  }
}

}  // namespace ingest_test
