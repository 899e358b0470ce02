#include "statistics/weighting/inverse_probability.hpp"

#include "statistics/weighting/contrast.hpp"
#include "statistics/weighting/doubly_robust.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;

namespace {

// Two classes. x = 0: treated 1, 3, reference 0, 2, 1, 1 (difference 1, one in three treated);
// x = 1: treated 5, 5, 6, 4, reference 2, 4 (difference 2, two in three treated).
const Numbers outcome{1, 3, 0, 2, 1, 1, 5, 5, 6, 4, 2, 4};
const Codes treated{1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0};
const std::vector<Numbers> x{{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}};
// Variance within a class of the difference of means, denominators n: 1/2 + 1/8 in both.
constexpr double within = 0.625;

struct Drawn {
  Numbers y;
  Codes t;
  std::vector<Numbers> x = std::vector<Numbers>(3);
};

Drawn drawn(int n) {
  Drawn d;
  for (int i = 0; i < n; ++i) {
    const double a = i * 37 % 101 / 50.0;
    const double b = i * 53 % 89 / 44.0;
    d.x[0].push_back(a);
    d.x[1].push_back(b);
    d.x[2].push_back(i % 7 == 0 ? 1.0 : 0.0);
    d.t.push_back((i * 71 % 97) / 97.0 < 0.2 + 0.15 * a + 0.1 * b ? 1 : 0);
    d.y.push_back(a + 2 * b + 0.5 * d.t.back() + i * 29 % 31 / 10.0);
  }
  return d;
}

}  // namespace

TEST_CASE("with one yes/no covariate weighting is post-stratification, by hand") {
  const auto effect = [&](Estimand e) { return inverse_probability(outcome, treated, x, e).value(); };
  const auto att = effect(Estimand::treated);
  CHECK(att.mean_treated == Approx(4).epsilon(1e-12));
  CHECK(att.mean_reference == Approx(7.0 / 3).epsilon(1e-12));
  CHECK(att.effect.estimate == Approx(5.0 / 3).epsilon(1e-12));
  CHECK(att.effect.se == Approx(std::sqrt(5.0 / 9 * within + 2.0 / 54)).epsilon(1e-11));
  CHECK(*att.horvitz_thompson == Approx(5.0 / 3).epsilon(1e-12));
  CHECK(att.unweighted_difference == Approx(4 - 10.0 / 6).epsilon(1e-12));
  CHECK(att.ess_treated == Approx(6));
  CHECK(att.ess_reference == Approx(36.0 / (4 * 0.25 + 2 * 4)).epsilon(1e-12));

  const auto ate = effect(Estimand::everybody);
  CHECK(ate.effect.estimate == Approx(1.5).epsilon(1e-12));
  CHECK(ate.effect.se == Approx(std::sqrt(0.5 * within + 0.25 / 12)).epsilon(1e-11));
  CHECK(*ate.horvitz_thompson == Approx(1.5).epsilon(1e-12));

  const auto atu = effect(Estimand::untreated);
  CHECK(atu.effect.estimate == Approx(4.0 / 3).epsilon(1e-12));
  CHECK(atu.effect.se == Approx(std::sqrt(5.0 / 9 * within + 2.0 / 54)).epsilon(1e-11));
  CHECK(*atu.horvitz_thompson == Approx(4.0 / 3).epsilon(1e-12));

  const auto ato = effect(Estimand::overlap);
  CHECK(ato.effect.estimate == Approx(1.5).epsilon(1e-12));
  CHECK_FALSE(ato.horvitz_thompson);
}

TEST_CASE(
    "naming the groups the other way round turns the effect on the treated into that on the untreated") {
  const Drawn d = drawn(300);
  Codes other;
  for (const int t : d.t) {
    other.push_back(1 - t);
  }
  const auto att = inverse_probability(d.y, d.t, d.x, Estimand::treated);
  const auto atu = inverse_probability(d.y, other, d.x, Estimand::untreated);
  REQUIRE(att.ok());
  CHECK(att->effect.estimate == Approx(-atu->effect.estimate).epsilon(1e-10));
  CHECK(att->effect.se == Approx(atu->effect.se).epsilon(1e-10));
}

TEST_CASE("without covariates all estimands are the difference of means") {
  for (const Estimand e : {Estimand::treated, Estimand::untreated, Estimand::everybody, Estimand::overlap}) {
    const auto r = inverse_probability(outcome, treated, {}, e);
    REQUIRE(r.ok());
    CHECK(r->effect.estimate == Approx(r->unweighted_difference).epsilon(1e-12));
    CHECK(r->effect.se == Approx(r->se_fixed_weights).epsilon(1e-10));
  }
}

