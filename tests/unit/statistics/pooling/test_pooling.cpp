#include "statistics/pooling/effect_sizes.hpp"
#include "statistics/pooling/meta_regression.hpp"
#include "statistics/pooling/random_effects.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Counts = std::vector<std::int64_t>;

namespace {

// BCG vaccine against tuberculosis, 13 trials: Colditz et al. (1994), data set dat.bcg of metafor.
const Counts treated_cases{4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27};
const Counts treated_n{123, 306, 231, 13598, 5069, 1541, 2545, 88391, 7499, 1716, 50634, 2498, 16913};
const Counts control_cases{11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29};
const Counts control_n{139, 303, 220, 12867, 5808, 1451, 629, 88391, 7277, 1665, 27338, 2341, 17854};
const Numbers latitude{44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33};

StudyEffects bcg() {
  return effect_sizes({treated_cases, treated_n, control_cases, control_n}, EffectMeasure::log_risk_ratio)
      .value();
}

void check_finite(const PooledEffect& e) {
  for (const double x : {e.tau2, e.tau, e.estimate, e.se, e.interval.low, e.interval.high, e.p, e.hk_se,
                         e.hk_interval.low, e.hk_truncated_se, e.hk_truncated_interval.high, e.i2, e.h2,
                         e.prediction_normal.low, e.prediction_hk_t_k_minus_1.high}) {
    CHECK(std::isfinite(x));
  }
}

}  // namespace

TEST_CASE("effect sizes: a table worked by hand") {
  const Counts a{10};
  const Counts n{100};
  const Counts c{20};
  const StudyCounts counts{a, n, c, n};
  const auto rr = effect_sizes(counts, EffectMeasure::log_risk_ratio);
  CHECK(rr->effect[0] == Approx(std::log(0.5)).epsilon(1e-14));
  CHECK(rr->variance[0] == Approx(1.0 / 10 - 1.0 / 100 + 1.0 / 20 - 1.0 / 100).epsilon(1e-14));
  const auto odds = effect_sizes(counts, EffectMeasure::log_odds_ratio);
  CHECK(odds->effect[0] == Approx(std::log((10.0 / 90) / (20.0 / 80))).epsilon(1e-14));
  CHECK(odds->variance[0] == Approx(1.0 / 10 + 1.0 / 90 + 1.0 / 20 + 1.0 / 80).epsilon(1e-14));
  const auto rd = effect_sizes(counts, EffectMeasure::risk_difference);
  CHECK(rd->effect[0] == Approx(-0.1).epsilon(1e-14));
  CHECK(rd->variance[0] == Approx(0.1 * 0.9 / 100 + 0.2 * 0.8 / 100).epsilon(1e-14));
  const auto peto = peto_odds_ratio(counts);
  const double variance = 100.0 * 100 * 30 * 170 / (200.0 * 200 * 199);
  CHECK(peto->log_odds_ratio == Approx((10 - 15) / variance).epsilon(1e-14));
  CHECK(peto->se == Approx(1 / std::sqrt(variance)).epsilon(1e-14));
}

TEST_CASE("effect sizes: half a person goes to studies with an empty cell only") {
  const Counts a{0, 10};
  const Counts n{20, 100};
  const Counts c{1, 20};
  const Counts m{22, 100};
  const auto rr = effect_sizes({a, n, c, m}, EffectMeasure::log_risk_ratio);
  CHECK(rr->effect[0] == Approx(std::log((0.5 / 21) / (1.5 / 23))).epsilon(1e-14));
  CHECK(rr->effect[1] == Approx(std::log(0.5)).epsilon(1e-14));
}

TEST_CASE("effect sizes: what cannot be estimated says why") {
  const Counts none;
  const Counts zero{0};
  const Counts ten{10};
  CHECK(effect_sizes({none, none, none, none}, EffectMeasure::risk_difference).why().reason ==
        Reason::too_few);
  CHECK(effect_sizes({zero, zero, zero, ten}, EffectMeasure::risk_difference).why().reason ==
        Reason::too_few);
  CHECK(peto_odds_ratio({none, none, none, none}).why().reason == Reason::too_few);
  CHECK(peto_odds_ratio({zero, ten, zero, ten}).why().reason == Reason::no_events);
  CHECK(peto_odds_ratio({ten, ten, ten, ten}).why().reason == Reason::no_events);
  for (const auto measure :
       {EffectMeasure::log_risk_ratio, EffectMeasure::log_odds_ratio, EffectMeasure::risk_difference}) {
    const auto everybody = effect_sizes({ten, ten, zero, ten}, measure);
    CHECK(std::isfinite(everybody->effect[0]));
    CHECK(everybody->variance[0] > 0);
  }
  CHECK_THROWS_AS(effect_sizes({ten, zero, ten, ten}, EffectMeasure::risk_difference), std::invalid_argument);
  CHECK_THROWS_AS(peto_odds_ratio({ten, none, ten, ten}), std::invalid_argument);
}

