// Tables of the further analyses: only where the plan asks and the release may, and never more than the
// counts that are printed elsewhere allow.
#include "analysis/analyse.hpp"
#include "config/further_analyses.hpp"
#include "disclosure/gate.hpp"
#include "findings/make_findings.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace werkthet;
using namespace werkthet::test_support;
using config::OutcomeKind;
using config::ReleaseKind;

namespace {

const std::initializer_list<Block> groups{{0, 100, 33}, {1, 100, 31}, {2, 100, 28}, {outside, 400, 80}};

struct World {
  config::Study study;
  cohort::Cohort cohort{cohort_of(arms_of(groups))};

  explicit World(ReleaseKind kind = ReleaseKind::final) : study(small_study(kind)) {
    study.outcomes = {outcome_of("werk", OutcomeKind::binary)};
    study.covariates = {covariate_of("age", config::CovariateKind::numeric),
                        covariate_of("woman", config::CovariateKind::binary),
                        covariate_of("duration_years", config::CovariateKind::numeric)};
    cohort::Values age;
    cohort::Values woman;
    cohort::Values years;
    for (std::size_t i = 0; i < cohort.size; ++i) {
      age.emplace_back(30.0 + static_cast<double>((i * 7) % 17));
      woman.emplace_back(i % 5 < 2 ? 1.0 : 0.0);
      years.emplace_back(static_cast<double>((i * 13) % 100) / 20.0);
      cohort.index_date[i] = core::make_date(2018, 2 + 3 * static_cast<int>(i % 3), 1);
    }
    cohort.covariates = {{"age", age}, {"woman", woman}, {"duration_years", years}};
    cohort.binary.push_back({"werk", 0, events_of(groups)});
    for (std::size_t i = 0; i < 13; ++i) {
      cohort.refused_after_draw[i * 7] = true;  // thirteen of regie
    }
    study.plan.randomisations = 0;
    study.plan.bootstrap_draws = 0;
  }
  void ask_all() {
    for (const config::FurtherAnalysis& one : config::further_analyses()) {
      study.plan.analyses.emplace_back(one.id);
    }
  }
  [[nodiscard]] findings::Findings make() const {
    core::SilentLog log;
    return findings::make_findings(study, cohort, analysis::analyse(study, cohort, log), {});
  }
  [[nodiscard]] safe::SafeFindings released() const {
    return disclosure::Gate::release(make(), study).findings;
  }
};

std::set<std::string> further_of(const findings::Findings& f) {
  std::set<std::string> ids;
  for (const findings::Table& table : f.tables) {
    if (table.id.starts_with("further_")) {
      ids.insert(table.id);
      CHECK(table.topic == "further");
      CHECK(table.title.nl.find("(verkennend)") != std::string::npos);
      CHECK(table.title.en.find("(exploratory)") != std::string::npos);
      CHECK(std::any_of(table.notes.begin(), table.notes.end(),
                        [](const auto& note) { return note.nl.starts_with("Verkennend"); }));
    }
  }
  return ids;
}

double number(const safe::SafeFindings& f, const char* table, std::initializer_list<std::string_view> codes,
              const char* column) {
  const safe::Table* found = safe::find_table(f, table);
  REQUIRE(found != nullptr);
  const safe::Cell* cell = safe::find_cell(*found, codes, column);
  INFO(table << " " << column);
  REQUIRE(cell != nullptr);
  REQUIRE(cell->is_number());
  return cell->value();
}

bool any_number(const safe::SafeFindings& f, const char* table) {
  const safe::Table* found = safe::find_table(f, table);
  REQUIRE(found != nullptr);
  return std::any_of(found->rows.begin(), found->rows.end(), [](const safe::Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const safe::Cell& c) { return c.is_number(); });
  });
}

}  // namespace

