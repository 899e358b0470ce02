#include "statistics/design/equivalence.hpp"
#include "statistics/linear/means.hpp"
#include "statistics/proportions/two_proportions.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

const Numbers a = {1, 2, 3, 4, 5, 6};
const Numbers b = {1, 2, 2, 4, 5, 7};
constexpr MarginTest tests[] = {MarginTest::miettinen_nurminen, MarginTest::farrington_manning,
                                MarginTest::wald};

}  // namespace

TEST_CASE("equivalent exactly when the interval of level 1 - 2 alpha lies between the margins") {
  for (const double margin : {0.5, 1.0, 1.9, 2.1, 3.0}) {
    const auto e = equivalence_of_means(a, b, -margin, margin);
    CHECK(e->equivalent == (e->interval.low > -margin && e->interval.high < margin));
  }
  for (const MarginTest test : tests) {
    for (std::int64_t x = 40; x < 100; x += 3) {
      const auto e = equivalence_of_proportions(x, 150, 65, 150, -0.1, 0.1, 0.05, test);
      CHECK(e->equivalent == (e->interval.low > -0.1 && e->interval.high < 0.1));
    }
  }
}

TEST_CASE("equivalence of shares: Rodary et al. 1989, 83 of 88 against 69 of 76, margin 10 points") {
  const auto fm = equivalence_of_proportions(83, 88, 69, 76, -0.1, 0.1, 0.05, MarginTest::farrington_manning);
  CHECK(fm->difference == Approx(0.0353).margin(5e-5));
  CHECK(fm->p_lower < 0.005);
}

TEST_CASE("the corrected score test is the strictest of the two") {
  const auto mn = equivalence_of_proportions(24, 121, 26, 118, -0.1, 0.1);
  const auto fm =
      equivalence_of_proportions(24, 121, 26, 118, -0.1, 0.1, 0.05, MarginTest::farrington_manning);
  CHECK(mn->p > fm->p);
  CHECK(mn->statistic_lower == Approx(fm->statistic_lower * std::sqrt(238.0 / 239)).epsilon(1e-12));
}

TEST_CASE("not worse by more than the margin: one side of the same test") {
  const auto e = equivalence_of_means(a, b, -2, 2, 0.025);
  const auto high = non_inferiority_of_means(a, b, 2);
  CHECK(high->p == e->p_lower);
  CHECK(high->limit == e->interval.low);
  CHECK(high->shown == (high->limit > -2));
  const auto low = non_inferiority_of_means(a, b, 2, Better::lower);
  CHECK(low->p == e->p_upper);
  CHECK(low->shown == (low->limit < 2));
  const auto share = non_inferiority_of_proportions(83, 88, 69, 76, 0.1);
  CHECK(share->shown);
  CHECK(share->limit > -0.1);
  CHECK_FALSE(non_inferiority_of_proportions(60, 88, 69, 76, 0.1)->shown);
  CHECK(non_inferiority_of_proportions(60, 88, 69, 76, 0.1, Better::lower)->shown);
}

TEST_CASE("margins: degenerate data") {
  const Numbers none;
  const Numbers one = {3};
  const Numbers same = {2, 2, 2};
  CHECK(equivalence_of_means(none, b, -1, 1).why().reason == Reason::too_few);
  CHECK(equivalence_of_means(one, b, -1, 1).why().reason == Reason::too_few);
  CHECK(equivalence_of_means(same, same, -1, 1).why().reason == Reason::no_variation);
  CHECK(non_inferiority_of_means(none, b, 1).why().reason == Reason::too_few);
  CHECK(non_inferiority_of_means(same, same, 1).why().reason == Reason::no_variation);
  Numbers large;
  for (const double value : a) {
    large.push_back(value * 1e9);
  }
  CHECK(equivalence_of_means(large, b, -1, 1)->p == Approx(1).margin(0.5));
  CHECK(equivalence_of_means(large, large, -1e10, 1e10)->equivalent);
  for (const MarginTest test : tests) {
    CHECK(equivalence_of_proportions(0, 0, 1, 5, -0.1, 0.1, 0.05, test).why().reason == Reason::too_few);
    CHECK(non_inferiority_of_proportions(0, 0, 1, 5, 0.1, Better::higher, 0.025, test).why().reason ==
          Reason::too_few);
    const auto none_at_all = equivalence_of_proportions(0, 10, 0, 10, -0.2, 0.2, 0.05, test);
    const auto everybody = equivalence_of_proportions(10, 10, 10, 10, -0.2, 0.2, 0.05, test);
    CHECK(none_at_all.ok() == (test != MarginTest::wald));
    CHECK(everybody.ok() == (test != MarginTest::wald));
    CHECK(equivalence_of_proportions(1, 1, 0, 1, -0.2, 0.2, 0.05, test).ok() == (test != MarginTest::wald));
    CHECK(std::isfinite(equivalence_of_proportions(400'000'000, 1'000'000'000, 3, 10, -0.2, 0.2, 0.05, test)
                            ->statistic_lower));
  }
  CHECK(equivalence_of_proportions(0, 10, 0, 10, -0.2, 0)->p ==
        Approx(0.5));  // a margin of nothing shows nothing
  CHECK_THROWS_AS(equivalence_of_proportions(1, 5, 1, 5, -1, 0.1), std::invalid_argument);
  CHECK_THROWS_AS(equivalence_of_proportions(1, 5, 1, 5, -0.1, 0.1, 0.5), std::invalid_argument);
  CHECK_THROWS_AS(non_inferiority_of_means(a, b, 0), std::invalid_argument);
  CHECK_THROWS_AS(non_inferiority_of_proportions(1, 5, 1, 5, 1), std::invalid_argument);
}
