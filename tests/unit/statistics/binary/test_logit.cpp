#include "statistics/binary/firth.hpp"
#include "statistics/binary/levels_by_arm.hpp"
#include "statistics/binary/logit.hpp"
#include "statistics/binary/marginal_effects.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

struct Study {
  std::vector<int> outcome;
  std::vector<Numbers> columns{Numbers{}};
};

/// a of n1 in group 1 and c of n0 in group 0 have the outcome.
Study two_by_two(int a, int n1, int c, int n0) {
  Study s;
  for (int i = 0; i < n1 + n0; ++i) {
    s.columns[0].push_back(i < n1 ? 1 : 0);
    s.outcome.push_back(i < n1 ? (i < a ? 1 : 0) : (i - n1 < c ? 1 : 0));
  }
  return s;
}

Study with_covariate() {
  Study s = two_by_two(40, 100, 30, 110);
  s.columns.emplace_back();
  for (int i = 0; i < 210; ++i) {
    s.columns[1].push_back(i * 37 % 53 / 10.0);
  }
  return s;
}

bool finite(const RiskContrast& r) {
  return std::isfinite(r.estimate) && std::isfinite(r.se) && std::isfinite(r.interval.low) &&
         std::isfinite(r.interval.high) && std::isfinite(r.p);
}

}  // namespace

TEST_CASE("logit of a fourfold table: log odds ratio with Woolf's standard error") {
  const Study s = two_by_two(24, 121, 14, 118);
  const auto fit = logit(s.outcome, s.columns);
  REQUIRE(fit.ok());
  CHECK(fit->coefficients[1] == Approx(std::log(24.0 * 104 / (97.0 * 14))).epsilon(1e-12));
  CHECK(std::sqrt(fit->covariance_of(1, 1)) ==
        Approx(std::sqrt(1.0 / 24 + 1.0 / 97 + 1.0 / 14 + 1.0 / 104)).epsilon(1e-12));
  const auto odds = odds_ratio(*fit, 0);
  CHECK(odds->ratio == Approx(24.0 * 104 / (97.0 * 14)).epsilon(1e-12));
  CHECK(odds->interval.low * odds->interval.high == Approx(odds->ratio * odds->ratio).epsilon(1e-12));
  // The model is saturated, so the robust covariance is the same.
  CHECK(robust_covariance(*fit)[3] == Approx(fit->covariance_of(1, 1)).epsilon(1e-11));
  CHECK(odds_ratio(*fit, 0, 0.95, robust_covariance(*fit))->log_se == Approx(odds->log_se).epsilon(1e-11));
}

TEST_CASE("the marginal effect without covariates is the difference of proportions") {
  const Study s = two_by_two(24, 121, 14, 118);
  const auto r = average_marginal_effect(s.outcome, s.columns, 0);
  REQUIRE(r.ok());
  const double p1 = 24.0 / 121;
  const double p0 = 14.0 / 118;
  const double variance = p1 * (1 - p1) / 121 + p0 * (1 - p0) / 118;
  CHECK(r->difference.estimate == Approx(p1 - p0).epsilon(1e-12));
  CHECK(r->difference.se == Approx(std::sqrt(variance)).epsilon(1e-11));
  CHECK(r->se_hc0 == Approx(std::sqrt(variance)).epsilon(1e-11));
  CHECK(r->se_unconditional == Approx(std::sqrt(variance)).epsilon(1e-11));
  CHECK(r->ratio.estimate == Approx(p1 / p0).epsilon(1e-12));
  // Katz: 1/24 - 1/121 + 1/14 - 1/118.
  CHECK(r->ratio.se == Approx(std::sqrt(1.0 / 24 - 1.0 / 121 + 1.0 / 14 - 1.0 / 118)).epsilon(1e-11));
}

