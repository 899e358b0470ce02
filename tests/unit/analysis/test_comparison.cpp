// The stop-light of the comparison with non-participants: each check just inside and just outside its limits.
#include "analysis/analyse.hpp"
#include "analysis/estimators.hpp"
#include "analysis/placebo.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet;
using namespace werkthet::test_support;
using analysis::Light;

namespace {

/// 40 in regulier and 40 in regie, 200 outside; one covariate with values -1 and +1 in turn (so a standard
/// deviation of about one), shifted outside the lottery.
struct World {
  config::Study study{small_study()};
  cohort::Cohort cohort{cohort_of(arms_of({{0, 40, 0}, {1, 40, 0}, {outside, 200, 0}}))};
  config::Outcome outcome{outcome_of("werk", config::OutcomeKind::exit_work, {12})};

  World() {
    study.arms.erase(study.arms.begin() + 1);  // one arm beside control
    study.outcomes = {outcome};
    covariate(0.0);
  }
  void covariate(double shift) {
    cohort::Values x;
    for (std::size_t i = 0; i < cohort.size; ++i) {
      const double base = i % 2 == 0 ? -1.0 : 1.0;
      x.emplace_back(cohort.arm[i] < 0 ? 2.0 * base + shift : base);
    }
    cohort.covariates = {{"x", x}};
  }
  /// The participation estimate stands in the list when this runs; `size` is what it is said to be.
  [[nodiscard]] analysis::Comparison check(double size = 0.1) const {
    analysis::Estimates effects;
    analysis::Estimate effect;
    effect.key = "werk.12.regulier.participation.weighted";
    effect.result = analysis::Value{size, {}, {}, {}};
    effects.add(effect);
    analysis::Estimates estimates;
    analysis::add_comparison(cohort, analysis::make_groups(study, cohort), outcome, 12, effects, estimates);
    REQUIRE(estimates.comparisons.size() == 1);
    return estimates.comparisons.front();
  }
};

const analysis::ComparisonCheck& one(const analysis::Comparison& comparison, const std::string& id) {
  for (const analysis::ComparisonCheck& check : comparison.checks) {
    if (check.id == id) {
      return check;
    }
  }
  FAIL("there is no check " << id);
  return comparison.checks.front();
}

/// The first shift of the covariate at which the standardised difference beforehand passes `limit`.
double shift_of(double limit) {
  World world;
  world.covariate(1.0);
  const double per_unit = one(world.check(), "smd_before").value;  // linear in the shift: the spread stays
  return limit / per_unit;
}

}  // namespace

TEST_CASE("difference beforehand: green to 0.25, amber to 0.50, then red") {
  World world;
  const auto light = [&](double smd) {
    world.covariate(shift_of(smd));
    const analysis::ComparisonCheck check = one(world.check(), "smd_before");
    CHECK(check.value == Approx(smd));
    return check.light;
  };
  CHECK(light(0.249) == Light::green);
  CHECK(light(0.251) == Light::amber);
  CHECK(light(0.499) == Light::amber);
  CHECK(light(0.501) == Light::red);
}

TEST_CASE("weighting removes what it can, and the light afterwards says so") {
  World world;
  world.covariate(0.5);
  const analysis::Comparison comparison = world.check();
  REQUIRE(comparison.balance.size() == 1);
  CHECK(comparison.balance[0].before == Approx(0.5));
  CHECK(comparison.balance[0].after == Approx(0.0).margin(1e-8));
  CHECK(one(comparison, "smd_after").light == Light::green);
}

TEST_CASE("where no weights exist the balance afterwards is red and nobody is left") {
  World world;
  world.covariate(3.5);  // everybody outside the lottery has 1.5 or more; the participants average 0
  const analysis::Comparison comparison = world.check();
  CHECK(one(comparison, "smd_after").light == Light::red);
  CHECK(comparison.effective_sample_size == 0.0);
  CHECK(one(comparison, "ess").light == Light::red);
  CHECK(comparison.overall == Light::red);
}

TEST_CASE("effective size: green from the size of the control group, amber from half, then red") {
  const auto light = [](int reference) {
    World world;
    const std::initializer_list<Block> blocks{{0, 40, 0}, {1, 40, 0}, {outside, reference, 0}};
    world.cohort = cohort_of(arms_of(blocks));
    world.covariate(0.0);
    return one(world.check(), "ess");  // no shift: everybody counts equally
  };
  CHECK(light(42).light == Light::green);
  CHECK(light(42).value == Approx(1.05));
  CHECK(light(38).light == Light::amber);
  CHECK(light(22).light == Light::amber);
  CHECK(light(18).light == Light::red);
}

