// The analysis plan at work: the horizon of the main outcome, the families of tests, what looks spend,
// subgroups drawn to their mean. Group-sequential numbers against statistics.md §8 (2.963
// and 1.969; 3.710, 2.511, 1.993).
#include "analysis/analyse.hpp"
#include "analysis/families.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet;
using namespace werkthet::test_support;
using config::OutcomeKind;
using config::ReleaseKind;

namespace {

const std::initializer_list<Block> blocks{{0, 100, 27}, {1, 100, 33}, {2, 100, 24}};

config::Study looking_study(std::vector<config::Look> looks, const std::string& release = "r") {
  config::Study study = small_study(release == "end" ? ReleaseKind::final : ReleaseKind::interim);
  study.release.id = release;
  study.plan.looks = std::move(looks);
  study.outcomes = {outcome_of("werk", OutcomeKind::exit_work, {6, 12})};
  return study;
}

analysis::Estimates analysed(const config::Study& study, const cohort::Cohort& cohort,
                             const analysis::EarlierLooks& earlier = {}) {
  core::SilentLog log;
  return analysis::analyse(study, cohort, log, 1, earlier);
}

cohort::Cohort followed(bool to_twelve) {
  cohort::Cohort cohort = cohort_of(arms_of(blocks));
  cohort.binary.push_back({"werk", 6, events_of({{0, 100, 13}, {1, 100, 15}, {2, 100, 11}})});
  cohort.binary.push_back({"werk", 12, events_of(blocks)});
  if (!to_twelve) {
    for (std::size_t i = 0; i < 300; i += 2) {  // half of them entered late
      cohort.binary[1].values[i].reset();
    }
  }
  return cohort;
}

}  // namespace

TEST_CASE(
    "two looks at half and all of the information have the bounds 2.963 and 1.969, and spend 0.00305 first") {
  const analysis::SpentAlpha looks = analysis::spent_alpha(looking_study({{"r", 0.5}}));
  REQUIRE(looks.points.size() == 2);
  CHECK(looks.points[0].z == Approx(2.963).margin(0.0006));
  CHECK(looks.points[1].z == Approx(1.969).margin(0.0006));
  CHECK(looks.points[0].spent == Approx(0.00305).margin(0.00002));
  CHECK(looks.points[1].spent == Approx(0.05).margin(1e-9));
  CHECK(looks.here() == &looks.points[0]);
  CHECK(looks.points[0].confidence == Approx(0.99695).margin(0.00002));
}

TEST_CASE("three equal looks have the bounds 3.710, 2.511 and 1.993") {
  const analysis::SpentAlpha looks =
      analysis::spent_alpha(looking_study({{"a", 1.0 / 3.0}, {"r", 2.0 / 3.0}}));
  REQUIRE(looks.points.size() == 3);
  CHECK(looks.points[0].z == Approx(3.710).margin(0.0006));
  CHECK(looks.points[1].z == Approx(2.511).margin(0.0006));
  CHECK(looks.points[2].z == Approx(1.993).margin(0.0006));
  CHECK(looks.here() == &looks.points[1]);
}

TEST_CASE("the spending of the plan decides the bound: Pocock asks less early and more at the end") {
  config::Study study = looking_study({{"r", 0.5}});
  const analysis::SpentAlpha strict = analysis::spent_alpha(study);
  study.plan.spending = config::Spending::pocock;
  const analysis::SpentAlpha even = analysis::spent_alpha(study);
  CHECK(even.points[0].z < 2.2);
  CHECK(even.points[0].z < strict.points[0].z);
  CHECK(even.points[1].z > strict.points[1].z);
  CHECK(even.points[1].spent == Approx(0.05).margin(1e-9));
}

TEST_CASE("a look uses the share of people who have the main outcome, down to whole twentieths") {
  const config::Study study = looking_study({{"r", 0.7}});
  CHECK(analysis::observed_information(study, followed(false)) == Approx(0.5));
  const analysis::Estimates estimates = analysed(study, followed(false));
  const analysis::LookPoint& look = estimates.looks.points[0];
  CHECK(look.actual);
  CHECK(look.planned == 0.7);
  CHECK(look.z == Approx(2.963).margin(0.0006));
  CHECK(estimates.confidence == look.confidence);
  // Everybody has it: a part is kept for the final analysis all the same.
  CHECK(analysis::observed_information(study, followed(true)) == Approx(0.95));
}

TEST_CASE("when nobody has the main outcome yet, the plan's share is used and said to be that") {
  config::Study study = looking_study({{"r", 0.5}});
  study.plan.horizon = 18;
  CHECK_FALSE(analysis::observed_information(study, followed(true)));
  const analysis::SpentAlpha looks = analysed(study, followed(true)).looks;
  CHECK_FALSE(looks.points[0].actual);
  CHECK(looks.points[0].information == 0.5);
}

TEST_CASE("the final analysis uses what the look really knew, and its own bound") {
  const config::Study study = looking_study({{"r", 0.5}}, "end");
  const analysis::SpentAlpha planned = analysed(study, followed(true)).looks;
  const analysis::SpentAlpha told = analysed(study, followed(true), {{"r", 0.8}}).looks;
  CHECK(planned.here() == &planned.points[1]);
  CHECK(planned.points[1].z == Approx(1.969).margin(0.0006));
  CHECK(told.points[0].actual);
  CHECK(told.points[0].spent > planned.points[0].spent);
  CHECK(told.points[1].z > planned.points[1].z);  // more was spent, so more is asked now
}

