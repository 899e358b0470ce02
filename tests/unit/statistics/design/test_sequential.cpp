#include "statistics/distributions.hpp"
#include "statistics/design/sequential.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

TEST_CASE("O'Brien-Fleming spending: published bounds for two and three equal looks") {
  const auto two = obrien_fleming_bounds(Numbers{0.5, 1});
  CHECK(two->at(0).z == Approx(2.963).margin(5e-4));
  CHECK(two->at(1).z == Approx(1.969).margin(5e-4));
  const auto three = obrien_fleming_bounds(Numbers{1.0 / 3, 2.0 / 3, 1});
  CHECK(three->at(0).z == Approx(3.710).margin(5e-4));
  CHECK(three->at(1).z == Approx(2.511).margin(5e-4));
  CHECK(three->at(2).z == Approx(1.993).margin(5e-4));
}

TEST_CASE("one look at the end is an ordinary test") {
  const auto one = obrien_fleming_bounds(Numbers{1});
  CHECK(one->at(0).z == Approx(1.959963984540054).epsilon(1e-10));
  CHECK(one->at(0).nominal_p == Approx(0.05).epsilon(1e-9));
}

TEST_CASE("bounds fall, alpha adds up, later looks do not change earlier ones") {
  const auto five = obrien_fleming_bounds(Numbers{0.2, 0.4, 0.6, 0.8, 1});
  for (std::size_t i = 1; i < 5; ++i) {
    CHECK(five->at(i).z < five->at(i - 1).z);
    CHECK(five->at(i).cumulative_alpha > five->at(i - 1).cumulative_alpha);
  }
  CHECK(five->at(4).cumulative_alpha == Approx(0.05).epsilon(1e-12));
  const auto first = obrien_fleming_bounds(Numbers{0.2, 1});
  CHECK(first->at(0).z == five->at(0).z);
}

TEST_CASE("an interim look") {
  const auto r = interim_look(0, 0.05, 0.5, 2.963, 1.969, 0.1, 0.03);
  CHECK(r.z == 0.0);
  CHECK_FALSE(r.crossed);
  CHECK(r.repeated_interval.low == -r.repeated_interval.high);
  // Nothing seen and nothing there: the chance that the second half alone crosses.
  CHECK(r.conditional_power_null == Approx(normal_two_sided_p(1.969 / std::sqrt(0.5))).epsilon(1e-12));
  CHECK(r.conditional_power_trend == Approx(r.conditional_power_null).epsilon(1e-12));
  CHECK(interim_look(0.2, 0.05, 0.5, 2.963, 1.969, 0.1, 0.03).crossed);
}

TEST_CASE("looks that make no sense") {
  CHECK_THROWS_AS(obrien_fleming_bounds(Numbers{}), std::invalid_argument);
  CHECK_THROWS_AS(obrien_fleming_bounds(Numbers{0.5, 0.5}), std::invalid_argument);
  CHECK_THROWS_AS(obrien_fleming_bounds(Numbers{0.5, 1.1}), std::invalid_argument);
  CHECK_THROWS_AS(interim_look(0, 0, 0.5, 3, 2, 0.1, 0.03), std::invalid_argument);
  // At one per cent of the information next to no alpha is spent.
  CHECK(obrien_fleming_bounds(Numbers{0.01, 1}).why().reason == Reason::no_convergence);
}