TEST_CASE("one person with more than a twentieth of the weight is red, however large the group") {
  // A hundred alike, and one far out who must make up for all of them.
  World world;
  world.cohort = cohort_of(arms_of({{0, 4, 0}, {1, 4, 0}, {outside, 101, 0}}));
  cohort::Values x;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    x.emplace_back(world.cohort.arm[i] >= 0 ? (i % 2 == 0 ? 0.5 : 0.7)
                                            : (i + 1 == world.cohort.size ? 10.0 : 0.0));
  }
  world.cohort.covariates = {{"x", x}};
  const analysis::Comparison comparison = world.check();
  CHECK(comparison.effective_sample_size > 4.0);  // more than the control group
  CHECK(one(comparison, "ess").light == Light::red);
}

TEST_CASE("outside the range: green below 2 percent, amber below 10, then red") {
  const auto light = [](int beyond) {
    World world;  // 100 randomised in all
    world.cohort = cohort_of(arms_of({{0, 50, 0}, {1, 50, 0}, {outside, 200, 0}}));
    world.covariate(0.0);
    for (int i = 0; i < beyond; ++i) {
      world.cohort.covariates[0].values[static_cast<std::size_t>(i)] = 2.5;  // the others reach 2
    }
    const analysis::ComparisonCheck check = one(world.check(), "range");
    CHECK(check.value == Approx(beyond / 100.0));
    return check.light;
  };
  CHECK(light(0) == Light::green);
  CHECK(light(1) == Light::green);
  CHECK(light(3) == Light::amber);
  CHECK(light(9) == Light::amber);
  CHECK(light(11) == Light::red);
}

TEST_CASE("the placebo: size against the effect, and what cannot be tested is amber") {
  CHECK(one(World().check(), "placebo").light == Light::amber);  // no placebo
  CHECK(analysis::placebo_light(std::nullopt, 1.0) == Light::amber);
  analysis::PlaceboTest test;
  test.difference = -0.05;  // the sign does not matter
  test.joint_p = 0.5;
  test.detectable = 0.04;
  test.informative = true;
  // 0.05 is below a third of 0.16, between a third and a half of 0.12, above half of 0.09.
  CHECK(analysis::placebo_light(test, 0.16) == Light::green);
  CHECK(analysis::placebo_light(test, 0.12) == Light::amber);
  CHECK(analysis::placebo_light(test, 0.09) == Light::red);
  test.joint_p = 0.07;
  CHECK(analysis::placebo_light(test, 0.16) == Light::amber);
  test.joint_p = 0.04;
  CHECK(analysis::placebo_light(test, 10.0) == Light::red);
}

TEST_CASE("a placebo that passes because the test is weak is amber (G23)") {
  analysis::PlaceboTest test;
  test.difference = 0.01;
  test.joint_p = 0.8;
  test.informative = true;
  test.detectable = 0.08;  // half of the effect: what would make it red is just seen
  CHECK(analysis::placebo_light(test, 0.16) == Light::green);
  test.detectable = 0.081;
  CHECK(analysis::placebo_light(test, 0.16) == Light::amber);
  test.detectable = 0.02;
  test.informative = false;  // what came before has nothing to do with the outcome
  CHECK(analysis::placebo_light(test, 0.16) == Light::amber);
}

TEST_CASE("the placebo stands everybody drawn beside the pool, and says what it could have seen") {
  World world;
  cohort::Values before;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    before.emplace_back(i % 4 < 2 ? 1.0 : 0.0);
  }
  world.cohort.placebos = {{"werk", "before", {"voor", "before"}, true, before}};
  const analysis::Comparison comparison = world.check();
  REQUIRE(comparison.placebo);
  CHECK(comparison.placebo->columns == 1);
  CHECK(comparison.placebo->column == "before");
  // 80 against 200 (x has the same mean outside, so nobody is weighted): 0.5 sqrt(1/80 + 1/200), times
  // 1.960 + 0.842.
  CHECK(comparison.placebo->detectable ==
        Approx(2.8016 * 0.5 * std::sqrt(1.0 / 80 + 1.0 / 200)).epsilon(0.02));
}

