// Everything that is printed, together: groups of a known size, parts and wholes, earlier releases.
#include "core/error.hpp"
#include "disclosure/ledger.hpp"
#include "support/ledger_counts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

using namespace werkthet;
using disclosure::Ledger;
using disclosure::Status;
using findings::Protection;
using findings::Query;
using test_support::count;

namespace {

const config::Disclosure rules{};

}  // namespace

TEST_CASE("tens above the size of their group would tell how few are not in it") {
  // 45 of 47 started: "50" would say 45 to 47. 40 of 47: "40" says 35 to 44, as tens do.
  for (const auto& [started, status] : {std::pair{45, Status::hidden}, std::pair{40, Status::rounded}}) {
    const std::vector<Query> queries{count("started", started, 47, Protection::refreshed)};
    CHECK(Ledger(queries, rules, false).status("started") == status);
  }
}

TEST_CASE("counts in tens of which nobody is in two leave each other room in their group, or one goes") {
  // Forms of household in a group of 59: 47 singles and 5 couples, each in tens, would leave 5 to 9 single
  // parents.
  std::vector<Query> queries{count("single", 47, 59, Protection::refreshed),
                             count("couple", 5, 59, Protection::refreshed),
                             count("single_parent", 6, 59, Protection::refreshed)};
  const auto hidden = [&] {
    const Ledger ledger(queries, rules, false);
    return std::count_if(queries.begin(), queries.end(),
                         [&](const Query& q) { return ledger.status(q.id) == Status::hidden; });
  };
  CHECK(hidden() == 0);  // as if they had nothing to do with each other
  for (Query& query : queries) {
    query.beside = "household";
  }
  CHECK(hidden() == 2);  // the one that is hidden must still be able to be ten, so another makes way as well
}

TEST_CASE("a hidden part takes the total with it, and the order of candidates decides") {
  Query a = count("a", 4, 0);
  Query b = count("b", 30, 0);
  Query all = count("all", 34, 0);
  all.leaves = {"a", "b"};
  all.priority = 1;  // parts first: a council wants the groups
  const std::vector<Query> queries{a, b, all};
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("a") == Status::hidden);
  CHECK(ledger.status("b") == Status::exact);
  CHECK(ledger.status("all") == Status::hidden);
  CHECK(ledger.decisions()[2].rule == "secondary");
}

TEST_CASE("a count that is hidden for another is a secret like any other from then on") {
  // 25 and seven (in tens: 10) of 32. Once the ten is hidden it must be able to be ten, and 25 in tens leaves seven.
  Query all = count("all", 32, 0);
  all.leaves = {"a", "b"};
  Query a = count("a", 25, 0);
  a.priority = 1;
  Query b = count("b", 7, 0, Protection::refreshed);
  b.priority = 2;
  const std::vector<Query> queries{all, a, b};
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("all") == Status::exact);
  CHECK(ledger.status("a") == Status::hidden);
  CHECK(ledger.status("b") == Status::hidden);
  REQUIRE(ledger.decisions()[2].range);
  CHECK(ledger.decisions()[2].range->high >= 10);
}

TEST_CASE("an exact figure gives way when with the tens of an earlier release it would tell too much") {
  // Month 15 was 40 (35 to 44) in a quarterly report; 36 exactly at month 12 and 44 at month 18 leave room,
  // 43 and 44 do not: one step before.
  const auto series = [](std::int64_t twelve, std::int64_t eighteen) {
    std::vector<Query> queries;
    std::vector<std::string> leaves;
    for (const auto& [month, n] : {std::pair{12, twelve}, std::pair{18, eighteen}}) {
      Query q = count("exit|" + std::to_string(month), n, 150);
      leaves.push_back("left by " + std::to_string(month));
      q.leaves = leaves;
      q.series = "exit";
      q.position = month;
      q.priority = 18 - month;
      queries.push_back(q);
    }
    return queries;
  };
  disclosure::History history{{"exit|12", {{Status::rounded, 30, 1}}}};
  const std::vector<Query> wide = series(30, 44);
  CHECK(Ledger(wide, rules, true, history).status("exit|12") == Status::exact);
  history = {{"exit|12", {{Status::rounded, 30, 1}}}, {"exit|18", {{Status::exact, 44, 1}}}};
  const Ledger again(wide, rules, true, history);  // printed exactly before, so it cannot be taken back
  CHECK(again.status("exit|18") == Status::exact);
  CHECK(again.decisions()[0].range == std::nullopt);
}

