// Texts of lists that a table prints as a label: the signs that tables keep are refused at their cell.
#include "ingest/lists/published.hpp"
#include "unit/ingest/lists/allocation_text.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// The only T107 among the problems.
core::Place place_of(const core::Problems& problems) {
  REQUIRE(problems.count("T107") == 1);
  for (const core::Problem& problem : problems.all()) {
    if (problem.code == "T107") {
      CHECK(problem.severity == core::Severity::error);
      return problem.place;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("an item of the costs with a sign of tables is refused at its cell") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.costs = "costs.csv";
  folder.write("costs.csv", "soort;begroot;post\nvast;10;Scan\nvast;20;Uren [c]\ntotaal;30;[noot 1]\n");
  const core::Place place = place_of(read(study).problems);
  CHECK(place.file == "costs.csv");
  CHECK(place.line == 3);
  CHECK(place.column == 9);
  CHECK(place.field == "item");
}

TEST_CASE("a reason of exclusion with a sign of tables is refused once, without repeating it") {
  Listed list;
  for (int i = 8; i < 10; ++i) {
    list.lines.push_back({{"bsn", number(i)}, {"exclusion", "[ziek]"}});
  }
  const Input input = list.run();
  const core::Place place = place_of(input.problems);
  CHECK(place.file == "allocation.csv");
  CHECK(place.line == 10);
  CHECK(core::text(input.problems).find("ziek") == std::string::npos);
}

TEST_CASE("a group of a published table with a sign of tables is refused at its cell") {
  const Folder folder;
  auto study = study_in(folder);
  config::Outcome work;
  work.id = "werk";
  study.outcomes = {work};
  study.data.published = "published.csv";
  folder.write("published.csv",
               "table;kind;group;wave;value;n\nwerk;count;Groep [x];;5;20\nwerk;count;B;;5;20\n");
  Input input;
  CHECK(read_published(study, input).counts.size() == 2);
  CHECK(place_of(input.problems).line == 2);
}