TEST_CASE("a placebo that differs for sure is red, whatever the effect") {
  World world;
  cohort::Values before;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    before.emplace_back(world.cohort.arm[i] < 0 ? (i % 10 == 0 ? 1.0 : 0.0) : (i % 10 < 4 ? 1.0 : 0.0));
  }
  world.cohort.placebos = {{"werk", "before", {"voor", "before"}, true, before}};
  CHECK(one(world.check(100.0), "placebo").light == Light::red);
}

TEST_CASE("a placebo that is also a covariate is tested without itself") {
  // Income before the start is far higher outside the lottery. Balanced on itself it would seem to be the
  // same.
  World world;
  cohort::Values income;
  cohort::Values none;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    const double base = i % 4 < 2 ? 0.0 : 1.0 + static_cast<double>(i % 5);
    income.emplace_back(world.cohort.arm[i] < 0 ? (i % 8 == 0 ? 0.0 : 2.0 + static_cast<double>(i % 7))
                                                : base);
    none.emplace_back(*income.back() == 0.0 ? 1.0 : 0.0);
  }
  world.cohort.covariates.push_back({"income", income});
  world.cohort.covariates.push_back({"no_income", none});
  world.cohort.placebos = {{"werk", "income_before", {"inkomen", "income"}, false, income}};
  const analysis::ComparisonCheck check = one(world.check(100.0), "placebo");
  CHECK(check.light == Light::red);
  CHECK(check.value < 0.001);
}

TEST_CASE("the weakest light counts") {
  World world;
  world.covariate(shift_of(0.3));
  const analysis::Comparison comparison = world.check();
  CHECK(one(comparison, "smd_after").light == Light::green);
  CHECK(one(comparison, "smd_before").light == Light::amber);
  CHECK(comparison.overall == Light::amber);
  world.covariate(shift_of(0.6));
  CHECK(world.check().overall == Light::red);
}

TEST_CASE("without a covariate nothing shows that the groups are alike") {
  World world;
  world.cohort.covariates.clear();
  const analysis::Comparison comparison = world.check();
  CHECK(comparison.checks.empty());
  CHECK(comparison.overall == Light::red);
}

TEST_CASE("the placebo is held against the longest horizon that the data reach") {
  World world;
  world.study.outcomes = {outcome_of("werk", config::OutcomeKind::exit_work, {6, 12, 24})};
  world.cohort = cohort_of(arms_of({{0, 800, 0}, {1, 800, 0}, {outside, 4000, 0}}));
  world.covariate(0.0);
  cohort::Values before;
  cohort::Values six;
  cohort::Values twelve;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    const bool control = world.cohort.arm[i] == 1;
    before.emplace_back(i % 4 < 2 || (control && i == 802) ? 1.0 : 0.0);  // hardly apart
    six.emplace_back(i % 4 == 0 ? 1.0 : 0.0);
    twelve.emplace_back(i % 4 == 0 || (control && i % 4 == 1) ? 1.0 : 0.0);  // 0.25 apart
  }
  world.cohort.placebos = {{"werk", "before", {"voor", "before"}, true, before}};
  world.cohort.binary = {
      {"werk", 6, six}, {"werk", 12, twelve}, {"werk", 24, cohort::Values(world.cohort.size)}};
  core::SilentLog log;
  const auto comparison = [&] { return analysis::analyse(world.study, world.cohort, log).comparisons.at(0); };
  CHECK(comparison().horizon == 12);
  CHECK(one(comparison(), "placebo").light == Light::green);
  world.cohort.binary[1].values[3].reset();  // one person was not followed for twelve months
  CHECK(comparison().horizon == 6);
}

TEST_CASE("a number has no horizon, also when the study names some") {
  World world;
  world.study.outcomes = {outcome_of("uren", config::OutcomeKind::numeric, {12})};
  world.outcome = world.study.outcomes.front();
  cohort::Values hours;
  cohort::Values before;
  for (std::size_t i = 0; i < world.cohort.size; ++i) {
    before.emplace_back(static_cast<double>(i % 9));
    hours.emplace_back(static_cast<double>(i % 9 + i % 5) + (world.cohort.arm[i] < 0 ? 0.0 : 100.0));
  }
  world.cohort.numeric = {{"uren", "", false, hours}};
  world.cohort.placebos = {{"uren", "before", {"voor", "before"}, false, before}};
  core::SilentLog log;
  const analysis::Comparison comparison = analysis::analyse(world.study, world.cohort, log).comparisons.at(0);
  CHECK(comparison.horizon == 0);
  CHECK(one(comparison, "placebo").light == Light::green);  // a small difference beside one of a hundred
}
