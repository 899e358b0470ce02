// What a release may say: contrasts and statements only where effects may be stated, and only about months
// that everybody reached.
#include "analysis/analyse.hpp"
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

const std::initializer_list<Block> groups{{0, 100, 27}, {1, 100, 25}, {2, 100, 24}, {outside, 400, 48}};

struct World {
  config::Study study;
  cohort::Cohort cohort{cohort_of(arms_of(groups))};

  explicit World(ReleaseKind kind = ReleaseKind::final) : study(small_study(kind)) {
    study.outcomes = {outcome_of("werk", OutcomeKind::exit_work, {6, 12})};
    study.covariates = {covariate_of("age", config::CovariateKind::numeric)};
    cohort::Values age;
    for (std::size_t i = 0; i < cohort.size; ++i) {
      age.emplace_back(30.0 + static_cast<double>(i % 17));
    }
    cohort.covariates = {{"age", age}};
    cohort.binary.push_back(
        {"werk", 6, events_of({{0, 100, 13}, {1, 100, 12}, {2, 100, 11}, {outside, 400, 20}})});
    cohort.binary.push_back({"werk", 12, events_of(groups)});
  }
  void add_scale_and_number() {
    study.outcomes.push_back(outcome_of("welzijn", OutcomeKind::scale));
    study.outcomes.push_back(outcome_of("uren", OutcomeKind::numeric));
    for (const char* id : {"t0", "t1"}) {
      config::Wave wave;
      wave.id = id;
      study.waves.push_back(wave);
      cohort::Values score;
      for (std::size_t i = 0; i < cohort.size; ++i) {
        score.push_back(
            cohort.arm[i] < 0
                ? std::nullopt
                : std::optional(3.0 + static_cast<double>((i * 7 + study.waves.size()) % 11) / 10));
      }
      cohort.numeric.push_back({"welzijn", id, false, score});
    }
    cohort::Values hours;
    for (std::size_t i = 0; i < cohort.size; ++i) {
      hours.emplace_back(static_cast<double>((i * 5) % 23));
    }
    cohort.numeric.push_back({"uren", "", false, hours});
  }
  [[nodiscard]] findings::Findings make() const {
    core::SilentLog log;
    return findings::make_findings(study, cohort, analysis::analyse(study, cohort, log), {});
  }
};

const findings::Table* table_of(const findings::Findings& f, const std::string& id) {
  const auto found =
      std::find_if(f.tables.begin(), f.tables.end(), [&](const auto& t) { return t.id == id; });
  return found == f.tables.end() ? nullptr : &*found;
}

std::vector<std::string> codes(const findings::Table& table, const std::string& dimension) {
  std::vector<std::string> ids;
  for (const safe::Dimension& d : table.dimensions) {
    if (d.id == dimension) {
      for (const safe::Code& code : d.codes) {
        ids.push_back(code.id);
      }
    }
  }
  return ids;
}

std::set<std::string> effect_tables(const findings::Findings& f) {
  std::set<std::string> ids;
  for (const findings::Table& table : f.tables) {
    if (table.id.ends_with("_contrasts") || table.id == "decomposition") {
      ids.insert(table.id);
    }
  }
  return ids;
}

std::size_t effect_statements(const findings::Findings& f) {
  return static_cast<std::size_t>(std::count_if(f.statements.begin(), f.statements.end(), [](const auto& s) {
    return s.head.kind == safe::StatementKind::treatment ||
           s.head.kind == safe::StatementKind::participation || s.head.kind == safe::StatementKind::total;
  }));
}

}  // namespace

TEST_CASE("a final release states treatment, participation and total") {
  World world;
  world.add_scale_and_number();
  const findings::Findings f = world.make();
  CHECK(effect_tables(f) ==
        std::set<std::string>{"decomposition", "uren_contrasts", "welzijn_contrasts", "werk_contrasts"});
  // werk: per horizon two treatments, one participation, two totals; uren the same once; welzijn two
  // treatments
  CHECK(effect_statements(f) == 2 * 5 + 5 + 2);
}

TEST_CASE("an interim release without an announced look states no effect in any form") {
  for (const ReleaseKind kind : {ReleaseKind::interim, ReleaseKind::quarterly}) {
    World world(kind);
    world.add_scale_and_number();
    const findings::Findings f = world.make();
    CHECK(effect_tables(f).empty());
    CHECK(effect_statements(f) == 0);
    CHECK(table_of(f, "werk") != nullptr);  // levels may be shown
    CHECK(table_of(f, "welzijn") != nullptr);
    CHECK(table_of(f, "uren") != nullptr);
  }
}