TEST_CASE("random effects: Viechtbauer (2010), J. Stat. Softw. 36(3), pages 14-15") {
  const StudyEffects studies = bcg();
  const auto r = random_effects(studies.effect, studies.variance);
  CHECK(r->k == 13);
  CHECK(r->q == Approx(152.233).margin(5e-4));
  CHECK(r->reml.tau2 == Approx(0.3132).margin(5e-5));
  CHECK(r->se_tau2_reml == Approx(0.1664).margin(5e-5));
  CHECK(r->reml.i2 == Approx(92.22).margin(5e-3));
  CHECK(r->reml.h2 == Approx(12.86).margin(5e-3));
  CHECK(r->reml.estimate == Approx(-0.7145).margin(5e-5));
  CHECK(r->reml.se == Approx(0.1798).margin(5e-5));
  CHECK(r->reml.interval.low == Approx(-1.0669).margin(5e-5));
  CHECK(r->reml.interval.high == Approx(-0.3622).margin(5e-5));
  CHECK(r->reml.prediction_normal.low == Approx(-1.8667).margin(5e-5));
  CHECK(r->reml.prediction_normal.high == Approx(0.4376).margin(5e-5));
  CHECK(r->reml.hk_truncated_se >= r->reml.se);
}

TEST_CASE("random effects: two studies of equal variance, by hand") {
  // All three estimators give half the squared difference less the variance: 0.5 - 0.1.
  const auto r = random_effects(Numbers{0, 1}, Numbers{0.1, 0.1});
  CHECK(r->q == Approx(5).epsilon(1e-14));
  for (const PooledEffect& e : {r->reml, r->dersimonian_laird, r->paule_mandel}) {
    CHECK(e.tau2 == Approx(0.4).epsilon(1e-12));
    CHECK(e.estimate == Approx(0.5).epsilon(1e-12));
    CHECK(e.se == Approx(0.5).epsilon(1e-12));
    CHECK(e.hk_se == Approx(0.5).epsilon(1e-12));
    CHECK(e.hk_interval.high == Approx(0.5 + 12.706204736174707 * 0.5).epsilon(1e-10));
    CHECK_FALSE(e.prediction_t_k_minus_2);
    CHECK_FALSE(e.prediction_hk_t_k_minus_2);
  }
}

TEST_CASE("random effects: no spread between studies is tau2 = 0, not a negative number") {
  const Numbers effect{0.06, 0.11, 0.03};
  const Numbers variance{0.002025, 0.0025, 0.0016};
  const auto r = random_effects(effect, variance);
  for (const PooledEffect& e : {r->reml, r->dersimonian_laird, r->paule_mandel}) {
    CHECK(e.tau2 == 0);
    CHECK(e.estimate == Approx(r->fixed_effect).epsilon(1e-14));
    CHECK(e.hk_se < e.se);
    CHECK(e.hk_truncated_se == Approx(e.se).epsilon(1e-14));
    CHECK(e.hk_truncated_p > *e.hk_p);
  }
  CHECK(r->i2_from_q == 0);
}

TEST_CASE("random effects: what cannot be estimated says why") {
  const Numbers none;
  CHECK(random_effects(none, none).why().reason == Reason::too_few);
  CHECK(random_effects(Numbers{1}, Numbers{1}).why().reason == Reason::too_few);
  CHECK(random_effects(Numbers{1, 2}, Numbers{0, 1}).why().reason == Reason::no_variation);
  CHECK(random_effects(Numbers{1, 2}, Numbers{0, 0}).why().reason == Reason::no_variation);
  CHECK(random_effects(Numbers{0, 1e60}, Numbers{1, 1}).why().reason == Reason::no_variation);
  CHECK_THROWS_AS(random_effects(Numbers{1, 2}, Numbers{-1, 1}), std::invalid_argument);
  CHECK_THROWS_AS(random_effects(Numbers{1, 2}, Numbers{1}), std::invalid_argument);
  CHECK_THROWS_AS(random_effects(Numbers{std::numeric_limits<double>::quiet_NaN(), 2}, Numbers{1, 1}),
                  std::invalid_argument);

  const auto equal = random_effects(Numbers{0.3, 0.3, 0.3}, Numbers{0.1, 0.2, 0.3});
  CHECK(equal->reml.hk_se == 0);
  CHECK_FALSE(equal->reml.hk_p);
  check_finite(equal->reml);

  const StudyEffects studies = bcg();
  StudyEffects scaled = studies;
  for (double& effect : scaled.effect) {
    effect *= 1e9;
  }
  for (double& variance : scaled.variance) {
    variance *= 1e18;
  }
  const auto plain = random_effects(studies.effect, studies.variance);
  const auto large = random_effects(scaled.effect, scaled.variance);
  CHECK(large->reml.tau2 == Approx(1e18 * plain->reml.tau2).epsilon(1e-9));
  CHECK(large->paule_mandel.estimate == Approx(1e9 * plain->paule_mandel.estimate).epsilon(1e-9));
  check_finite(large->reml);
}

