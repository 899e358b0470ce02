#include "statistics/missing/bounds.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace werkthet::statistics;
using Numbers = std::vector<double>;
using Flags = std::vector<int>;

namespace {

/// Group 1: five answers 1..5 of five; group 0: answers 2, 3, 4 of four.
struct Small {
  Numbers outcome = {1, 2, 3, 4, 5, 2, 3, 4, 0};
  Flags observed = {1, 1, 1, 1, 1, 1, 1, 1, 0};
  Flags group = {1, 1, 1, 1, 1, 0, 0, 0, 0};
};

}  // namespace

TEST_CASE("Lee bounds by hand: a quarter of five answers is one and a quarter") {
  const Small s;
  const auto b = lee_bounds(s.outcome, s.observed, s.group);
  CHECK(b->trimmed_group1);
  CHECK(b->trim_share == Approx(0.25).epsilon(1e-14));
  CHECK(b->naive == Approx(0).margin(1e-14));
  CHECK(b->lower == Approx((1 + 2 + 3 + 0.75 * 4) / 3.75 - 3).epsilon(1e-13));
  CHECK(b->upper == Approx((5 + 4 + 3 + 0.75 * 2) / 3.75 - 3).epsilon(1e-13));
  CHECK(b->interval.low < b->lower);
  CHECK(b->interval.low > b->union_interval.low);
  CHECK(b->attrition.differential == Approx(0.25).epsilon(1e-14));
}

TEST_CASE("the quantile rule keeps whole answers") {
  const Small s;
  const auto b = lee_bounds(s.outcome, s.observed, s.group, 0.95, Trim::quantile_rule);
  CHECK(b->lower == Approx(2.5 - 3).epsilon(1e-13));  // 1..4 lie at or below the 75% point
  CHECK(b->upper == Approx(3.5 - 3).epsilon(1e-13));
}

TEST_CASE("turning the groups round turns the bounds round") {
  const Small s;
  Flags turned;
  for (const int g : s.group) {
    turned.push_back(1 - g);
  }
  const auto b = lee_bounds(s.outcome, s.observed, s.group);
  const auto r = lee_bounds(s.outcome, s.observed, turned);
  CHECK_FALSE(r->trimmed_group1);
  CHECK(r->lower == Approx(-b->upper).epsilon(1e-13));
  CHECK(r->upper == Approx(-b->lower).epsilon(1e-13));
  CHECK(r->se_lower == Approx(b->se_upper).epsilon(1e-13));
}

TEST_CASE("equal response leaves the difference alone") {
  const Numbers y = {1, 2, 4, 0, 3, 5, 9, 0};
  const Flags observed = {1, 1, 1, 0, 1, 1, 1, 0};
  const Flags group = {1, 1, 1, 1, 0, 0, 0, 0};
  const auto b = lee_bounds(y, observed, group);
  CHECK(b->lower == Approx(b->naive).epsilon(1e-14));
  CHECK(b->upper == Approx(b->naive).epsilon(1e-14));
  CHECK(b->interval.low ==
        Approx(b->union_interval.low).epsilon(1e-9));  // no width: the two-sided multiplier
}

TEST_CASE("worst case by hand: one missing of four on a scale of 0 to 10") {
  const Small s;
  const auto b = worst_case_bounds(s.outcome, s.observed, s.group, 0, 10);
  CHECK(b->lower == Approx(3 - 19.0 / 4).epsilon(1e-14));
  CHECK(b->upper == Approx(3 - 9.0 / 4).epsilon(1e-14));
  CHECK(b->width == Approx(2.5).epsilon(1e-14));
  const auto lee = lee_bounds(s.outcome, s.observed, s.group);
  CHECK(b->lower < lee->lower);
}

TEST_CASE("bounds: degenerate data") {
  const Numbers none;
  const Flags no_flags;
  CHECK(attrition(no_flags, no_flags).why().reason == Reason::too_few);
  CHECK(lee_bounds(none, no_flags, no_flags).why().reason == Reason::too_few);
  CHECK(worst_case_bounds(none, no_flags, no_flags, 0, 1).why().reason == Reason::too_few);
  const Numbers one = {1};
  CHECK(attrition(Flags{1}, Flags{1}).why().reason == Reason::too_few);
  CHECK(lee_bounds(one, Flags{1}, Flags{1}).why().reason == Reason::too_few);
  CHECK(worst_case_bounds(one, Flags{1}, Flags{0}, 0, 1).why().reason == Reason::too_few);
  const Numbers constant = {2, 2, 2, 2};
  const Flags half = {1, 1, 0, 0};
  CHECK(lee_bounds(constant, Flags{1, 1, 1, 0}, half).why().reason == Reason::no_variation);
  CHECK(lee_bounds(constant, Flags{1, 1, 0, 0}, half).why().reason == Reason::too_few);  // nobody in group 0
  CHECK(lee_bounds(constant, Flags{0, 0, 0, 0}, half).why().reason == Reason::too_few);
  const auto empty = worst_case_bounds(constant, Flags{0, 0, 0, 0}, half, 0, 3);
  CHECK(empty->lower == -3);
  CHECK(empty->upper == 3);
  const Small s;
  Numbers large;
  for (const double y : s.outcome) {
    large.push_back(1e9 * y);
  }
  CHECK(lee_bounds(large, s.observed, s.group)->upper ==
        Approx(1e9 * lee_bounds(s.outcome, s.observed, s.group)->upper).epsilon(1e-12));
  CHECK(worst_case_bounds(large, s.observed, s.group, 0, 1e10)->width == Approx(2.5e9));
  CHECK_THROWS_AS(attrition(Flags{1}, Flags{1, 0}), std::invalid_argument);
  CHECK_THROWS_AS(attrition(Flags{2, 1}, Flags{1, 0}), std::invalid_argument);
  CHECK_THROWS_AS(lee_bounds(Numbers{std::nan(""), 1}, Flags{1, 1}, Flags{1, 0}), std::invalid_argument);
  CHECK_THROWS_AS(lee_bounds(one, Flags{1, 1}, Flags{1, 0}), std::invalid_argument);
  CHECK_THROWS_AS(worst_case_bounds(s.outcome, s.observed, s.group, 0, 4), std::invalid_argument);
  CHECK_THROWS_AS(worst_case_bounds(s.outcome, s.observed, s.group, 4, 0), std::invalid_argument);
}
