#include "statistics/survival/cox.hpp"
#include "statistics/survival/logrank.hpp"
#include "statistics/survival/proportional_hazards.hpp"
#include "unit/statistics/survival/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet::statistics;
using namespace werkthet::test::survival;

TEST_CASE("Cox on 6-MP against placebo: R, coxph, 1.5721 with Efron's ties and 1.5092 with Breslow's") {
  const Both b;
  const CoxData data{b.time, b.event, b.columns};
  const auto efron = cox(data);
  REQUIRE(efron.ok());
  CHECK(efron->n == 42);
  CHECK(efron->events == 30);
  CHECK(efron->coefficients[0].log_hazard_ratio == Approx(1.572125148829).epsilon(1e-10));
  CHECK(efron->coefficients[0].se_model == Approx(0.412396717709).epsilon(1e-10));
  CHECK(efron->log_likelihood_null == Approx(-93.184269996848).epsilon(1e-12));
  CHECK(efron->log_likelihood == Approx(-85.008424577372).epsilon(1e-12));
  CHECK(efron->score.chi_square == Approx(17.246536795717).epsilon(1e-10));
  CHECK(efron->coefficients[0].hazard_ratio.value() == Approx(std::exp(1.572125148829)).epsilon(1e-9));
  CHECK(efron->likelihood_ratio.df == 1);
  const auto breslow = cox(data, Ties::breslow);
  CHECK(breslow->coefficients[0].log_hazard_ratio == Approx(1.509191412586).epsilon(1e-10));
  CHECK(breslow->coefficients[0].se_model == Approx(0.409564406367).epsilon(1e-10));
  const auto change = proportional_hazards(data, *efron);
  CHECK(change->coefficients[0]->chi_square == Approx(0.0228633780528).epsilon(1e-9));
  CHECK(change->global->p == Approx(0.879812894957).epsilon(1e-9));
}

TEST_CASE("Cox with delayed entry by hand: the hazard ratio is (1 + sqrt 17) / 4") {
  // Events at 2, 4, 5 with 2 of 3, 2 of 3, 1 of 2 at risk in group 1: r/(2r+1), r/(2r+1), 1/(1+r).
  // The derivative of the logarithm is zero where 2 r^2 - r - 2 = 0.
  const ByHand d;
  const std::vector<Numbers> x{Numbers(d.group.begin(), d.group.end())};
  const auto fit = cox({d.time, d.event, x, d.entry});
  REQUIRE(fit.ok());
  CHECK(fit->coefficients[0].hazard_ratio.value() == Approx((1 + std::sqrt(17.0)) / 4).epsilon(1e-10));
  CHECK(fit->score.chi_square == Approx(0.04).epsilon(1e-12));
  CHECK(fit->log_likelihood_null == Approx(-std::log(3.0) * 2 - std::log(2.0)).epsilon(1e-13));
}

TEST_CASE("Cox with delayed entry and ties against R: coxph(Surv(entry, time, event))") {
  const Late d;
  const CoxData data{d.time, d.event, d.columns, d.entry};
  const auto fit = cox(data);
  CHECK(fit->coefficients[0].log_hazard_ratio == Approx(0.793254503870).epsilon(1e-9));
  CHECK(fit->coefficients[1].log_hazard_ratio == Approx(0.274405940249).epsilon(1e-9));
  CHECK(fit->coefficients[0].se_model == Approx(0.749875136698).epsilon(1e-9));
  CHECK(fit->coefficients[1].se_model == Approx(0.371516606236).epsilon(1e-9));
  CHECK(fit->coefficients[0].se_robust == Approx(0.683594368666).epsilon(1e-9));
  CHECK(fit->coefficients[1].se_robust == Approx(0.252766192566).epsilon(1e-9));
  CHECK(fit->log_likelihood == Approx(-23.438096272103).epsilon(1e-12));
  const auto change = proportional_hazards(data, *fit);
  CHECK(change->coefficients[0]->chi_square == Approx(2.60918603262).epsilon(1e-8));
  CHECK(change->coefficients[1]->p == Approx(0.165095975746).epsilon(1e-8));
  CHECK(change->global->chi_square == Approx(3.47945352347).epsilon(1e-8));
}

TEST_CASE("weights, clusters, strata and delayed entry at once against R") {
  // coxph(Surv(entry, time, event) ~ x1 + x2 + strata(s), weights = w, cluster = c, robust = TRUE)
  const Late d;
  const CoxData data{d.time, d.event, d.columns, d.entry, d.strata, d.weights, d.cluster};
  const auto fit = cox(data);
  CHECK(fit->coefficients[0].log_hazard_ratio == Approx(0.991934416715).epsilon(1e-9));
  CHECK(fit->coefficients[1].log_hazard_ratio == Approx(0.347170367544).epsilon(1e-9));
  CHECK(fit->coefficients[0].se_robust == Approx(0.728930133861).epsilon(1e-9));
  CHECK(fit->coefficients[1].se_robust == Approx(0.254127079305).epsilon(1e-9));
  CHECK(fit->coefficients[0].se_model == Approx(0.788940065164).epsilon(1e-9));
  CHECK(fit->log_likelihood == Approx(-17.976102910018).epsilon(1e-12));
  CHECK(proportional_hazards(data, *fit)->global->chi_square == Approx(3.342678532898).epsilon(1e-8));
  const auto breslow = cox(data, Ties::breslow);
  CHECK(breslow->coefficients[0].log_hazard_ratio == Approx(0.848014713093).epsilon(1e-9));
  CHECK(breslow->coefficients[1].se_robust == Approx(0.240404674064).epsilon(1e-9));
  CHECK(proportional_hazards(data, *breslow)->coefficients[0]->chi_square ==
        Approx(2.491189589572).epsilon(1e-8));
}