TEST_CASE("leaving one study out gives the answer of the others") {
  const StudyEffects studies = bcg();
  const auto all = leave_one_out(studies.effect, studies.variance);
  REQUIRE(all.size() == 13);
  const Numbers effect(studies.effect.begin() + 1, studies.effect.end());
  const Numbers variance(studies.variance.begin() + 1, studies.variance.end());
  CHECK(all[0]->reml.estimate == random_effects(effect, variance)->reml.estimate);
  const auto two = leave_one_out(Numbers{1, 2}, Numbers{1, 1});
  CHECK(two[0].why().reason == Reason::too_few);
  CHECK(leave_one_out(Numbers{}, Numbers{}).empty());
}

TEST_CASE("subgroups: each has its own answer, and the difference a test") {
  const Numbers effect{0, 0.2, 1, 1.2, 5};
  const Numbers variance{0.1, 0.1, 0.1, 0.1, 0.1};
  const std::vector<int> variant{1, 1, 2, 2, 3};
  const auto r = subgroup_effects(effect, variance, variant);
  CHECK(r->groups.at(1)->reml.estimate == Approx(0.1));
  CHECK(r->groups.at(2)->reml.estimate == Approx(1.1));
  CHECK(r->groups.at(3).why().reason == Reason::too_few);
  // tau2 = 0 in both, so each has variance 0.05: (0.5^2 + 0.5^2) / 0.05.
  CHECK(*r->q_between == Approx(10).epsilon(1e-12));
  CHECK(*r->p_between == Approx(0.001565402258).epsilon(1e-8));
  CHECK_FALSE(subgroup_effects(Numbers{1, 2}, Numbers{1, 1}, std::vector<int>{1, 1})->q_between);
  CHECK(subgroup_effects(Numbers{}, Numbers{}, std::vector<int>{}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(subgroup_effects(effect, variance, std::vector<int>{1}), std::invalid_argument);
}

TEST_CASE(
    "meta-regression: latitude explains three quarters of the BCG trials (metafor documentation of "
    "dat.bcg)") {
  const StudyEffects studies = bcg();
  const std::vector<Numbers> moderators{latitude};
  const auto r = meta_regression(studies.effect, studies.variance, moderators);
  CHECK(r->coefficients[0] == Approx(0.2515).margin(5e-5));
  CHECK(r->coefficients[1] == Approx(-0.0291).margin(5e-5));
  CHECK(r->tau2 == Approx(0.0764).margin(1e-4));  // printed at a looser convergence
  CHECK(*r->r2_percent == Approx(75.62).margin(1e-2));
  CHECK(r->q_residual == Approx(30.73).margin(5e-3));
  CHECK(r->q_residual_p == Approx(0.0012).margin(5e-5));
  CHECK(*r->f == Approx(std::pow(r->coefficients[1] / r->se[1], 2)).epsilon(1e-10));
}

TEST_CASE("meta-regression: what cannot be estimated says why") {
  const StudyEffects studies = bcg();
  const std::vector<Numbers> constant{Numbers(13, 4.0)};
  CHECK(meta_regression(studies.effect, studies.variance, constant).why().reason == Reason::singular);
  const std::vector<Numbers> twice{latitude, latitude};
  CHECK(meta_regression(studies.effect, studies.variance, twice).why().reason == Reason::singular);
  const std::vector<Numbers> short_column{Numbers{0, 1}};
  CHECK(meta_regression(Numbers{1, 2}, Numbers{1, 1}, short_column).why().reason == Reason::too_few);
  CHECK(meta_regression(Numbers{}, Numbers{}, {}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(meta_regression(Numbers{1, 2, 3}, Numbers{1, 1, 1}, short_column), std::invalid_argument);

  const auto none = meta_regression(studies.effect, studies.variance, {});
  CHECK(none->coefficients[0] == Approx(random_effects(studies.effect, studies.variance)->reml.estimate));
  CHECK_FALSE(none->f);

  const std::vector<Numbers> line{Numbers{0, 1, 2, 3}};
  const auto exact = meta_regression(Numbers{1, 2, 3, 4}, Numbers{1, 1, 1, 1}, line);
  CHECK(exact->coefficients[1] == Approx(1));
  CHECK(std::isfinite(exact->se[1]));
  if (exact->f) {
    CHECK(std::isfinite(*exact->f));
  }

  std::vector<Numbers> large{latitude};
  for (double& value : large[0]) {
    value = 1e9 * value;
  }
  const std::vector<Numbers> plain{latitude};
  CHECK(meta_regression(studies.effect, studies.variance, large)->tau2 ==
        Approx(meta_regression(studies.effect, studies.variance, plain)->tau2).epsilon(1e-9));
}
