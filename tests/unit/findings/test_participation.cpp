// The flow of recruitment and the reasons for exclusion: rare reasons go together.
#include "analysis/analyse.hpp"
#include "findings/make_findings.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace werkthet;
using namespace werkthet::test_support;

namespace {

findings::Findings make(const std::vector<std::pair<std::string, std::int64_t>>& reasons) {
  config::Study study = small_study();
  cohort::Cohort cohort = cohort_of(arms_of({{0, 20, 0}, {1, 20, 0}, {2, 20, 0}}));
  cohort.flow.push_back({"frame", {"Met bijstand", "On benefit"}, "", "", 900});
  for (const auto& [reason, n] : reasons) {
    cohort.flow.push_back({"exclusion", {reason, reason}, "", reason, n});
  }
  cohort.flow.push_back({"not_drawn", {"Niet geloot", "Not drawn"}, "", "", 6});
  cohort.flow.push_back({"replaced", {"Vervangen", "Replaced"}, "regie", "", 2});
  cohort.flow.push_back({"stopped", {"Gestopt", "Stopped"}, "regie", "", 3});
  core::SilentLog log;
  return findings::make_findings(study, cohort, analysis::analyse(study, cohort, log), {});
}

std::map<std::string, std::int64_t> counts_of(const findings::Findings& f, const std::string& table_id) {
  std::map<std::string, std::int64_t> counts;
  for (const findings::Table& table : f.tables) {
    if (table.id == table_id) {
      for (const findings::Row& row : table.rows) {
        const std::string& query = std::get<findings::CountCell>(row.cells.at(0)).query;
        const auto at =
            std::find_if(f.queries.begin(), f.queries.end(), [&](const auto& q) { return q.id == query; });
        REQUIRE(at != f.queries.end());
        counts[table.dimensions.at(0).codes.at(row.codes.at(0)).id] = at->value;
      }
    }
  }
  return counts;
}

}  // namespace

TEST_CASE("reasons below the smallest cell are counted together") {
  const auto counts =
      counts_of(make({{"dakloos", 9}, {"inrichting", 4}, {"leeftijd", 10}, {"ziek", 60}}), "exclusions");
  CHECK(counts ==
        std::map<std::string, std::int64_t>{{"leeftijd", 10}, {"overige_redenen", 13}, {"ziek", 60}});
}

TEST_CASE("a rare reason leaves no trace of its own: no query, no code, no word") {
  const findings::Findings f = make({{"dakloos", 9}, {"inrichting", 4}, {"ziek", 60}});
  for (const findings::Query& q : f.queries) {
    CHECK(q.id.find("dakloos") == std::string::npos);
    CHECK(q.id.find("inrichting") == std::string::npos);
  }
}

TEST_CASE(
    "the table of reasons and its last row are there whatever the reasons: being there says nothing (D7)") {
  using Counts = std::map<std::string, std::int64_t>;
  CHECK(counts_of(make({{"dakloos", 9}}), "exclusions") == Counts{{"overige_redenen", 9}});
  CHECK(counts_of(make({}), "exclusions") == Counts{{"overige_redenen", 0}});
  CHECK(counts_of(make({{"ziek", 60}}), "exclusions") == Counts{{"overige_redenen", 0}, {"ziek", 60}});
}

TEST_CASE("the flow holds steps, not reasons and not arms; sizes of groups are exact") {
  const findings::Findings f = make({{"ziek", 60}});
  CHECK(counts_of(f, "flow") == std::map<std::string, std::int64_t>{{"frame", 900}});
  for (const findings::Table& table : f.tables) {
    if (table.id == "flow_arms") {
      REQUIRE(table.rows.size() == 3);
      CHECK(std::get<findings::GroupSize>(table.rows[0].cells[0]).value == 20);
      CHECK(table.columns.back().id == "stopped");
      // The flow counts whose place was taken, and not who took it.
      REQUIRE(table.columns.at(1).id == "replaced");
      CHECK(table.columns[1].label.nl == "Vervangen door iemand anders");
    }
  }
}

TEST_CASE(
    "who agreed and was not drawn is no number anywhere: exact groups and tens would tell it together") {
  const findings::Findings f = make({{"ziek", 60}});
  CHECK_FALSE(counts_of(f, "flow").contains("not_drawn"));
  for (const findings::Query& q : f.queries) {
    CHECK(q.id.find("not_drawn") == std::string::npos);
  }
}

TEST_CASE("small groups are said to be small") {
  const findings::Findings f = make({});
  CHECK(f.facts.at("any_group_below_150"));
}
