#include "statistics/weighting/matching.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Codes = std::vector<int>;
using Rows = std::vector<std::size_t>;

TEST_CASE("nearest on a score, with replacement, by hand") {
  const Numbers score{1.0, 5.0, 0.0, 1.2, 4.0, 9.0};
  const Codes t{1, 1, 0, 0, 0, 0};
  const auto m = match_on_score(score, t);
  REQUIRE(m.ok());
  REQUIRE(m->matched.size() == 2);
  CHECK(m->matched[0].references == Rows{3});
  CHECK(m->matched[0].distance == Approx(0.2));
  CHECK(m->matched[1].references == Rows{4});
  CHECK(m->largest_distance == 1.0);
  CHECK(m->weights == Numbers{1, 1, 0, 1, 1, 0});
  CHECK(m->ess_reference == Approx(2));
  MatchingOptions two;
  two.ratio = 2;
  const auto pairs = match_on_score(score, t, two);
  CHECK(pairs->matched[0].references == Rows{3, 2});
  CHECK(pairs->matched[1].references == Rows{4, 3});
  CHECK(pairs->weights == Numbers{1, 1, 0.5, 1, 0.5, 0});
  CHECK(pairs->references_used == 3);
}

TEST_CASE("equally near: the lower row, whatever lies on which side") {
  CHECK(match_on_score(Numbers{3, 1, 0, 2}, Codes{0, 1, 0, 0})->matched[0].references == Rows{2});
  CHECK(match_on_score(Numbers{2, 1, 0, 2}, Codes{0, 1, 0, 0})->matched[0].references == Rows{0});
  MatchingOptions three;
  three.ratio = 3;
  CHECK(match_on_score(Numbers{2, 1, 0, 2}, Codes{0, 1, 0, 0}, three)->matched[0].references ==
        Rows{0, 2, 3});
}

TEST_CASE("without replacement the highest score chooses first and nobody serves twice") {
  const Numbers score{1.0, 2.0, 1.6, 0.0};
  const Codes t{1, 1, 0, 0};
  MatchingOptions once;
  once.replacement = false;
  const auto m = match_on_score(score, t, once);
  CHECK(m->matched[1].references == Rows{2});
  CHECK(m->matched[0].references == Rows{3});
  // More treated than reference units: somebody is left over, and it shows.
  const auto few = match_on_score(Numbers{1, 2, 3, 2.1}, Codes{1, 1, 1, 0}, once);
  CHECK(few->matched.size() == 1);
  CHECK(few->unmatched == Rows{0, 1});
  CHECK(few->weights == Numbers{0, 0, 1, 1});
}

TEST_CASE("a caliper leaves people unmatched and includes its own edge") {
  MatchingOptions tight;
  tight.caliper = 0.5;
  const Numbers score{1.0, 5.0, 1.5, 6.0};
  const auto m = match_on_score(score, Codes{1, 1, 0, 0}, tight);
  CHECK(m->matched.size() == 1);
  CHECK(m->unmatched == Rows{1});
  tight.caliper = 0.1;
  CHECK(match_on_score(score, Codes{1, 1, 0, 0}, tight).why().reason == Reason::no_overlap);
  tight.caliper = 0.0;
  CHECK(match_on_score(Numbers{1, 1}, Codes{1, 0}, tight)->matched.size() == 1);
}

TEST_CASE("classes are never crossed") {
  MatchingOptions within;
  const Codes classes{1, 2, 2, 1, 3};
  within.classes = classes;
  const auto m = match_on_score(Numbers{0, 0, 5, 9, 0}, Codes{1, 1, 0, 0, 0}, within);
  CHECK(m->matched[0].references == Rows{3});
  CHECK(m->matched[1].references == Rows{2});
}

