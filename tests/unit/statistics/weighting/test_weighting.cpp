#include "statistics/weighting/weighting.hpp"

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

TEST_CASE("standardised differences use the unweighted SD of the treated") {
  // mean 3, SD sqrt(2.5) against mean 2
  const std::vector<Numbers> treated{{1, 2, 3, 4, 5}, {1, 1, 1, 1, 1}};
  const std::vector<Numbers> reference{{1, 2, 3}, {1, 0, 1}};
  const auto table = standardised_differences(treated, reference, Numbers{0, 0, 1});
  REQUIRE(table.ok());
  CHECK(table->at(0)->smd_before == Approx(1 / std::sqrt(2.5)).epsilon(1e-14));
  CHECK(table->at(0)->smd_after == Approx(0).margin(1e-14));
  CHECK(table->at(1).why().reason == Reason::no_variation);
  CHECK(standardised_differences(std::vector<Numbers>{{1}}, std::vector<Numbers>{{1, 2}}, Numbers{1, 1})
            .why()
            .reason == Reason::too_few);
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
    CHECK(std::abs(row->smd_before) > 0.01);
    CHECK(row->smd_after == Approx(0).margin(1e-10));
  }
}

TEST_CASE("degenerate input") {
  CHECK(entropy_balance(std::vector<Numbers>{{}}, Numbers{1}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(entropy_balance(pool(), Numbers{1}), std::invalid_argument);
  CHECK(effective_sample_size(Numbers{}) == 0.0);
  CHECK(effective_sample_size(Numbers{2, 2, 2}) == Approx(3));
}
