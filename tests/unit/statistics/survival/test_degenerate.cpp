// What every function of this folder says about data that carry no answer.

#include "statistics/survival/fine_gray.hpp"
#include "statistics/survival/gray.hpp"
#include "statistics/survival/incidence.hpp"
#include "statistics/survival/logrank.hpp"
#include "statistics/survival/proportional_hazards.hpp"
#include "statistics/survival/restricted_mean.hpp"
#include "unit/statistics/survival/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace werkthet::statistics;
using namespace werkthet::test::survival;

namespace {

void check_finite(const SurvivalCurve& curve) {
  for (const auto& step : curve.steps) {
    CHECK(std::isfinite(step.survival));
    CHECK(std::isfinite(step.greenwood));
    CHECK((!step.se || std::isfinite(*step.se)));
    CHECK((!step.interval || (std::isfinite(step.interval->low) && std::isfinite(step.interval->high))));
  }
}

void check_finite(const CoxFit& fit) {
  for (const auto& c : fit.coefficients) {
    CHECK(std::isfinite(c.log_hazard_ratio));
    CHECK(std::isfinite(c.se_model));
    CHECK(std::isfinite(c.se_robust));
    CHECK((!c.interval || std::isfinite(c.interval->high)));
  }
  CHECK(std::isfinite(fit.log_likelihood));
  CHECK(std::isfinite(fit.wald.chi_square));
  CHECK(std::isfinite(fit.score.p));
}

}  // namespace

TEST_CASE("curves of nobody, one person, no events, events at one time") {
  CHECK(kaplan_meier({}, {}).why().reason == Reason::too_few);
  CHECK(weighted_kaplan_meier(drug_time, drug_event, Numbers(21, 0.0)).why().reason == Reason::too_few);
  const auto one = kaplan_meier(Numbers{5}, Codes{1});
  check_finite(*one);
  CHECK(one->steps[0].survival == 0);
  CHECK_FALSE(one->steps[0].se.has_value());
  CHECK(survival_at(*one, 9)->survival == 0);
  CHECK(restricted_mean(*one, 9)->mean == 5);
  const Both b;
  const Codes nothing(b.time.size(), 0);
  CHECK(kaplan_meier(b.time, nothing)->steps.back().survival == 1.0);
  CHECK(survival_quantile(*kaplan_meier(b.time, nothing), 0.5).why().reason == Reason::out_of_range);
  CHECK(restricted_mean_difference(b.time, nothing, b.group, 10).why().reason == Reason::no_events);
  CHECK(restricted_mean_difference(b.time, b.event, Codes(42, 1), 10).why().reason == Reason::too_few);
  check_finite(*kaplan_meier(Numbers(8, 3.0), Codes(8, 1)));
  check_finite(*kaplan_meier(Numbers(8, 0.0), Codes(8, 1)));
  CHECK(survival_at({}, 1).why().reason == Reason::out_of_range);
  CHECK(restricted_mean({}, 1).why().reason == Reason::out_of_range);
}

TEST_CASE("curves whose times are scaled by 1e9 are the same curves") {
  const Both b;
  Numbers scaled = b.time;
  for (double& t : scaled) {
    t *= 1e9;
  }
  CHECK(survival_at(*kaplan_meier(scaled, b.event), 10e9)->survival ==
        survival_at(*kaplan_meier(b.time, b.event), 10)->survival);
  CHECK(logrank(scaled, b.event, b.group)->p == logrank(b.time, b.event, b.group)->p);
  CHECK(restricted_mean_difference(scaled, b.event, b.group, 20e9)->p ==
        Approx(restricted_mean_difference(b.time, b.event, b.group, 20)->p));
  CHECK(cox({scaled, b.event, b.columns})->log_likelihood ==
        cox({b.time, b.event, b.columns})->log_likelihood);
  CHECK(gray_test(scaled, b.event, b.group, 1)->p == gray_test(b.time, b.event, b.group, 1)->p);
}

TEST_CASE("late entries may empty a risk set before the end") {
  // The first person dies alone; the curve is 0 from there on, and stays a number.
  const auto curve = kaplan_meier(Numbers{2, 8, 9}, Codes{1, 1, 0}, 0.95, Numbers{0, 3, 4});
  CHECK(curve->steps[0].survival == 0);
  check_finite(*curve);
  CHECK(logrank(Numbers{2, 8, 9}, Codes{1, 1, 0}, Codes{0, 1, 0}, {}, 0, Numbers{0, 3, 4})->df == 1);
}