TEST_CASE("an announced look allows effects, a look announced for another release does not") {
  World world(ReleaseKind::interim);
  world.study.plan.looks = {{"r", 0.5}};
  CHECK(effect_statements(world.make()) == 10);
  world.study.plan.looks = {{"other", 0.5}};
  CHECK(effect_statements(world.make()) == 0);
}

TEST_CASE("a month that not everybody reached is left out, and the reader is told") {
  World world;
  SECTION("everybody was followed") {
    const findings::Findings f = world.make();
    CHECK(codes(*table_of(f, "werk"), "maand") == std::vector<std::string>{"6", "12"});
    CHECK_FALSE(f.facts.at("short_follow_up"));
  }
  SECTION("one person was not followed for twelve months") {
    world.cohort.binary[1].values[150].reset();
    const findings::Findings f = world.make();
    CHECK(codes(*table_of(f, "werk"), "maand") == std::vector<std::string>{"6"});
    CHECK(codes(*table_of(f, "werk_contrasts"), "maand") == std::vector<std::string>{"6"});
    for (const findings::Statement& s : f.statements) {
      CHECK(s.head.horizon == 6);
    }
    for (const findings::Query& q : f.queries) {
      CHECK(q.id.find("|12") == std::string::npos);
    }
    CHECK(f.facts.at("short_follow_up"));
  }
  SECTION("nobody at all was followed") {
    world.cohort.binary[0].values[0].reset();
    world.cohort.binary[1].values[0].reset();
    const findings::Findings f = world.make();
    CHECK(table_of(f, "werk") == nullptr);
    CHECK(effect_statements(f) == 0);
    CHECK(f.facts.at("short_follow_up"));
  }
}

TEST_CASE("an outcome that counts time is not mistaken for months that were not reached") {
  World world;
  world.study.outcomes = {outcome_of("duur", OutcomeKind::time_to_event, {12})};
  world.cohort.binary.clear();
  world.cohort.times.push_back(
      {"duur", cohort::Values(world.cohort.size, 20.0), std::vector<int>(world.cohort.size, 1)});
  CHECK_FALSE(world.make().facts.at("short_follow_up"));
}

TEST_CASE("the light of the comparison stands on participation and total, never on the lottery") {
  const findings::Findings f = World().make();
  for (const findings::Statement& s : f.statements) {
    if (s.head.kind == safe::StatementKind::treatment) {
      CHECK(s.head.light == safe::Light::none);
      CHECK(s.head.comparator == "regulier");
      CHECK_FALSE(s.head.weighted);
    } else {
      CHECK(s.head.light != safe::Light::none);
      CHECK(s.head.comparator == "non_participants");
      CHECK(s.head.weighted);
    }
  }
}

TEST_CASE("only the last horizon of the primary outcome belongs in the core message") {
  const findings::Findings f = World().make();
  std::size_t headlines = 0;
  for (const findings::Statement& s : f.statements) {
    headlines += s.head.headline ? 1U : 0U;
    CHECK(s.head.headline == (s.head.horizon == 12));
  }
  CHECK(headlines == 5);
}

