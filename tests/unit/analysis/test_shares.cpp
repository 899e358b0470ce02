// Shares and their differences: known intervals, counts, keys, and the sum total = treatment + participation.
#include "analysis/analyse.hpp"
#include "core/error.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <set>

using namespace werkthet;
using namespace werkthet::test_support;
using config::OutcomeKind;

namespace {

/// The worked examples of the requirements: 27 and 25 of 100 against 24 of 100; 120 of 1000 outside the
/// lottery.
const std::initializer_list<Block> groups{{0, 100, 27}, {1, 100, 25}, {2, 100, 24}, {outside, 1000, 120}};

struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort{cohort_of(arms_of(groups))};

  World() {
    study.outcomes = {outcome_of("werk", OutcomeKind::exit_work, {12})};
    cohort.binary.push_back({"werk", 12, events_of(groups)});
  }
  /// A covariate that differs between groups and is not a function of the outcome.
  void add_covariate() {
    study.covariates = {covariate_of("age", config::CovariateKind::numeric)};
    cohort::Values age;
    for (std::size_t i = 0; i < cohort.size; ++i) {
      age.emplace_back(30.0 + static_cast<double>(i % 17) + (cohort.arm[i] < 0 ? 2.0 : 0.0));
    }
    cohort.covariates = {{"age", age}};
  }
  [[nodiscard]] analysis::Estimates analyse() const {
    core::SilentLog log;
    return analysis::analyse(study, cohort, log);
  }
};

const analysis::Estimate& at(const analysis::Estimates& estimates, const std::string& key) {
  const analysis::Estimate* e = estimates.find(key);
  INFO(key);
  REQUIRE(e != nullptr);
  REQUIRE(e->result);
  return *e;
}

double points(double fraction) {
  return std::round(fraction * 1000.0) / 10.0;
}

}  // namespace

TEST_CASE("the worked examples of the requirements come out") {
  const analysis::Estimates estimates = World().analyse();
  const analysis::Estimate& regie = at(estimates, "werk.12.regie.treatment.newcombe");
  CHECK(points(regie.result->estimate) == 3.0);
  CHECK(points(regie.result->interval->low) == -9.0);
  CHECK(points(regie.result->interval->high) == 14.9);
  const analysis::Estimate& intensief = at(estimates, "werk.12.intensief.treatment.newcombe");
  CHECK(points(intensief.result->estimate) == 1.0);
  CHECK(points(intensief.result->interval->low) == -10.9);
  CHECK(points(intensief.result->interval->high) == 12.8);
}

TEST_CASE("an estimate carries the counts it was made from") {
  const analysis::Estimates estimates = World().analyse();
  const analysis::Estimate& share = at(estimates, "werk.12.regie.share");
  CHECK(share.n == 100);
  CHECK(share.events == 27);
  CHECK(share.result->estimate == Approx(0.27));
  const analysis::Estimate& difference = at(estimates, "werk.12.regulier.participation.newcombe");
  CHECK(difference.n == 100);
  CHECK(difference.events == 24);
  CHECK(difference.n_comparator == 1000);
  CHECK(difference.events_comparator == 120);
  CHECK(difference.comparator == std::string(analysis::non_participants));
  CHECK(at(estimates, "werk.12.niet_deelnemers.share").events == 120);
}

TEST_CASE("people in no comparison count nowhere, and missing outcomes are not failures") {
  World world;
  world.cohort.membership[0] = cohort::Membership::refused;  // had the outcome
  world.cohort.arm[0] = -1;
  world.cohort.binary[0].values[1].reset();  // had it too
  const analysis::Estimates estimates = world.analyse();
  CHECK(at(estimates, "werk.12.regie.share").n == 98);
  CHECK(at(estimates, "werk.12.regie.share").events == 25);
  CHECK(at(estimates, "werk.12.niet_deelnemers.share").n == 1000);
}

TEST_CASE("every key is used once, and a second use is a bug") {
  World world;
  world.add_covariate();
  analysis::Estimates estimates = world.analyse();
  std::set<std::string> keys;
  for (const analysis::Estimate& e : estimates.list) {
    CHECK(keys.insert(e.key).second);
    CHECK(estimates.find(e.key) == &e);
    CHECK_FALSE(e.method.empty());
    CHECK_FALSE(e.reference.empty());
  }
  CHECK(keys.size() > 20);
  CHECK_THROWS(estimates.add(estimates.list.front()));
  CHECK(analysis::make_key({"a", "", "b"}) == "a.b");
}

TEST_CASE("total is treatment plus participation, with the same weights") {
  World world;
  world.add_covariate();
  const analysis::Estimates estimates = world.analyse();
  const double participation = at(estimates, "werk.12.regulier.participation.weighted").result->estimate;
  CHECK(participation != Approx(at(estimates, "werk.12.regulier.participation.raw").result->estimate));
  for (const std::string arm : {"regie", "intensief"}) {
    const double treatment = at(estimates, "werk.12." + arm + ".treatment.means").result->estimate;
    const double total = at(estimates, "werk.12." + arm + ".total.weighted").result->estimate;
    CHECK(std::abs(total - treatment - participation) < 1e-12);
  }
  CHECK(at(estimates, "werk.12.regie.treatment.means").result->estimate == Approx(0.03));
}

TEST_CASE("without non-participants there is no participation, no total and no stop-light") {
  World world;
  SECTION("nobody outside the lottery") {
    world.cohort = cohort_of(arms_of({{0, 100, 0}, {2, 100, 0}}));
    world.cohort.binary.push_back({"werk", 12, events_of({{0, 100, 27}, {2, 100, 24}})});
  }
  SECTION("the study does not make the comparison") {
    world.study.non_participants.use = false;
  }
  const analysis::Estimates estimates = world.analyse();
  CHECK(estimates.find("werk.12.regie.treatment.newcombe") != nullptr);
  for (const analysis::Estimate& e : estimates.list) {
    CHECK(e.key.find("participation") == std::string::npos);
    CHECK(e.key.find("total") == std::string::npos);
    CHECK(e.key.find("niet_deelnemers") == std::string::npos);
  }
  CHECK(estimates.comparisons.empty());
}

TEST_CASE("an empty group gives no number and no crash") {
  World world;
  world.cohort = cohort_of(arms_of({{0, 5, 0}, {2, 5, 0}}));  // nobody in intensief
  world.cohort.binary.push_back({"werk", 12, events_of({{0, 5, 1}, {2, 5, 2}})});
  const analysis::Estimates estimates = world.analyse();
  const analysis::Estimate* share = estimates.find("werk.12.intensief.share");
  REQUIRE(share != nullptr);
  CHECK_FALSE(share->result);
  CHECK(share->n == 0);
  REQUIRE(estimates.find("werk.12.intensief.treatment.newcombe") != nullptr);
  CHECK_FALSE(estimates.find("werk.12.intensief.treatment.newcombe")->result);
}
