#include "disclosure/elimination.hpp"

#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <set>

using werkthet::core::RandomStream;
using werkthet::disclosure::Elimination;
using werkthet::disclosure::Sum;

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
  Elimination elimination({{2}, {0}}, {false, false});
  CHECK(elimination.print({0, 1, 2}));
  CHECK(elimination.known().empty());
  CHECK_FALSE(elimination.print({0, 1}));  // it would tell the third
  elimination.force({0, 1});
  CHECK(elimination.known() == std::vector<std::size_t>{0});
}

TEST_CASE("a table with one hidden cell falls, with two in a line it stands, with four corners too") {
  // 2 x 2 table: cells 0 1 / 2 3 with its margins.
  Elimination elimination({{0}}, {false});
  for (const Sum& margin : {Sum{0, 1}, Sum{2, 3}, Sum{0, 2}, Sum{1, 3}}) {
    CHECK(elimination.print(margin));
  }
  for (const std::size_t cell : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
    CHECK_FALSE(elimination.print({cell}));
  }
}

TEST_CASE("who is alone in a hidden cell does not work out the other one of the line") {
  // Handbook on SDC 4.2, footnote on singletons: a line with two hidden cells, one of which is one person.
  Elimination alone({{0}, {1}}, {false, true});
  CHECK_FALSE(alone.print({0, 1}));
  Elimination several({{0}, {1}}, {false, false});
  CHECK(several.print({0, 1}));
  CHECK(several.known().empty());
  CHECK_FALSE(Elimination({{0}, {1}}, {true, true}).print({0, 1}));
  CHECK_FALSE(Elimination({{0}, {1}}, {true, false}).print({0, 1}));
  CHECK_FALSE(Elimination({{1}, {0}}, {true, false}).print({0, 1}));
  CHECK_FALSE(Elimination({{1}, {0}}, {false, true}).print({0, 1}));
  CHECK_FALSE(Elimination({{2, 3}, {1}, {0}}, {false, false, true}).print({0, 1}));
}

TEST_CASE("who is alone in one sum works out another that shares people with it, and nothing that is apart") {
  // x1 + x2 and x0 are known: who knows x0 + x1 knows x0 + x2 as well.
  for (const bool first : {true, false}) {
    Elimination elimination({{0, 1}, {0, 2}}, {first, !first});
    CHECK(elimination.print({1, 2}));
    CHECK_FALSE(elimination.print({0}));
  }
  Elimination several({{0, 1}, {0, 2}}, {false, false});
  CHECK(several.print({1, 2}));
  CHECK(several.print({0}));
  // One person alone stops no print that says nothing of others.
  Elimination shared({{0, 1}, {0, 2}}, {true, false});
  CHECK(shared.print({0}));
  Elimination apart({{0}, {5}, {6, 7}, {1, 2}}, {true, false, false, false});
  CHECK(apart.print({0, 1}));
  Elimination others({{0}, {1}, {9}}, {false, false, true});
  CHECK(others.print({0, 1}));
}

TEST_CASE("agrees with rational elimination on 2,000 random systems") {
  RandomStream random(20240601, "span");
  std::size_t inside = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::size_t classes = 2 + random.below(6);
    const auto draw = [&] {
      Sum sum;
      for (std::size_t i = 0; i < classes; ++i) {
        if (random.chance(0.5)) {
          sum.push_back(i);
        }
      }
      return sum;
    };
    const auto dense = [&](const Sum& sum) {
      std::vector<long long> row(classes, 0);
      for (const std::size_t i : sum) {
        row[i] = 1;
      }
      return row;
    };
    std::vector<Sum> sums(1 + random.below(7));
    std::vector<std::vector<long long>> rows;
    for (Sum& sum : sums) {
      sum = draw();
      rows.push_back(dense(sum));
    }
    const Sum target = draw();
    const bool expected = in_span_exact(rows, dense(target));
    inside += expected ? 1U : 0U;
    Elimination elimination({target}, {false});
    for (const Sum& sum : sums) {
      elimination.force(sum);
    }
    REQUIRE(elimination.known().empty() != expected);
    // Deciding one by one never lets it follow, unless there is nothing to tell.
    Elimination careful({target}, {false});
    std::vector<std::vector<long long>> printed;
    for (const Sum& sum : sums) {
      if (careful.print(sum)) {
        printed.push_back(dense(sum));
      }
    }
    REQUIRE((target.empty() || !in_span_exact(printed, dense(target))));
  }
  CHECK(inside > 200);  // both answers were really asked for
  CHECK(inside < 1900);
}
