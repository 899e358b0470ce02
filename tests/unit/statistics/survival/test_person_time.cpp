#include "statistics/survival/person_time.hpp"
#include "unit/statistics/survival/small_data.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <stdexcept>

using namespace werkthet::statistics;
using namespace werkthet::test::survival;

TEST_CASE("person-months by hand: from entry to end") {
  // (0,2] (2,5] (0,3] (3,6] (1,4] = 2 + 3 + 3 + 3 + 3.
  const ByHand d;
  const PersonTime r = person_time(d.time, d.event, d.entry);
  CHECK(r.units == 5);
  CHECK(r.events == 4);
  CHECK(r.time == 14);
  CHECK(person_time(d.time, d.event).time == 20);
}

TEST_CASE("exact limits of a rate: Garwood 1936, ten events 4.795 to 18.39, none 0 to 3.689") {
  const auto ten = rate({50, 10, 400.0}, 400);
  CHECK(ten->rate == Approx(10));
  CHECK(ten->interval.low == Approx(4.795).margin(5e-4));
  CHECK(ten->interval.high == Approx(18.39).margin(5e-3));
  const auto none = rate({50, 0, 200.0}, 100);
  CHECK(none->rate == 0);
  CHECK(none->interval.low == 0);
  CHECK(none->interval.high == Approx(3.6889 / 2).margin(5e-5));
}

TEST_CASE("two rates: differences and ratios turn with the groups") {
  const PersonTime a{100, 30, 1200};
  const PersonTime b{100, 12, 1100};
  const auto r = compare_rates(a, b);
  const auto s = compare_rates(b, a);
  CHECK(r->rate1.rate == Approx(2.5));
  CHECK(r->difference == -s->difference);
  CHECK(r->difference_interval.low == Approx(-s->difference_interval.high));
  CHECK(r->ratio.value() == Approx(1 / *s->ratio));
  CHECK(r->ratio_interval->low == Approx(1 / s->ratio_interval->high));
  CHECK(r->ratio_interval->low < *r->ratio);
  CHECK(r->ratio_interval->high > *r->ratio);
  CHECK(r->p == Approx(s->p));
  // (30 - 42 q)^2 / (42 q (1 - q)), q = 12/23: (8.0870)^2 / 10.4802, z = 2.4981.
  CHECK(r->p == Approx(0.01249).margin(5e-6));
  CHECK(compare_rates(a, a)->p == Approx(1));
}

TEST_CASE("rates: what cannot be estimated says why, and what stays finite") {
  CHECK(rate({0, 0, 0.0}).why().reason == Reason::too_few);
  CHECK(compare_rates({0, 0, 0.0}, {5, 1, 10.0}).why().reason == Reason::too_few);
  CHECK(compare_rates({5, 0, 10.0}, {5, 0, 10.0}).why().reason == Reason::no_events);
  const auto none = compare_rates({5, 3, 10.0}, {5, 0, 10.0});
  CHECK_FALSE(none->ratio.has_value());
  CHECK_FALSE(none->ratio_interval.has_value());
  CHECK(std::isfinite(none->difference_interval.high));
  const auto one = compare_rates({5, 1, 1e9}, {5, 1, 1e-9});
  CHECK(std::isfinite(one->ratio_interval->low));
  CHECK(std::isfinite(one->ratio_interval->high));
  CHECK(one->p < 1e-6);
  CHECK(std::isfinite(compare_rates({5, 1, 1e100}, {5, 1, 1e-100})->p));
  CHECK(person_time({}, {}).time == 0);
  CHECK_THROWS_AS(person_time(Numbers{1}, Codes{1}, Numbers{1}), std::invalid_argument);
  CHECK_THROWS_AS(rate({1, -1, 1.0}), std::invalid_argument);
}
