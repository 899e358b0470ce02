#include "statistics/linear/instrument.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/linear/regression.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

struct Trial {
  Numbers outcome;
  Numbers take_up;
  std::vector<int> assigned;
  std::vector<Numbers> covariates;
};

Trial trial(int take = 60) {
  Trial t;
  t.covariates.resize(1);
  for (int i = 0; i < 120; ++i) {
    const bool in = i % 2 == 1 && i / 2 < take;
    t.assigned.push_back(i % 2);
    t.take_up.push_back(in ? 1 : 0);
    t.covariates[0].push_back(i * 7 % 11);
    t.outcome.push_back(2 * (in ? 1 : 0) + i * 7 % 11 / 3.0 + i * 13 % 17 / 4.0);
  }
  return t;
}

}  // namespace

TEST_CASE("without covariates the effect of take-up is Wald's ratio") {
  const Trial t = trial(40);
  const auto r = effect_of_take_up(t.outcome, t.take_up, t.assigned, {});
  REQUIRE(r.ok());
  CHECK(r->take_up_difference_unadjusted == Approx(2.0 / 3).epsilon(1e-13));
  CHECK(r->effect == Approx(r->itt_unadjusted * 1.5).epsilon(1e-12));
  CHECK(r->itt == Approx(r->itt_unadjusted).epsilon(1e-12));
  CHECK_FALSE(r->weak);
}

TEST_CASE("when everybody does as assigned the effect is that of assignment") {
  const Trial t = trial();
  const auto r = effect_of_take_up(t.outcome, t.take_up, t.assigned, t.covariates);
  const auto itt = ancova(t.outcome, t.assigned, t.covariates);
  REQUIRE(r.ok());
  CHECK(r->effect == Approx(itt->estimate).epsilon(1e-12));
  CHECK(r->se == Approx(itt->se).epsilon(1e-12));
  CHECK_FALSE(r->f_hc1.has_value());
  CHECK_FALSE(r->weak);
}

TEST_CASE("a weak instrument is flagged") {
  const Trial t = trial(4);
  const auto r = effect_of_take_up(t.outcome, t.take_up, t.assigned, {});
  REQUIRE(r.ok());
  CHECK(r->f_hc1.value() < 10);
  CHECK(r->weak);
}

TEST_CASE("take-up: what cannot be estimated says why") {
  const Trial t = trial();
  CHECK(effect_of_take_up(t.outcome, Numbers(120, 1.0), t.assigned, {}).why().reason == Reason::no_variation);
  CHECK(effect_of_take_up(t.outcome, Numbers(120, 0.0), t.assigned, {}).why().reason == Reason::no_variation);
  CHECK(effect_of_take_up(Numbers(120, 3.0), t.take_up, t.assigned, {}).why().reason == Reason::no_variation);
  // The same take-up in both groups.
  Numbers equal(120);
  for (std::size_t i = 0; i < 120; ++i) {
    equal[i] = i % 4 < 2 ? 1 : 0;
  }
  const auto unmoved = effect_of_take_up(t.outcome, equal, t.assigned, {});
  REQUIRE_FALSE(unmoved.ok());
  CHECK(unmoved.why().reason == Reason::no_variation);
  const std::vector<Numbers> twice{t.covariates[0], t.covariates[0]};
  CHECK(effect_of_take_up(t.outcome, t.take_up, t.assigned, twice).why().reason == Reason::singular);
  CHECK(effect_of_take_up(Numbers{}, Numbers{}, {}, {}).why().reason == Reason::too_few);
  CHECK(effect_of_take_up(Numbers{1}, Numbers{1}, std::vector<int>{1}, {}).why().reason == Reason::too_few);
  CHECK(effect_of_take_up(t.outcome, t.take_up, std::vector<int>(120, 1), {}).why().reason ==
        Reason::too_few);
  Numbers large = t.outcome;
  for (double& v : large) {
    v *= 1e9;
  }
  CHECK(effect_of_take_up(large, t.take_up, t.assigned, {})->effect ==
        Approx(1e9 * effect_of_take_up(t.outcome, t.take_up, t.assigned, {})->effect).epsilon(1e-12));
  CHECK_THROWS_AS(effect_of_take_up(t.outcome, Numbers{1}, t.assigned, {}), std::invalid_argument);
}