TEST_CASE("the decomposition repeats the core message, and a red light keeps its numbers out") {
  const World world;
  for (const analysis::Light light : {analysis::Light::green, analysis::Light::red}) {
    core::SilentLog log;
    analysis::Estimates estimates = analysis::analyse(world.study, world.cohort, log);
    REQUIRE(estimates.comparisons.size() == 1);
    estimates.comparisons[0].overall = light;
    const findings::Findings f = findings::make_findings(world.study, world.cohort, estimates, {});
    const findings::Table* table = table_of(f, "decomposition");
    REQUIRE(table != nullptr);
    REQUIRE(table->rows.size() == 5);  // two treatments, one participation, two totals
    for (const findings::Row& row : table->rows) {
      const std::string& kind = table->dimensions[0].codes[row.codes[0]].id;
      const std::string& group = table->dimensions[1].codes[row.codes[1]].id;
      const std::string& said = table->dimensions[2].codes[row.codes[2]].id;
      const auto statement = std::find_if(f.statements.begin(), f.statements.end(), [&](const auto& s) {
        return s.head.headline && s.head.id == "werk.12." + group + "." + kind;
      });
      REQUIRE(statement != f.statements.end());
      const bool by_lot = kind == "treatment";
      CHECK(said == (by_lot ? "none" : light == analysis::Light::red ? "red" : "green"));
      if (by_lot) {
        const auto& shown = std::get<findings::Derived>(row.cells[0]);
        CHECK(shown.queries == std::get<findings::Derived>(statement->slots.at("d")).queries);
      } else if (light == analysis::Light::red) {
        CHECK(std::get<findings::Text>(row.cells[0]).words.nl == "niet genoemd");
        CHECK(std::holds_alternative<findings::NotApplicable>(row.cells[1]));
        CHECK(std::holds_alternative<findings::NotApplicable>(row.cells[2]));
      } else {
        const auto& shown = std::get<findings::Model>(row.cells[0]);
        CHECK(*shown.value == *std::get<findings::Model>(statement->slots.at("d")).value);
        CHECK(shown.depends == std::get<findings::Model>(statement->slots.at("d")).depends);
      }
    }
  }
}

TEST_CASE("without people outside the lottery there is nothing to take apart") {
  World world;
  world.study.non_participants.use = false;
  CHECK(table_of(world.make(), "decomposition") == nullptr);
}

TEST_CASE("month by month, those who had the outcome and those who did not are the whole group (N7 [M])") {
  World world;
  for (const int month : {2, 3, 4}) {
    world.cohort.binary.push_back({"werk", month, world.cohort.binary[0].values});
  }
  const findings::Findings f = world.make();
  const findings::Table* table = table_of(f, "werk_by_month");
  REQUIRE(table != nullptr);
  REQUIRE(table->columns.back().id == "not_yet");
  const auto& rest = std::get<findings::Derived>(table->rows.front().cells.back());
  CHECK(rest.queries == std::vector<std::string>{"werk|regie|2"});
  CHECK(*rest.formula(std::vector<double>{13.0}) == 87.0);
  CHECK(*rest.formula(std::vector<double>{110.0}) == 0.0);  // tens of a small group may exceed it
  CHECK(table_of(f, "werk")->columns.back().id != "not_yet");
}

TEST_CASE("a difference between two shares is computed from the printed counts") {
  const findings::Findings f = World().make();
  const findings::Table& table = *table_of(f, "werk_contrasts");
  const findings::Row& row = table.rows.at(1);  // regie against regulier at month 12
  REQUIRE(row.codes == std::vector<std::size_t>{0, 0, 1, 0});
  const auto& difference = std::get<findings::Derived>(row.cells[0]);
  CHECK(difference.queries == std::vector<std::string>{"werk|regie|12", "werk|regulier|12"});
  const std::vector<double> counts{27.0, 24.0};
  CHECK(*difference.formula(counts) == Approx(3.0));
  CHECK(*std::get<findings::Derived>(row.cells[1]).formula(counts) == Approx(-9.0).margin(0.05));
  CHECK(*std::get<findings::Derived>(row.cells[2]).formula(counts) == Approx(14.9).margin(0.05));
  const std::vector<double> rounded{130.0, 20.0};  // tens of a small group may exceed it: capped at everybody
  CHECK(*difference.formula(rounded) == Approx(80.0));
}

TEST_CASE("one query has one value and one entry, and counts add up to nothing larger than their group") {
  const findings::Findings f = World().make();
  std::set<std::string> ids;
  for (const findings::Query& q : f.queries) {
    CHECK(ids.insert(q.id).second);
    CHECK(q.value >= 0);
    if (q.total > 0) {
      CHECK(q.value <= q.total);
    }
    CHECK_FALSE(q.leaves.empty());
  }
  for (const findings::Table& table : f.tables) {
    for (const findings::Row& row : table.rows) {
      CHECK(row.cells.size() == table.columns.size());
      REQUIRE(row.codes.size() == table.dimensions.size());
      for (std::size_t d = 0; d < row.codes.size(); ++d) {
        CHECK(row.codes[d] < table.dimensions[d].codes.size());
      }
      for (const findings::Cell& cell : row.cells) {
        if (const auto* count = std::get_if<findings::CountCell>(&cell)) {
          CHECK(ids.count(count->query) == 1);
        }
      }
    }
  }
}