TEST_CASE("every count that is not exact has the range a reader can work out, and the truth is in it") {
  const std::vector<Query> queries{count("a", 3, 100), count("b", 40, 100, Protection::refreshed)};
  const Ledger ledger(queries, rules, true);
  REQUIRE(ledger.decisions()[0].range);
  CHECK(*ledger.decisions()[0].range == disclosure::Range{0, 100});
  REQUIRE(ledger.decisions()[1].range);
  CHECK(*ledger.decisions()[1].range == disclosure::Range{35, 44});
  CHECK_FALSE(ledger.decisions()[0].printed);
  CHECK(ledger.decisions()[1].printed == 40);
  CHECK(ledger.proof().examined == 2);
  CHECK(ledger.proof().programs > 0);
  CHECK(ledger.proof().programs < 100);
}

TEST_CASE("what an earlier release said in tens bounds a hidden count, also at the ends of the ten") {
  const disclosure::History history{{"a", {{Status::rounded, 30, 1}}}};
  for (const std::int64_t value : {25, 34}) {
    const std::vector<Query> queries{count("a", value, value + 9)};  // nine are not in it
    const Ledger ledger(queries, rules, true, history);
    CHECK(ledger.status("a") == Status::hidden);
    REQUIRE(ledger.decisions()[0].range);
    CHECK(*ledger.decisions()[0].range == disclosure::Range{25, 34});
  }
}

TEST_CASE("with counts in fives a zero says 'two at most', and that is all the room it has") {
  config::Disclosure fives;
  fives.min_cell = 5;
  fives.rounding = 5;
  const std::vector<Query> queries{count("a", 0, 0, Protection::refreshed), count("b", 40, 0, Protection::refreshed)};
  const Ledger ledger(queries, fives, false);
  CHECK(ledger.status("a") == Status::rounded);
  CHECK(*ledger.decisions()[0].range == disclosure::Range{0, 2});
}

TEST_CASE("classes in tens that fill a group of a known size do not tell each other") {
  // 103 and 54 of 157: 100 (95 to 104) and 50 (45 to 54) leave 103 or 104.
  std::vector<Query> queries;
  for (const auto& [id, n] : {std::pair{"young", 103}, std::pair{"old", 54}}) {
    Query q = count(id, n, 157, Protection::refreshed);
    q.fills = "age";
    queries.push_back(q);
  }
  const Ledger full(queries, rules, true);
  const auto hidden = std::count_if(full.decisions().begin(), full.decisions().end(),
                                    [](const auto& d) { return d.status == Status::hidden; });
  CHECK(hidden == 1);
  for (const disclosure::Decision& d : full.decisions()) {
    REQUIRE(d.range);
    CHECK(d.range->high - d.range->low >= 3);
  }
  for (Query& q : queries) {
    q.fills.clear();  // some answers are missing: nobody knows what they add up to
  }
  const Ledger parts(queries, rules, true);
  CHECK(parts.status("young") == Status::rounded);
  CHECK(parts.status("old") == Status::rounded);
}

TEST_CASE("tens that say 'a few at most' do not come to say 'a few'") {
  // Steps of the ladder, all of 29 people: 0 (0 to 4), 10 and 10 (5 to 14). Both at their upper ends leave one.
  const auto steps = [](std::int64_t low, std::int64_t middle, std::int64_t high) {
    std::vector<Query> queries;
    for (const auto& [id, n] : {std::pair{"low", low}, std::pair{"middle", middle}, std::pair{"high", high}}) {
      Query q = count(id, n, low + middle + high, Protection::refreshed);
      q.fills = "ladder";
      queries.push_back(q);
    }
    return queries;
  };
  const std::vector<Query> told = steps(2, 13, 14);
  const Ledger ledger(told, rules, false);
  std::size_t hidden = 0;
  for (const disclosure::Decision& d : ledger.decisions()) {
    hidden += d.status == Status::hidden ? 1 : 0;
    REQUIRE(d.range);
    CHECK((d.range->low == 0 || d.range->high >= 10));
  }
  CHECK(hidden > 0);
  CHECK(ledger.proof().exposed.empty());
  // One less and nobody on the lowest step is possible: all stay in tens, as readable as before.
  const std::vector<Query> untold = steps(1, 13, 14);
  const Ledger open(untold, rules, false);
  for (const Query& q : untold) {
    CHECK(open.status(q.id) == Status::rounded);
  }
}

TEST_CASE("a count in tens makes way for a figure that matters more") {
  // Left for work so far: 14, in tens 10 (5 to 14). Left within 18 months: 14 exactly, the headline.
  Query headline = count("exit|18", 14, 150);
  headline.leaves = {"left"};
  Query reason = count("reason|work", 14, 150, Protection::refreshed);
  reason.leaves = {"left", "later"};
  reason.priority = 2000;
  const std::vector<Query> queries{headline, reason};
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("exit|18") == Status::exact);
  CHECK(ledger.status("reason|work") == Status::hidden);
}

