#include "statistics/distributions.hpp"
#include "statistics/proportions/proportions.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;

TEST_CASE("exact odds ratio: the lady tasting tea and the convicts with a twin, as printed by R") {
  const auto tea = conditional_odds_ratio(3, 4, 1, 4);
  CHECK(*tea->ratio == Approx(6.408309).epsilon(1e-5));
  CHECK(tea->low == Approx(0.2117329).epsilon(1e-4));
  CHECK(*tea->high == Approx(621.9338).epsilon(1e-2));  // R stops early in the long tail
  const auto twins = conditional_odds_ratio(2, 17, 10, 13);
  CHECK(*twins->ratio == Approx(0.04693661).epsilon(1e-5));
}

TEST_CASE("exact odds ratio of a table with three possibilities, worked by hand") {
  // Two in each group, two events, one in group 1: weights 1 : 4r : r^2, so the estimate is 1, and the limits
  // solve (4r + r^2) / (1 + 4r + r^2) = 0.025 and (1 + 4r) / (1 + 4r + r^2) = 0.025.
  const auto r = conditional_odds_ratio(1, 2, 1, 2);
  CHECK(*r->ratio == Approx(1).epsilon(1e-12));
  const double a = 0.025 / 0.975;
  CHECK(r->low == Approx(-2 + std::sqrt(4 + a)).epsilon(1e-10));
  CHECK(*r->high == Approx(1 / r->low).epsilon(1e-10));
}

TEST_CASE("exact odds ratio where a cell is empty has an open end") {
  const auto all = conditional_odds_ratio(5, 56, 0, 29);
  CHECK_FALSE(all->ratio.has_value());
  CHECK_FALSE(all->high.has_value());
  CHECK(all->low > 0);
  const auto none = conditional_odds_ratio(0, 10, 0, 20);  // one table only: nothing is known
  CHECK(*none->ratio == 0);
  CHECK(none->low == 0);
  CHECK_FALSE(none->high.has_value());
}

TEST_CASE("exact odds ratio of a hundred thousand persons keeps its digits") {
  const auto a = conditional_odds_ratio(37000, 100000, 36000, 100000);
  const auto b = conditional_odds_ratio(36000, 100000, 37000, 100000);
  CHECK(*a->ratio == Approx(1 / *b->ratio).epsilon(1e-10));
  CHECK(a->low == Approx(1 / *b->high).epsilon(1e-10));
  CHECK(*a->ratio == Approx(odds_ratio(37000, 100000, 36000, 100000)->ratio).epsilon(1e-5));
}

TEST_CASE("ratio of shares: swapping the groups turns both intervals over") {
  const auto katz = risk_ratio(24, 121, 14, 118);
  CHECK(katz->interval.low == Approx(1 / risk_ratio(14, 118, 24, 121)->interval.high).epsilon(1e-12));
  const auto score = risk_ratio_score(24, 121, 14, 118);
  const auto swapped = risk_ratio_score(14, 118, 24, 121);
  CHECK(score->low == Approx(1 / *swapped->high).epsilon(1e-10));
  CHECK(*score->high == Approx(1 / swapped->low).epsilon(1e-10));
  CHECK(*score->ratio == Approx(katz->ratio).epsilon(1e-14));
}

TEST_CASE("score interval of a ratio excludes 1 exactly when the score test rejects") {
  for (std::int64_t x = 5; x < 40; ++x) {
    const auto r = risk_ratio_score(x, 60, 20, 60);
    const bool rejects = risk_difference_miettinen_nurminen(x, 60, 20, 60)->p < 0.05;
    CHECK((r->low > 1 || *r->high < 1) == rejects);
  }
}

TEST_CASE("score interval of a ratio exists without events") {
  const auto none1 = risk_ratio_score(0, 30, 4, 30);
  CHECK(*none1->ratio == 0);
  CHECK(none1->low == 0);
  CHECK(*none1->high > 0);
  const auto none0 = risk_ratio_score(4, 30, 0, 30);
  CHECK_FALSE(none0->ratio.has_value());
  CHECK_FALSE(none0->high.has_value());
  CHECK(none0->low > 0);
  CHECK_FALSE(risk_ratio_score(0, 30, 0, 30)->high.has_value());
  CHECK(std::isfinite(*risk_ratio_score(30, 30, 30, 30)->high));
}

TEST_CASE("odds ratio of a small table by hand") {
  const auto r = odds_ratio(8, 10, 4, 10);  // 8*6 / (2*4)
  CHECK(r->ratio == Approx(6).epsilon(1e-14));
  CHECK(r->log_se == Approx(std::sqrt(1.0 / 8 + 1.0 / 2 + 1.0 / 4 + 1.0 / 6)).epsilon(1e-14));
}