TEST_CASE("a covariate far from zero or in other units changes no risk") {
  const Study s = with_covariate();
  Study far = s;
  for (double& v : far.columns[1]) {
    v = 1e9 * v + 1e9;
  }
  const auto a = average_marginal_effect(s.outcome, s.columns, 0);
  const auto b = average_marginal_effect(far.outcome, far.columns, 0);
  REQUIRE(b.ok());
  CHECK(b->difference.estimate == Approx(a->difference.estimate).epsilon(1e-9));
  CHECK(b->difference.se == Approx(a->difference.se).epsilon(1e-9));
  CHECK(b->se_unconditional == Approx(a->se_unconditional).epsilon(1e-9));
}

TEST_CASE("a weight is the unit as often") {
  const Study s = two_by_two(24, 121, 14, 118);
  // Frequency weights on four rows give the same fit.
  const std::vector<int> outcome{1, 0, 1, 0};
  const std::vector<Numbers> columns{{1, 1, 0, 0}};
  const auto table = logit(outcome, columns, Numbers{24, 97, 14, 104});
  const auto rows = logit(s.outcome, s.columns);
  REQUIRE(table.ok());
  CHECK(table->coefficients[1] == Approx(rows->coefficients[1]).epsilon(1e-12));
  CHECK(table->covariance_of(1, 1) == Approx(rows->covariance_of(1, 1)).epsilon(1e-12));
  CHECK(table->log_likelihood == Approx(rows->log_likelihood).epsilon(1e-12));
  const auto heavy = logit(outcome, columns, Numbers{24e9, 97e9, 14e9, 104e9});
  REQUIRE(heavy.ok());
  CHECK(heavy->coefficients[1] == Approx(rows->coefficients[1]).epsilon(1e-12));
}

TEST_CASE("clusters that are single units give the robust covariance times G / (G - 1)") {
  const Study s = with_covariate();
  std::vector<int> own(s.outcome.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    own[i] = static_cast<int>(i);
  }
  const auto fit = logit(s.outcome, s.columns);
  CHECK(cluster_covariance(*fit, own)->at(4) ==
        Approx(robust_covariance(*fit)[4] * 210.0 / 209).epsilon(1e-12));
  const auto r = average_marginal_effect(s.outcome, s.columns, 0, 0.95, own);
  CHECK(r->se_cluster.value() == Approx(r->se_hc0 * std::sqrt(210.0 / 209)).epsilon(1e-12));
  CHECK(cluster_covariance(*fit, std::vector<int>(210, 3)).why().reason == Reason::few_clusters);
  CHECK(average_marginal_effect(s.outcome, s.columns, 0, 0.95, std::vector<int>(210, 3)).why().reason ==
        Reason::few_clusters);
  CHECK_THROWS_AS(cluster_covariance(*fit, std::vector<int>{1}), std::invalid_argument);
}

TEST_CASE("Firth on a fourfold table adds a half to every cell") {
  const Study s = two_by_two(5, 30, 0, 25);
  CHECK(logit(s.outcome, s.columns).why().reason == Reason::separation);
  const auto r = firth_logit(s.outcome, s.columns);
  REQUIRE(r.ok());
  CHECK(r->coefficients[1] == Approx(std::log(5.5 * 25.5 / (25.5 * 0.5))).epsilon(1e-9));
  REQUIRE(r->profile.size() == 1);
  CHECK(r->profile[0].low < r->coefficients[1]);
  CHECK(r->profile[0].high > r->coefficients[1]);
  // Limit and test agree about no effect.
  CHECK((r->p[0] < 0.05) == (r->profile[0].low > 0));
  const double at_p = 1 - r->p[0];
  CHECK(firth_logit(s.outcome, s.columns, 1, at_p)->profile[0].low == Approx(0).margin(1e-6));
  // Nobody at all: each group has a half of n + 1.
  const auto nobody = firth_logit(std::vector<int>(55, 0), s.columns);
  REQUIRE(nobody.ok());
  CHECK(nobody->coefficients[0] == Approx(std::log(0.5 / 25.5)).epsilon(1e-9));
  CHECK(nobody->coefficients[1] == Approx(std::log(0.5 / 30.5) - std::log(0.5 / 25.5)).epsilon(1e-8));
}