TEST_CASE("what a quarter said about everybody so far is not narrowed down by an exact figure of later") {
  // So far, in the quarter: 10 (5 to 14). Now: 16 so far, and exactly 13 within 18 months, who were all
  // counted then: 13 or 14 then, so at most one had left later. In tens (10 to 14) nobody can say.
  Query months = count("exit|18", 13, 150);
  months.leaves = {"left"};
  months.series = "exit";
  months.position = 18;
  Query so_far = count("reason|work", 16, 150, Protection::refreshed);
  so_far.leaves = {"left", "reason|work"};
  so_far.priority = 2000;
  const std::vector<Query> queries{months, so_far};
  CHECK(Ledger(queries, rules, true).status("exit|18") == Status::exact);
  // A quarter that could not know 18 months yet held other people.
  disclosure::History history{{"reason|work", {{Status::rounded, 10, 1}}}};
  CHECK(Ledger(queries, rules, true, history).status("exit|18") == Status::exact);
  history["exit|18"] = {{Status::rounded, 10, 1}};
  const Ledger ledger(queries, rules, true, history);
  CHECK(ledger.status("exit|18") == Status::rounded);
  CHECK(ledger.decisions()[0].rule == "tens_for_others");
  REQUIRE(ledger.decisions()[0].range);
  CHECK(*ledger.decisions()[0].range == disclosure::Range{10, 14});  // as one in tens, and not as one that is hidden
  // Printed exactly then, it has told already: the quarter's ten cannot be helped, and no count of now is named for it.
  history["exit|18"] = {{Status::exact, 13, 1}};
  const Ledger told(queries, rules, true, history);
  CHECK(told.status("exit|18") == Status::exact);
  CHECK(told.proof().exposed.empty());
}

namespace {

/// Left within 12, 18 and 24 months, and so far: `now`, and `then` in an earlier release, of which it is known whom
/// it held from the months that this release knew.
struct SoFar {
  std::vector<Query> queries;
  disclosure::History history;

  SoFar(std::int64_t twelve, std::int64_t eighteen, std::int64_t now, std::int64_t then) {
    // The leaves stand in no particular order: a count is a set of people.
    for (const auto& [month, n, leaves] :
         {std::tuple{12, twelve, std::vector<std::string>{"early"}},
          std::tuple{18, eighteen, std::vector<std::string>{"late", "early"}},
          std::tuple{24, eighteen + 30, std::vector<std::string>{"last", "late", "early"}}}) {
      Query q = count("exit|" + std::to_string(month), n, 150);
      q.leaves = leaves;
      q.series = "exit";
      q.position = month;
      q.priority = month == 12 ? 1 : 2;
      queries.push_back(q);
    }
    Query all = count("so far", now, 150, Protection::refreshed);
    all.leaves = {"other", "late", "early"};
    all.priority = 2000;
    queries.push_back(all);
    history["so far"] = {{Status::rounded, disclosure::to_base(then, 10), 1}};
  }
  void knew(const std::string& id, std::int64_t printed, std::size_t release = 1) {
    history[id].push_back({Status::rounded, printed, release});
  }
  [[nodiscard]] Status eighteen() const { return Ledger(queries, rules, true, history).status("exit|18"); }
};

}  // namespace

TEST_CASE("of what a release held so far, the longest month that this release knew tells most") {
  // 30 so far then (25 to 34), 40 now. Month 12 is 12, and month 18 exactly 33: if both were known then, one person at
  // most had left later. Month 24 was known too, and is no part of "so far".
  SoFar world(12, 33, 36, 30);
  CHECK(world.eighteen() == Status::exact);
  world.knew("exit|12", 10);
  CHECK(world.eighteen() == Status::exact);
  SoFar by_another = world;
  by_another.knew("exit|18", 30, 2);  // known in the next quarter only, which held more people
  by_another.knew("so far", 40, 2);
  CHECK(by_another.eighteen() == Status::exact);
  world.knew("exit|18", 30);
  CHECK(world.eighteen() == Status::rounded);
  world.knew("exit|18", 30, 2);  // and again: nothing is forgotten
  world.knew("so far", 40, 2);
  CHECK(world.eighteen() == Status::rounded);
  world.knew("exit|24", 60);
  CHECK(world.eighteen() == Status::rounded);
}

TEST_CASE("a month that fills all that was said so far leaves nobody who left later") {
  SoFar world(12, 34, 36, 30);  // 34 of 25 to 34
  world.knew("exit|18", 30);
  CHECK(world.eighteen() == Status::rounded);
}

