// Who answered what to a statement: everybody drawn is in one class, and the response is the one that the
// score of the scale is from.
#include "cohort/survey_outcomes.hpp"

#include <catch2/catch.hpp>

#include <numeric>

using namespace werkthet;
using cohort::Membership;
using cohort::Unit;
using Counts = std::vector<std::int64_t>;
using Answers = std::vector<std::optional<double>>;

namespace {

Unit unit_of(ingest::PersonIndex person, int arm) {
  Unit unit;
  unit.persons = {person};
  unit.membership = arm < 0 ? Membership::never_asked : Membership::randomised;
  unit.arm = arm;
  return unit;
}

ingest::SurveyRow row_of(ingest::PersonIndex person, std::optional<double> score, Answers statements) {
  ingest::SurveyRow row;
  row.person = person;
  row.scores = {score};
  row.statements = std::move(statements);
  return row;
}

struct World {
  config::Study study;
  std::vector<Unit> units{unit_of(0, 0), unit_of(1, 0), unit_of(2, 0),
                          unit_of(3, 1), unit_of(4, 1), unit_of(5, -1)};
  std::vector<ingest::SurveyWave> surveys;

  World() {
    study.arms.resize(2);
    config::Scale scale;
    scale.id = "trust";
    scale.items = {"v1", "v2"};
    scale.reversed = {"v2"};
    study.scales = {scale};
    study.statements = {{"trust", "v2", {"Twee.", "Two."}}, {"trust", "v1", {"Een.", "One."}}};
    for (const char* id : {"t0", "t1"}) {
      config::Wave wave;
      wave.id = id;
      study.waves.push_back(wave);
    }
    surveys.resize(1);
  }
  void answer(ingest::PersonIndex person, std::optional<double> score, Answers statements) {
    surveys[0].rows.push_back(row_of(person, score, std::move(statements)));
  }
  [[nodiscard]] std::vector<cohort::Division> divisions(const std::vector<int>& measured = {}) const {
    return cohort::statement_divisions(study, units, surveys, measured);
  }
};

}  // namespace

TEST_CASE("everybody drawn is in one class of every statement, with who did not answer") {
  World world;
  world.answer(0, 2.0, {5.0, 1.0});  // of the sentence as it is worded: the reversed item is not turned
  world.answer(1, 3.0, {3.0, std::nullopt});  // left the other one out
  world.answer(3, std::nullopt, {4.0, 2.0});  // no score on the scale, and yet these answers
  world.answer(5, 3.0, {1.0, 1.0});           // outside the lottery
  const auto divisions = world.divisions();
  REQUIRE(divisions.size() == 2);
  CHECK(divisions[0].of == "v2");  // in the order of publication
  CHECK(divisions[0].moment == "t0");
  CHECK(divisions[0].counts == Counts{0, 1, 1, 1, 0, /**/ 0, 0, 1, 1, 0});
  CHECK(divisions[1].of == "v1");
  CHECK(divisions[1].counts == Counts{1, 0, 0, 2, 0, /**/ 1, 0, 0, 1, 0});
  for (const cohort::Division& division : divisions) {
    CHECK(std::accumulate(division.counts.begin(), division.counts.end(), std::int64_t{0}) == 5);
  }
}

TEST_CASE("of two responses of one person the one that is scored counts, for score and statement alike") {
  World world;
  world.study.outcomes.resize(1);
  world.study.outcomes[0].id = "trust";
  world.study.outcomes[0].kind = config::OutcomeKind::scale;
  world.study.outcomes[0].scale = "trust";
  world.answer(0, std::nullopt, {5.0, 5.0});
  world.answer(0, 1.0, {1.0, 1.0});
  world.answer(0, 5.0, {5.0, 5.0});
  CHECK(world.divisions()[0].counts == Counts{1, 0, 0, 2, 0, /**/ 0, 0, 0, 2, 0});
  cohort::Cohort cohort;
  cohort::add_scales(cohort, world.study, world.units, world.surveys);
  REQUIRE(cohort.numeric.size() == 1);
  CHECK(cohort.numeric[0].values.front() == 1.0);
}

TEST_CASE("on a scale of an even number of answers nobody is in the middle") {
  World world;
  world.study.scales[0].max = 4;
  world.answer(0, 2.0, {2.0, 3.0});
  world.answer(1, 2.0, {2.5, 3.0});  // between the halves: no usable answer
  CHECK(world.divisions()[0].counts == Counts{1, 0, 0, 2, 0, /**/ 0, 0, 0, 2, 0});
  CHECK(world.divisions()[1].counts == Counts{0, 0, 2, 1, 0, /**/ 0, 0, 0, 2, 0});
}

TEST_CASE("caseworkers, waves without an answer and benefits as units give nothing") {
  World world;
  world.answer(0, 2.0, {5.0, 1.0});
  world.surveys.push_back({1, false, {row_of(0, std::nullopt, {std::nullopt, std::nullopt})}});
  world.surveys.push_back({1, true, {row_of(0, 2.0, {5.0, 1.0})}});
  const auto divisions = world.divisions();
  REQUIRE(divisions.size() == 2);
  CHECK(divisions[0].moment == "t0");
  CHECK(divisions[1].moment == "t0");
  world.study.unit = config::Unit::benefit;
  CHECK(world.divisions().empty());
  world.study.unit = config::Unit::person;
  world.study.statements.clear();
  CHECK(world.divisions().empty());
}

TEST_CASE("a survey among some, by lot: who was not asked is no silent one") {
  World world;
  world.answer(0, 2.0, {5.0, 1.0});
  world.answer(3, 2.0, {1.0, 1.0});  // answered without being asked
  CHECK(world.divisions({1, 1, 0, 0, 0, -1})[0].counts == Counts{0, 0, 1, 1, 1, /**/ 1, 0, 0, 0, 1});
}
