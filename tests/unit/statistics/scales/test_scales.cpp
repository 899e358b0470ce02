#include "statistics/scales/cronbach_alpha.hpp"
#include "statistics/scales/omega.hpp"
#include "statistics/scales/scale_score.hpp"
#include "statistics/scales/test_retest.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Items = std::vector<Numbers>;

namespace {

/// A common part plus own parts, invented, without randomness.
Items items(std::size_t k, std::size_t n) {
  Items out(k);
  for (std::size_t j = 0; j < k; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      const double person = static_cast<double>(i);
      const double item = static_cast<double>(j);
      out[j].push_back((0.6 + 0.1 * item) * std::sin(7 * person) +
                       std::sin(3 * person * person + 17 * item * person));
    }
  }
  return out;
}

Items times(Items in, double factor, double shift) {
  for (Numbers& item : in) {
    for (double& value : item) {
      value = factor * value + shift;
    }
  }
  return in;
}

}  // namespace

TEST_CASE("alpha of two items, by hand") {
  // Variances 5/3 and 5/3, covariance 4/3: alpha = 2 (1 - (10/3) / (18/3)) = 8/9.
  const auto r = cronbach_alpha(Items{{1, 2, 3, 4}, {2, 1, 3, 4}});
  REQUIRE(r);
  CHECK(r->alpha == Approx(8.0 / 9).epsilon(1e-14));
  CHECK(r->average_correlation == Approx(0.8).epsilon(1e-14));
  CHECK(*r->standardised == Approx(8.0 / 9).epsilon(1e-14));
  CHECK(*r->item_rest_correlation[0] == Approx(0.8).epsilon(1e-14));
  CHECK_FALSE(r->alpha_if_dropped[0]);
  CHECK(r->mean_sum == Approx(5));
  CHECK(r->sd_sum == Approx(std::sqrt(6.0)).epsilon(1e-14));
  CHECK(r->eigenvalues[0] == Approx(1.8).epsilon(1e-14));
  CHECK(*r->lambda6 == Approx(1 - 2 * 0.36 / 3.6).epsilon(1e-12));
}

TEST_CASE("alpha does not depend on the units of the scale, and can be negative") {
  const Items own = items(4, 40);
  const auto r = cronbach_alpha(own);
  const auto big = cronbach_alpha(times(own, 1e9, 1e9));
  REQUIRE(r);
  REQUIRE(big);
  CHECK(big->alpha == Approx(r->alpha).epsilon(1e-10));
  CHECK(r->feldt.low < r->alpha);
  CHECK(r->feldt.high > r->alpha);
  CHECK(cronbach_alpha(Items{{1, 2, 3, 4}, {4, 3, 1, 2}})->alpha < 0);
}

TEST_CASE("alpha that does not exist has a reason") {
  CHECK(cronbach_alpha({}).why().reason == Reason::too_few);
  CHECK(cronbach_alpha(Items{{1, 2, 3}}).why().reason == Reason::too_few);
  CHECK(cronbach_alpha(Items{{1}, {2}}).why().reason == Reason::too_few);
  CHECK(cronbach_alpha(Items{{1, 2, 3}, {2, 2, 2}}).why().reason == Reason::no_variation);
  CHECK(cronbach_alpha(Items{{1, 2, 3}, {3, 2, 1}}).why().reason == Reason::no_variation);
  const auto twice = cronbach_alpha(Items{{1, 2, 4}, {1, 2, 4}});
  CHECK(twice->alpha == Approx(1).epsilon(1e-14));
  CHECK_FALSE(twice->lambda6);
  CHECK_THROWS_AS(cronbach_alpha(Items{{1, 2, 3}, {1, 2}}), std::invalid_argument);
  CHECK_THROWS_AS(cronbach_alpha(Items{{1, 2, 3}, {1, 2, std::nan("")}}), std::invalid_argument);
}

TEST_CASE("three items fit one factor exactly: loadings from the three covariances") {
  const Items own = items(3, 60);
  const auto r = one_factor(own);
  REQUIRE(r);
  const auto covariance = [&](std::size_t a, std::size_t b) {
    const double n = 60;
    return sum_over(60,
                    [&](std::size_t i) { return (own[a][i] - mean(own[a])) * (own[b][i] - mean(own[b])); }) /
           n;
  };
  CHECK(r->loadings[0] ==
        Approx(std::sqrt(covariance(0, 1) * covariance(0, 2) / covariance(1, 2))).epsilon(1e-8));
  CHECK(r->discrepancy == Approx(0).margin(1e-12));
  CHECK(r->df == 0);
  CHECK_FALSE(r->p);
  CHECK(r->omega == Approx(r->omega_over_observed_variance).epsilon(1e-8));
}

TEST_CASE("omega does not depend on units or on which way the factor points") {
  const Items own = items(5, 80);
  const auto r = one_factor(own);
  const auto big = one_factor(times(own, 1e9, -1e9));
  const auto turned = one_factor(times(own, -1, 0));
  REQUIRE(r);
  REQUIRE(big);
  REQUIRE(turned);
  CHECK(big->omega == Approx(r->omega).epsilon(1e-9));
  CHECK(big->loadings[2] == Approx(1e9 * r->loadings[2]).epsilon(1e-8));
  CHECK(turned->loadings[2] == Approx(r->loadings[2]).epsilon(1e-9));
  CHECK(r->df == 5);
  CHECK(*r->p <= 1);
}