TEST_CASE("a look that may spend next to nothing is held to a bound that nothing passes by chance") {
  const analysis::SpentAlpha looks = analysis::spent_alpha(looking_study({{"r", 0.01}}));
  CHECK(looks.points[0].z == Approx(6.109).margin(0.01));
  CHECK(looks.points[0].spent == 0.0);
  CHECK(looks.points[1].z == Approx(1.96).margin(0.001));
  CHECK(looks.points[1].spent == Approx(0.05).margin(1e-9));
}

TEST_CASE("a share that an earlier release overstates cannot loosen a later bound") {
  const config::Study study = looking_study({{"a", 0.3}, {"r", 0.6}}, "end");
  const analysis::SpentAlpha looks = analysis::spent_alpha(study, {{"a", 0.9}});
  CHECK(looks.points[1].information > looks.points[0].information);
  CHECK(looks.points[1].z > 1.96);
  CHECK(looks.points[2].z > 1.96);
}

TEST_CASE("the main outcome is judged at the horizon of the plan when everybody was followed that long") {
  config::Study study = small_study();
  study.outcomes = {outcome_of("werk", OutcomeKind::exit_work, {6, 12})};
  SECTION("without a plan: the longest") {
    CHECK(analysed(study, followed(true)).main_horizon.at("werk") == 12);
  }
  SECTION("the plan names a shorter one") {
    study.plan.horizon = 6;
    const analysis::Estimates estimates = analysed(study, followed(true));
    CHECK(estimates.main_horizon.at("werk") == 6);
    CHECK(estimates.plan_horizon_reached);
    CHECK(estimates.find("werk.6.regie.treatment.score")->family == "primary");
    CHECK(estimates.find("werk.12.regie.treatment.score")->family.empty());
  }
  SECTION("the plan names one that not everybody reached") {
    study.plan.horizon = 12;
    const analysis::Estimates estimates = analysed(study, followed(false));
    CHECK(estimates.main_horizon.at("werk") == 6);
    CHECK_FALSE(estimates.plan_horizon_reached);
  }
}

TEST_CASE("secondary outcomes are one Holm family, the others exploratory") {
  config::Study study = small_study();
  study.plan.secondary = {"uren"};
  cohort::Cohort cohort = followed(true);
  for (const char* id : {"werk", "uren", "geld"}) {
    study.outcomes.push_back(
        outcome_of(id, id == std::string("werk") ? OutcomeKind::exit_work : OutcomeKind::numeric));
    study.outcomes.back().primary = id == std::string("werk");
  }
  study.outcomes[0].horizons = {12};
  for (const char* id : {"uren", "geld"}) {
    cohort::Values values;
    for (std::size_t i = 0; i < cohort.size; ++i) {
      values.emplace_back(static_cast<double>((i * 7) % 11) + (cohort.arm[i] == 1 ? 1.2 : 0.0) +
                          (cohort.arm[i] == 0 ? 0.9 : 0.0));
    }
    cohort.numeric.push_back({id, "", false, values});
  }
  const analysis::Estimates e = analysed(study, cohort);
  CHECK(e.find("werk.12.regie.treatment.score")->family == "primary");
  const auto* a = e.find("uren.regie.treatment.welch");
  const auto* b = e.find("uren.intensief.treatment.welch");
  CHECK(a->family == "secondary");
  CHECK(e.find("geld.regie.treatment.welch")->family == "exploratory");
  const double small = std::min(*a->result->p, *b->result->p);
  const double large = std::max(*a->result->p, *b->result->p);
  REQUIRE(small < large);
  CHECK(std::min(*a->p_adjusted, *b->p_adjusted) == Approx(std::min(1.0, 2 * small)));  // Holm, two tests
  CHECK(std::max(*a->p_adjusted, *b->p_adjusted) == Approx(std::max(large, std::min(1.0, 2 * small))));
}

TEST_CASE(
    "subgroup effects drawn to their mean lie between the effect and the mean, with the weights of the "
    "formula") {
  config::Study study = small_study();
  study.outcomes = {outcome_of("uren", OutcomeKind::numeric)};
  study.covariates = {covariate_of("age", config::CovariateKind::numeric)};
  study.subgroups = {{"leeftijd", {"Leeftijd", "Age"}, "age", {30, 40}}};
  cohort::Cohort cohort = cohort_of(arms_of(blocks));
  cohort::Values age;
  cohort::Values hours;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    age.emplace_back(25.0 + static_cast<double>(i % 3) * 10.0);
    hours.emplace_back(static_cast<double>((i * i) % 17) + (cohort.arm[i] == 0 && i % 3 == 0 ? 4.0 : 0.0));
  }
  cohort.covariates = {{"age", age}};
  cohort.numeric.push_back({"uren", "", false, hours});
  CHECK(analysed(study, cohort).find("uren.regie.subgroup.leeftijd.1.shrunk") == nullptr);
  study.plan.shrink_subgroups = true;
  const analysis::Estimates e = analysed(study, cohort);
  double low = 1e9;
  double high = -1e9;
  for (const char* c : {"1", "2", "3"}) {
    const double raw = e.find(std::string("uren.regie.subgroup.leeftijd.") + c)->result->estimate;
    low = std::min(low, raw);
    high = std::max(high, raw);
  }
  double spread = 0.0;
  for (const char* c : {"1", "2", "3"}) {
    const auto* raw = e.find(std::string("uren.regie.subgroup.leeftijd.") + c);
    const auto* shrunk = e.find(std::string("uren.regie.subgroup.leeftijd.") + c + ".shrunk");
    REQUIRE(shrunk != nullptr);
    CHECK(shrunk->result->estimate >= low);
    CHECK(shrunk->result->estimate <= high);
    CHECK(*shrunk->result->se < *raw->result->se);
    spread = std::max(spread, std::abs(shrunk->result->estimate - raw->result->estimate));
  }
  CHECK(spread > 0.0);
}
