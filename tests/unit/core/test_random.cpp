#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

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

TEST_CASE("a replication has a stream of its own, whenever it is asked for") {
  const StreamFamily family(7, "permutation");
  RandomStream later = family.stream(3);
  RandomStream again = StreamFamily(7, "permutation").stream(3);
  RandomStream other = family.stream(4);
  RandomStream elsewhere = StreamFamily(8, "permutation").stream(3);
  const auto first = later.next();
  CHECK(first == again.next());
  CHECK(first != other.next());
  CHECK(first != elsewhere.next());
}

TEST_CASE("first numbers of neighbouring replications are as even as one stream") {
  const StreamFamily family(1, "test");
  std::array<int, 16> counts{};
  constexpr int n = 160000;
  double product = 0;
  double before = 0.5;
  for (int i = 0; i < n; ++i) {
    const double u = family.stream(static_cast<std::uint64_t>(i)).uniform();
    ++counts.at(static_cast<std::size_t>(u * 16));
    product += (u - 0.5) * (before - 0.5);
    before = u;
  }
  double chi_square = 0;
  for (const int count : counts) {
    chi_square += (count - n / 16.0) * (count - n / 16.0) / (n / 16.0);
  }
  CHECK(chi_square < 45);                                  // 15 degrees of freedom: p about 1e-4
  CHECK(std::abs(product / n) < 5.0 / 12 / std::sqrt(n));  // serial covariance
}

TEST_CASE("positions drawn in pairs are even") {
  IndexDraws draws(RandomStream(7, "positions"));
  std::array<int, 6> counts{};
  for (int i = 0; i < 60000; ++i) {
    ++counts.at(draws.below(6));
  }
  for (const int n : counts) {
    CHECK(std::abs(n - 10000) < 5 * std::sqrt(60000.0 / 6 * 5 / 6));
  }
  CHECK(draws.below(1) == 0);
}

TEST_CASE("chi-square draws have mean df and variance 2 df") {
  for (const double df : {1.0, 2.0, 7.5, 93.0}) {
    RandomStream stream(7, "chi-square");
    double sum = 0;
    double squares = 0;
    constexpr int n = 100000;
    for (int i = 0; i < n; ++i) {
      const double x = stream.chi_square(df);
      sum += x;
      squares += (x - df) * (x - df);
    }
    CHECK(std::abs(sum / n - df) < 5 * std::sqrt(2 * df / n));
    CHECK(std::abs(squares / n - 2 * df) < 5 * std::sqrt((8 * df * df + 48 * df) / n));
  }
}

TEST_CASE("binomial draws follow the binomial distribution") {
  struct Trial {
    std::uint64_t n;
    double p;
  };
  for (const auto& [n, p] : {Trial{20, 0.3}, Trial{40, 0.5}, Trial{1000, 0.004}, Trial{200, 0.93}}) {
    RandomStream stream(7, "binomial");
    constexpr int draws = 100000;
    std::vector<int> counts(n + 1);
    for (int i = 0; i < draws; ++i) {
      ++counts.at(stream.binomial(n, p));
    }
    double chi_square = 0;
    int cells = 0;
    for (std::uint64_t k = 0; k <= n; ++k) {
      const double x = static_cast<double>(k);
      const double m = static_cast<double>(n);
      const double expected =
          draws * std::exp(std::lgamma(m + 1) - std::lgamma(x + 1) - std::lgamma(m - x + 1) +
                           x * std::log(p) + (m - x) * std::log1p(-p));
      if (expected > 5) {
        chi_square += (counts[k] - expected) * (counts[k] - expected) / expected;
        ++cells;
      }
    }
    INFO(n << " " << p);
    CHECK(chi_square < cells + 5 * std::sqrt(2.0 * cells));
  }
  RandomStream stream(7, "edges");
  CHECK(stream.binomial(0, 0.5) == 0);
  CHECK(stream.binomial(9, 0) == 0);
  CHECK(stream.binomial(9, 1) == 9);
  CHECK(stream.binomial(1000000000, 0.5) > 499000000);
}
