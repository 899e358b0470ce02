// Outcomes from lists and durable exits in tables and statements: where they are from, what is said of how
// they are counted, which counts hold which, and what happens when a list was kept for participants alone.
#include "analysis/analyse.hpp"
#include "findings/make_findings.hpp"
#include "findings/nested_counts.hpp"
#include "findings/outcome_words.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace werkthet;
using namespace werkthet::test_support;
using config::OutcomeKind;
using core::Bilingual;
using Ids = std::set<std::string>;

namespace {

const std::initializer_list<Block> groups{{0, 100, 37}, {1, 100, 35}, {2, 100, 24}, {outside, 400, 48}};

config::Outcome secondary(std::string id, OutcomeKind kind, std::vector<int> horizons, double at_least = 0) {
  config::Outcome outcome = outcome_of(std::move(id), kind, std::move(horizons));
  outcome.primary = false;
  outcome.at_least = at_least;
  return outcome;
}

/// One outcome, known for everybody or for the groups of the lottery alone.
struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort;

  World(config::Outcome outcome, bool everybody, std::initializer_list<Block> blocks = groups)
      : cohort(cohort_of(arms_of(blocks))) {
    study.run_out_until = *core::make_date(2020, 1, 1);
    cohort.data_until = core::make_date(2019, 12, 31);
    for (core::Month m = *core::parse_month("2017-10"); m <= *core::parse_month("2019-12"); m = m + 1) {
      cohort.complete_months.push_back(m);
    }
    cohort::Values values = events_of(blocks);
    for (std::size_t i = 0; i < cohort.size; ++i) {
      cohort.index_date[i] = study.start;
      if (cohort.arm[i] < 0 && !everybody) {
        values[i].reset();
      }
    }
    if (config::measured_as(outcome.kind) == config::Measurement::share) {
      cohort.binary.push_back({outcome.id, outcome.horizons.front(), values});
    } else {
      cohort.numeric.push_back({outcome.id, "", false, values});
    }
    study.outcomes = {std::move(outcome)};
  }
  [[nodiscard]] findings::Findings make() const {
    core::SilentLog log;
    return findings::make_findings(study, cohort, analysis::analyse(study, cohort, log), {});
  }
};

const findings::Table& table_of(const findings::Findings& f, const std::string& id) {
  const auto found =
      std::find_if(f.tables.begin(), f.tables.end(), [&](const auto& t) { return t.id == id; });
  REQUIRE(found != f.tables.end());
  return *found;
}

Ids groups_in(const findings::Table& table) {
  Ids ids;
  const std::size_t d = table.dimensions.front().id == "groep" ? 0 : 1;
  for (const findings::Row& row : table.rows) {
    ids.insert(table.dimensions[d].codes[row.codes[d]].id);
  }
  return ids;
}

bool notes_hold(const findings::Table& table, const std::string& nl) {
  return std::any_of(table.notes.begin(), table.notes.end(),
                     [&](const Bilingual& note) { return note.nl.find(nl) != std::string::npos; });
}

std::size_t statements_of(const findings::Findings& f, safe::StatementKind kind) {
  return static_cast<std::size_t>(std::count_if(f.statements.begin(), f.statements.end(),
                                                [&](const auto& s) { return s.head.kind == kind; }));
}

Ids as_set(const std::vector<std::string>& ids) {
  return {ids.begin(), ids.end()};
}

}  // namespace

