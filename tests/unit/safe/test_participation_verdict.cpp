// The rule that reads the comparison with non-participants: each row, each verdict, each reason. (O23, O35,
// G23)
#include "safe/participation_verdict.hpp"
#include "support/reading_table.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using safe::Because;
using safe::Light;
using safe::Sign;
using safe::Verdict;
using test_support::reading_of;
using test_support::Rows;

namespace {

/// A study in which a difference is left and nothing else points anywhere.
Rows plain() {
  return {{"raw", {10, 4, 16}},   {"selection", {1, -1, 3}}, {"remaining", {9, 3, 15}},
          {"before", {0, -1, 1}}, {"service", {90}},         {"within", {0, -2, 2}},
          {"shared", {}},         {"over_time", {0, -4, 4}}, {"measured", {1, -5, 7}}};
}

std::vector<Because> because(const Rows& rows, Light light = Light::green, int favourable = 1) {
  return safe::judge(reading_of(rows), light, favourable).because;
}
Verdict verdict(const Rows& rows, Light light = Light::green, int favourable = 1) {
  return safe::judge(reading_of(rows), light, favourable).verdict;
}

}  // namespace

TEST_CASE("a difference that is left, with nothing that points at a known explanation, is not explained") {
  CHECK(verdict(plain()) == Verdict::unexplained);
  CHECK(because(plain()).empty());
}

TEST_CASE("a light that is not green ends the reading: not assessable") {
  CHECK(verdict(plain(), Light::amber) == Verdict::selection);
  CHECK(because(plain(), Light::amber) == std::vector{Because::amber});
  CHECK(because(plain(), Light::red) == std::vector{Because::red});
  CHECK(because(plain(), Light::none) == std::vector{Because::red});  // nothing was checked
}

TEST_CASE("what is not told from zero is selection, or nothing at all") {
  Rows rows = plain();
  rows["remaining"] = {3, 0, 6};  // a limit printed as 0 counts as zero inside
  CHECK(verdict(rows) == Verdict::selection);
  CHECK(because(rows) == std::vector{Because::disappears});
  rows["raw"] = {3, -2, 8};
  CHECK(because(rows) == std::vector{Because::no_difference});
  rows["remaining"] = {};
  CHECK(because(rows) == std::vector{Because::not_measured});
}

TEST_CASE("selection counts when it is surely there and at least a third of what is left") {
  Rows rows = plain();
  rows["selection"] = {3, 1, 5};
  CHECK(verdict(rows) == Verdict::mixed);
  CHECK(because(rows) == std::vector{Because::selection});
  rows["selection"] = {2, 1, 3};  // sure, and small
  CHECK(verdict(rows) == Verdict::unexplained);
  rows["selection"] = {5, -1, 11};  // large, and unsure
  CHECK(verdict(rows) == Verdict::unexplained);
  rows["selection"] = {-4, -6, -2};  // those who joined had less to expect: that is selection too
  CHECK(verdict(rows) == Verdict::mixed);
}

TEST_CASE("contamination counts by the contacts, or by two results together") {
  Rows rows = plain();
  rows["service"] = {49};
  CHECK(because(rows) == std::vector{Because::contamination});
  rows["service"] = {50};
  CHECK(verdict(rows) == Verdict::unexplained);
  rows["service"] = {};
  rows["within"] = {2, 1, 3};
  CHECK(verdict(rows) == Verdict::unexplained);  // one alone is chance once in forty
  rows["over_time"] = {-8, -14, -2};
  CHECK(because(rows) == std::vector{Because::contamination});
}

TEST_CASE("better and worse follow the direction that is good for people") {
  Rows rows = plain();
  rows["service"] = {};
  rows["within"] = {-2, -3, -1};
  rows["shared"] = {-5, -8, -2};
  CHECK(verdict(rows, Light::green, 1) == Verdict::unexplained);
  CHECK(verdict(rows, Light::green, -1) == Verdict::mixed);
}

TEST_CASE("rows that point at attention are named and decide nothing") {
  Rows rows = plain();
  rows["measured"] = {6, 2, 10};
  CHECK(verdict(rows) == Verdict::unexplained);
  CHECK(because(rows) == std::vector{Because::attention});
}

TEST_CASE("each row points at what it can point at") {
  const auto sign = [](std::string_view row, std::initializer_list<double> numbers) {
    const Rows rows{{std::string(row), numbers}};
    return safe::sign_of(row, safe::printed(reading_of(rows), row), 1);
  };
  CHECK(sign("before", {2, 1, 3}) == Sign::selection);
  CHECK(sign("before", {2, -1, 5}) == Sign::nothing);
  CHECK(sign("before", {}) == Sign::unknown);
  CHECK(sign("start", {2, 1, 3}) == Sign::attention);
  CHECK(sign("lottery", {2, 1, 3}) == Sign::attention);
  CHECK(sign("lottery", {2, -1, 5}) == Sign::selection);
  CHECK(sign("over_time", {2, 1, 3}) == Sign::nothing);
  CHECK(sign("over_time", {-2, -3, -1}) == Sign::contamination);
  CHECK(sign("raw", {2, 1, 3}) == Sign::nothing);
}