TEST_CASE("tests of groups without comparison") {
  const Both b;
  const Codes nothing(b.time.size(), 0);
  CHECK(logrank({}, {}, {}).why().reason == Reason::no_events);
  CHECK(logrank(b.time, nothing, b.group).why().reason == Reason::no_events);
  CHECK(logrank(b.time, b.event, Codes(42, 3)).why().reason == Reason::no_events);
  CHECK(logrank(Numbers(42, 5.0), Codes(42, 1), b.group).why().reason == Reason::no_events);
  CHECK(logrank(Numbers{1}, Codes{1}, Codes{0}).why().reason == Reason::no_events);
  CHECK(gray_test({}, {}, {}, 1).why().reason == Reason::too_few);
  CHECK(gray_test(b.time, nothing, b.group, 1).why().reason == Reason::no_events);
  CHECK(gray_test(b.time, b.event, b.group, 2).why().reason == Reason::no_events);
  CHECK(gray_test(b.time, b.event, Codes(42, 3), 1).why().reason == Reason::no_events);
  const auto one_time = gray_test(Numbers(42, 5.0), b.event, b.group, 1);
  CHECK((!one_time || std::isfinite(one_time->chi_square)));
  const auto two = gray_test(Numbers{1, 2}, Codes{1, 1}, Codes{0, 1}, 1);
  CHECK((!two || std::isfinite(two->chi_square)));
}

TEST_CASE("incidence of nobody, of one person, of everybody at one time, of another cause") {
  CHECK(cumulative_incidence({}, {}, 1).why().reason == Reason::too_few);
  CHECK(incidence_at({}, 1).why().reason == Reason::out_of_range);
  for (const Codes& causes : {Codes{1, 1, 1}, Codes{2, 2, 2}, Codes{0, 0, 0}, Codes{1, 2, 0}}) {
    const auto curve = cumulative_incidence(Numbers{4, 4, 4}, causes, 1);
    CHECK(std::isfinite(curve->steps[0].se));
    CHECK(std::isfinite(curve->steps[0].variance_gray));
  }
  CHECK(incidence_at(*cumulative_incidence(Numbers{4}, Codes{1}, 1), 99)->incidence == 1);
}

TEST_CASE("Cox: what cannot be estimated says why") {
  const Both b;
  const Codes nothing(b.time.size(), 0);
  const std::vector<Numbers> none{{}};
  CHECK(cox({{}, {}, none}).why().reason == Reason::too_few);
  CHECK(cox({b.time, nothing, b.columns}).why().reason == Reason::no_events);
  CHECK(cox({b.time, b.event, b.columns, {}, {}, Numbers(42, 0.0)}).why().reason == Reason::too_few);
  CHECK(cox({b.time, b.event, std::vector<Numbers>{Numbers(42, 7.0)}}).why().reason == Reason::no_variation);
  // Constant within every stratum is constant.
  CHECK(cox({b.time, b.event, b.columns, {}, b.group}).why().reason == Reason::no_variation);
  std::vector<Numbers> twice = b.columns;
  twice.push_back(twice[0]);
  for (double& x : twice[1]) {
    x = 3 - 2 * x;
  }
  CHECK(cox({b.time, b.event, twice}).why().reason == Reason::singular);
  CHECK(cox({b.time, b.event, b.columns, {}, {}, {}, Codes(42, 5)}).why().reason == Reason::few_clusters);
  CHECK(cox({Numbers{1}, Codes{1}, std::vector<Numbers>{{1}}}).why().reason == Reason::no_variation);
  // The only event happens when its person is alone at risk.
  CHECK(cox({Numbers{1, 2}, Codes{0, 1}, std::vector<Numbers>{{0, 1}}}).why().reason == Reason::no_variation);
}

TEST_CASE("Cox: a covariate that sorts the events has no hazard ratio") {
  Numbers time;
  Numbers x;
  Numbers noise;
  for (int i = 0; i < 20; ++i) {
    time.push_back(i + 1);
    x.push_back(i < 10 ? 1 : 0);
    noise.push_back(std::sin(i));
  }
  const Codes all(20, 1);
  CHECK(cox({time, all, std::vector<Numbers>{x}}).why().reason == Reason::separation);
  CHECK(cox({time, all, std::vector<Numbers>{x, noise}}).why().reason == Reason::separation);
  CHECK(cox({time, all, std::vector<Numbers>{time}}).why().reason == Reason::separation);
  CHECK(cox({time, all, std::vector<Numbers>{x}}, Ties::breslow).why().reason == Reason::separation);
  // No event in one arm: the usual way to meet it.
  const Both b;
  Codes one_arm = b.event;
  std::fill(one_arm.begin(), one_arm.begin() + 21, 0);
  CHECK(cox({b.time, one_arm, b.columns}).why().reason == Reason::separation);
  CHECK(fine_gray(b.time, one_arm, b.columns, 1).why().reason == Reason::separation);
  // One person too rare to matter, who ends first.
  Numbers rare(400, 0.0);
  Numbers times(400);
  for (std::size_t i = 0; i < 400; ++i) {
    times[i] = static_cast<double>(i + 1);
  }
  rare[0] = 1;
  CHECK(cox({times, Codes(400, 1), std::vector<Numbers>{rare}}).why().reason == Reason::separation);
}