TEST_CASE("Mahalanobis distance is free of units and of the choice of coordinates") {
  std::vector<Numbers> x(2);
  std::vector<Numbers> turned(2);
  Codes t;
  for (int i = 0; i < 80; ++i) {
    const double a = i * 37 % 41;
    const double b = a / 3 + i * 11 % 17;
    x[0].push_back(a);
    x[1].push_back(b);
    turned[0].push_back(1e9 * (a + b) + 1e9);
    turned[1].push_back(a - 2 * b);
    t.push_back(i % 4 == 0 ? 1 : 0);
  }
  const auto m = match_on_covariates(x, t);
  const auto other = match_on_covariates(turned, t);
  REQUIRE(m.ok());
  for (std::size_t i = 0; i < m->matched.size(); ++i) {
    CHECK(m->matched[i].distance == Approx(other->matched[i].distance).epsilon(1e-6).margin(1e-6));
  }
}

TEST_CASE("Mahalanobis distance by hand: uncorrelated covariates") {
  // Within the groups: first covariate -1, 1 and -1, 1, so pooled variance 4 / 2; second likewise.
  const std::vector<Numbers> x{{-1, 1, -1, 1}, {-1, -1, 1, 1}};
  const Codes t{1, 0, 0, 1};
  // groups (-1,-1), (1,1) and (1,-1), (-1,1): covariances 2 and -2 cancel, pooled identity times 2
  const auto m = match_on_covariates(x, t);
  CHECK(m->matched[0].distance == Approx(2 / std::sqrt(2.0)).epsilon(1e-12));
  CHECK(m->matched[0].references == Rows{1});
}

TEST_CASE("twins are at distance zero and leave no difference to explain") {
  std::vector<Numbers> x(2);
  Codes t;
  Numbers y;
  for (int i = 0; i < 20; ++i) {
    for (const int arm : {1, 0}) {
      x[0].push_back(i);
      x[1].push_back(i * i % 7);
      t.push_back(arm);
      y.push_back(i * 3 + 2 * arm + (i % 2) * arm);
    }
  }
  MatchingOptions once;
  once.replacement = false;
  for (const auto& m :
       {match_on_covariates(x, t), match_on_covariates(x, t, once), match_on_score(x[0], t)}) {
    REQUIRE(m.ok());
    CHECK(m->largest_distance == Approx(0).margin(1e-12));
    const auto e = matched_effect(y, t, *m);
    CHECK(e->effect.estimate == Approx(2.5).epsilon(1e-12));
    // ten differences of 2, ten of 3
    const double n = m->replacement ? 20 : 19;
    CHECK(e->effect.se == Approx(std::sqrt(5.0 / n / 20)).epsilon(1e-12));
  }
}

TEST_CASE("standard error of Abadie and Imbens 2006 by hand: one reference unit serves two") {
  // Treated 3 and 5 both take reference 1 (differences 2 and 4). Its two nearest references have 2 and 4,
  // so its variance is 2/3 (1 - 3)^2; it counts 2^2 - 2 = 2 times. (1 + 1 + 2 * 8/3) / 2^2.
  const Numbers score{0, 0.2, 0.1, 10, 11};
  const Codes t{1, 1, 0, 0, 0};
  const Numbers y{3, 5, 1, 2, 4};
  const auto m = match_on_score(score, t);
  const auto e = matched_effect(y, t, *m);
  REQUIRE(e.ok());
  CHECK(e->pairs == 2);
  CHECK(e->mean_treated == 4);
  CHECK(e->mean_reference == 1);
  CHECK(e->effect.estimate == 3);
  CHECK(e->effect.se == Approx(std::sqrt((2 + 16.0 / 3) / 4)).epsilon(1e-13));
  CHECK(matched_effect(y, t, *m, 0.95, 1)->effect.se == Approx(std::sqrt(0.75)).epsilon(1e-13));
  CHECK(matched_effect(y, t, *m, 0.95, 3).why().reason == Reason::too_few);
}

