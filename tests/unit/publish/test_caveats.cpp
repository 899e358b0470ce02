#include <catch2/catch.hpp>

#include "publish/caveats.hpp"
#include "support/test_forge.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

using namespace werkthet;
using safe::TestForge;

namespace {

bool holds(const std::vector<publish::Caveat>& all, std::string_view id) {
  return std::any_of(all.begin(), all.end(), [id](const publish::Caveat& caveat) { return caveat.id == id; });
}

safe::Table flow_arms(double stopped_a, double stopped_b, double replaced) {
  safe::Table table;
  table.id = "flow_arms";
  table.dimensions = {{"groep", {}, {{"a", {}}, {"b", {}}, {"Totaal", {}}}}};
  table.columns = {{"n", {}, safe::Unit::count, false},
                   {"stopped", {}, safe::Unit::count, false},
                   {"replaced", {}, safe::Unit::count, false}};
  table.rows = {{{0}, {TestForge::number(100), TestForge::number(stopped_a), TestForge::number(0)}},
                {{1}, {TestForge::number(100), TestForge::number(stopped_b), TestForge::number(replaced)}},
                {{2}, {TestForge::number(200), TestForge::number(90), TestForge::number(99)}}};
  return table;
}

safe::Table power(double n, double mde) {
  safe::Table table;
  table.id = "power";
  table.dimensions = {{"groep", {}, {{"a", {}}}}};
  table.columns = {{"n", {}, safe::Unit::count, false}, {"detectable", {}, safe::Unit::points, false}};
  table.rows = {{{0}, {TestForge::number(n), TestForge::number(mde)}}};
  return table;
}

config::Study plain_study() {
  config::Study study;
  study.non_participants.use = false;
  study.release.status = config::FigureStatus::final;
  return study;
}

}  // namespace

TEST_CASE("no trigger, no caveat") {
  CHECK(publish::caveats(TestForge::findings({}), plain_study()).empty());
  CHECK(publish::caveats(TestForge::findings({flow_arms(10, 12, 0), power(150, 14)}), plain_study()).empty());
}

TEST_CASE("caveats follow what is printed") {
  const auto study = plain_study();
  CHECK(holds(publish::caveats(TestForge::findings({flow_arms(21, 20, 0)}), study), "attrition"));
  CHECK(holds(publish::caveats(TestForge::findings({flow_arms(5, 11, 0)}), study), "attrition"));
  CHECK_FALSE(holds(publish::caveats(TestForge::findings({flow_arms(5, 9, 0)}), study), "attrition"));
  CHECK(holds(publish::caveats(TestForge::findings({flow_arms(5, 5, 3)}), study), "replacement"));
  const auto small = publish::caveats(TestForge::findings({power(149, 14)}), study);
  REQUIRE(small.size() == 1);
  CHECK(small.front().id == "small");
  CHECK(small.front().required);
  CHECK(small.front().text.nl.find("ongeveer 14 procentpunt") != std::string::npos);
  CHECK(holds(publish::caveats(TestForge::findings({}, {}, {{"short_follow_up", true}}), study), "short"));
}

TEST_CASE("a comparison that was not drawn by lot comes first and is required") {
  safe::Statement participation;
  participation.kind = safe::StatementKind::participation;
  const auto all = publish::caveats(TestForge::findings({}, {participation}), plain_study());
  REQUIRE_FALSE(all.empty());
  CHECK(all.front().id == "not_by_lot");
  CHECK(all.front().required);
  CHECK(holds(all, "hawthorne"));
}

TEST_CASE("settings trigger caveats too") {
  config::Study study = plain_study();
  study.data.allocation = "data/allocation.csv";
  study.release.status = config::FigureStatus::provisional;
  study.outcomes.resize(6);
  const auto all = publish::caveats(TestForge::findings({}), study);
  CHECK(holds(all, "volunteers"));
  CHECK(holds(all, "provisional"));
  CHECK(holds(all, "many_outcomes"));
}

TEST_CASE("a final release on deliveries that are still corrected says that its figures may change") {
  config::Study study = plain_study();
  study.release.status = config::FigureStatus::final;
  CHECK_FALSE(holds(publish::caveats(TestForge::findings({}), study), "provisional"));
  CHECK(holds(publish::caveats(TestForge::findings({}, {}, {{"register_not_final", true}}), study),
              "provisional"));
}

TEST_CASE("terms are bilingual, have unique ids and short sentences") {
  std::set<std::string> ids;
  for (const publish::Term& term : publish::glossary()) {
    CAPTURE(term.id);
    CHECK(ids.insert(term.id).second);
    CHECK_FALSE(term.term.en.empty());
    CHECK_FALSE(term.meaning.en.empty());
    std::istringstream in(term.meaning.nl);
    std::string word;
    int n = 0;
    while (in >> word) {
      n = word.back() == '.' ? 0 : n + 1;
      CHECK(n < 20);
    }
  }
}
