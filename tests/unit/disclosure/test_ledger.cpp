// What each count by itself may say: its size, the rest of its group, answers, and what was said of it before.
#include "disclosure/ledger.hpp"
#include "support/ledger_counts.hpp"

#include <catch2/catch.hpp>

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

TEST_CASE("every count from 0 to 12 through the gate") {  // disclosure.md 2.1, small counts
  for (std::int64_t n = 0; n <= 12; ++n) {
    const std::vector<Query> queries{count("a", n, 100)};
    const Ledger closing(queries, rules, true);
    INFO(n);
    CHECK((closing.status("a") == Status::hidden) == (n < 10));
    const Ledger refreshed(queries, rules, false);
    CHECK(refreshed.status("a") == Status::rounded);
    CHECK(refreshed.shown("a") == (n < 5 ? 0 : 10));
  }
}

TEST_CASE("the rest of a group counts as a small number too") {
  const std::vector<Query> queries{count("a", 91, 100), count("b", 90, 100), count("c", 190, 200)};
  const Ledger ledger(queries, rules, true);
  CHECK(ledger.status("a") == Status::hidden);  // nine people are not in it
  CHECK(ledger.status("b") == Status::exact);   // exactly 90 %, ten people are not
  CHECK(ledger.status("c") == Status::hidden);  // 95 %: everybody, or nearly
}

TEST_CASE("rounding is half up to the base, each number by itself") {
  CHECK(disclosure::to_base(4, 10) == 0);
  CHECK(disclosure::to_base(5, 10) == 10);
  CHECK(disclosure::to_base(14, 10) == 10);
  CHECK(disclosure::to_base(15, 10) == 20);
  CHECK(disclosure::to_base(157, 10) == 160);
}

TEST_CASE("the log names a rule for every count and no value") {
  const std::vector<Query> queries{count("a", 3, 100), count("b", 40, 100),
                                   count("c", 40, 100, Protection::refreshed)};
  const Ledger ledger(queries, rules, true);
  REQUIRE(ledger.decisions().size() == 3);
  CHECK(ledger.decisions()[0].rule == "threshold");
  CHECK(ledger.decisions()[1].rule == "exact");
  CHECK(ledger.decisions()[2].rule == "tens");
}

TEST_CASE(
    "what an earlier release hid stays hidden, in tens as well") {  // Z59, disclosure.md 2.1, two releases
  const disclosure::History history{{"a", {{Status::hidden, 0, 1}}}};
  const std::vector<Query> now{count("a", 30, 100), count("b", 40, 100)};
  for (const bool closing : {true, false}) {
    const Ledger ledger(now, rules, closing, history);
    CHECK(ledger.status("a") == Status::hidden);
    CHECK(ledger.decisions()[0].rule == "hidden_before");
    CHECK(ledger.status("b") == (closing ? Status::exact : Status::rounded));
  }
}

TEST_CASE("a correction of a few people moves by whole steps or not at all") {
  const auto printed = [](std::int64_t before, std::int64_t now) {
    const disclosure::History history{{"a", {{Status::exact, before, 1}}}};
    const std::vector<Query> queries{count("a", now, 100)};
    const Ledger ledger(queries, rules, true, history);
    return std::pair(ledger.status("a"), ledger.shown("a"));
  };
  CHECK(printed(44, 44) == std::pair(Status::exact, 44.0));
  CHECK(printed(44, 43) == std::pair(Status::rounded, 40.0));
  CHECK(printed(44, 45) == std::pair(Status::rounded, 50.0));
  CHECK(printed(44, 54) == std::pair(Status::exact, 54.0));  // ten people: may be seen
  const std::vector<Query> queries{count("a", 43, 100)};
  CHECK(Ledger(queries, rules, true, {{"a", {{Status::exact, 44, 1}}}}).decisions()[0].rule == "revision");
}

TEST_CASE("answers are hidden together when one is small or nearly all are one answer, in tens too") {
  const auto answers = [](std::int64_t low, std::int64_t middle, std::int64_t high, std::int64_t none) {
    std::vector<Query> queries;
    const std::int64_t answered = low + middle + high;
    for (const auto& [id, n, among] :
         {std::tuple{"low", low, answered}, std::tuple{"middle", middle, answered},
          std::tuple{"high", high, answered}, std::tuple{"none", none, std::int64_t{-1}}}) {
      Query q = count(id, n, answered + none, Protection::refreshed);
      q.fills = "statement";
      q.among = among < 0 ? std::nullopt : std::optional(among);
      queries.push_back(q);
    }
    return queries;
  };
  const std::vector<Query> nearly = answers(10, 11, 220, 60);  // 220 of 241 who answered
  const Ledger one_sided(nearly, rules, false);
  for (const char* id : {"low", "middle", "high", "none"}) {
    CHECK(one_sided.status(id) == Status::hidden);
  }
  CHECK(one_sided.decisions()[2].rule == "answers");
  REQUIRE(one_sided.decisions()[2].range);
  CHECK(one_sided.decisions()[2].range->low == 0);  // anything from nobody to everybody
  CHECK(one_sided.decisions()[2].range->high == 301);
  const std::vector<Query> mixed = answers(10, 10, 180, 60);  // exactly 90 %
  CHECK(Ledger(mixed, rules, false).status("high") == Status::rounded);
  // One small answer takes all along: of ten answers in tens the rest would tell it. Nobody is small too.
  for (const auto& small : {answers(9, 30, 30, 60), answers(30, 30, 30, 9), answers(0, 30, 30, 60),
                            answers(0, 0, 0, 60)}) {
    const Ledger ledger(small, rules, false);
    for (const Query& q : small) {
      CHECK(ledger.status(q.id) == Status::hidden);
    }
  }
}
