#include "statistics/resampling/quantiles.hpp"

#include <catch2/catch.hpp>

#include <limits>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;

TEST_CASE("quantiles of 1..10 by the formulas of Hyndman and Fan (1996)") {
  const Numbers values{10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
  CHECK(quantile(values, 0.25, QuantileType::type1).value() == 3);
  CHECK(quantile(values, 0.25, QuantileType::type2).value() == 3);
  CHECK(quantile(values, 0.25, QuantileType::type5).value() == 3);
  CHECK(quantile(values, 0.25, QuantileType::type6).value() == 2.75);
  CHECK(quantile(values, 0.25, QuantileType::type7).value() == 3.25);
  CHECK(quantile(values, 0.25, QuantileType::type8).value() ==
        Approx(1.0 / 3 + 0.25 * (10 + 1.0 / 3)).epsilon(1e-14));
  // 0.1 * 10 is one, whatever the rounding of 0.1.
  CHECK(quantile(values, 0.1, QuantileType::type1).value() == 1);
  CHECK(quantile(values, 0.1, QuantileType::type2).value() == 1.5);
  CHECK(quantile(values, 0.5).value() == 5.5);
}

TEST_CASE("quantiles at the ends and of few values") {
  for (const auto type : {QuantileType::type1, QuantileType::type2, QuantileType::type5, QuantileType::type6,
                          QuantileType::type7, QuantileType::type8}) {
    CHECK(quantile(Numbers{1, 2, 3}, 0, type).value() == 1);
    CHECK(quantile(Numbers{1, 2, 3}, 1, type).value() == 3);
    CHECK(quantile(Numbers{4}, 0.3, type).value() == 4);
    CHECK(quantile(Numbers{5e9, 5e9, 5e9}, 0.3, type).value() == 5e9);
    CHECK(quantile(Numbers{}, 0.5, type).why().reason == Reason::too_few);
  }
  CHECK(median_absolute_deviation(Numbers{1, 2, 3, 4, 100}).value() == 1);
  CHECK(median_absolute_deviation(Numbers{7}).value() == 0);
  CHECK(median_absolute_deviation(Numbers{}).why().reason == Reason::too_few);
  CHECK(interquartile_range(Numbers{1, 2, 3, 4, 5}).value() == 2);
  CHECK(interquartile_range(Numbers{}).why().reason == Reason::too_few);
  CHECK_THROWS_AS(quantile(Numbers{1, 2}, 1.1), std::invalid_argument);
  CHECK_THROWS_AS(quantile(Numbers{std::numeric_limits<double>::quiet_NaN()}, 0.5), std::invalid_argument);
}

TEST_CASE("the fast selection finds the same quantile") {
  Numbers values{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};
  for (const double p : {0.0, 0.025, 0.33, 0.5, 0.975, 1.0}) {
    Numbers copy = values;
    CHECK(detail::quantile_by_selection(copy, p) == quantile(values, p).value());
  }
}
