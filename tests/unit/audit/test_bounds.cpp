#include "audit/bounds.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace werkthet::audit;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

System system_of(std::size_t unknowns, std::vector<Fact> facts) {
  return {unknowns, std::move(facts)};
}

}  // namespace

TEST_CASE("a count that nothing printed limits has no upper end") {
  const System system = system_of(2, {{{{0}}, 3, infinity, "at least three"}});
  Bounds bounds(system);
  const auto first = bounds.of({{0}});
  REQUIRE(first);
  CHECK(first->low == 3);
  CHECK_FALSE(first->high);
  CHECK(first->width() > 1000);
  CHECK(bounds.of({{1}})->low == 0);
}

TEST_CASE("a sum over parts that know nothing of each other is the sum of their ends") {
  const System system = system_of(3, {{{{0}}, 2, 4, "a"}, {{{1}, {2}}, 10, 10, "b"}, {{{1}}, 3, 5, "c"}});
  Bounds bounds(system);
  const auto sum = bounds.of({{0, 1}, {2, 1}});
  REQUIRE(sum);
  CHECK(sum->low == 2 + 5);
  CHECK(sum->high == 4 + 7);
  const auto difference = bounds.of({{0, 1}, {1, -1}});
  REQUIRE(difference);
  CHECK(difference->low == 2 - 5);
  CHECK(difference->high == 4 - 3);
}

TEST_CASE("fractions are rounded inwards, since people are whole") {
  const System system = system_of(2, {{{{0, 2}, {1, 2}}, 7, 9, "twice the sum"}, {{{1}}, 0, 0, "none"}});
  Bounds bounds(system);
  const auto interval = bounds.of({{0}});
  REQUIRE(interval);
  CHECK(interval->low == 4);
  CHECK(interval->high == 4);
}

TEST_CASE("a contradiction is told by the few facts it needs, and the rest still counts") {
  std::vector<Fact> facts;
  for (std::size_t i = 0; i + 1 < 60; ++i) {
    facts.push_back({{{i + 1, 1}, {i, -1}}, 0, infinity, "grows " + std::to_string(i)});
  }
  facts.push_back({{{20}}, 50, 50, "fifty at twenty"});
  facts.push_back({{{22}}, 40, 40, "forty at twenty-two"});
  facts.push_back({{{5}}, 10, 10, "ten at five"});
  const System system = system_of(60, facts);
  Bounds bounds(system);
  REQUIRE(bounds.clashes().size() == 1);
  std::vector<std::string> told;
  for (const std::size_t f : bounds.clashes()[0]) {
    told.push_back(system.facts[f].source);
  }
  CHECK(told == std::vector<std::string>{"grows 20", "grows 21", "fifty at twenty", "forty at twenty-two"});
  CHECK(bounds.of({{3}})->high == 10);
}

TEST_CASE("limits that cross without any sum contradict each other too") {
  const System system = system_of(1, {{{{0}}, 5, 5, "five"}, {{{0}}, 6, 6, "six"}});
  Bounds bounds(system);
  REQUIRE(bounds.clashes().size() == 1);
  CHECK(bounds.clashes()[0] == Clash{0, 1});
}