TEST_CASE("overlap weights balance the covariates exactly") {
  const Drawn d = drawn(300);
  for (const Numbers& column : d.x) {
    const auto r = inverse_probability(column, d.t, d.x, Estimand::overlap);
    // the mean of every covariate of the model is the same in both groups
    CHECK((!r.ok() || std::abs(r->effect.estimate) < 1e-12));
  }
}

TEST_CASE("saturated models: regression adjustment and doubly robust agree with post-stratification") {
  const auto ra = regression_adjustment(outcome, treated, x);
  const auto dr = doubly_robust(outcome, treated, x, x);
  REQUIRE(ra.ok());
  REQUIRE(dr.ok());
  const double ate_se = std::sqrt(0.5 * within + 0.25 / 12);
  const double att_se = std::sqrt(5.0 / 9 * within + 2.0 / 54);
  CHECK(ra->everybody.estimate == Approx(1.5).epsilon(1e-12));
  CHECK(ra->everybody.se == Approx(ate_se).epsilon(1e-11));
  CHECK(ra->treated.estimate == Approx(5.0 / 3).epsilon(1e-12));
  CHECK(ra->treated.se == Approx(att_se).epsilon(1e-11));
  CHECK(ra->mean_reference == Approx(2).epsilon(1e-12));
  CHECK(dr->everybody.estimate == Approx(1.5).epsilon(1e-12));
  CHECK(dr->everybody.se == Approx(ate_se).epsilon(1e-11));
  CHECK(dr->everybody_se_influence == Approx(ate_se).epsilon(1e-11));
  CHECK(dr->treated.estimate == Approx(5.0 / 3).epsilon(1e-12));
  CHECK(dr->treated.se == Approx(att_se).epsilon(1e-11));
  CHECK(dr->treated_unnormalised == Approx(5.0 / 3).epsilon(1e-12));
  CHECK(dr->mean_reference == Approx(2).epsilon(1e-12));
}

TEST_CASE("either model may be wrong: with one of the two empty the answer stays") {
  CHECK(doubly_robust(outcome, treated, {}, x)->everybody.estimate == Approx(1.5).epsilon(1e-12));
  CHECK(doubly_robust(outcome, treated, x, {})->everybody.estimate == Approx(1.5).epsilon(1e-12));
  CHECK(doubly_robust(outcome, treated, x, {})->treated.estimate == Approx(5.0 / 3).epsilon(1e-12));
  CHECK(doubly_robust(outcome, treated, {}, x)->treated.estimate == Approx(5.0 / 3).epsilon(1e-12));
}

TEST_CASE("cross-fitting is repeatable, depends on its seed, and stays near the plain estimate") {
  const Drawn d = drawn(600);
  DoublyRobustOptions options;
  options.cross_fitting = CrossFitting{5, 11};
  const auto plain = doubly_robust(d.y, d.t, d.x, d.x);
  const auto a = doubly_robust(d.y, d.t, d.x, d.x, options);
  const auto b = doubly_robust(d.y, d.t, d.x, d.x, options);
  options.cross_fitting->seed = 12;
  const auto c = doubly_robust(d.y, d.t, d.x, d.x, options);
  REQUIRE(a.ok());
  CHECK(a->everybody.estimate == b->everybody.estimate);
  CHECK(a->everybody.estimate != c->everybody.estimate);
  CHECK(a->everybody.se == a->everybody_se_influence);
  CHECK(std::abs(a->everybody.estimate - plain->everybody.estimate) < plain->everybody.se);
  CHECK(std::abs(a->treated.estimate - plain->treated.estimate) < plain->treated.se);
}

TEST_CASE("a logit outcome model stays between no and yes") {
  const Drawn d = drawn(400);
  Numbers yes;
  for (const double y : d.y) {
    yes.push_back(y > 4 ? 1.0 : 0.0);
  }
  DoublyRobustOptions options;
  options.model = OutcomeModel::logit;
  const auto dr = doubly_robust(yes, d.t, d.x, d.x, options);
  const auto ra = regression_adjustment(yes, d.t, d.x, OutcomeModel::logit);
  REQUIRE(dr.ok());
  CHECK(ra->mean_reference > 0);
  CHECK(ra->mean_reference < 1);
  CHECK(dr->everybody.estimate == Approx(ra->everybody.estimate).margin(3 * dr->everybody.se));
  CHECK_THROWS_AS(doubly_robust(d.y, d.t, d.x, d.x, options), std::invalid_argument);
  CHECK_THROWS_AS(regression_adjustment(d.y, d.t, d.x, OutcomeModel::logit), std::invalid_argument);
}

