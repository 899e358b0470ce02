#include "statistics/weighting/doubly_robust.hpp"
#include "statistics/weighting/inverse_probability.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

/// One yes/no covariate: both links fit the shares of its two groups, whatever their shape.
struct Saturated {
  std::vector<int> treated;
  std::vector<Numbers> columns{1};
  Numbers outcome;

  Saturated() {
    for (int i = 0; i < 60; ++i) {
      const bool old = i % 2 == 1;
      treated.push_back((old ? i % 3 : i % 5) == 0 ? 1 : 0);
      columns[0].push_back(old ? 1 : 0);
      outcome.push_back(i % 7 + (old ? 2 : 0) + treated.back());
    }
  }
};

}  // namespace

TEST_CASE("where the model is saturated the link does not matter, not even for the standard error") {
  const Saturated s;
  for (const Estimand estimand :
       {Estimand::treated, Estimand::untreated, Estimand::everybody, Estimand::overlap}) {
    const auto a = inverse_probability(s.outcome, s.treated, s.columns, estimand);
    const auto b = inverse_probability(s.outcome, s.treated, s.columns, estimand, 0.95, Link::probit);
    CHECK(b->effect.estimate == Approx(a->effect.estimate).epsilon(1e-9));
    CHECK(b->effect.se == Approx(a->effect.se).epsilon(1e-8));
  }
  DoublyRobustOptions probit;
  probit.link = Link::probit;
  const auto a = doubly_robust(s.outcome, s.treated, s.columns, s.columns);
  const auto b = doubly_robust(s.outcome, s.treated, s.columns, s.columns, probit);
  CHECK(b->everybody.estimate == Approx(a->everybody.estimate).epsilon(1e-9));
  CHECK(b->everybody.se == Approx(a->everybody.se).epsilon(1e-8));
  CHECK(b->treated.se == Approx(a->treated.se).epsilon(1e-8));
}

TEST_CASE("probit: degenerate data") {
  const auto effect = [](const Numbers& y, const std::vector<int>& t, const Numbers& x) {
    return inverse_probability(y, t, std::vector<Numbers>{x}, Estimand::everybody, 0.95, Link::probit);
  };
  Saturated s;
  CHECK(effect({}, {}, {}).why().reason == Reason::too_few);
  CHECK(effect({1}, {1}, {2}).why().reason == Reason::too_few);
  CHECK(effect(s.outcome, std::vector<int>(60, 1), s.columns[0]).why().reason == Reason::too_few);
  CHECK(effect(s.outcome, s.treated, Numbers(60, 3.0)).why().reason == Reason::singular);
  CHECK(effect(s.outcome, s.treated, Numbers(s.treated.begin(), s.treated.end())).why().reason ==
        Reason::separation);
  CHECK(effect(Numbers(60, 3.0), s.treated, s.columns[0]).why().reason == Reason::no_variation);
  const auto plain = effect(s.outcome, s.treated, s.columns[0]);
  for (double& x : s.columns[0]) {
    x *= 1e9;
  }
  CHECK(effect(s.outcome, s.treated, s.columns[0])->effect.se == Approx(plain->effect.se).epsilon(1e-8));
}