TEST_CASE("a release shows the further analyses that it may, and only where the plan asks") {
  World plain;
  CHECK(further_of(plain.make()).empty());
  const std::set<std::string> all{
      "further_representativeness", "further_predicted",  "further_predicted_pool", "further_by_duration",
      "further_matching",           "further_compliance", "further_summary",        "further_tranches"};
  World final;
  final.ask_all();
  CHECK(further_of(final.make()) == all);
  World interim(ReleaseKind::interim);
  interim.ask_all();
  CHECK(further_of(interim.make()) == std::set<std::string>{"further_representativeness"});
  interim.study.plan.looks = {{"r", 0.5}};
  CHECK(further_of(interim.make()) == std::set<std::string>{"further_representativeness", "further_summary"});
  World quarterly(ReleaseKind::quarterly);
  quarterly.ask_all();
  CHECK(further_of(quarterly.make()).empty());
}

TEST_CASE("the further analyses change no other table and no statement") {
  World plain;
  World asked;
  asked.ask_all();
  const safe::SafeFindings without = plain.released();
  const safe::SafeFindings with = asked.released();
  REQUIRE(without.statements().size() == with.statements().size());
  for (const safe::Table& table : without.tables()) {
    const safe::Table* same = safe::find_table(with, table.id);
    INFO(table.id);
    REQUIRE(same != nullptr);
    REQUIRE(same->rows.size() == table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const safe::Cell& a = table.rows[r].cells[c];
        const safe::Cell& b = same->rows[r].cells[c];
        REQUIRE(a.kind() == b.kind());
        CHECK((!a.is_number() || a.value() == b.value()));
        CHECK(a.text().nl == b.text().nl);
      }
    }
  }
}

TEST_CASE("the share of all participants is made of the counts in tens that balance prints") {
  World world;
  world.ask_all();
  const safe::SafeFindings f = world.released();
  // 40 of 100 women in each group, 160 of 400 outside: the tens are exact here, and 39 would be 40 too.
  CHECK(number(f, "further_representativeness", {"woman"}, "share_participants") == 40.0);
  const cohort::Values& woman = world.cohort.covariates[1].values;
  World other;
  other.ask_all();
  const auto first = std::find(woman.begin(), woman.end(), std::optional(1.0)) - woman.begin();
  other.cohort.covariates[1].values[static_cast<std::size_t>(first)] = 0.0;
  CHECK(number(other.released(), "further_representativeness", {"woman"}, "share_participants") == 40.0);
  CHECK(safe::find_cell(*safe::find_table(f, "further_representativeness"), {"woman"}, "mean_participants")
            ->kind() == safe::Cell::Kind::not_applicable);
}

TEST_CASE("forms of household are one division where the register says them, not in a table of persons") {
  World world;
  world.study.covariates.push_back(covariate_of("single", config::CovariateKind::binary));
  world.cohort.covariates.push_back({"single", world.cohort.covariates[1].values});
  const auto beside = [&](const std::string& id) {
    const findings::Findings f = world.make();
    const auto query = std::find_if(f.queries.begin(), f.queries.end(),
                                    [&](const findings::Query& q) { return q.id == id; });
    REQUIRE(query != f.queries.end());
    return query->beside;
  };
  CHECK(beside("balance|single|regie") == "balance|household|regie");
  CHECK(beside("balance|woman|regie").empty());
  world.study.data.persons.emplace();
  CHECK(beside("balance|single|regie").empty());
}

TEST_CASE("the words of a difference at the start are told with the limits that divide them") {
  const safe::SafeFindings f = World().released();
  const safe::Table* balance = safe::find_table(f, "balance");
  REQUIRE(balance != nullptr);
  REQUIRE_FALSE(balance->notes.empty());
  CHECK(balance->notes.front().nl ==
        "Verschil met de controlegroep: verwaarloosbaar is minder dan 0,10 standaardafwijking, klein is 0,10 "
        "tot 0,25, let op is meer.");
  CHECK(balance->notes.front().en ==
        "Difference from the control group: negligible is less than 0.10 standard deviations, small is 0.10 "
        "to 0.25, note is more.");
}

TEST_CASE("a group that is too small hides the mean of all participants, which would give its own away") {
  World world;
  world.ask_all();
  for (std::size_t i = 0; i < 92; ++i) {
    world.cohort.covariates[0].values[i].reset();  // age is known of eight people in regie
  }
  const safe::SafeFindings f = world.released();
  const safe::Cell* cell =
      safe::find_cell(*safe::find_table(f, "further_representativeness"), {"age"}, "mean_participants");
  REQUIRE(cell != nullptr);
  CHECK(cell->kind() == safe::Cell::Kind::hidden);
}

