#include "statistics/design/cluster_power.hpp"
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

TEST_CASE("power of shares as R's help page prints it") {
  CHECK(power_of_proportions(0.75, 0.50, 50, 50).value() == Approx(0.7401659).margin(5e-8));
  CHECK(n_per_group_proportions(0.75, 0.50, 0.05, 0.9).value() == Approx(76.7).margin(0.05));
}

TEST_CASE("effect sizes and power on the arcsine scale") {
  CHECK(cohen_h(1, 0) == Approx(3.14159265358979).epsilon(1e-12));
  CHECK(cohen_h(0.3, 0.3) == 0);
  // Cohen 1988, table 6.3: h = 0.30, n = 80, two-sided 5%: power .48
  const double share1 = std::pow(std::sin((2 * std::asin(std::sqrt(0.5)) + 0.30) / 2), 2);
  CHECK(power_of_proportions_arcsine(share1, 0.5, 80, 80).value() == Approx(0.475).margin(6e-3));
  CHECK(power_of_proportions_arcsine(0.4, 0.4, 80, 80).value() == Approx(0.05).epsilon(1e-10));
  CHECK(power_of_proportions_arcsine(0.1, 0.3, 80, 40).value() ==
        Approx(power_of_proportions_arcsine(0.9, 0.7, 80, 40).value()).epsilon(1e-12));
}

TEST_CASE("Schoenfeld: 66 events show a hazard ratio of 2 between equal groups") {
  CHECK(std::ceil(events_for_hazard_ratio(2).value()) == 66);
  CHECK(events_for_hazard_ratio(0.5).value() == Approx(events_for_hazard_ratio(2).value()).epsilon(1e-12));
  CHECK(power_of_hazard_ratio(detectable_hazard_ratio(80).value(), 80).value() == Approx(0.8).epsilon(1e-10));
}

TEST_CASE("normal formulas stand just below the t answer") {
  const double t = detectable_mean_difference(120, 120, 10).value();
  const double z = detectable_mean_difference_normal(120, 120, 10).value();
  CHECK(z < t);
  CHECK(z > 0.99 * t);
  CHECK(detectable_mean_difference_normal(120, 120, 10, 0.75).value() == Approx(z / 2).epsilon(1e-12));
  CHECK(detectable_difference_simple(0.5, 100, 100).value() ==
        Approx(detectable_mean_difference_normal(100, 100, 0.5).value()).epsilon(1e-12));
}

TEST_CASE("clusters cost power when they are randomised and give it when both arms are inside") {
  CHECK(design_effect(12, 0.05) == Approx(1.55).epsilon(1e-14));
  CHECK(design_effect(1, 0.3) == 1);
  const double independent = detectable_mean_difference_normal(120, 120, 10).value();
  const auto d = detectable_cluster_difference({120, 120, 12, 0.05}, 10);
  CHECK(d->randomised == Approx(independent * std::sqrt(1.55)).epsilon(1e-14));
  CHECK(d->within == Approx(independent * std::sqrt(0.95)).epsilon(1e-14));
  CHECK(*d->randomised_t > d->randomised);
  CHECK_FALSE(detectable_cluster_difference({12, 12, 12, 0.05})->randomised_t.has_value());
  CHECK(detectable_cluster_difference({120, 120, 12, 1})->within == 0);
}

TEST_CASE("what can be detected: degenerate plans") {
  constexpr std::int64_t huge = 1'000'000'000;
  CHECK(detectable_difference_simple(0.2, 0, 10).why().reason == Reason::too_few);
  CHECK(detectable_mean_difference_normal(10, 0).why().reason == Reason::too_few);
  CHECK(power_of_proportions(0.2, 0.3, 0, 10).why().reason == Reason::too_few);
  CHECK(power_of_proportions_arcsine(0.2, 0.3, 10, 0).why().reason == Reason::too_few);
  CHECK(power_of_means(1, 0, 10).why().reason == Reason::too_few);
  CHECK(power_of_means(1, 1, 1).why().reason == Reason::too_few);
  CHECK(detectable_cluster_difference({0, 12, 12, 0.05}).why().reason == Reason::too_few);
  CHECK(events_for_hazard_ratio(1).why().reason == Reason::no_variation);
  CHECK(power_of_hazard_ratio(2, 0).why().reason == Reason::too_few);
  CHECK(power_of_proportions_arcsine(1, 0, 1, 1).ok());
  CHECK(power_of_proportions(0.2, 0.3, huge, huge).value() == Approx(1));
  CHECK(detectable_difference(0.2, huge, huge)->up < 1e-3);
  CHECK(detectable_mean_difference(huge, huge).value() < 1e-3);
  CHECK(detectable_mean_difference(1, 2).ok());
  CHECK(power_of_means(1e9, 100, 100).value() == Approx(1));
  CHECK(power_of_means(1, huge, huge).value() == Approx(1));
  CHECK(n_per_group_means(1e9).ok());
  CHECK(n_per_group_means(1e-9).ok());
  CHECK(n_per_group_proportions(0.5, 0.5 + 1e-12).ok());
  CHECK(detectable_hazard_ratio(1).ok());
  CHECK(detectable_hazard_ratio(huge).value() < 1.001);
  CHECK(detectable_cluster_difference({11, 10, 10, 0.05}).ok());
  CHECK(detectable_cluster_difference({10, 10, 9.9999, 0.05}).ok());
  CHECK_THROWS_AS(cohen_h(-0.1, 0.2), std::invalid_argument);
  CHECK_THROWS_AS(design_effect(0.5, 0.1), std::invalid_argument);
  CHECK_THROWS_AS(design_effect(5, 1.1), std::invalid_argument);
  CHECK_THROWS_AS(detectable_cluster_difference({-1, 12, 12, 0.05}), std::invalid_argument);
  CHECK_THROWS_AS(detectable_mean_difference_normal(10, 10, 0), std::invalid_argument);
  CHECK_THROWS_AS(events_for_hazard_ratio(0), std::invalid_argument);
  CHECK_THROWS_AS(power_of_hazard_ratio(2, -1), std::invalid_argument);
  CHECK_THROWS_AS(power_of_proportions_arcsine(0.2, 0.3, 10, 10, 0.5), std::invalid_argument);
}
