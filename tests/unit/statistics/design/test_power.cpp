#include "statistics/design/power.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;

namespace {

double points(double share) {
  return std::round(share * 1000) / 10;
}

}  // namespace

TEST_CASE("detectable differences as printed in the report (two-sided 5%, power 80%)") {
  struct Row {
    double control;
    double printed[6];
  };
  const std::int64_t sizes[] = {57, 100, 150, 200, 300, 400};
  const Row rows[] = {{0.20, {24.3, 17.9, 14.3, 12.3, 9.9, 8.5}},
                      {0.10, {21.0, 15.0, 11.8, 10.0, 7.9, 6.7}},
                      {0.25, {25.2, 18.7, 15.1, 13.0, 10.5, 9.0}}};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < 6; ++i) {
      INFO(row.control << " with " << sizes[i]);
      CHECK(points(detectable_difference(row.control, sizes[i], sizes[i])->up) == Approx(row.printed[i]));
    }
  }
}

TEST_CASE("units needed to show 9 and 13 points from 20%") {
  CHECK(std::ceil(n_per_group_proportions(0.29, 0.20).value()) == 358);
  CHECK(std::ceil(n_per_group_proportions(0.33, 0.20).value()) == 180);
}

TEST_CASE("standardised differences and hazard ratios") {
  CHECK(std::round(detectable_mean_difference(100, 100).value() * 100) == 40);
  CHECK(std::round(detectable_mean_difference(150, 150).value() * 100) == 32);
  // R: power.t.test(n = 20, delta = 1, sd = 1), help page: power = 0.8689528
  CHECK(power_of_means(1, 20, 20).value() == Approx(0.8689528).margin(5e-8));
  // R: power.t.test(power = .90, delta = 1): n = 22.02110
  CHECK(n_per_group_means(1, 1, 0.05, 0.9).value() == Approx(22.02110).margin(5e-6));
  CHECK(detectable_hazard_ratio(50).value() == Approx(2.2).margin(0.05));
}

TEST_CASE("the smallest detectable difference has the wanted power") {
  const auto d = detectable_difference(0.3, 120, 240, 0.05, 0.9);
  CHECK(power_of_proportions(0.3 + d->up, 0.3, 120, 240).value() == Approx(0.9).epsilon(1e-9));
  REQUIRE(d->down.has_value());
  CHECK(power_of_proportions(0.3 + *d->down, 0.3, 120, 240).value() == Approx(0.9).epsilon(1e-9));
  const double m = detectable_mean_difference(40, 90, 2.5).value();
  CHECK(power_of_means(m, 40, 90, 2.5).value() == Approx(0.8).epsilon(1e-9));
  CHECK(power_of_means(-m, 40, 90, 2.5).value() == Approx(0.8).epsilon(1e-9));
  CHECK(detectable_mean_difference(40, 90, 1, 0.75).value() ==
        Approx(detectable_mean_difference(40, 90).value() / 2).epsilon(1e-12));
}

TEST_CASE("studies that cannot detect anything say so") {
  CHECK(detectable_difference(0.95, 10, 10).why().reason == Reason::out_of_range);
  CHECK_FALSE(detectable_difference(0.05, 100, 100)->down.has_value());
  CHECK(detectable_difference(0.2, 0, 10).why().reason == Reason::too_few);
  CHECK(detectable_mean_difference(1, 1).why().reason == Reason::too_few);
  CHECK(n_per_group_proportions(0.2, 0.2).why().reason == Reason::no_variation);
  CHECK(n_per_group_means(0).why().reason == Reason::no_variation);
  CHECK(detectable_hazard_ratio(0).why().reason == Reason::too_few);
  CHECK_THROWS_AS(detectable_difference(0, 10, 10), std::invalid_argument);
  CHECK_THROWS_AS(detectable_difference(0.2, 10, 10, 0.05, 0.01), std::invalid_argument);
}
