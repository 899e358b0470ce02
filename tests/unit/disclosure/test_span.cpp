#include "disclosure/span.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <set>

using werkthet::core::RandomStream;
using werkthet::disclosure::Span;

namespace {

/// Truth by rational elimination on small integers (fractions as doubles would need a tolerance, so:
/// Bareiss).
bool in_span_exact(std::vector<std::vector<long long>> rows, const std::vector<long long>& target) {
  const auto rank = [](std::vector<std::vector<long long>> m) {
    std::size_t r = 0;
    const std::size_t columns = m.empty() ? 0 : m.front().size();
    for (std::size_t c = 0; c < columns && r < m.size(); ++c) {
      std::size_t pivot = r;
      while (pivot < m.size() && m[pivot][c] == 0) {
        ++pivot;
      }
      if (pivot == m.size()) {
        continue;
      }
      std::swap(m[pivot], m[r]);
      for (std::size_t i = 0; i < m.size(); ++i) {
        if (i != r && m[i][c] != 0) {
          const long long a = m[r][c];
          const long long b = m[i][c];
          for (std::size_t j = 0; j < columns; ++j) {
            m[i][j] = m[i][j] * a - m[r][j] * b;
          }
          long long g = 0;  // keep the numbers small
          for (const long long x : m[i]) {
            g = std::gcd(g, x);
          }
          if (g > 1) {
            for (long long& x : m[i]) {
              x /= g;
            }
          }
        }
      }
      ++r;
    }
    return r;
  };
  const std::size_t before = rank(rows);
  rows.push_back(target);
  return rank(rows) == before;
}

}  // namespace

TEST_CASE("a part follows from the total and the rest") {
  Span span(3);
  span.add({0, 1, 2});
  CHECK_FALSE(span.holds({2}));
  span.add({0, 1});
  CHECK(span.holds({2}));
  CHECK_FALSE(span.holds({0}));
}

TEST_CASE("a table with one hidden cell falls, with two in a line it stands, with four corners too") {
  // 2 x 2 table: cells 0 1 / 2 3 with its margins.
  Span span(4);
  span.add({0, 1});
  span.add({2, 3});
  span.add({0, 2});
  span.add({1, 3});
  CHECK_FALSE(span.holds({0}));
  span.add({3});
  CHECK(span.holds({0}));
}

TEST_CASE("agrees with rational elimination on 2,000 random systems") {
  RandomStream random(20240601, "span");
  std::size_t inside = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::size_t leaves = 2 + random.below(6);
    Span span(leaves);
    std::vector<std::vector<long long>> rows;
    const std::size_t sums = 1 + random.below(7);
    const auto draw = [&] {
      Span::Sum sum;
      for (std::size_t i = 0; i < leaves; ++i) {
        if (random.chance(0.5)) {
          sum.push_back(i);
        }
      }
      return sum;
    };
    const auto dense = [&](const Span::Sum& sum) {
      std::vector<long long> row(leaves, 0);
      for (const std::size_t i : sum) {
        row[i] = 1;
      }
      return row;
    };
    for (std::size_t s = 0; s < sums; ++s) {
      const Span::Sum sum = draw();
      span.add(sum);
      rows.push_back(dense(sum));
    }
    const Span::Sum target = draw();
    const bool expected = in_span_exact(rows, dense(target));
    inside += expected ? 1U : 0U;
    REQUIRE(span.holds(target) == expected);
  }
  CHECK(inside > 200);  // both answers were really asked for
  CHECK(inside < 1900);
}
