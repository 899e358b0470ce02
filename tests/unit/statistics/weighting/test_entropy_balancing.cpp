#include "statistics/weighting/entropy_balancing.hpp"

#include "statistics/weighting/balance.hpp"
#include "statistics/weighting/decomposition.hpp"
#include "statistics/weighting/weights.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

std::vector<Numbers> pool() {
  std::vector<Numbers> columns(3);
  for (int i = 0; i < 200; ++i) {
    columns[0].push_back(20 + i * 7 % 40);
    columns[1].push_back(i % 4 == 0 ? 1.0 : 0.0);
    columns[2].push_back((i * 31 % 97) * 1000.0);
  }
  return columns;
}

double weighted_mean(const Numbers& column, const Numbers& weights) {
  return sum_over(column.size(), [&](std::size_t i) { return column[i] * weights[i]; });
}

}  // namespace

TEST_CASE("one yes/no covariate: weights are the shares, by hand") {
  // 4 of 10 say yes, the target is 70 %: yes weighs 0.7 / 4, no weighs 0.3 / 6.
  const std::vector<Numbers> reference{{1, 1, 1, 1, 0, 0, 0, 0, 0, 0}};
  const auto w = entropy_balance(reference, Numbers{0.7});
  REQUIRE(w.ok());
  CHECK(w->weights[0] == Approx(0.175).epsilon(1e-12));
  CHECK(w->weights[9] == Approx(0.05).epsilon(1e-12));
  CHECK(w->ess == Approx(1 / (0.49 / 4 + 0.09 / 6)).epsilon(1e-12));
  CHECK(w->max_share == Approx(0.175).epsilon(1e-12));
}

TEST_CASE("weights meet the target, are positive and add to one") {
  const auto reference = pool();
  const Numbers target{31.0, 0.4, 61000.0};
  const auto w = entropy_balance(reference, target);
  REQUIRE(w.ok());
  CHECK(w->worst_residual <= 1e-12);
  CHECK(sum(w->weights) == Approx(1).epsilon(1e-14));
  CHECK(*std::min_element(w->weights.begin(), w->weights.end()) > 0);
  for (std::size_t j = 0; j < target.size(); ++j) {
    CHECK(weighted_mean(reference[j], w->weights) == Approx(target[j]).epsilon(1e-11));
  }
}

TEST_CASE("a group that is alike already keeps equal weights") {
  const auto reference = pool();
  Numbers target;
  for (const auto& column : reference) {
    target.push_back(mean(column));
  }
  const auto w = entropy_balance(reference, target);
  CHECK(w->ess == Approx(200).epsilon(1e-10));
}

TEST_CASE("units of measurement and a full set of dummies change nothing") {
  auto reference = pool();
  const auto plain = entropy_balance(reference, Numbers{31.0, 0.4, 61000.0});
  for (double& v : reference[2]) {
    v = v / 1000 - 50;
  }
  reference.push_back(reference[1]);
  for (double& v : reference[3]) {
    v = 1 - v;
  }
  const auto other = entropy_balance(reference, Numbers{31.0, 0.4, 11.0, 0.6});
  REQUIRE(other.ok());
  CHECK(other->ess == Approx(plain->ess).epsilon(1e-9));
}

TEST_CASE("no overlap is found in one column and in combinations") {
  const auto reference = pool();
  CHECK(entropy_balance(reference, Numbers{75.0, 0.4, 50000.0}).why().reason == Reason::no_overlap);
  CHECK(entropy_balance(reference, Numbers{31.0, 1.0, 50000.0}).why().reason == Reason::no_overlap);
  // Each value lies inside its own range, but no mixture of the corners has both.
  const std::vector<Numbers> triangle{{0, 1, 0, 0.2}, {0, 0, 1, 0.2}};
  CHECK(entropy_balance(triangle, Numbers{0.8, 0.8}).why().reason == Reason::no_overlap);
  const std::vector<Numbers> constant{{3, 3, 3}};
  CHECK(entropy_balance(constant, Numbers{4}).why().reason == Reason::no_overlap);
  CHECK(entropy_balance(constant, Numbers{3})->ess == Approx(3));
}

TEST_CASE("a target on the edge of a combination is met by the edge alone") {
  const std::vector<Numbers> triangle{{0, 1, 0}, {0, 0, 1}};
  const auto r = entropy_balance(triangle, Numbers{0.5, 0.5});
  REQUIRE(r.ok());
  CHECK(r->weights[0] == Approx(0).margin(1e-11));
  CHECK(r->weights[1] == Approx(0.5).epsilon(1e-10));
  CHECK(r->ess == Approx(2).epsilon(1e-10));
}

TEST_CASE("columns that contradict each other have no weights") {
  // Two copies of one column cannot have two means.
  const std::vector<Numbers> copies{{1, 2, 3, 4}, {1, 2, 3, 4}};
  const auto r = entropy_balance(copies, Numbers{2.0, 3.0});
  REQUIRE_FALSE(r.ok());
  const bool named = r.why().reason == Reason::no_convergence || r.why().reason == Reason::no_overlap;
  CHECK(named);
}

TEST_CASE("balancing takes every difference away") {
  const auto reference = pool();
  std::vector<Numbers> treated(3);
  for (int i = 0; i < 50; ++i) {
    treated[0].push_back(25 + i % 20);
    treated[1].push_back(i % 2);
    treated[2].push_back(i * 1500.0);
  }
  Numbers target;
  for (const auto& column : treated) {
    target.push_back(mean(column));
  }
  const auto w = entropy_balance(reference, target);
  REQUIRE(w.ok());
  const auto table = standardised_differences(treated, reference, w->weights);
  REQUIRE(table.ok());
  for (const auto& row : *table) {
    CHECK(std::abs(*row.smd_before) > 0.01);
    CHECK(*row.smd_after == Approx(0).margin(1e-10));
  }
}

