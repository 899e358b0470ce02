#pragma once
// A short allocation list for the tests of lists: eight people, four in each group, and any column that a
// test wants to add.

#include "unit/ingest/fixture.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ingest_test {

using Line = std::map<std::string, std::string>;

/// The columns in order of first use, lines separated by semicolons.
inline std::string csv_of(const std::vector<Line>& lines) {
  std::vector<std::string> columns;
  for (const Line& line : lines) {
    for (const auto& [name, value] : line) {
      if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
        columns.push_back(name);
      }
    }
  }
  std::string text;
  for (const std::string& column : columns) {
    text += (text.empty() ? "" : ";") + column;
  }
  text += "\n";
  for (const Line& line : lines) {
    std::string row;
    for (const std::string& column : columns) {
      const auto at = line.find(column);
      row += (&column == &columns.front() ? "" : ";") + (at == line.end() ? std::string() : at->second);
    }
    text += row + "\n";
  }
  return text;
}

/// A study whose allocation list can be changed line by line.
struct Listed {
  Listed() : study(study_in(folder)) {
    study.data.allocation = "allocation.csv";
    for (int i = 0; i < 8; ++i) {
      lines.push_back({{"bsn", number(i)},
                       {"consent", "ja"},
                       {"consent_date", "15-09-2017"},
                       {"drawn", "10-10-2017"},
                       {"arm", i < 4 ? "control" : "freedom"}});
    }
  }
  ingest::Input run() {
    folder.write("allocation.csv", csv_of(lines));
    return read(study);
  }
  Folder folder;
  config::Study study;
  std::vector<Line> lines;
};

/// How often each code occurs, without the note on small groups.
inline std::map<std::string, int> codes_of(const ingest::Input& input) {
  std::map<std::string, int> found;
  for (const core::Problem& problem : input.problems.all()) {
    if (problem.code != "W140" && problem.code != "P301") {
      ++found[problem.code];
    }
  }
  return found;
}

using Codes = std::map<std::string, int>;

}  // namespace ingest_test
