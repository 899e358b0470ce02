#include "statistics/survival/logrank.hpp"
#include "statistics/survival/restricted_mean.hpp"
#include "unit/statistics/survival/small_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet::statistics;
using namespace werkthet::test::survival;

TEST_CASE("log-rank of 6-MP against placebo: R, survdiff, 16.79 on one degree of freedom") {
  const Both b;
  const auto r = logrank(b.time, b.event, b.group);
  CHECK(r->groups[0].observed == 9);
  CHECK(r->groups[1].observed == 21);
  CHECK(r->groups[0].expected == Approx(19.25).margin(5e-3));
  CHECK(r->groups[1].expected == Approx(10.75).margin(5e-3));
  CHECK(r->chi_square == Approx(16.79).margin(5e-3));
  CHECK(r->p == Approx(4.17e-5).margin(5e-7));
}

TEST_CASE("equal groups do not differ, permuted rows change nothing") {
  Numbers time;
  Codes event;
  Codes group;
  for (std::size_t i = 0; i < drug_time.size(); ++i) {
    for (const int g : {0, 1}) {
      time.push_back(drug_time[i]);
      event.push_back(drug_event[i]);
      group.push_back(g);
    }
  }
  CHECK(logrank(time, event, group)->chi_square == Approx(0).margin(1e-20));
  CHECK(restricted_mean_difference(time, event, group, 30)->difference == 0.0);
  Both b;
  const auto a = logrank(b.time, b.event, b.group);
  std::reverse(b.time.begin(), b.time.end());
  std::reverse(b.event.begin(), b.event.end());
  std::reverse(b.group.begin(), b.group.end());
  CHECK(logrank(b.time, b.event, b.group)->p == a->p);
}

TEST_CASE("one stratum is no stratum, and strata compare within") {
  const Both b;
  const Codes same(b.time.size(), 7);
  CHECK(logrank(b.time, b.event, b.group, same)->p == logrank(b.time, b.event, b.group)->p);
  // Strata that coincide with the groups leave nothing to compare.
  CHECK(logrank(b.time, b.event, b.group, b.group).why().reason == Reason::no_events);
}

TEST_CASE("early events weigh more with rho = 1: R, survdiff(rho = 1), 14.457") {
  const Both b;
  CHECK(logrank(b.time, b.event, b.group, {}, 1)->chi_square == Approx(14.4571508187).epsilon(1e-11));
}

TEST_CASE("a copy of a group under another code makes three groups and no new evidence") {
  Both b;
  Codes three = b.group;
  for (std::size_t i = 0; i < 21; ++i) {  // the drug group once more, half of it called 2
    three[i] = i % 2 == 0 ? 0 : 2;
  }
  const auto r = logrank(b.time, b.event, three);
  CHECK(r->df == 2);
  CHECK(r->groups.size() == 3);
  CHECK(r->chi_square >= logrank(b.time, b.event, b.group)->chi_square);
  double observed = 0;
  double expected = 0;
  for (const auto& g : r->groups) {
    observed += g.observed;
    expected += g.expected;
  }
  CHECK(observed == Approx(expected).epsilon(1e-14));
}

TEST_CASE("groups that never meet take no degree of freedom") {
  // Groups 0 and 1 in one stratum, 2 and 3 in another: two comparisons, not three.
  Numbers time;
  Codes event;
  Codes group;
  Codes strata;
  const Both b;
  for (int s = 0; s < 2; ++s) {
    for (std::size_t i = 0; i < b.time.size(); ++i) {
      time.push_back(b.time[i]);
      event.push_back(b.event[i]);
      group.push_back(b.group[i] + 2 * s);
      strata.push_back(s);
    }
  }
  const auto r = logrank(time, event, group, strata);
  CHECK(r->df == 2);
  CHECK(r->chi_square == Approx(2 * logrank(b.time, b.event, b.group)->chi_square).epsilon(1e-12));
}

TEST_CASE("log-rank with delayed entry by hand") {
  // Group 1 among those at risk: 2 of 3, 2 of 3, 1 of 2, 1 of 1. E1 = 2/3 + 2/3 + 1/2 + 1 = 17/6 against 3;
  // V = 2/9 + 2/9 + 1/4 = 25/36; chi-square = (1/6)^2 / (25/36) = 0.04.
  const ByHand d;
  const auto r = logrank(d.time, d.event, d.group, {}, 0, d.entry);
  CHECK(r->groups[1].observed == 3);
  CHECK(r->groups[1].expected == Approx(17. / 6).epsilon(1e-14));
  CHECK(r->chi_square == Approx(0.04).epsilon(1e-13));
}

TEST_CASE("log-rank of people cut in pieces is the log-rank of the people") {
  const Late d;
  const Pieces p(d.entry, d.time, d.event, 4.5);
  CHECK(logrank(p.time, p.event, p.spread(d.arm), {}, 0, p.entry)->chi_square ==
        Approx(logrank(d.time, d.event, d.arm, {}, 0, d.entry)->chi_square).epsilon(1e-12));
}