TEST_CASE("Student's t and Glass's delta: Student's sleep data") {
  const Numbers drug1{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  const Numbers drug2{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  // R: t.test(extra ~ group, data = sleep, var.equal = TRUE): t = -1.8608, df = 18, p = 0.07919.
  const auto pooled = student(drug1, drug2);
  CHECK(pooled->t == Approx(-1.8608).margin(5e-5));
  CHECK(pooled->df == 18);
  CHECK(pooled->p == Approx(0.07919).margin(5e-6));
  const auto glass = glass_delta(drug1, drug2);
  CHECK(glass->delta == Approx(-1.58 / std::sqrt(4.009)).epsilon(1e-12));
  CHECK(glass->variance ==
        Approx(glass->delta * glass->delta / 18 + 3.2005555555555556 / (4.009 * 9) + 1.0 / 9).epsilon(1e-12));
  const Numbers same{2, 2, 2};
  CHECK(student(same, Numbers{3, 3}).why().reason == Reason::no_variation);
  CHECK(student(Numbers{}, drug1).why().reason == Reason::too_few);
  CHECK(student(Numbers{1}, Numbers{2}).why().reason == Reason::too_few);
  CHECK(student(Numbers{1}, drug1).ok());
  CHECK(glass_delta(drug1, same).why().reason == Reason::no_variation);
  CHECK(glass_delta(same, drug1).ok());
  CHECK(glass_delta(Numbers{1}, drug1).why().reason == Reason::too_few);
  CHECK_THROWS_AS(glass_delta(drug1, drug2, 0), std::invalid_argument);
}

TEST_CASE("regression designs: empty, one row, and values a billion times as large") {
  const std::vector<std::size_t> first{0};
  const std::vector<Numbers> empty{Numbers{}};
  const std::vector<Numbers> single{Numbers{1}};
  CHECK(ancova(Numbers{}, {}, {}).why().reason == Reason::too_few);
  CHECK(lin_estimator(Numbers{}, empty, {}).why().reason == Reason::too_few);
  CHECK(lin_estimator(Numbers{1}, single, {}).why().reason == Reason::too_few);
  CHECK(joint_test(Numbers{}, empty, first).why().reason == Reason::too_few);
  CHECK(joint_test(Numbers{1}, single, first).why().reason == Reason::too_few);
  const Trial t = trial();
  const std::vector<Numbers> arm{Numbers(t.assigned.begin(), t.assigned.end())};
  CHECK(lin_estimator(Numbers(120, 1.0), arm, t.covariates).why().reason == Reason::no_variation);
  CHECK(joint_test(Numbers(120, 1.0), arm, first).why().reason == Reason::no_variation);
  const std::vector<Numbers> twice{arm[0], arm[0]};
  CHECK(lin_estimator(t.outcome, twice, {}).why().reason == Reason::singular);
  CHECK(joint_test(t.outcome, twice, first).why().reason == Reason::singular);
  Numbers large = t.outcome;
  for (double& v : large) {
    v *= 1e9;
  }
  CHECK(joint_test(large, arm, first)->p == Approx(joint_test(t.outcome, arm, first)->p).epsilon(1e-10));
  CHECK(joint_test(t.outcome, arm, first, StandardError::classical)->p > 0);
  CHECK(lin_estimator(large, arm, t.covariates)->at(0).p ==
        Approx(lin_estimator(t.outcome, arm, t.covariates)->at(0).p).epsilon(1e-10));
  const std::vector<std::size_t> again{0, 0};
  CHECK_THROWS_AS(joint_test(t.outcome, arm, again), std::invalid_argument);
  const std::vector<std::size_t> beyond{1};
  CHECK_THROWS_AS(joint_test(t.outcome, arm, beyond), std::invalid_argument);
}