TEST_CASE("effects by models: degenerate input gives one reason from all three") {
  const auto reasons = [](const Numbers& y, const Codes& t, const std::vector<Numbers>& columns) {
    std::vector<Reason> out;
    const auto a = inverse_probability(y, t, columns);
    const auto b = doubly_robust(y, t, columns, columns);
    const auto c = regression_adjustment(y, t, columns);
    for (const NotEstimable* why : {a ? nullptr : &a.why(), b ? nullptr : &b.why(), c ? nullptr : &c.why()}) {
      out.push_back(why == nullptr ? Reason::out_of_range : why->reason);  // out_of_range: it was estimated
    }
    return out;
  };
  using Reasons = std::vector<Reason>;
  const Drawn d = drawn(60);
  const Reasons none(3, Reason::too_few);
  CHECK(reasons({}, {}, {}) == none);
  CHECK(reasons({1}, {1}, {{2}}) == none);
  Codes one(60, 0);
  one[0] = 1;
  CHECK(reasons(d.y, one, {d.x[0]}) == none);
  CHECK(reasons(d.y, Codes(60, 1), {d.x[0]}) == none);
  CHECK(reasons(Numbers(60, 0.1), d.t, {d.x[0]}) == Reasons(3, Reason::no_variation));
  CHECK(reasons(d.y, d.t, {Numbers(60, 5.0)}) == Reasons(3, Reason::singular));
  CHECK(reasons(d.y, d.t, {d.x[0], d.x[0]}) == Reasons(3, Reason::singular));
  // Separation: the covariate tells who is treated. Outcome models need no overlap and stand.
  Numbers tells;
  for (std::size_t i = 0; i < 60; ++i) {
    tells.push_back(d.t[i] * 10 + d.x[0][i]);
  }
  const Reasons separated = reasons(d.y, d.t, {tells});
  CHECK(separated[0] == Reason::separation);
  CHECK(separated[1] == Reason::separation);
  DoublyRobustOptions many;
  many.cross_fitting = CrossFitting{50, 1};
  CHECK(doubly_robust(d.y, d.t, d.x, d.x, many).why().reason == Reason::too_few);
  many.cross_fitting->folds = 1;
  CHECK_THROWS_AS(doubly_robust(d.y, d.t, d.x, d.x, many), std::invalid_argument);
  CHECK_THROWS_AS(inverse_probability(Numbers{NAN, 1}, Codes{0, 1}, {}), std::invalid_argument);
  CHECK_THROWS_AS(inverse_probability(d.y, d.t, std::vector<Numbers>{{1}}), std::invalid_argument);
  CHECK_THROWS_AS(regression_adjustment(d.y, Codes(60, 2), d.x), std::invalid_argument);
}

TEST_CASE("effects by models: units of measurement change nothing") {
  const Drawn d = drawn(200);
  Drawn big = d;
  for (std::size_t i = 0; i < d.y.size(); ++i) {
    big.y[i] *= 1e9;
    for (Numbers& column : big.x) {
      column[i] = 1e9 * column[i] + 1e9;
    }
  }
  const auto a = inverse_probability(d.y, d.t, d.x);
  const auto b = inverse_probability(big.y, big.t, big.x);
  CHECK(b->effect.estimate == Approx(1e9 * a->effect.estimate).epsilon(1e-7));
  CHECK(b->effect.se == Approx(1e9 * a->effect.se).epsilon(1e-7));
  const auto c = doubly_robust(d.y, d.t, d.x, d.x);
  const auto e = doubly_robust(big.y, big.t, big.x, big.x);
  CHECK(e->treated.se == Approx(1e9 * c->treated.se).epsilon(1e-7));
  const auto f = regression_adjustment(d.y, d.t, d.x);
  const auto g = regression_adjustment(big.y, big.t, big.x);
  CHECK(g->everybody.se == Approx(1e9 * f->everybody.se).epsilon(1e-7));
}

TEST_CASE("contrast: a standard error that is rounding, or not a number, has no p-value") {
  CHECK(rounding_of({}) == 0);
  CHECK(rounding_of(Numbers{-3, 2}) == Approx(3e-13));
  const auto c = contrast(2, 1, 1e-13, 0.95);
  CHECK(c->interval.low == Approx(2 - 1.959963984540054));
  CHECK(c->p == Approx(0.04550026389635842));
  CHECK(contrast(2, 0, 0, 0.95).why().reason == Reason::no_variation);
  CHECK(contrast(2, 1e-15, 1e-13, 0.95).why().reason == Reason::no_variation);
  CHECK(contrast(INFINITY, 1, 0, 0.95).why().reason == Reason::out_of_range);
  CHECK(contrast(1, NAN, 0, 0.95).why().reason == Reason::out_of_range);
}
