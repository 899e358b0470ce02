// Answers to statements: numbers by hand, what the gate makes of them, and when there is no table.
#include "analysis/analyse.hpp"
#include "disclosure/gate.hpp"
#include "findings/make_findings.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace werkthet;
using namespace werkthet::test_support;
using Counts = std::vector<std::int64_t>;

namespace {

/// Three groups of 120 people, one statement in two waves.
struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort{cohort_of(arms_of({{0, 120, 0}, {1, 120, 0}, {2, 120, 0}}))};

  World() {
    for (const auto& [id, month] : {std::pair{"t0", 0}, std::pair{"t1", 12}, std::pair{"t2", 24}}) {
      config::Wave wave;
      wave.id = id;
      wave.name = {id, id};
      wave.month = month;
      study.waves.push_back(wave);
    }
    config::Scale scale;
    scale.id = "trust";
    scale.label = {"Vertrouwen", "Trust"};
    scale.items = {"Q1[SQ001]", "v2"};
    scale.low_answer = {"Oneens", "Disagree"};
    scale.middle_answer = {"Neutraal", "Neutral"};
    scale.high_answer = {"Eens", "Agree"};
    study.scales = {scale};
    study.statements = {
        {"trust", "Q1[SQ001]", {"De gemeente vertrouwt mij.", "The municipality trusts me."}}};
    config::Outcome outcome = outcome_of("vertrouwen", config::OutcomeKind::scale);
    outcome.label = {"Vertrouwen", "Trust"};
    outcome.scale = "trust";
    study.outcomes = {outcome};
    for (const char* wave : {"t0", "t1", "t2"}) {
      cohort.statements.push_back({"Q1[SQ001]", wave, cohort::statement_classes, counts()});
    }
  }
  /// regie and intensief the same; of regulier 114 of 120 answered and 108 agree.
  static Counts counts() { return {32, 21, 47, 20, 0, /**/ 32, 21, 47, 20, 0, /**/ 2, 4, 108, 6, 0}; }
  [[nodiscard]] findings::Findings make() const {
    core::SilentLog log;
    return findings::make_findings(study, cohort, analysis::analyse(study, cohort, log), {});
  }
  [[nodiscard]] safe::SafeFindings release() const {
    return disclosure::Gate::release(make(), study, {}).findings;
  }
};

template <class Tables>
auto statements_in(const Tables& tables) {
  return std::find_if(tables.begin(), tables.end(),
                      [](const auto& t) { return t.id == "vertrouwen_statements"; });
}

/// The cells of the rows of one group and wave, in the order of the answers.
std::vector<std::vector<safe::Cell>> rows_of(const safe::Table& table, const std::string& group,
                                             const std::string& wave) {
  std::vector<std::vector<safe::Cell>> found;
  for (const safe::Row& row : table.rows) {
    if (table.dimensions[1].codes[row.codes[1]].id == group &&
        table.dimensions[2].codes[row.codes[2]].id == wave) {
      found.push_back(row.cells);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("answers to a statement stand in tens, as a share of the tens of those who answered") {
  const safe::SafeFindings released = World().release();
  const auto table = statements_in(released.tables());
  REQUIRE(table != released.tables().end());
  CHECK(table->topic == "outcome:vertrouwen");
  CHECK(table->dimensions[0].codes[0].id == "q1_sq001");
  CHECK(table->dimensions[0].codes[0].label.nl == "De gemeente vertrouwt mij.");
  REQUIRE(table->dimensions[2].codes.size() == 2);  // the first wave and the last
  CHECK(table->dimensions[2].codes[1].id == "t2");
  CHECK(table->dimensions[3].codes.size() == 4);
  CHECK(table->dimensions[3].codes[1].label.nl == "Neutraal");
  CHECK(table->columns[0].in_tens);
  CHECK(table->rows.size() == 3 * 2 * 4);
  const auto rows = rows_of(*table, "regie", "t2");
  REQUIRE(rows.size() == 4);
  // 32, 21, 47 and 20 are printed as 30, 20, 50 and 20; 30 of the 100 who answered.
  const std::vector<std::pair<double, double>> expected{{30, 30}, {20, 20}, {50, 50}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(rows[i][0].value() == expected[i].first);
    CHECK(rows[i][1].value() == expected[i].second);
  }
  CHECK(rows[3][0].value() == 20);
  CHECK(rows[3][1].kind() == safe::Cell::Kind::not_applicable);
}

TEST_CASE("where nearly everybody gave one answer no answer is told, and no share") {
  const safe::SafeFindings released = World().release();
  const auto rows = rows_of(*statements_in(released.tables()), "regulier", "t0");
  REQUIRE(rows.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(rows[i][0].kind() == safe::Cell::Kind::hidden);
    CHECK(rows[i][1].kind() == (i < 3 ? safe::Cell::Kind::hidden : safe::Cell::Kind::not_applicable));
  }
}

TEST_CASE("one hidden answer hides every share of that group and wave, and no count beside it") {
  const World world;
  const disclosure::History history{
      {"statement|Q1[SQ001]|regie|t0|midden", {{disclosure::Status::hidden, 0, 0}}}};
  const safe::SafeFindings released = disclosure::Gate::release(world.make(), world.study, history).findings;
  const auto table = statements_in(released.tables());
  const auto rows = rows_of(*table, "regie", "t0");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0][0].value() == 30);
  CHECK(rows[1][0].kind() == safe::Cell::Kind::hidden);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(rows[i][1].kind() == safe::Cell::Kind::hidden);
  }
  CHECK(rows_of(*table, "regie", "t2")[0][1].value() == 30);
}

