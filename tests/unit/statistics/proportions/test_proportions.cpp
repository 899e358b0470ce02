#include "statistics/proportions/proportions.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace werkthet::statistics;

TEST_CASE("Wilson: Newcombe 1998, Statistics in Medicine 17:857, table I") {
  const auto a = wilson(81, 263);
  CHECK(a->interval.low == Approx(0.2553).margin(5e-5));
  CHECK(a->interval.high == Approx(0.3662).margin(5e-5));
  const auto none = wilson(0, 20);
  CHECK(none->interval.low == 0.0);
  CHECK(none->interval.high == Approx(0.1611).margin(5e-5));
  const auto all = wilson(20, 20);
  CHECK(all->interval.high == 1.0);
  CHECK(all->interval.low == Approx(1 - none->interval.high).epsilon(1e-14));
}

TEST_CASE("difference of shares: Newcombe 1998, Statistics in Medicine 17:873, table II") {
  const auto hybrid = risk_difference_newcombe(56, 70, 48, 80);
  CHECK(hybrid->difference == Approx(0.2).epsilon(1e-14));
  CHECK(hybrid->interval.low == Approx(0.0524).margin(5e-5));
  CHECK(hybrid->interval.high == Approx(0.3339).margin(5e-5));
  const auto score = risk_difference_miettinen_nurminen(56, 70, 48, 80);
  CHECK(score->interval.low == Approx(0.0528).margin(5e-5));
  CHECK(score->interval.high == Approx(0.3382).margin(5e-5));
}

TEST_CASE("difference of shares: the worked examples of the report") {
  const auto a = risk_difference_newcombe(27, 100, 24, 100);
  CHECK(a->interval.low == Approx(-0.090).margin(5e-4));
  CHECK(a->interval.high == Approx(0.149).margin(5e-4));
  const auto b = risk_difference_newcombe(25, 100, 24, 100);
  CHECK(b->interval.low == Approx(-0.109).margin(5e-4));
  CHECK(b->interval.high == Approx(0.128).margin(5e-4));
}

TEST_CASE("Fisher: the lady tasting tea (Design of Experiments, 1935, section 5)") {
  const auto test = fisher_exact(3, 4, 1, 4);
  CHECK(test->p == Approx(34.0 / 70).epsilon(1e-14));
  CHECK(test->p_greater == Approx(17.0 / 70).epsilon(1e-14));
  CHECK(test->p_less == Approx(69.0 / 70).epsilon(1e-14));
  CHECK(test->mid_p == Approx(2 * 17.0 / 70 - 16.0 / 70).epsilon(1e-14));
}

TEST_CASE("equal groups give no difference") {
  CHECK(risk_difference_newcombe(12, 80, 12, 80)->difference == 0.0);
  const auto score = risk_difference_miettinen_nurminen(12, 80, 12, 80);
  CHECK(score->z == Approx(0).margin(1e-12));
  CHECK(score->p == Approx(1).epsilon(1e-12));
  CHECK(score->interval.low == Approx(-score->interval.high).epsilon(1e-9));
  CHECK(risk_ratio(12, 80, 12, 80)->ratio == 1.0);
  CHECK(chi_square_2x2(12, 80, 12, 80)->p == 1.0);
  CHECK(fisher_exact(12, 80, 12, 80)->p == Approx(1).epsilon(1e-14));
}

TEST_CASE("swapping the groups turns the sign and keeps the p") {
  const auto a = risk_difference_miettinen_nurminen(20, 100, 31, 140);
  const auto b = risk_difference_miettinen_nurminen(31, 140, 20, 100);
  CHECK(a->interval.low == Approx(-b->interval.high).epsilon(1e-10));
  CHECK(a->p == Approx(b->p).epsilon(1e-10));
  CHECK(fisher_exact(20, 100, 31, 140)->p == Approx(fisher_exact(31, 140, 20, 100)->p).epsilon(1e-12));
}

TEST_CASE("the score interval ends where the score test stops rejecting") {
  const auto r = risk_difference_miettinen_nurminen(9, 40, 21, 50, 0.9);
  CHECK(score_statistic(9, 40, 21, 50, r->interval.low).value() == Approx(1.6448536269514722).epsilon(1e-8));
  CHECK(score_statistic(9, 40, 21, 50, r->interval.high).value() ==
        Approx(-1.6448536269514722).epsilon(1e-8));
}

TEST_CASE("counts at the edge stay finite") {
  const auto none = risk_difference_miettinen_nurminen(0, 10, 0, 10);
  CHECK(none->z == 0.0);
  CHECK(none->p == 1.0);
  CHECK(none->interval.high == Approx(0.2879).margin(5e-5));  // Newcombe 1998, example (f)
  const auto far = risk_difference_miettinen_nurminen(10, 10, 0, 10);
  CHECK(far->interval.high == 1.0);
  CHECK(far->interval.low == Approx(0.6636).margin(5e-5));  // example (h)
  const auto one = risk_difference_miettinen_nurminen(1, 1, 0, 1);
  CHECK(one->p > 0.05);
}

TEST_CASE("proportions: what cannot be estimated says why") {
  CHECK(wilson(0, 0).why().reason == Reason::too_few);
  CHECK(risk_difference_newcombe(0, 0, 1, 5).why().reason == Reason::too_few);
  CHECK(risk_difference_miettinen_nurminen(1, 5, 0, 0).why().reason == Reason::too_few);
  CHECK(fisher_exact(0, 0, 1, 5).why().reason == Reason::too_few);
  CHECK(risk_ratio(0, 10, 3, 10).why().reason == Reason::no_events);
  CHECK(risk_ratio(3, 10, 0, 10).why().reason == Reason::no_events);
  CHECK(chi_square_2x2(0, 10, 0, 10).why().reason == Reason::no_events);
  CHECK(chi_square_2x2(10, 10, 10, 10).why().reason == Reason::no_events);
  CHECK_THROWS_AS(wilson(6, 5), std::invalid_argument);
  CHECK_THROWS_AS(wilson(-1, 5), std::invalid_argument);
  CHECK_THROWS_AS(wilson(1, 5, 1.0), std::invalid_argument);
}