TEST_CASE("a difference said in persons") {
  const auto n = number_needed({0.25, 0.20, 0.05, {0.01, 0.09}});
  CHECK(n->number == Approx(20).epsilon(1e-14));
  CHECK(n->per_hundred == Approx(5).epsilon(1e-14));
  CHECK(n->interval->low == Approx(1 / 0.09).epsilon(1e-14));
  CHECK(n->interval->high == Approx(100).epsilon(1e-14));
  CHECK_FALSE(number_needed({0.25, 0.20, 0.05, {-0.01, 0.09}})->interval.has_value());
  CHECK(number_needed({0.2, 0.2, 0, {-0.1, 0.1}}).why().reason == Reason::no_variation);
  CHECK_THROWS_AS(number_needed({0.2, 0.2, std::nan(""), {-0.1, 0.1}}), std::invalid_argument);
}

TEST_CASE("Yates' correction takes at most one half off") {
  const auto t = chi_square_2x2(8, 10, 4, 10);  // expected 6: distance 2, corrected 1.5
  CHECK(t->statistic == Approx(4 * (2.0 / 6 + 2.0 / 4)).epsilon(1e-13));
  CHECK(t->corrected == Approx(2.25 * (2.0 / 6 + 2.0 / 4)).epsilon(1e-13));
  CHECK(t->z == Approx(std::sqrt(t->statistic)).epsilon(1e-13));
  CHECK(chi_square_2x2(12, 80, 12, 80)->corrected == 0);
  CHECK(chi_square_2x2(12, 80, 12, 80)->corrected_p == 1);
}

TEST_CASE("Wald and Mee beside their better versions") {
  const auto w = risk_difference_wald(20, 100, 31, 140);
  CHECK(w->se == Approx(std::sqrt(0.2 * 0.8 / 100 + (31.0 / 140) * (109.0 / 140) / 140)).epsilon(1e-14));
  const auto mee = risk_difference_mee(56, 70, 48, 80);  // Newcombe 1998b, table II
  CHECK(mee->interval.low == Approx(0.0533).margin(5e-5));
  CHECK(mee->interval.high == Approx(0.3377).margin(5e-5));
  CHECK(mee->z == Approx(chi_square_2x2(56, 70, 48, 80)->z).epsilon(1e-10));
}

TEST_CASE("two groups: degenerate counts give a reason or a number, never less") {
  CHECK(risk_ratio_score(0, 0, 1, 5).why().reason == Reason::too_few);
  CHECK(odds_ratio(0, 0, 1, 5).why().reason == Reason::too_few);
  CHECK(odds_ratio(0, 5, 1, 5).why().reason == Reason::no_events);
  CHECK(odds_ratio(5, 5, 1, 5).why().reason == Reason::no_events);
  CHECK(conditional_odds_ratio(1, 5, 0, 0).why().reason == Reason::too_few);
  CHECK(risk_difference_wald(1, 5, 0, 0).why().reason == Reason::too_few);
  CHECK(risk_difference_mee(0, 0, 1, 5).why().reason == Reason::too_few);
  CHECK_THROWS_AS(odds_ratio(6, 5, 1, 5), std::invalid_argument);
  CHECK_THROWS_AS(conditional_odds_ratio(1, 5, -1, 5), std::invalid_argument);
  CHECK_THROWS_AS(risk_ratio_score(1, 5, 1, 5, 1), std::invalid_argument);
  CHECK_THROWS_AS(fisher_exact(6, 5, 1, 5), std::invalid_argument);
  constexpr std::int64_t huge = 1'000'000'000;
  CHECK(fisher_exact(huge / 2, huge, huge / 3, huge).why().reason == Reason::out_of_range);
  CHECK(conditional_odds_ratio(huge / 2, huge, huge / 3, huge).why().reason == Reason::out_of_range);
  CHECK(std::isfinite(*risk_ratio_score(huge / 2, huge, huge / 3, huge)->high));
  CHECK(risk_difference_mee(huge / 2, huge, huge / 3, huge)->p >= 0);
  for (std::int64_t x1 = 0; x1 <= 1; ++x1) {  // one person per group
    for (std::int64_t x0 = 0; x0 <= 1; ++x0) {
      CHECK(std::isfinite(risk_difference_wald(x1, 1, x0, 1)->difference.interval.low));
      CHECK(std::isfinite(risk_difference_mee(x1, 1, x0, 1)->interval.high));
      CHECK(std::isfinite(risk_ratio_score(x1, 1, x0, 1)->low));
      CHECK(conditional_odds_ratio(x1, 1, x0, 1).ok());
    }
  }
}
