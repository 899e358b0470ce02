// Survey scales: one population for every wave, and the difference in changes.
#include "analysis/analyse.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace werkthet;
using namespace werkthet::test_support;

namespace {

/// Six people in regie from 6.0 to 6.8 and six in regulier from 6.1 to 6.5 on average.
struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort{cohort_of(arms_of({{0, 6, 0}, {2, 6, 0}}))};

  World() {
    study.outcomes = {outcome_of("welzijn", config::OutcomeKind::scale)};
    for (const char* id : {"t0", "t1"}) {
      config::Wave wave;
      wave.id = id;
      study.waves.push_back(wave);
    }
    cohort::Values first;
    cohort::Values last;
    const std::array<double, 6> spread = {-1.0, -0.6, -0.2, 0.2, 0.6, 1.0};
    const std::array<double, 6> change{0.3, -0.1, 0.2, -0.3, 0.1, -0.2};  // sums to zero
    for (std::size_t i = 0; i < 12; ++i) {
      const bool regie = i < 6;
      first.emplace_back((regie ? 6.0 : 6.1) + spread.at(i % 6));
      last.emplace_back((regie ? 6.8 : 6.5) + spread.at(i % 6) + change.at(i % 6));
    }
    cohort.numeric = {{"welzijn", "t0", false, first}, {"welzijn", "t1", false, last}};
  }
  [[nodiscard]] analysis::Estimates analyse() const {
    core::SilentLog log;
    return analysis::analyse(study, cohort, log);
  }
};

double value(const analysis::Estimates& estimates, const std::string& key) {
  const analysis::Estimate* e = estimates.find(key);
  INFO(key);
  REQUIRE(e != nullptr);
  REQUIRE(e->result);
  return e->result->estimate;
}

}  // namespace

TEST_CASE("6.0 to 6.8 against 6.1 to 6.5 is a difference in changes of 0.4") {
  const analysis::Estimates estimates = World().analyse();
  CHECK(value(estimates, "welzijn.t0.regie.mean") == Approx(6.0));
  CHECK(value(estimates, "welzijn.t1.regie.mean") == Approx(6.8));
  CHECK(value(estimates, "welzijn.regie.change") == Approx(0.8));
  CHECK(value(estimates, "welzijn.regulier.change") == Approx(0.4));
  CHECK(value(estimates, "welzijn.regie.treatment.change") == Approx(0.4));
  CHECK(estimates.find("welzijn.regie.treatment.ancova") != nullptr);
}

TEST_CASE("who misses one wave counts in none") {
  World world;
  world.cohort.numeric[1].values[0].reset();
  world.cohort.numeric[0].values[7].reset();
  const analysis::Estimates estimates = world.analyse();
  for (const char* wave : {"t0", "t1"}) {
    CHECK(estimates.find(std::string("welzijn.") + wave + ".regie.mean")->n == 5);
    CHECK(estimates.find(std::string("welzijn.") + wave + ".regulier.mean")->n == 5);
  }
  CHECK(estimates.find("welzijn.regie.treatment.change")->n == 5);
  CHECK(value(estimates, "welzijn.t0.regie.mean") == Approx(6.2));  // 5.0 left with the missing answer
}

TEST_CASE("caseworkers have keys of their own, and a wave without answers does not empty the others") {
  World world;
  world.study.waves.push_back({});
  world.study.waves.back().id = "t2";
  world.cohort.numeric.push_back({"welzijn", "t2", false, cohort::Values(12)});
  world.cohort.numeric.push_back({"welzijn", "t0", true, cohort::Values(12, 5.0)});
  const analysis::Estimates estimates = world.analyse();
  CHECK(value(estimates, "welzijn.caseworker.t0.regie.mean") == Approx(5.0));
  CHECK(value(estimates, "welzijn.t1.regie.mean") == Approx(6.8));
  CHECK(estimates.find("welzijn.t2.regie.mean") == nullptr);
  CHECK(estimates.find("welzijn.caseworker.regie.change") == nullptr);  // one wave is no change
}