TEST_CASE("a table says which list it is from, and only the register's figures have an age") {
  const findings::Findings hours =
      World(secondary("uren", OutcomeKind::hours_at_least, {12}, 12), true).make();
  CHECK(table_of(hours, "uren").source.nl == "Lijst met werk per maand, gemeente Lindeveen");
  CHECK(table_of(hours, "uren").maturity.text.empty());
  CHECK(table_of(hours, "uren_contrasts").source.en ==
        "List of employment by month, municipality of Lindeveen");
  CHECK(table_of(hours, "uren_contrasts").maturity.text.empty());
  const findings::Findings ladder = World(secondary("trede", OutcomeKind::ladder_change, {12}), true).make();
  CHECK(table_of(ladder, "trede").source.nl ==
        "Lijst met treden op de participatieladder, gemeente Lindeveen");
  CHECK(table_of(ladder, "trede").statistic.nl.find("Gemiddelde per groep na 12 maanden") == 0);
  CHECK(table_of(ladder, "trede_contrasts").statistic.en.find("Difference after 12 months in") == 0);
  const findings::Findings durable =
      World(secondary("blijvend", OutcomeKind::durable_exit, {18}), true).make();
  CHECK(table_of(durable, "blijvend").source.nl.find("BUS") != std::string::npos);
  CHECK_FALSE(table_of(durable, "blijvend").maturity.text.empty());
}

TEST_CASE(
    "a durable exit is a share of everybody, and the table says that it is no share of those who left") {
  const findings::Findings f = World(secondary("blijvend", OutcomeKind::durable_exit, {18}), true).make();
  CHECK(notes_hold(table_of(f, "blijvend"), "Het aandeel is van iedereen in de groep"));
  CHECK(notes_hold(table_of(f, "blijvend"), "selectie na de start"));
  CHECK(notes_hold(table_of(f, "blijvend"), "daarna 6 maanden zonder bijstand"));
}

TEST_CASE("every kind from a list is explained in two languages, and the kinds of the register as before") {
  for (const OutcomeKind kind :
       {OutcomeKind::durable_exit, OutcomeKind::hours_at_least, OutcomeKind::wage_at_least,
        OutcomeKind::permanent_contract, OutcomeKind::hours_worked, OutcomeKind::ladder_change}) {
    const auto notes = findings::outcome_notes(secondary("x", kind, {12}, 12));
    REQUIRE(notes.size() == 2);
    for (const Bilingual& note : notes) {
      CHECK_FALSE(note.nl.empty());
      CHECK_FALSE(note.en.empty());
    }
  }
  CHECK(findings::outcome_notes(secondary("x", OutcomeKind::exit_work, {12})).empty());
  CHECK(findings::outcome_notes(secondary("x", OutcomeKind::numeric, {})).empty());
}

TEST_CASE("a list that was kept for participants alone compares the groups of the lottery, and nobody else") {
  for (const bool share : {true, false}) {
    const OutcomeKind kind = share ? OutcomeKind::permanent_contract : OutcomeKind::hours_worked;
    INFO((share ? "share" : "mean"));
    const findings::Findings all = World(secondary("werk", kind, {12}), true).make();
    CHECK(groups_in(table_of(all, "werk")) == Ids{"regie", "intensief", "regulier", "niet_deelnemers"});
    CHECK(statements_of(all, safe::StatementKind::participation) == 1);
    const findings::Findings own = World(secondary("werk", kind, {12}), false).make();
    CHECK(groups_in(table_of(own, "werk")) == Ids{"regie", "intensief", "regulier"});
    CHECK(statements_of(own, safe::StatementKind::treatment) == 2);
    CHECK(statements_of(own, safe::StatementKind::participation) == 0);
    CHECK(statements_of(own, safe::StatementKind::total) == 0);
  }
}

TEST_CASE(
    "a share for which one person is unknown is not shown, since the group would give that person away") {
  World world(secondary("vast", OutcomeKind::permanent_contract, {12}), true);
  world.cohort.binary[0].values[5].reset();
  const findings::Findings f = world.make();
  CHECK(f.statements.empty());
  CHECK(std::none_of(f.tables.begin(), f.tables.end(), [](const auto& t) { return t.id == "vast"; }));
}

