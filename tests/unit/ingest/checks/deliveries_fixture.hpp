#pragma once
// Deliveries of several reporters and municipalities, for the checks over months.

#include "unit/ingest/fixture.hpp"

#include <string>
#include <vector>

namespace ingest_test {

inline void set_element(std::string& xml, const std::string& name, const std::string& value) {
  const std::string open = "<" + name + ">";
  const auto from = xml.find(open) + open.size();
  xml.replace(from, xml.find("</" + name + ">") - from, value);
}

/// A delivery of one reporter for one municipality, named after both and the month.
inline void deliver(const Folder& folder, const std::string& reporter, int month, const std::vector<Benefit>& benefits,
                    const std::string& municipality = "9999", int year = 2018) {
  std::string xml = delivery_xml(year, month, benefits);
  set_element(xml, "Berichtgevercode", reporter);
  set_element(xml, "Gemeentecode", municipality);
  folder.write("data/" + reporter + "-" + municipality + "-" + std::to_string(year * 100 + month) + ".xml", xml);
}

/// Benefits B<from> up to B<to>, one person each.
inline std::vector<Benefit> benefits_of(int from, int to) {
  std::vector<Benefit> benefits;
  for (int i = from; i < to; ++i) {
    benefits.push_back({"B" + std::to_string(i), {{number(i)}}});
  }
  return benefits;
}

inline config::Study study_of(const Folder& folder) {
  auto study = study_in(folder);
  study.data.bus = {"data/*.xml"};
  return study;
}

inline std::vector<core::Problem> problems_of(const ingest::Input& input, const std::string& code) {
  std::vector<core::Problem> found;
  for (const core::Problem& problem : input.problems.all()) {
    if (problem.code == code) {
      found.push_back(problem);
    }
  }
  return found;
}

}  // namespace ingest_test