TEST_CASE("so far then may have held people that no month of now holds") {
  SoFar world(2, 13, 36, 30);  // 13 by month 18, 25 to 34 so far then: some left and came back
  world.knew("exit|18", 10);
  CHECK(world.eighteen() == Status::exact);
}

TEST_CASE("what an earlier release hid had no number, so it bounds nothing") {
  const disclosure::History history{{"a", {{Status::hidden, 0, 1}}}};
  const std::vector<Query> queries{count("a", 3, 100)};
  const Ledger ledger(queries, rules, true, history);
  REQUIRE(ledger.decisions()[0].range);
  CHECK(*ledger.decisions()[0].range == disclosure::Range{0, 100});
}

TEST_CASE("a group of ten has a size that readers know, a smaller one has none") {
  for (const auto& [total, high] : {std::pair<std::int64_t, std::int64_t>{10, 10}, {9, disclosure::Range{}.high}}) {
    const std::vector<Query> queries{count("a", 4, total)};
    const Ledger ledger(queries, rules, true);
    REQUIRE(ledger.decisions()[0].range);
    CHECK(*ledger.decisions()[0].range == disclosure::Range{0, high});
  }
}

TEST_CASE("a hidden month can be anybody of its group, who left earlier once among them") {
  std::vector<Query> queries{count("exit|6", 3, 100), count("exit|12", 8, 100)};
  queries[1].leaves = {"exit|6", "later"};
  for (Query& query : queries) {
    query.series = "exit";
  }
  const Ledger ledger(queries, rules, true);
  for (const disclosure::Decision& decision : ledger.decisions()) {
    CHECK(decision.status == Status::hidden);
    REQUIRE(decision.range);
    CHECK(*decision.range == disclosure::Range{0, 100});
  }
}

TEST_CASE("with another smallest cell a secret has to reach that one, and no more") {
  config::Disclosure fives;
  fives.min_cell = 5;
  const std::vector<Query> queries{count("a", 3, 8)};
  const Ledger ledger(queries, fives, true);
  CHECK(ledger.status("a") == Status::hidden);
  CHECK(ledger.proof().exposed.empty());
}

TEST_CASE("counts that cannot be of the same people stop the release") {
  std::vector<Query> queries{count("young", 60, 100, Protection::refreshed),
                             count("old", 30, 100, Protection::refreshed)};
  CHECK_NOTHROW(Ledger(queries, rules, false));
  for (Query& query : queries) {
    query.fills = "age";  // 55 to 64 and 25 to 34 are no hundred
  }
  CHECK_THROWS_AS(Ledger(queries, rules, false), core::Error);
}

TEST_CASE("a hidden count that earlier prints give away is named, once, and nothing else is") {
  // 44 of 48 were printed before: four are in neither.
  std::vector<Query> queries{count("a", 44, 0), count("b", 4, 0), count("all", 48, 0)};
  queries[2].leaves = {"a", "b"};
  const disclosure::History history{{"a", {{Status::exact, 44, 1}}}, {"all", {{Status::exact, 48, 1}}}};
  const Ledger ledger(queries, rules, true, history);
  CHECK(ledger.status("b") == Status::hidden);
  CHECK(ledger.proof().exposed == std::vector<std::string>{"b"});
  // Beside it a total that makes way for a small part in a second round.
  for (const auto& [id, n] : {std::pair{"c", 4}, std::pair{"d", 30}, std::pair{"c and d", 34}}) {
    queries.push_back(count(id, n, 0));
  }
  queries.back().leaves = {"c", "d"};
  queries.back().priority = 1;
  const Ledger both(queries, rules, true, history);
  CHECK(both.status("c and d") == Status::hidden);
  CHECK(both.proof().exposed == std::vector<std::string>{"b"});
}

TEST_CASE("what an earlier release told of then is no count of now to be named") {
  SoFar world(12, 33, 36, 30);
  std::swap(world.queries.front(), world.queries.back());
  world.history["exit|18"] = {{Status::exact, 33, 1}};  // with the 25 to 34 of then: one person at most had left later
  const Ledger ledger(world.queries, rules, true, world.history);
  CHECK(ledger.status("exit|18") == Status::exact);
  CHECK(ledger.proof().exposed.empty());
}

TEST_CASE("who is alone in a count that made way works out no other one") {
  // One ("0", 0 to 4) and 14 ("10", 5 to 14) of 15: at least one, so the "0" makes way. Who is that one would then know of
  // the fourteen.
  std::vector<Query> queries{count("one", 1, 0, Protection::refreshed), count("most", 14, 0, Protection::refreshed),
                             count("both", 15, 0)};
  queries[0].priority = 2;
  queries[1].priority = 1;
  queries[2].leaves = {"one", "most"};
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("one") == Status::hidden);
  CHECK(ledger.status("both") != Status::exact);
}