TEST_CASE("tens that fill a group of a known size do not tell each other") {
  World world;
  // Printed as 50, 30, 40 and 20 each would have to be at its lower end to make 120.
  world.cohort.statements.front().counts = {45, 25, 35,      15, 0,  /**/ 32, 21, 47,
                                            20, 0,  /**/ 32, 21, 47, 20,      0};
  const safe::SafeFindings released = world.release();
  const auto rows = rows_of(*statements_in(released.tables()), "regie", "t0");
  REQUIRE(rows.size() == 4);
  CHECK(std::any_of(rows.begin(), rows.end(),
                    [](const auto& cells) { return cells[0].kind() == safe::Cell::Kind::hidden; }));
}

TEST_CASE("the counts of a group and wave are one division of the group, and make way for outcomes") {
  const findings::Findings f = World().make();
  std::map<std::string, std::int64_t> sums;
  for (const findings::Query& query : f.queries) {
    if (query.id.starts_with("statement|")) {
      CHECK(query.protection == findings::Protection::refreshed);
      CHECK(query.total == 120);
      CHECK(query.priority == 2000);
      CHECK(query.fills == query.id.substr(0, query.id.rfind('|')));
      CHECK(query.among.has_value() != query.id.ends_with("|geen_antwoord"));
      sums[query.fills] += query.value;
    }
  }
  CHECK(sums.size() == 3 * 2);
  for (const auto& [division, sum] : sums) {
    INFO(division);
    CHECK(sum == 120);
  }
}

TEST_CASE("few answers have no share, since each number is up to five people off") {
  World world;
  for (cohort::Division& division : world.cohort.statements) {
    division.counts = {14, 14, 13, 79, 0, /**/ 32, 21, 47, 20, 0, /**/ 32, 21, 47, 20, 0};
  }
  const safe::SafeFindings released = world.release();
  const auto rows = rows_of(*statements_in(released.tables()), "regie", "t0");
  CHECK(rows[0][0].value() == 10);
  CHECK(rows[0][1].kind() == safe::Cell::Kind::not_available);
  CHECK(rows[0][1].text().nl == "te weinig gegevens");
}

TEST_CASE("a scale without a middle, and a survey among some, have the classes that there are") {
  World world;
  world.study.scales[0].max = 4;
  for (cohort::Division& division : world.cohort.statements) {
    division.counts = {53, 0, 37, 10, 20, /**/ 53, 0, 37, 10, 20, /**/ 53, 0, 37, 10, 20};
  }
  world.cohort.measured.assign(world.cohort.size, 1);
  world.cohort.measured.front() = 0;
  const safe::SafeFindings released = world.release();
  const auto table = statements_in(released.tables());
  REQUIRE(table != released.tables().end());
  std::vector<std::string> codes;
  for (const safe::Code& code : table->dimensions[3].codes) {
    codes.push_back(code.id);
  }
  CHECK(codes == std::vector<std::string>{"laag", "hoog", "geen_antwoord", "niet_gevraagd"});
  CHECK(std::any_of(table->notes.begin(), table->notes.end(), [](const core::Bilingual& note) {
    return note.nl.find("Wie hem kreeg, is bepaald door loting") != std::string::npos;
  }));
  const auto rows = rows_of(*table, "regie", "t0");
  CHECK(rows[0][1].value() == 56);  // 50 of 90
}

TEST_CASE("one table per scale, and none without statements or answers") {
  World world;
  config::Outcome twin = world.study.outcomes.front();
  twin.id = "zelfde_schaal";
  twin.primary = false;
  world.study.outcomes.push_back(twin);
  const findings::Findings f = world.make();
  CHECK(std::count_if(f.tables.begin(), f.tables.end(),
                      [](const auto& t) { return t.id.ends_with("_statements"); }) == 1);
  world.cohort.statements.clear();
  const findings::Findings unanswered = world.make();
  CHECK(statements_in(unanswered.tables) == unanswered.tables.end());
  World silent;
  silent.study.statements.clear();
  const findings::Findings none = silent.make();
  CHECK(statements_in(none.tables) == none.tables.end());
}