TEST_CASE("degenerate input") {
  CHECK(entropy_balance(std::vector<Numbers>{{}}, Numbers{1}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(entropy_balance(pool(), Numbers{1}), std::invalid_argument);
}

TEST_CASE("the effect of entropy balancing is the participation contrast of the decomposition") {
  // Only one arm: reference = non-participants, treated = everybody who was randomised.
  Numbers outcome;
  std::vector<int> treated;
  std::vector<int> group;
  std::vector<Numbers> x(2);
  for (int i = 0; i < 120; ++i) {
    treated.push_back(i % 3 == 0 ? 1 : 0);
    group.push_back(i % 3 == 0 ? 0 : -1);
    x[0].push_back(i % 17 + 2.0 * treated.back());
    x[1].push_back(i % 5 == 0 ? 1.0 : 0.0);
    outcome.push_back(x[0].back() / 2 + i * 29 % 31);
  }
  const auto e = entropy_balanced_effect(outcome, treated, x);
  const auto d = three_way_decomposition(outcome, group, 0, x);
  REQUIRE(e.ok());
  CHECK(e->effect.estimate == Approx(d->participation_adjusted->estimate).epsilon(1e-12));
  CHECK(e->effect.se == Approx(d->participation_adjusted->se).epsilon(1e-12));
  CHECK(sum(e->weights) == Approx(40).epsilon(1e-12));
}

TEST_CASE("entropy balancing on one yes/no covariate is post-stratification, by hand") {
  // x = 0: treated 1, 3, reference 0, 2, 1, 1; x = 1: treated 5, 5, 6, 4, reference 2, 4. Two thirds of the
  // treated have x = 1, so the effect is 1/3 * (2 - 1) + 2/3 * (5 - 3). Variance: within classes
  // (1/9 + 4/9)(1/2 + 1/8), between classes (2/9) / 6.
  const Numbers y{1, 3, 0, 2, 1, 1, 5, 5, 6, 4, 2, 4};
  const std::vector<int> t{1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0};
  const std::vector<Numbers> x{{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}};
  const auto e = entropy_balanced_effect(y, t, x);
  REQUIRE(e.ok());
  CHECK(e->effect.estimate == Approx(5.0 / 3).epsilon(1e-12));
  CHECK(e->effect.se == Approx(std::sqrt(5.0 / 9 * 0.625 + 2.0 / 54)).epsilon(1e-11));
  CHECK(e->weights[0] == Approx(0.5).epsilon(1e-12));
  CHECK(e->weights[5] == Approx(2).epsilon(1e-12));
  CHECK(e->se_fixed_weights > e->se_fixed_target);
}

TEST_CASE("squares are added for covariates with more than two values only") {
  const auto m = with_squares(std::vector<Numbers>{{1, 2, 3}, {0, 1, 0}, {7, 7, 7}, {2, 2, 5}});
  CHECK(m.squared == std::vector<std::size_t>{0});
  REQUIRE(m.columns.size() == 5);
  CHECK(m.columns[4] == Numbers{1, 0, 1});
  CHECK(with_squares({}).columns.empty());
  CHECK(with_squares(std::vector<Numbers>{{}}).squared.empty());
}

TEST_CASE("effect of entropy balancing: degenerate input") {
  const Numbers y{1, 3, 0, 2, 1, 1, 5, 5};
  const std::vector<int> t{1, 1, 1, 1, 0, 0, 0, 0};
  const std::vector<Numbers> x{{1, 2, 2, 3, 0, 2, 3, 4}};
  REQUIRE(entropy_balanced_effect(y, t, x).ok());
  CHECK(entropy_balanced_effect(Numbers{}, {}, std::vector<Numbers>{{}}).why().reason == Reason::too_few);
  CHECK(entropy_balanced_effect(Numbers{1, 2, 3}, std::vector<int>{1, 0, 0}, std::vector<Numbers>{{1, 2, 3}})
            .why()
            .reason == Reason::too_few);
  CHECK(entropy_balanced_effect(Numbers(8, 0.1), t, x).why().reason == Reason::no_variation);
  CHECK(entropy_balanced_effect(y, t, std::vector<Numbers>{{1, 1, 1, 1, 0, 0, 0, 0}}).why().reason ==
        Reason::no_overlap);
  CHECK(entropy_balanced_effect(y, t, std::vector<Numbers>(1, Numbers(8, 3.0))).why().reason ==
        Reason::singular);
  CHECK(entropy_balanced_effect(y, t, std::vector<Numbers>{x[0], x[0]}).why().reason == Reason::singular);
  CHECK_THROWS_AS(entropy_balanced_effect(y, t, {}), std::invalid_argument);
  // Units of measurement change nothing.
  Numbers big_y;
  std::vector<Numbers> big_x(1);
  for (std::size_t i = 0; i < 8; ++i) {
    big_y.push_back(1e9 * y[i]);
    big_x[0].push_back(1e9 * x[0][i] + 1e9);
  }
  const auto plain = entropy_balanced_effect(y, t, x);
  const auto scaled = entropy_balanced_effect(big_y, t, big_x);
  CHECK(scaled->effect.estimate == Approx(1e9 * plain->effect.estimate).epsilon(1e-8));
  CHECK(scaled->effect.se == Approx(1e9 * plain->effect.se).epsilon(1e-8));
}