TEST_CASE(
    "16: a horizon after the end of the experiment is said to be one, for all or for who came in late") {
  World world(secondary("uren", OutcomeKind::hours_at_least, {24}, 12), true);
  CHECK(notes_hold(table_of(world.make(), "uren"),
                   "De stand na 24 maanden is voor wie later begon gemeten na afloop van het experiment."));
  CHECK(notes_hold(table_of(world.make(), "uren_contrasts"), "voor wie later begon gemeten na afloop"));
  world.study.end = *core::make_date(2019, 9, 1);
  CHECK(notes_hold(table_of(world.make(), "uren"), "De stand na 24 maanden is gemeten na afloop"));
  world.study.end = *core::make_date(2020, 4, 1);
  CHECK_FALSE(notes_hold(table_of(world.make(), "uren"), "na afloop"));
  const auto notes = findings::after_end_notes(small_study(), secondary("x", OutcomeKind::exit_work, {}),
                                               {12, 21, 24, 30, 36});
  REQUIRE(notes.size() == 2);
  CHECK(notes[0].nl.find("De stand na 21 en 24 maanden is voor wie later") == 0);
  CHECK(notes[1].en.find("The position after 30 and 36 months was measured after") == 0);
}

TEST_CASE("a mean from a list is about its month in every sentence") {
  const findings::Findings f = World(secondary("uren", OutcomeKind::hours_worked, {12}), true).make();
  REQUIRE_FALSE(f.statements.empty());
  for (const findings::Statement& s : f.statements) {
    CHECK(s.head.horizon == 12);
  }
  const findings::Findings column = World(secondary("uren", OutcomeKind::numeric, {12}), true).make();
  CHECK(column.statements.front().head.horizon == 0);  // a column of a persons table has no moment
}

TEST_CASE("the gate is told which counts hold which") {
  config::Study study = small_study();
  study.outcomes = {secondary("werk", OutcomeKind::exit_work, {6, 12}),
                    secondary("blijvend", OutcomeKind::durable_exit, {15}),
                    secondary("langer", OutcomeKind::durable_exit, {15, 24}),
                    secondary("acht", OutcomeKind::hours_at_least, {12, 24}, 8),
                    secondary("twaalf", OutcomeKind::hours_at_least, {12}, 12),
                    secondary("loon", OutcomeKind::wage_at_least, {12}, 1)};
  study.outcomes[2].kept_months = 12;
  const auto held = [&](std::size_t outcome, int month) {
    return as_set(findings::held_by(study, study.outcomes[outcome], "regie", month));
  };
  // Off for six months by month 15: left by month 9.
  CHECK(held(1, 15) == Ids{"werk|regie|9", "werk|regie|12"});
  // Off for twelve by month 15: left by month 3, and off for six as well.
  CHECK(held(2, 15) ==
        Ids{"werk|regie|3", "werk|regie|6", "werk|regie|9", "werk|regie|12", "blijvend|regie|15"});
  CHECK(held(2, 24) == Ids{"werk|regie|12"});  // begun by month 12, and `blijvend` only by month 9
  CHECK(held(4, 12) == Ids{"acht|regie|12"});
  CHECK(held(3, 12).empty());
  CHECK(held(5, 12).empty());
  CHECK(held(0, 12).empty());
}

TEST_CASE("Z30d: who was let in on a step of the ladder drifts to the mean, and the reader is told") {
  World world(secondary("trede", OutcomeKind::ladder_change, {12}), true);
  CHECK_FALSE(world.make().facts.at("selected_on_score"));
  world.study.protocol.baseline_steps = {3, 4};
  CHECK(world.make().facts.at("selected_on_score"));
}

