// Counts that lie inside each other: months of one series, and outcomes that are part of another.
#include "disclosure/ledger.hpp"
#include "support/ledger_counts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using disclosure::Ledger;
using disclosure::Status;
using findings::Query;
using test_support::count;

namespace {

const config::Disclosure rules{};

}  // namespace

TEST_CASE("two months with fewer than ten people between them are not both printed") {
  std::vector<Query> queries;
  const std::vector<std::pair<int, std::int64_t>> months{{6, 14}, {12, 20}, {18, 31}};
  for (const auto& [month, n] : months) {
    Query q = count("exit|a|" + std::to_string(month), n, 150);
    q.series = "exit|a";
    q.position = month;
    q.priority = 18 - month;  // the last horizon is the headline
    q.leaves.clear();
    for (const auto& [m, unused] : months) {
      if (m <= month) {
        q.leaves.push_back("exit|a|" + std::to_string(m) + " new");
      }
    }
    queries.push_back(q);
  }
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("exit|a|18") == Status::exact);
  CHECK(ledger.status("exit|a|12") == Status::exact);
  CHECK(ledger.status("exit|a|6") == Status::rounded);  // 20 - 14 = 6 people
  CHECK(ledger.shown("exit|a|6") == 10.0);               // 10 to 14: also ten could be between
  REQUIRE(ledger.decisions()[0].range);
  CHECK(*ledger.decisions()[0].range == disclosure::Range{10, 14});
}

TEST_CASE("a month that only fills a curve is hidden where a horizon would go to tens") {
  std::vector<Query> queries{count("exit|12", 30, 150), count("exit|15", 39, 150), count("exit|18", 60, 150)};
  for (std::size_t m = 0; m < queries.size(); ++m) {
    queries[m].series = "exit";
    queries[m].position = 12 + 3 * static_cast<int>(m);
    queries[m].leaves = m == 0   ? std::vector<std::string>{"a"}
                        : m == 1 ? std::vector<std::string>{"a", "b"}
                                 : std::vector<std::string>{"a", "b", "c"};
  }
  queries[1].priority = 1000;  // as findings give to months between the horizons
  const Ledger curve(queries, rules, true);
  CHECK(curve.status("exit|12") == Status::exact);
  CHECK(curve.status("exit|18") == Status::exact);
  CHECK(curve.status("exit|15") == Status::hidden);
  CHECK(curve.decisions()[1].rule == "step");
  queries[1].priority = 999;
  const Ledger horizon(queries, rules, true);
  CHECK(horizon.status("exit|15") == Status::rounded);
  CHECK(horizon.decisions()[1].rule == "tens_months");
}

TEST_CASE("an exact month does not narrow down what an earlier release said in tens") {
  // 45 people by month 15 and 46 by month 18: a refreshed release printed 50 (45 to 54) for month 15. An
  // exact 46 at month 18 would leave 45 or 46: one person, or none, left in between.
  const auto series = [](std::int64_t first, std::int64_t second) {
    std::vector<Query> queries;
    const std::vector<std::pair<int, std::int64_t>> months{{15, first}, {18, second}};
    for (const auto& [month, n] : months) {
      Query q = count("exit|" + std::to_string(month), n, 150);
      q.series = "exit";
      q.position = month;
      q.priority = 18 - month;
      q.leaves = month == 15 ? std::vector<std::string>{"a"} : std::vector<std::string>{"a", "b"};
      queries.push_back(q);
    }
    return queries;
  };
  const std::vector<Query> close = series(45, 46);
  const Ledger narrow(close, rules, true);
  CHECK(narrow.status("exit|18") == Status::rounded);
  CHECK(narrow.shown("exit|18") == 50.0);
  // 41 by month 15 printed 40 (35 to 44): an exact 46 at month 18 leaves all ten values.
  const std::vector<Query> wide = series(41, 46);
  const Ledger open(wide, rules, true);
  CHECK(open.status("exit|18") == Status::exact);
  CHECK(open.status("exit|15") == Status::rounded);  // five people apart
}

namespace {

/// "left for good" by a later horizon, held by "left" at a horizon of the plan and at a month of the curve.
std::vector<Query> held(std::int64_t good, std::int64_t left, std::int64_t curve) {
  std::vector<Query> queries{count("good|18", good, 150), count("left|12", left, 150),
                             count("left|15", curve, 150)};
  queries[0].within = {"left|12", "left|15", "left|9 is not in this release"};
  queries[0].series = "good";
  queries[1].series = "left";
  queries[1].position = 12;
  queries[1].priority = 2;
  queries[2].series = "left";
  queries[2].position = 15;
  queries[2].priority = 1015;
  return queries;
}

}  // namespace

