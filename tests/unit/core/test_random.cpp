#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace werkthet::core;

TEST_CASE("a stream depends on seed and name only") {
  RandomStream a(1, "dates");
  RandomStream b(1, "dates");
  RandomStream c(1, "ages");
  const auto first = a.next();
  CHECK(first == b.next());
  CHECK(first != c.next());
}

TEST_CASE("draws below n are even") {
  RandomStream stream(7, "test");
  std::array<int, 6> counts{};
  for (int i = 0; i < 60000; ++i) {
    ++counts.at(stream.below(6));
  }
  for (const int n : counts) {
    CHECK(std::abs(n - 10000) < 5 * std::sqrt(60000.0 / 6 * 5 / 6));  // five standard deviations
  }
}

TEST_CASE("normal draws have mean 0 and variance 1") {
  RandomStream stream(7, "normal");
  double sum = 0;
  double squares = 0;
  constexpr int n = 100000;
  for (int i = 0; i < n; ++i) {
    const double x = stream.normal();
    sum += x;
    squares += x * x;
  }
  CHECK(std::abs(sum / n) < 5 / std::sqrt(n));
  CHECK(std::abs(squares / n - 1) < 5 * std::sqrt(2.0 / n));
}
