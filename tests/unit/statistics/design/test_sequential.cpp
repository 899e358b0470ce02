#include "statistics/design/sequential.hpp"
#include "statistics/distributions.hpp"

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

TEST_CASE("the other convention: all of alpha passed to the spending function") {
  const auto total = spending_bounds(Numbers{0.5, 1}, 0.05, Spending::obrien_fleming, Convention::total);
  CHECK(total->at(0).z == Approx(2.772).margin(1e-3));  // as statistics packages that do so print it
  CHECK(total->at(1).cumulative_alpha == Approx(0.05).epsilon(1e-12));
}

TEST_CASE("spending functions start at nothing, end at alpha and keep their order") {
  const Numbers looks = {0.5, 1};
  double last = 0;
  for (const Spending spending :
       {Spending::obrien_fleming, Spending::cubic, Spending::linear, Spending::pocock}) {
    const auto bounds = spending_bounds(looks, 0.05, spending);
    CHECK(bounds->at(0).cumulative_alpha > last);
    last = bounds->at(0).cumulative_alpha;
    CHECK(bounds->at(1).cumulative_alpha == Approx(0.05).epsilon(1e-12));
  }
  CHECK(spending_bounds(looks, 0.05, Spending::linear)->at(0).nominal_p == Approx(0.025).epsilon(1e-10));
}

TEST_CASE("classic bounds: Jennison and Turnbull 2000, tables 2.1 and 2.3") {
  const auto constant = [](int k, Classic shape) { return classic_bounds(k, 0.05, shape)->constant; };
  CHECK(constant(2, Classic::obrien_fleming) == Approx(1.977).margin(5e-4));
  CHECK(constant(3, Classic::obrien_fleming) == Approx(2.004).margin(5e-4));
  CHECK(constant(5, Classic::obrien_fleming) == Approx(2.040).margin(5e-4));
  CHECK(constant(2, Classic::pocock) == Approx(2.178).margin(5e-4));
  CHECK(constant(3, Classic::pocock) == Approx(2.289).margin(5e-4));
  CHECK(constant(5, Classic::pocock) == Approx(2.413).margin(5e-4));
  const auto peto = classic_bounds(3, 0.05, Classic::haybittle_peto);
  CHECK(peto->looks[0].z == 3);
  CHECK(peto->looks[1].z == 3);
  CHECK(peto->constant > 1.96);
  CHECK(peto->constant < 1.98);
  for (const Classic shape : {Classic::obrien_fleming, Classic::pocock, Classic::haybittle_peto}) {
    CHECK(classic_bounds(4, 0.05, shape)->looks.back().cumulative_alpha == Approx(0.05).epsilon(1e-9));
    CHECK(classic_bounds(1, 0.05, shape)->constant == Approx(1.959963984540054).epsilon(1e-9));
  }
}

TEST_CASE("benefit and harm apart: the same bar on both sides is the two-sided test") {
  const Numbers looks = {0.3, 0.7, 1};
  const auto apart = benefit_and_harm_bounds(looks, {0.025}, {0.025});
  const auto together = obrien_fleming_bounds(looks);
  for (std::size_t k = 0; k < looks.size(); ++k) {
    CHECK(apart->at(k).benefit_z == Approx(together->at(k).z).epsilon(1e-9));
    CHECK(apart->at(k).harm_z == Approx(-together->at(k).z).epsilon(1e-9));
  }
}

TEST_CASE("benefit and harm apart: harm needs less proof, early on most of all") {
  const auto looks = benefit_and_harm_bounds(Numbers{0.5, 1});
  CHECK(looks->at(0).benefit_z == Approx(2.963).margin(5e-4));
  // Pocock-type spending of 0.05 at half way: 0.05 ln(1 + (e - 1) / 2) = 0.0310
  CHECK(looks->at(0).harm_alpha == Approx(0.0310).margin(5e-5));
  CHECK(looks->at(0).harm_z == Approx(normal_quantile(looks->at(0).harm_alpha)).epsilon(1e-10));
  CHECK(looks->at(1).harm_alpha == Approx(0.05).epsilon(1e-12));
  CHECK(-looks->at(1).harm_z < looks->at(1).benefit_z);
}

TEST_CASE("looks: degenerate plans") {
  CHECK_THROWS_AS(classic_bounds(0), std::invalid_argument);
  CHECK_THROWS_AS(classic_bounds(21), std::invalid_argument);
  CHECK_THROWS_AS(classic_bounds(2, 0.5), std::invalid_argument);
  CHECK(classic_bounds(3, 0.001, Classic::haybittle_peto).why().reason == Reason::no_convergence);
  CHECK(classic_bounds(2, 1e-9).ok());
  CHECK(classic_bounds(2, 0.49, Classic::pocock).ok());
  CHECK_THROWS_AS(benefit_and_harm_bounds(Numbers{}), std::invalid_argument);
  CHECK_THROWS_AS(benefit_and_harm_bounds(Numbers{0.5, 1}, {0.6}, {0.05}), std::invalid_argument);
  CHECK(benefit_and_harm_bounds(Numbers{0.01, 1}).why().reason == Reason::no_convergence);
  CHECK(benefit_and_harm_bounds(Numbers{1})->at(0).benefit_z == Approx(1.959963984540054).epsilon(1e-9));
  CHECK(spending_bounds(Numbers{0.5, 0.5 + 1e-13, 1}).why().reason == Reason::no_convergence);
  CHECK(spending_bounds(Numbers{0.5, 0.501, 1})->at(1).z > 2);
  CHECK(spending_bounds(Numbers{1e-300, 1}).why().reason == Reason::no_convergence);
  CHECK_THROWS_AS(interim_look(1, 1e-320, 0.5, 3, 2, 0.1, 0.03), std::invalid_argument);
  CHECK(interim_look(1e9, 1, 0.5, 3, 2, 0.1, 0.03).conditional_power_trend == Approx(1));
}