TEST_CASE("exact matching on classes, by hand") {
  const Numbers y{1, 3, 0, 2, 1, 1, 5, 5, 6, 4, 2, 4, 100, 50};
  const Codes t{1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0};
  const Codes c{7, 7, 7, 7, 7, 7, 9, 9, 9, 9, 9, 9, 1, 2};
  const auto r = exact_matching(y, t, c);
  REQUIRE(r.ok());
  CHECK(r->treated_matched == 6);
  CHECK(r->treated_unmatched == 1);
  CHECK(r->classes_used == 2);
  CHECK(r->effect.estimate == Approx(5.0 / 3).epsilon(1e-13));
  // shares 1/3 and 2/3; variances 2/2 + (2/3)/4 and (2/3)/4 + 2/2
  CHECK(r->effect.se == Approx(std::sqrt(5.0 / 9 * (1 + 1.0 / 6))).epsilon(1e-13));
  CHECK(r->weights[2] == 0.5);
  CHECK(r->weights[10] == 2);
  CHECK(r->weights[12] == 0);
  CHECK(r->weights[13] == 0);
  CHECK(r->ess_reference == Approx(4));
}

TEST_CASE("matching: degenerate input") {
  CHECK(match_on_score({}, {}).why().reason == Reason::too_few);
  CHECK(match_on_score(Numbers{1, 2}, Codes{1, 1}).why().reason == Reason::too_few);
  CHECK(match_on_score(Numbers(4, 2.0), Codes{1, 1, 0, 0})->matched.size() == 2);
  CHECK(match_on_score(Numbers{1e9, 2e9, 3e9}, Codes{1, 0, 0})->largest_distance == 1e9);
  CHECK(match_on_covariates(std::vector<Numbers>{{1, 2, 3}}, Codes{1, 0, 0}).why().reason == Reason::too_few);
  const Codes t{1, 1, 1, 0, 0, 0};
  const Numbers a{1, 2, 4, 3, 5, 9};
  CHECK(match_on_covariates(std::vector<Numbers>{Numbers(6, 4.0)}, t).why().reason == Reason::singular);
  CHECK(match_on_covariates(std::vector<Numbers>{a, a}, t).why().reason == Reason::singular);
  CHECK(match_on_covariates(std::vector<Numbers>{{1, 1, 1, 0, 0, 0}}, t).why().reason == Reason::singular);
  CHECK_THROWS_AS(match_on_covariates({}, t), std::invalid_argument);
  CHECK_THROWS_AS(match_on_score(a, Codes{1, 0}), std::invalid_argument);
  MatchingOptions nothing;
  nothing.ratio = 0;
  CHECK_THROWS_AS(match_on_score(a, t, nothing), std::invalid_argument);

  const auto m = match_on_score(a, t);
  CHECK(matched_effect(Numbers(6, 0.1), t, *m).why().reason == Reason::no_variation);
  CHECK(matched_effect(Numbers{1, 2, 3}, Codes{1, 0, 0}, *match_on_score(Numbers{1, 2, 3}, Codes{1, 0, 0}))
            .why()
            .reason == Reason::too_few);
  CHECK_THROWS_AS(matched_effect(Numbers{1, 2}, Codes{1, 0}, *m), std::invalid_argument);

  CHECK(exact_matching({}, {}, {}).why().reason == Reason::too_few);
  CHECK(exact_matching(a, t, Codes{1, 1, 1, 2, 2, 2}).why().reason == Reason::no_overlap);
  CHECK(exact_matching(a, t, Codes{1, 2, 3, 1, 2, 3}).why().reason == Reason::too_few);
  CHECK(exact_matching(Numbers(6, 0.1), t, Codes(6, 1)).why().reason == Reason::no_variation);
  CHECK(exact_matching(Numbers{1e9, 2e9, 4e9, 3e9, 5e9, 9e9}, t, Codes(6, 1))->effect.se ==
        Approx(1e9 * exact_matching(a, t, Codes(6, 1))->effect.se));
  CHECK_THROWS_AS(exact_matching(a, t, Codes{1}), std::invalid_argument);
}
