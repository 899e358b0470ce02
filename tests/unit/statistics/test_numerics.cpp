#include "statistics/numerics.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet::statistics;

TEST_CASE("sum keeps what rounding would lose") {
  const std::vector<double> values{1.0, 1e100, 1.0, -1e100};
  CHECK(sum(values) == 2.0);
  CHECK(sum(std::vector<double>(1000, 0.1)) == 100.0);
  CHECK(sum(std::vector<double>{}) == 0.0);
}

TEST_CASE("sum does not depend on the order of the rows") {
  std::vector<double> values;
  for (int i = 1; i <= 5000; ++i) {
    values.push_back((i % 7 - 3) * 1e8 / i + 1.0 / (i * i));
  }
  const double forward = sum(values);
  std::reverse(values.begin(), values.end());
  CHECK(sum(values) == forward);
  std::rotate(values.begin(), values.begin() + 1234, values.end());
  CHECK(sum(values) == forward);
}

TEST_CASE("mean and variance") {
  // sum of squares around 5 is 32
  const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
  CHECK(mean(values) == 5.0);
  CHECK(sample_variance(values) == Approx(32.0 / 7).epsilon(1e-15));
  // Far from zero a one-pass formula loses every digit; var(c(4, 7, 13, 16)) = 30
  CHECK(sample_variance(std::vector<double>{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}) == 30.0);
  CHECK_THROWS_AS(mean(std::vector<double>{}), std::invalid_argument);
  CHECK_THROWS_AS(sample_variance(std::vector<double>{1}), std::invalid_argument);
}

TEST_CASE("bisection goes down to neighbouring doubles") {
  const double root = bisect_decreasing([](double x) { return 2 - x * x; }, 0.0, 2.0);
  CHECK(root == Approx(std::sqrt(2.0)).epsilon(1e-15));
}

TEST_CASE("equal values have no variance at all, whatever the value and number") {
  for (const double value : {0.1, 0.7, 1.0 / 3, 1e9 + 0.1}) {
    for (std::size_t n = 2; n < 200; ++n) {
      const std::vector<double> values(n, value);
      REQUIRE(mean(values) == value);
      REQUIRE(sample_variance(values) == 0.0);
    }
  }
}