TEST_CASE("Cox: large but finite effects are no separation") {
  // Nine of ten in x end before anybody else does; the tenth comes last.
  Numbers time;
  Numbers x;
  for (int i = 0; i < 200; ++i) {
    time.push_back(i + 1);
    x.push_back(i < 99 || i == 199 ? 1 : 0);
  }
  const auto fit = cox({time, Codes(200, 1), std::vector<Numbers>{x}});
  REQUIRE(fit.ok());
  check_finite(*fit);
  // An outlier that is censored early flattens nothing.
  const Both b;
  std::vector<Numbers> outlier = b.columns;
  Numbers age(42, 0.0);
  for (std::size_t i = 0; i < 42; ++i) {
    age[i] = std::cos(static_cast<double>(i));
  }
  age[3] = 1e6;
  outlier.push_back(age);
  const auto odd = cox({b.time, b.event, outlier});
  CHECK((!odd || std::isfinite(odd->coefficients[0].log_hazard_ratio)));
}

TEST_CASE("Cox: everybody at one time, and the test of proportional hazards that has no time to vary in") {
  const Both b;
  const Numbers same(42, 6.0);
  const CoxData data{same, b.event, b.columns};
  const auto fit = cox(data);
  REQUIRE(fit.ok());
  check_finite(*fit);
  const auto change = proportional_hazards(data, *fit);
  CHECK(change->coefficients[0].why().reason == Reason::no_variation);
  CHECK(change->global.why().reason == Reason::no_variation);
  CHECK_THROWS_AS(proportional_hazards({drug_time, drug_event, b.columns}, *fit), std::invalid_argument);
}

TEST_CASE("Fine and Gray: what cannot be estimated says why") {
  const Both b;
  const Codes nothing(b.time.size(), 0);
  CHECK(fine_gray({}, {}, std::vector<Numbers>{{}}, 1).why().reason == Reason::too_few);
  CHECK(fine_gray(b.time, nothing, b.columns, 1).why().reason == Reason::no_events);
  CHECK(fine_gray(b.time, b.event, b.columns, 2).why().reason == Reason::no_events);
  CHECK(fine_gray(b.time, b.event, std::vector<Numbers>{Numbers(42, 1.0)}, 1).why().reason ==
        Reason::no_variation);
  std::vector<Numbers> twice = b.columns;
  twice.push_back(twice[0]);
  CHECK(fine_gray(b.time, b.event, twice, 1).why().reason == Reason::singular);
  const auto one_time = fine_gray(Numbers(42, 6.0), b.event, b.columns, 1);
  CHECK((!one_time || std::isfinite(one_time->coefficients[0].se)));
  const auto gone = fine_gray(b.time, b.event, b.columns, 1, CensoringTies::ended_gone);
  CHECK(std::isfinite(gone->coefficients[0].se));
}

TEST_CASE("survival: a broken promise of the caller is an exception") {
  const Both b;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(kaplan_meier(Numbers{-1}, Codes{1}), std::invalid_argument);
  CHECK_THROWS_AS(kaplan_meier(Numbers{nan}, Codes{1}), std::invalid_argument);
  CHECK_THROWS_AS(kaplan_meier(Numbers{1}, Codes{2}), std::invalid_argument);
  CHECK_THROWS_AS(kaplan_meier(Numbers{1}, Codes{1}, 0.95, Numbers{1}), std::invalid_argument);
  CHECK_THROWS_AS(kaplan_meier(Numbers{1}, Codes{1}, 1.0), std::invalid_argument);
  CHECK_THROWS_AS(weighted_kaplan_meier(Numbers{1}, Codes{1}, Numbers{-1}), std::invalid_argument);
  CHECK_THROWS_AS(cumulative_incidence(Numbers{1}, Codes{1}, 0), std::invalid_argument);
  CHECK_THROWS_AS(cumulative_incidence(Numbers{1}, Codes{-1}, 1), std::invalid_argument);
  CHECK_THROWS_AS(logrank(b.time, b.event, Codes{1}), std::invalid_argument);
  CHECK_THROWS_AS(logrank(b.time, b.event, b.group, {}, -1), std::invalid_argument);
  CHECK_THROWS_AS(gray_test(b.time, b.event, b.group, 0), std::invalid_argument);
  CHECK_THROWS_AS(cox({b.time, b.event, {}}), std::invalid_argument);
  CHECK_THROWS_AS(cox({b.time, b.event, std::vector<Numbers>{Numbers(42, nan)}}), std::invalid_argument);
  CHECK_THROWS_AS(fine_gray(b.time, b.event, {}, 1), std::invalid_argument);
}