TEST_CASE("a factor model that does not exist has a reason") {
  CHECK(one_factor({}).why().reason == Reason::too_few);
  CHECK(one_factor(items(2, 40)).why().reason == Reason::too_few);
  CHECK(one_factor(items(4, 4)).why().reason == Reason::too_few);
  Items own = items(4, 40);
  own[3] = Numbers(40, 3.0);
  CHECK(one_factor(own).why().reason == Reason::no_variation);
  own[3] = own[0];
  CHECK(one_factor(own).why().reason == Reason::singular);
  // Heywood: r12 r13 / r23 above one, so the factor would explain more than all of the first item.
  Items heywood(3);
  for (int i = 0; i < 64; ++i) {
    const double a = i % 2 == 0 ? 1 : -1;
    const double b = i / 2 % 2 == 0 ? 1 : -1;
    const double c = i / 4 % 2 == 0 ? 1 : -1;
    heywood[0].push_back(a + b);
    heywood[1].push_back(a + 0.4 * c);
    heywood[2].push_back(b + 0.1 * a + 0.3 * c);
  }
  CHECK(one_factor(heywood).why().reason == Reason::no_convergence);
  CHECK_THROWS_AS(one_factor(Items{{1, 2, 3}, {1, 2}, {1, 2, 3}}), std::invalid_argument);
}

TEST_CASE("a score is the mean of what was answered, when enough was") {
  const ScoreRule rule{{false, true, false, false, false}, 1, 5, 0.6};
  using Answers = std::vector<std::optional<double>>;
  CHECK(*scale_score(Answers{4, 2, 3, 4, 4}, rule) == Approx(19.0 / 5));
  CHECK(*scale_score(Answers{4, 2, std::nullopt, 3, std::nullopt}, rule) ==
        Approx(11.0 / 3));  // 3 of 5 is 0.6
  CHECK_FALSE(scale_score(Answers{4, 2, std::nullopt, std::nullopt, std::nullopt}, rule));
  CHECK_FALSE(scale_score(Answers(5), ScoreRule{{}, 1, 5, 0.0}));
  CHECK_FALSE(scale_score({}, ScoreRule{}));
  CHECK_THROWS_AS(scale_score(Answers{1, 2}, rule), std::invalid_argument);
  CHECK_THROWS_AS(scale_score(Answers{1}, ScoreRule{{}, 1, 5, 1.5}), std::invalid_argument);
  CHECK_THROWS_AS(scale_score(Answers{std::nan("")}, ScoreRule{}), std::invalid_argument);
}

TEST_CASE("scores of a group, and groups without any") {
  const std::vector<ItemAnswers> answers{{1, 2, std::nullopt}, {3, std::nullopt, std::nullopt}};
  const auto r = scale_scores(answers, {{}, 1, 5, 0.5});
  REQUIRE(r);
  CHECK(r->scored == 2);
  CHECK(r->complete == 1);
  CHECK(r->mean == 2);
  CHECK(r->sd == 0.0);
  CHECK(scale_scores({}, {}).why().reason == Reason::too_few);
  CHECK(scale_scores(std::vector<ItemAnswers>{{}}, {}).why().reason == Reason::too_few);
  CHECK(scale_scores(std::vector<ItemAnswers>{{std::nullopt}}, {}).why().reason == Reason::too_few);
  CHECK_FALSE(scale_scores(std::vector<ItemAnswers>{{4.0}}, {})->sd);
  CHECK_THROWS_AS(scale_scores(std::vector<ItemAnswers>{{1.0}, {1.0, 2.0}}, {}), std::invalid_argument);
}

TEST_CASE("a shift of everybody lowers agreement and not consistency") {
  const Numbers first{1, 2, 3, 4, 5, 7};
  const Numbers second{2, 3, 4, 5, 6, 8};
  const auto r = test_retest(first, second);
  REQUIRE(r);
  CHECK(r->pearson == Approx(1).epsilon(1e-12));
  CHECK_FALSE(r->standardised_response_mean);
  CHECK(r->icc_consistency == Approx(1).epsilon(1e-12));
  // Mean squares: persons 2 * 23.3333 / 5, occasions 6 / 2 = 3, error 0.
  CHECK(r->icc_agreement == Approx((28.0 / 3) / (28.0 / 3 + 1)).epsilon(1e-9));
  CHECK(r->mean_change == 1);
  CHECK(r->smallest_detectable_change == 0);
}

TEST_CASE("a retest that says nothing has a reason") {
  CHECK(test_retest({}, {}).why().reason == Reason::too_few);
  CHECK(test_retest(Numbers{1, 2}, Numbers{2, 1}).why().reason == Reason::too_few);
  CHECK(test_retest(Numbers{1, 2, 3}, Numbers{4, 4, 4}).why().reason == Reason::no_variation);
  CHECK_FALSE(test_retest(Numbers{1, 2, 3}, Numbers{1, 3, 2})->pearson_interval);
  const auto own = test_retest(Numbers{1, 2, 3, 4, 6}, Numbers{2, 1, 3, 5, 5});
  const auto big = test_retest(Numbers{1e9, 2e9, 3e9, 4e9, 6e9}, Numbers{2e9, 1e9, 3e9, 5e9, 5e9});
  CHECK(big->icc_agreement == Approx(own->icc_agreement).epsilon(1e-12));
  CHECK_THROWS_AS(test_retest(Numbers{1, 2, 3}, Numbers{1, 2}), std::invalid_argument);
}
