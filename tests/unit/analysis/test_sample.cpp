// From columns with gaps to complete vectors: who is in, and what stands in for a missing covariate.
#include "analysis/sample.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::test_support;

TEST_CASE("control has code 0, whatever its place in the study") {
  const config::Study study = small_study();
  const analysis::Groups groups = analysis::make_groups(study, cohort_of({0, 1, 2, outside}));
  CHECK(groups.ids == std::vector<std::string>{"regulier", "regie", "intensief"});
  CHECK(groups.code == std::vector<int>{1, 2, 0, -1});
  CHECK(groups.has_non_participants);
}

TEST_CASE("only never-asked people are the comparison") {
  const config::Study study = small_study();
  cohort::Cohort cohort = cohort_of({0, outside, outside, outside, outside, outside});
  using cohort::Membership;
  cohort.membership = {Membership::randomised, Membership::refused,   Membership::asked_no_answer,
                       Membership::excluded,   Membership::not_drawn, Membership::not_eligible};
  const analysis::Groups groups = analysis::make_groups(study, cohort);
  CHECK(groups.code == std::vector<int>{1, -2, -2, -2, -2, -2});
  CHECK_FALSE(groups.has_non_participants);
}

TEST_CASE("a missing covariate takes the overall mean and not that of the arm") {
  const config::Study study = small_study();
  cohort::Cohort cohort = cohort_of({0, 0, 2, 2});
  cohort.covariates = {{"age", {std::nullopt, 20.0, 50.0, 50.0}}};
  const analysis::Groups groups = analysis::make_groups(study, cohort);
  const analysis::Sample sample = analysis::make_sample(cohort, groups, {1.0, 0.0, 1.0, 0.0}, 0);
  REQUIRE(sample.covariates.size() == 1);
  CHECK(sample.covariates[0][0] == Approx(40.0));  // of all three known; that of the arm would be 20
  CHECK(sample.covariates[0][1] == 20.0);
}

TEST_CASE("covariates that are the same for everybody, or unknown for everybody, are left out") {
  const config::Study study = small_study();
  cohort::Cohort cohort = cohort_of({0, 0, 2, 2});
  cohort.covariates = {{"same", {1.0, 1.0, std::nullopt, 1.0}},
                       {"unknown", cohort::Values(4)},
                       {"age", {20.0, 30.0, 40.0, 50.0}}};
  const analysis::Groups groups = analysis::make_groups(study, cohort);
  const analysis::Sample sample = analysis::make_sample(cohort, groups, cohort::Values(4, 1.0), 0);
  CHECK(sample.covariate_ids == std::vector<std::string>{"age"});
}

TEST_CASE("rows without the outcome are not in the sample") {
  const config::Study study = small_study();
  const cohort::Cohort cohort = cohort_of({0, 0, 2, outside});
  const analysis::Groups groups = analysis::make_groups(study, cohort);
  const cohort::Values values{1.0, std::nullopt, 0.0, 1.0};
  CHECK(analysis::make_sample(cohort, groups, values, 0).unit == std::vector<std::size_t>{0, 2});
  const analysis::Sample all = analysis::make_sample(cohort, groups, values, -1);
  CHECK(all.unit == std::vector<std::size_t>{0, 2, 3});
  CHECK(analysis::count(all, 1).n == 1);
  CHECK(analysis::count(all, 1).events == 1);
  CHECK(analysis::count(all, -1).events == 1);
}