TEST_CASE("two counts of which one holds the other do not give away the few people between them") {
  const auto status = [](std::int64_t good, std::int64_t left, std::int64_t curve, const std::string& id,
                         bool closing = true) {
    const std::vector<Query> queries = held(good, left, curve);
    return Ledger(queries, rules, closing).status(id);
  };
  CHECK(status(24, 34, 44, "good|18") == Status::exact);    // ten came back
  CHECK(status(25, 34, 44, "good|18") == Status::rounded);  // nine: printed 30, so 25 to 34
  CHECK(status(25, 34, 44, "left|12") == Status::exact);    // the horizon of the plan stays
  CHECK(status(25, 28, 44, "good|18") == Status::rounded);  // 25 to 28: four values are left
  CHECK(status(25, 27, 44, "good|18") == Status::hidden);   // 25 to 27
  CHECK(status(30, 30, 44, "good|18") == Status::rounded);  // nobody came back, and 25 to 30 could be
  CHECK(status(24, 34, 44, "left|15") == Status::exact);
  CHECK(status(24, 34, 44, "good|18", false) == Status::rounded);  // in tens everything is
  CHECK(status(24, 24, 44, "good|18", false) == Status::rounded);
  CHECK(status(9, 34, 44, "good|18") == Status::hidden);  // small by itself
}

TEST_CASE("a month that only fills a curve makes way for a count that it holds") {
  std::vector<Query> queries = held(24, 60, 32);  // by month 15 eight more had left than for good
  queries[1].position = 18;
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("left|15") == Status::hidden);
  CHECK(ledger.status("good|18") == Status::exact);
  CHECK(ledger.status("left|12") == Status::exact);
  CHECK(ledger.decisions()[2].rule == "within");
  CHECK(Ledger(queries, rules, false).status("left|15") == Status::rounded);  // in tens it may stand
}

TEST_CASE("a month of the curve that would narrow down the tens of before is hidden, a horizon is in tens") {
  const disclosure::History history{{"good|18", {{Status::rounded, 30, 1}}}};
  std::vector<Query> queries = held(25, 60, 26);  // 25 or 26 would be left of 25 to 34
  queries[1].position = 18;
  CHECK(Ledger(queries, rules, true, history).status("left|15") == Status::hidden);
  queries = held(25, 26, 44);
  const Ledger horizon(queries, rules, true, history);
  CHECK(horizon.status("left|12") == Status::rounded);
  CHECK(horizon.decisions()[1].rule == "tens_months");
  // Four values more than the least are left: nothing is narrowed down.
  const std::vector<Query> wide = held(25, 29, 44);
  CHECK(Ledger(wide, rules, true, history).status("left|12") == Status::exact);
  // One release in tens is enough to be narrowed down, and one that printed the horizon exactly to have told already.
  disclosure::History two = history;
  two["good|18"].push_back({Status::exact, 25, 2});
  CHECK(Ledger(queries, rules, true, two).status("left|12") == Status::rounded);
  two = history;
  two["left|12"] = {{Status::exact, 26, 1}, {Status::rounded, 30, 2}};
  CHECK(Ledger(queries, rules, true, two).status("left|12") == Status::exact);
}

TEST_CASE("in fives a horizon at the upper end of a five leaves too few values of it") {
  config::Disclosure fives;
  fives.min_cell = 5;
  fives.rounding = 5;
  const disclosure::History history{{"good|18", {{Status::rounded, 5, 1}}}};
  const std::vector<Query> queries = held(6, 7, 44);  // printed 5: five to seven, as fewer are hidden
  const Ledger ledger(queries, fives, true, history);
  CHECK(ledger.status("left|12") == Status::rounded);
  CHECK(ledger.decisions()[1].rule == "tens_months");
}

TEST_CASE("where one horizon is in tens for what holds it, the others of its series are too") {
  std::vector<Query> queries = held(25, 34, 44);
  queries.push_back(count("good|24", 60, 150));  // an exact one beside it would narrow the tens down
  queries.back().series = "good";
  queries.back().position = 24;
  queries.push_back(count("good|12", 7, 150));
  queries.back().series = "good";
  queries.back().position = 12;
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("good|24") == Status::rounded);
  CHECK(ledger.decisions()[3].rule == "tens_within");
  CHECK(ledger.status("good|12") == Status::hidden);  // small by itself: not to be told in tens instead
  std::rotate(queries.begin(), queries.begin() + 3, queries.end());
  CHECK(Ledger(queries, rules, true).status("good|24") == Status::rounded);  // wherever it stands
}

TEST_CASE("a count of no series that lies near what holds it is in tens alone") {
  std::vector<Query> queries = held(25, 34, 44);
  queries[0].series.clear();
  queries.push_back(count("other", 60, 150));
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("good|18") == Status::rounded);
  CHECK(ledger.status("other") == Status::exact);
}

TEST_CASE("of two horizons that matter as much the one that was named first is exact") {
  std::vector<Query> queries{count("exit|12", 20, 150), count("exit|18", 25, 150)};
  for (Query& query : queries) {
    query.series = "exit";
  }
  queries[0].position = 12;
  queries[1].position = 18;
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("exit|12") == Status::exact);
  CHECK(ledger.status("exit|18") == Status::rounded);
}