TEST_CASE("levels by arm: a saturated table gives back its shares") {
  // Levels 1 and 2, one arm; shares 10/40 and 20/40, then 12/50 and 15/50.
  std::vector<int> outcome;
  std::vector<int> level;
  std::vector<Numbers> arm(1);
  const int cells[4][4]{{1, 0, 10, 40}, {1, 1, 20, 40}, {2, 0, 12, 50}, {2, 1, 15, 50}};
  for (const auto& cell : cells) {
    for (int i = 0; i < cell[3]; ++i) {
      level.push_back(cell[0]);
      arm[0].push_back(cell[1]);
      outcome.push_back(i < cell[2] ? 1 : 0);
    }
  }
  const auto r = levels_by_arm(outcome, arm, level, {});
  REQUIRE(r.ok());
  CHECK(r->levels == std::vector<int>{1, 2});
  CHECK(r->risk[0].estimate == Approx(0.25).epsilon(1e-12));
  CHECK(r->risk[3].estimate == Approx(0.30).epsilon(1e-12));
  CHECK(r->effect[0].estimate == Approx(0.25).epsilon(1e-12));
  CHECK(r->effect[1].estimate == Approx(0.06).epsilon(1e-12));
  CHECK(r->interaction[0].estimate == Approx(-0.19).epsilon(1e-12));
  const double variance = 0.25 * 0.75 / 40 + 0.5 * 0.5 / 40 + 0.24 * 0.76 / 50 + 0.3 * 0.7 / 50;
  CHECK(r->interaction[0].se == Approx(std::sqrt(variance)).epsilon(1e-11));
  // The Wald test of one product term is the square of the difference of two log odds ratios over its error.
  const double log_ratios = std::log(15.0 * 38 / (35.0 * 12)) - std::log(20.0 * 30 / (20.0 * 10));
  const double woolf = 1.0 / 10 + 1.0 / 30 + 1.0 / 20 + 1.0 / 20 + 1.0 / 12 + 1.0 / 38 + 1.0 / 15 + 1.0 / 35;
  CHECK(r->chi_square == Approx(log_ratios * log_ratios / woolf).epsilon(1e-10));
  CHECK(r->df == 1);
  CHECK(levels_by_arm(outcome, arm, level, {}, 0.95, RiskError::unconditional).ok());
  std::vector<int> worker(outcome.size());
  for (std::size_t i = 0; i < worker.size(); ++i) {
    worker[i] = static_cast<int>(i % 12);
  }
  CHECK(levels_by_arm(outcome, arm, level, {}, 0.95, RiskError::cluster, worker).ok());

  CHECK(levels_by_arm(outcome, arm, std::vector<int>(180, 1), {}).why().reason == Reason::too_few);
  CHECK(levels_by_arm(outcome, {}, level, {}).why().reason == Reason::too_few);
  CHECK(levels_by_arm({}, {}, {}, {}).why().reason == Reason::too_few);
  CHECK(levels_by_arm(std::vector<int>(180, 1), arm, level, {}).why().reason == Reason::no_variation);
  std::vector<int> no_events = outcome;
  for (std::size_t i = 80; i < 130; ++i) {
    no_events[i] = 0;
  }
  CHECK(levels_by_arm(no_events, arm, level, {}).why().reason == Reason::separation);
  const std::vector<Numbers> nobody{Numbers(180, 0.0)};
  CHECK(levels_by_arm(outcome, nobody, level, {}).why().reason == Reason::singular);
  CHECK_THROWS_AS(levels_by_arm(outcome, arm, level, {}, 0.95, RiskError::cluster), std::invalid_argument);
}

