#include "statistics/linear/ranks.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

namespace {

// Shoulder pain after surgery, Brunner and Munzel 2000, table 1: fourteen patients with treatment Y, eleven
// with N.
const Numbers pain_y{1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1};
const Numbers pain_n{3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4};

double median_of_pairs(const Numbers& a, const Numbers& b) {
  Numbers all;
  for (const double x : a) {
    for (const double y : b) {
      all.push_back(x - y);
    }
  }
  std::sort(all.begin(), all.end());
  return (all[(all.size() - 1) / 2] + all[all.size() / 2]) / 2;
}

}  // namespace

TEST_CASE("probability of being higher: Brunner and Munzel 2000, shoulder pain") {
  const auto r = probability_of_superiority(pain_n, pain_y);
  REQUIRE(r.ok());
  CHECK(r->probability == Approx(0.788961).margin(5e-7));
  CHECK((r->probability - 0.5) / r->se == Approx(3.1375).margin(5e-5));
  CHECK(r->df == Approx(17.683).margin(5e-4));
  CHECK(r->p == Approx(0.005786).margin(5e-7));
  CHECK(r->interval.low > 0.5);
  CHECK(r->interval.high < 1);
  const auto other = probability_of_superiority(pain_y, pain_n);
  CHECK(other->probability == Approx(1 - r->probability).epsilon(1e-14));
  CHECK(other->interval.low == Approx(1 - r->interval.high).epsilon(1e-12));
}

TEST_CASE("rank test: R, wilcox.test(x, y) of the depression scores of Hollander and Wolfe 1973, page 69") {
  // Permeability of placental membranes at term and earlier: W = 35, exact p = 0.2544 (two-sided).
  const Numbers term{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
  const Numbers early{1.15, 0.88, 0.90, 0.74, 1.21};
  const auto r = rank_test(term, early);
  CHECK(r->u == 35);
  CHECK_FALSE(r->ties);
  CHECK(r->p_exact.value() == Approx(0.2544).margin(5e-5));
  CHECK(rank_test(early, term)->p_exact.value() == Approx(*r->p_exact).epsilon(1e-13));
  // Two against two, all higher: 2 / 6.
  CHECK(rank_test(Numbers{3, 4}, Numbers{1, 2})->p_exact.value() == Approx(1.0 / 3).epsilon(1e-14));
}

TEST_CASE("the shift without a list of pairs is the median of all pairs") {
  Numbers a;
  Numbers b;
  for (int i = 0; i < 37; ++i) {
    a.push_back(i * 29 % 31 / 7.0 - 1);
    b.push_back(i * 11 % 23 / 3.0);
    CHECK(hodges_lehmann(a, b)->shift == median_of_pairs(a, b));
  }
  const auto r = hodges_lehmann(a, b);
  CHECK(r->interval.low < r->shift);
  CHECK(r->interval.high > r->shift);
  const auto turned = hodges_lehmann(b, a);
  CHECK(turned->shift == -r->shift);
  CHECK(turned->interval.low == -r->interval.high);
  // Hollander and Wolfe's placental membranes: 0.305 by R's wilcox.test(conf.int = TRUE, exact).
  CHECK(hodges_lehmann(Numbers{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46},
                       Numbers{1.15, 0.88, 0.90, 0.74, 1.21})
            ->shift == Approx(0.305).epsilon(1e-12));
}

TEST_CASE("ranks: what cannot be estimated says why") {
  const Numbers none;
  const Numbers one{2};
  const Numbers same{2, 2, 2};
  const Numbers higher{5, 6, 7};
  CHECK(rank_test(none, one).why().reason == Reason::too_few);
  CHECK(rank_test(same, same).why().reason == Reason::no_variation);
  CHECK(rank_test(one, higher).ok());
  CHECK(rank_test(higher, same).ok());
  CHECK(rank_test(higher, higher)->p == 1);
  CHECK(rank_test(higher, higher)->p_continuity == 1);
  CHECK(probability_of_superiority(none, none).why().reason == Reason::too_few);
  CHECK(probability_of_superiority(one, higher).why().reason == Reason::too_few);
  CHECK(probability_of_superiority(same, same).why().reason == Reason::no_variation);
  CHECK(probability_of_superiority(higher, same).why().reason == Reason::no_variation);
  CHECK(hodges_lehmann(none, one).why().reason == Reason::too_few);
  CHECK(hodges_lehmann(one, one)->shift == 0);
  CHECK(hodges_lehmann(same, same)->interval.high == 0);
  CHECK(hodges_lehmann(Numbers{-1e100}, Numbers{1e100})->shift == -2e100);
  Numbers large = pain_n;
  Numbers small = pain_y;
  for (Numbers* values : {&large, &small}) {
    for (double& v : *values) {
      v *= 1e9;
    }
  }
  CHECK(probability_of_superiority(large, small)->p == probability_of_superiority(pain_n, pain_y)->p);
  CHECK(hodges_lehmann(large, small)->shift == 1e9 * hodges_lehmann(pain_n, pain_y)->shift);
  const Numbers bad{std::numeric_limits<double>::infinity()};
  CHECK_THROWS_AS(rank_test(bad, one), std::invalid_argument);
  CHECK_THROWS_AS(probability_of_superiority(pain_n, pain_y, 1), std::invalid_argument);
  CHECK_THROWS_AS(hodges_lehmann(bad, one), std::invalid_argument);
}
