#include "statistics/weighting/e_value.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;

TEST_CASE("E-values: VanderWeele and Ding 2017, Annals of Internal Medicine 167:268") {
  const auto e = e_value(3.9, {1.8, 8.7});
  CHECK(e->point == Approx(7.26).margin(5e-3));
  CHECK(e->limit == Approx(3.00).margin(5e-3));
  CHECK(e_value(1.2, {0.9, 1.6})->limit == 1.0);
  CHECK(e_value(1.0, {0.9, 1.1})->point == 1.0);
  CHECK(e_value(1 / 3.9, {1 / 8.7, 1 / 1.8})->point == Approx(e->point).epsilon(1e-12));
  CHECK(e_value(1 / 3.9, {1 / 8.7, 1 / 1.8})->limit == Approx(e->limit).epsilon(1e-12));
  // 20 % against 15 % is a ratio of 4/3.
  const auto d = e_value_from_risk_difference(0.15, 0.05, {0.01, 0.09});
  CHECK(d->point == Approx(e_value(4.0 / 3, {1.1, 1.5})->point).epsilon(1e-12));
  CHECK(d->limit == Approx(e_value(4.0 / 3, {0.16 / 0.15, 1.6})->limit).epsilon(1e-12));
  CHECK(e_value_from_standardised_difference(0, 0.1)->point == 1.0);
  CHECK(e_value(0, {0, 1}).why().reason == Reason::no_events);
  CHECK(e_value_from_risk_difference(0, 0.1, {0, 0.2}).why().reason == Reason::no_events);
  CHECK(e_value_from_risk_difference(0.1, -0.1, {-0.2, 0}).why().reason == Reason::no_events);
}

TEST_CASE("E-values: extreme and impossible input") {
  CHECK(e_value(1e200, {1e199, 1e201}).why().reason == Reason::out_of_range);
  CHECK(e_value(1e9, {1e8, 1e10})->point == Approx(2e9));
  CHECK(e_value(-1, {0.5, 2}).why().reason == Reason::no_events);
  CHECK(e_value_from_standardised_difference(1e9, 1).why().reason == Reason::out_of_range);
  CHECK(e_value_from_risk_difference(1.5, 0.1, {0, 0.2}).why().reason == Reason::no_events);
  CHECK_THROWS_AS(e_value(NAN, {1, 2}), std::invalid_argument);
  CHECK_THROWS_AS(e_value_from_standardised_difference(1, -1), std::invalid_argument);
  CHECK_THROWS_AS(e_value_from_risk_difference(NAN, 0.1, {0, 0.2}), std::invalid_argument);
}