TEST_CASE("binary models: what cannot be estimated says why") {
  const Study s = with_covariate();
  const std::vector<int> all(210, 1);
  const std::vector<int> none(210, 0);
  std::vector<Numbers> twice{s.columns[1], s.columns[1]};
  std::vector<Numbers> constant{Numbers(210, 7.0)};
  std::vector<Numbers> perfect{Numbers(s.outcome.begin(), s.outcome.end())};
  std::vector<Numbers> large{s.columns[1]};
  for (double& v : large[0]) {
    v *= 1e9;
  }
  const std::vector<Numbers> single{Numbers{1}};
  const std::vector<int> one{1};
  CHECK(logit({}, {}).why().reason == Reason::too_few);
  CHECK(logit(one, single).why().reason == Reason::too_few);
  CHECK(logit(all, s.columns).why().reason == Reason::no_variation);
  CHECK(logit(none, s.columns).why().reason == Reason::no_variation);
  CHECK(logit(s.outcome, twice).why().reason == Reason::singular);
  CHECK(logit(s.outcome, constant).why().reason == Reason::singular);
  CHECK(logit(s.outcome, perfect).why().reason == Reason::separation);
  CHECK(logit(s.outcome, s.columns, Numbers(210, 0.0)).why().reason == Reason::no_variation);
  CHECK(logit(s.outcome, {}).ok());
  REQUIRE(logit(s.outcome, large).ok());
  CHECK(odds_ratio(*logit(s.outcome, large), 0).ok());

  CHECK(firth_logit({}, {}, 0).why().reason == Reason::too_few);
  CHECK(firth_logit(one, single).why().reason == Reason::too_few);
  CHECK(firth_logit(s.outcome, twice).why().reason == Reason::singular);
  CHECK(firth_logit(s.outcome, constant).why().reason == Reason::singular);
  CHECK(firth_logit(all, s.columns).ok());
  CHECK(firth_logit(s.outcome, perfect).ok());
  CHECK(firth_logit(s.outcome, large).ok());
  CHECK(firth_logit(s.outcome, {}, 0).ok());
  CHECK_THROWS_AS(firth_logit(s.outcome, {}, 1), std::invalid_argument);

  CHECK(average_marginal_effect(one, single, 0).why().reason == Reason::too_few);
  CHECK(average_marginal_effect(all, s.columns, 0).why().reason == Reason::no_variation);
  CHECK(average_marginal_effect(s.outcome, perfect, 0).why().reason == Reason::separation);
  CHECK(average_marginal_effect(s.outcome, twice, 0).why().reason == Reason::singular);
  CHECK_THROWS_AS(average_marginal_effect(s.outcome, s.columns, 2), std::invalid_argument);
  const std::vector<Setting> settings{{{0, 1.0}}, {{0, 0.0}, {1, 2.0}}};
  const auto risks = predicted_risks(s.outcome, s.columns, settings);
  REQUIRE(risks.ok());
  CHECK(finite(*risk_ratio(*risks, 0, 1)));
  CHECK(finite(*risk_contrast(*risks, Numbers{1, -1}, 0.95, RiskError::hc0)));
  CHECK(risk_contrast(*risks, Numbers{0, 0}).why().reason == Reason::no_variation);
  CHECK(risk_ratio(*risks, 0, 0).why().reason == Reason::no_variation);
  CHECK_THROWS_AS(risk_contrast(*risks, Numbers{1}), std::invalid_argument);
  CHECK_THROWS_AS(risk_ratio(*risks, 0, 2), std::invalid_argument);
  CHECK_THROWS_AS(risks->covariance(RiskError::cluster, 0, 0), std::invalid_argument);
  CHECK(predicted_risks(none, s.columns, settings).why().reason == Reason::no_variation);
  CHECK_THROWS_AS(logit(std::vector<int>{2, 0}, {}), std::invalid_argument);
}
