#include "cohort/build_cohort.hpp"
#include "cohort/persons_cohort.hpp"
#include "core/error.hpp"
#include "register_study.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using cohort::Values;
using config::OutcomeKind;

namespace {

config::Outcome outcome(const char* id, OutcomeKind kind) {
  config::Outcome result;
  result.id = id;
  result.kind = kind;
  result.column = id;
  return result;
}

config::Study table_study() {
  config::Study study = testing::small_study();
  study.outcomes = {outcome("werk", OutcomeKind::binary), outcome("loon", OutcomeKind::numeric),
                    outcome("duur", OutcomeKind::time_to_event)};
  study.outcomes[0].horizons = {24};
  study.outcomes[0].placebo_columns = {"werk_vooraf"};
  study.outcomes[1].placebo_columns = {"loon_vooraf"};
  study.outcomes[2].event_column = "einde";
  config::Covariate age;
  age.id = "leeftijd";
  age.column = "age";
  study.covariates = {age};
  study.data.persons.emplace();
  study.data.persons->weight_column = "gewicht";
  return study;
}

ingest::PersonsData table() {
  ingest::PersonsData persons;
  persons.rows = 4;
  persons.arm = {0, 1, -1, 1};
  persons.columns["werk"] = {1.0, 0.0, std::nullopt, 2.0};
  persons.columns["werk_vooraf"] = {1.0, 0.0, 0.0, std::nullopt};
  persons.columns["loon"] = {10.5, 0.0, -3.0, std::nullopt};
  persons.columns["loon_vooraf"] = {1.0, 0.0, 12.0, 0.0};
  persons.columns["duur"] = {3.0, 6.0, std::nullopt, -1.0};
  persons.columns["einde"] = {1.0, 3.0, 1.0, 0.0};
  persons.columns["age"] = {30.0, 40.0, 50.0, std::nullopt};
  persons.columns["gewicht"] = {1.0, 2.5, std::nullopt, -1.0};
  return persons;
}

}  // namespace

TEST_CASE("a persons table becomes a cohort row by row") {
  const auto c = cohort::persons_cohort(table_study(), table());
  REQUIRE(c.size == 4);
  CHECK(c.arm == std::vector<int>{0, 1, -1, 1});
  CHECK(c.membership[1] == cohort::Membership::randomised);
  CHECK(c.membership[2] == cohort::Membership::never_asked);
  CHECK(c.weight == std::vector<double>{1.0, 2.5, 0.0, 0.0});
  CHECK(c.cluster == std::vector<std::int32_t>{0, 1, 2, 3});
  REQUIRE(c.binary.size() == 1);
  CHECK(c.binary[0].horizon == 24);
  CHECK(c.binary[0].values == Values{1.0, 0.0, std::nullopt, std::nullopt});
  REQUIRE(c.numeric.size() == 1);
  CHECK(c.numeric[0].wave.empty());
  CHECK(c.numeric[0].values == Values{10.5, 0.0, -3.0, std::nullopt});
  REQUIRE(c.times.size() == 1);
  CHECK(c.times[0].time == Values{3.0, 6.0, std::nullopt, std::nullopt});
  CHECK(c.times[0].cause == std::vector<int>{1, 2, 0, 0});
  REQUIRE(c.placebos.size() == 2);
  CHECK(c.placebos[0].id == "werk_vooraf");
  CHECK(c.placebos[0].binary);
  CHECK_FALSE(c.placebos[1].binary);
  REQUIRE(c.covariates.size() == 1);
  CHECK(c.covariates[0].id == "leeftijd");
  CHECK(c.covariates[0].values == Values{30.0, 40.0, 50.0, std::nullopt});
  CHECK(c.stock.empty());
  CHECK_FALSE(c.data_until);
  CHECK(c.flow[0].count == 4);
  CHECK(c.flow[1].count == 1);
  CHECK(c.flow[2].count == 3);
}

TEST_CASE("weights are one without a weight column") {
  auto study = table_study();
  study.data.persons->weight_column.clear();
  CHECK(cohort::persons_cohort(study, table()).weight == std::vector<double>(4, 1.0));
}

TEST_CASE("a column that is not there is an error of the input, named") {
  auto persons = table();
  persons.columns.erase("loon");
  try {
    (void)cohort::persons_cohort(table_study(), persons);
    FAIL("accepted a missing column");
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::input);
    CHECK(error.message().find("loon") != std::string::npos);
  }
}

TEST_CASE("without any data there is no cohort") {
  core::SilentLog log;
  CHECK_THROWS_AS(cohort::build_cohort(table_study(), {}, log), core::Error);
  ingest::Input input;
  input.persons = table();
  CHECK(cohort::build_cohort(table_study(), input, log).size == 4);
}