TEST_CASE("the effect for who got the approach follows from printed figures alone") {
  World world;
  world.ask_all();
  const safe::SafeFindings f = world.released();
  // thirteen refused: ten in tens, so nine in ten got it; 33 of 100 against 28 of 100
  CHECK(number(f, "further_compliance", {"werk", "regie"}, "share") == 90.0);
  CHECK(number(f, "further_compliance", {"werk", "regie"}, "difference") == std::round(100 * 0.05 / 0.9));
  CHECK(number(f, "further_compliance", {"werk", "intensief"}, "difference") == 3.0);
  const findings::Findings unchecked = world.make();
  const auto table = std::find_if(unchecked.tables.begin(), unchecked.tables.end(),
                                  [](const auto& t) { return t.id == "further_compliance"; });
  for (const findings::Row& row : table->rows) {
    for (const findings::Cell& cell : row.cells) {
      CHECK(std::holds_alternative<findings::Derived>(cell));  // no cell rests on exact data
    }
  }
}

TEST_CASE("the summary repeats the printed differences and says what their margin says") {
  World world;
  world.ask_all();
  world.cohort.binary[0].values = events_of({{0, 100, 55}, {1, 100, 31}, {2, 100, 28}, {outside, 400, 80}});
  const safe::SafeFindings f = world.released();
  const safe::Table& table = *safe::find_table(f, "further_summary");
  REQUIRE(table.rows.size() == 2);
  for (const safe::Statement& statement : f.statements()) {
    if (statement.kind == safe::StatementKind::treatment) {
      CHECK(number(f, "further_summary", {"werk", "geen", statement.group}, "difference") ==
            statement.slots.at("d").value());
    }
  }
  const auto state = [&](std::string_view group) {
    return safe::find_cell(table, {"werk", "geen", group}, "state")->text().nl;
  };
  CHECK(state("regie") == "gunstig, nul valt buiten de marge");
  CHECK(state("intensief") == "niet aangetoond");
  world.study.outcomes[0].favourable = config::Favourable::lower;
  CHECK(safe::find_cell(*safe::find_table(world.released(), "further_summary"), {"werk", "geen", "regie"},
                        "state")
            ->text()
            .nl == "ongunstig, nul valt buiten de marge");
}

TEST_CASE("model figures fall as a whole when a group has fewer than ten with the outcome") {
  World world;
  world.ask_all();
  CHECK(any_number(world.released(), "further_predicted"));
  CHECK(any_number(world.released(), "further_matching"));
  CHECK(any_number(world.released(), "further_tranches"));
  world.cohort.binary[0].values = events_of({{0, 100, 33}, {1, 100, 7}, {2, 100, 28}, {outside, 400, 80}});
  const safe::SafeFindings f = world.released();
  CHECK_FALSE(any_number(f, "further_predicted"));
  CHECK_FALSE(any_number(f, "further_predicted_pool"));
  CHECK(safe::find_cell(*safe::find_table(f, "further_tranches"), {"werk", "intensief"}, "difference")
            ->kind() == safe::Cell::Kind::hidden);
  // Classes that the plan named are not joined: one small class hides the outcome.
  world.cohort.binary[0].values = events_of(groups);
  CHECK(any_number(world.released(), "further_by_duration"));
  world.study.subgroups = {{"duur", {"Duur", "Duration"}, "duration_years", {0.5}}};
  const safe::SafeFindings small = world.released();
  CHECK_FALSE(any_number(small, "further_by_duration"));
}

TEST_CASE("figures beside people who were not drawn carry the stop-light") {
  World world;
  world.ask_all();
  const safe::SafeFindings f = world.released();
  for (const char* id : {"further_matching", "further_tranches", "further_predicted_pool"}) {
    INFO(id);
    CHECK(safe::column_index(*safe::find_table(f, id), "light"));
  }
  for (const char* id :
       {"further_predicted", "further_by_duration", "further_compliance", "further_summary"}) {
    INFO(id);
    CHECK_FALSE(safe::column_index(*safe::find_table(f, id), "light"));
  }
}