TEST_CASE("steps of the ladder are divisions of the group, and only what the cohort has is a table (Z26)") {
  World world(secondary("ladder", OutcomeKind::ladder_change, {12, 24}), true);
  const auto steps = [](const findings::Findings& f) {
    return std::find_if(f.tables.begin(), f.tables.end(),
                        [](const auto& t) { return t.id == "ladder_steps"; });
  };
  const findings::Findings none = world.make();
  CHECK(steps(none) == none.tables.end());
  for (const int months : {0, 12, 24}) {
    std::vector<std::int64_t> counts;
    for (std::int64_t a = 0; a < 3; ++a) {
      counts.insert(counts.end(), {a + months, 20, 30, 10, 10, 5, 25 - a - months});
    }
    world.cohort.ladder.push_back({"ladder", std::to_string(months), cohort::ladder_classes, counts});
  }
  const findings::Findings f = world.make();
  const auto table = steps(f);
  REQUIRE(table != f.tables.end());
  CHECK(table->rows.size() == 3 * 2 * 7);
  REQUIRE(table->dimensions[1].codes.size() == 2);  // the start and the last moment
  CHECK(table->dimensions[1].codes[1].id == "24");
  std::map<std::string, std::int64_t> sums;
  for (const findings::Row& row : table->rows) {
    const std::string& id = std::get<findings::CountCell>(row.cells[0]).query;
    const auto query = std::find_if(f.queries.begin(), f.queries.end(),
                                    [&](const findings::Query& q) { return q.id == id; });
    REQUIRE(query != f.queries.end());
    CHECK(query->total == 100);
    CHECK(query->protection == findings::Protection::refreshed);
    sums[query->fills] += query->value;
    CHECK(*std::get<findings::Derived>(row.cells[1]).formula(std::vector<double>{30.0}) == Approx(30.0));
  }
  CHECK(sums.size() == 6);
  for (const auto& [division, sum] : sums) {
    INFO(division);
    CHECK(sum == 100);
  }
}

TEST_CASE("a group of fewer than fifty is not divided into shares of tens, and one of fifty is (Z26)") {
  World world(secondary("ladder", OutcomeKind::ladder_change, {12}), true,
              {{0, 49, 20}, {1, 50, 20}, {2, 100, 24}, {outside, 400, 48}});
  for (const char* months : {"0", "12"}) {
    world.cohort.ladder.push_back(
        {"ladder", months, cohort::ladder_classes, {10, 39, 0, 0, 0,  0,  0,   //
                                                    25, 25, 0, 0, 0,  0,  0,   //
                                                    20, 20, 0, 0, 20, 20, 20}});
  }
  const findings::Findings f = world.make();
  const findings::Table& table = table_of(f, "ladder_steps");
  for (const findings::Row& row : table.rows) {
    const std::string& group = table.dimensions[0].codes[row.codes[0]].id;
    INFO(group);
    const auto& formula = std::get<findings::Derived>(row.cells[1]).formula;
    const auto share = formula(std::vector<double>{20.0});
    if (group == "regie") {
      REQUIRE_FALSE(share);
      CHECK(share.why().reason == statistics::Reason::too_few);
    } else {
      REQUIRE(share);
      CHECK(*share == Approx(group == "intensief" ? 40.0 : 20.0));
    }
  }
  const auto above = std::get<findings::Derived>(table.rows.back().cells[1]).formula(std::vector<double>{110.0});
  CHECK(*above == Approx(100.0));  // tens may lie above the size
  CHECK(notes_hold(table, "minder dan 50 personen geven we geen aandeel"));
  CHECK(table.chart.kind == safe::ChartKind::stacked);
}

TEST_CASE("where no group can be divided the steps are numbers alone, without empty bars (Z26)") {
  World world(secondary("ladder", OutcomeKind::ladder_change, {12}), true,
              {{0, 49, 20}, {1, 31, 20}, {2, 31, 24}, {outside, 400, 48}});
  for (const char* months : {"0", "12"}) {
    world.cohort.ladder.push_back({"ladder", months, cohort::ladder_classes, {10, 39, 0, 0, 0, 0, 0,   //
                                                                              11, 20, 0, 0, 0, 0, 0,   //
                                                                              20, 11, 0, 0, 0, 0, 0}});
  }
  const findings::Findings f = world.make();
  const findings::Table& table = table_of(f, "ladder_steps");
  CHECK(table.columns.size() == 1);
  CHECK(table.rows.size() == 3 * 2 * 7);
  CHECK(table.rows.front().cells.size() == 1);
  CHECK(table.chart.kind == safe::ChartKind::none);
  CHECK(table.statistic.nl == "Aantal gelote personen per groep, afgerond op tien");
  CHECK(notes_hold(table, "te weinig voor een aandeel of een grafiek"));
  CHECK_FALSE(notes_hold(table, "100%"));
}