TEST_CASE("people cut in pieces give the fit of the people, robust over pieces of one person") {
  const Late d;
  const Pieces p(d.entry, d.time, d.event, 4.5);
  const std::vector<Numbers> columns{p.spread(d.columns[0]), p.spread(d.columns[1])};
  const auto whole = cox({d.time, d.event, d.columns, d.entry});
  const auto cut = cox({p.time, p.event, columns, p.entry, {}, {}, p.of});
  for (std::size_t j = 0; j < 2; ++j) {
    CHECK(cut->coefficients[j].log_hazard_ratio ==
          Approx(whole->coefficients[j].log_hazard_ratio).epsilon(1e-10));
    CHECK(cut->coefficients[j].se_model == Approx(whole->coefficients[j].se_model).epsilon(1e-10));
    CHECK(cut->coefficients[j].se_robust == Approx(whole->coefficients[j].se_robust).epsilon(1e-10));
  }
}

TEST_CASE("a weight of zero is nobody, and weights of one are no weights") {
  const Both b;
  Numbers weights(42, 1.0);
  CHECK(cox({b.time, b.event, b.columns, {}, {}, weights})->log_likelihood ==
        cox({b.time, b.event, b.columns})->log_likelihood);
  Numbers time = b.time;
  Codes event = b.event;
  std::vector<Numbers> x = b.columns;
  time.push_back(8);
  event.push_back(1);
  x[0].push_back(0);
  weights.push_back(0);
  const auto fit = cox({time, event, x, {}, {}, weights});
  CHECK(fit->n == 42);
  CHECK(fit->coefficients[0].log_hazard_ratio ==
        cox({b.time, b.event, b.columns})->coefficients[0].log_hazard_ratio);
}

TEST_CASE("without ties Cox's score test is the log-rank test") {
  Numbers time;
  Codes event;
  Codes group;
  for (int i = 0; i < 40; ++i) {
    time.push_back(1 + (i * 17) % 40);
    event.push_back(i % 4 == 0 ? 0 : 1);
    group.push_back((i * i) % 3 == 1 ? 1 : 0);
  }
  const std::vector<Numbers> x{Numbers(group.begin(), group.end())};
  CHECK(cox({time, event, x})->score.chi_square ==
        Approx(logrank(time, event, group)->chi_square).epsilon(1e-12));
}

TEST_CASE("units and origins of covariates change coefficients in proportion and nothing else") {
  const Late d;
  const auto plain = cox({d.time, d.event, d.columns, d.entry});
  std::vector<Numbers> odd = d.columns;
  for (std::size_t i = 0; i < odd[0].size(); ++i) {
    odd[0][i] = 1e9 * odd[0][i];
    odd[1][i] = 2020 + 1e-6 * odd[1][i];
  }
  const auto other = cox({d.time, d.event, odd, d.entry});
  REQUIRE(other.ok());
  CHECK(other->log_likelihood == Approx(plain->log_likelihood).epsilon(1e-9));
  CHECK(other->coefficients[0].log_hazard_ratio * 1e9 ==
        Approx(plain->coefficients[0].log_hazard_ratio).epsilon(1e-6));
  CHECK(other->coefficients[1].log_hazard_ratio * 1e-6 ==
        Approx(plain->coefficients[1].log_hazard_ratio).epsilon(1e-6));
  // exp(270000) fits no double: the ratio is absent, not infinite.
  CHECK_FALSE(other->coefficients[1].hazard_ratio.has_value());
}

TEST_CASE("nearly collinear covariates keep their likelihood") {
  const Late d;
  const auto plain = cox({d.time, d.event, d.columns, d.entry});
  std::vector<Numbers> close = d.columns;
  for (std::size_t i = 0; i < close[0].size(); ++i) {
    close[1][i] = d.columns[0][i] + 1e-6 * d.columns[1][i];
  }
  const auto fit = cox({d.time, d.event, close, d.entry});
  REQUIRE(fit.ok());
  CHECK(fit->log_likelihood == Approx(plain->log_likelihood).epsilon(1e-10));
  CHECK(fit->coefficients[1].log_hazard_ratio * 1e-6 ==
        Approx(plain->coefficients[1].log_hazard_ratio).epsilon(1e-6));
}
