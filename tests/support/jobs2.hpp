#pragma once
// The JOBS II experiment (Vinokur and Price) as columns by name, for tests that check against R on real data:
// 899 people, 600 of them drawn for a job-search seminar, 372 of those came.

#include "support/reference_data.hpp"

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace werkthet::test {

using Jobs2 = std::map<std::string, std::vector<double>>;

/// Empty, after a loud word, when the reference data are not there.
inline Jobs2 read_jobs2(std::string_view what) {
  Jobs2 columns;
  if (!reference_available(what)) {
    return columns;
  }
  std::ifstream file(reference_folder() / "csv" / "jobs2.csv");
  std::string line;
  std::getline(file, line);
  std::vector<std::string> names;
  std::istringstream header(line);
  for (std::string name; std::getline(header, name, ',');) {
    names.push_back(name);
  }
  while (std::getline(file, line)) {
    std::istringstream row(line);
    std::string cell;
    for (const std::string& name : names) {
      std::getline(row, cell, ',');
      columns[name].push_back(number_of(cell));
    }
  }
  return columns;
}

inline std::vector<int> whole(const std::vector<double>& values) {
  return {values.begin(), values.end()};
}

}  // namespace werkthet::test
