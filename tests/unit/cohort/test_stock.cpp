#include "cohort/stock.hpp"
#include "core/random.hpp"
#include "register_study.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

using namespace werkthet;
using ingest::EndReason;
using testing::day;
using testing::DrawnRegister;
using testing::known;

namespace {

std::vector<cohort::StockQuarter> persons(const testing::Known& k) {
  return cohort::stock_by_quarter(k.spells.spells.values, k.coverage, cohort::work_reasons({}), false);
}

std::vector<cohort::StockQuarter> benefits(const testing::Known& k) {
  return cohort::stock_by_quarter(cohort::benefit_spells(k.spells, 30), k.coverage, cohort::work_reasons({}),
                                  true);
}

}  // namespace

TEST_CASE("starts and ends fall in the quarter a reader expects") {
  DrawnRegister drawn("2018-01", "2018-09");
  drawn.record({.person = 0, .start = "2018-04-01"});  // the first day of the second quarter
  drawn.record({.person = 1,
                .benefit = 1,
                .start = "2017-01-01",
                .end = "2018-06-30",
                .reason = EndReason::work_self});
  drawn.record(
      {.person = 2, .benefit = 2, .start = "2017-01-01", .end = "2018-03-31", .reason = EndReason::death});
  drawn.record(
      {.person = 3, .benefit = 3, .start = "2018-05-01", .end = "2018-05-20", .reason = EndReason::moved});
  drawn.record({.person = 4,
                .benefit = 4,
                .start = "2018-04-02",
                .end = "2018-04-30",
                .reason = EndReason::pension_age});
  const auto stock = persons(known(drawn.bus()));
  REQUIRE(stock.size() == 3);
  CHECK(stock[0].stock_begin == 2);
  CHECK(stock[0].inflow == 0);
  CHECK(stock[0].outflow == 0);
  CHECK(stock[0].other_end == 1);
  CHECK(stock[0].stock_end == 1);
  CHECK(stock[1].stock_begin == 1);
  CHECK(stock[1].inflow == 3);
  CHECK(stock[1].outflow == 2);
  CHECK(stock[1].outflow_work == 1);
  CHECK(stock[1].other_end == 1);
  CHECK(stock[1].stock_end == 1);
  CHECK(stock[2].inflow == 0);
  CHECK(stock[2].outflow == 0);
  CHECK(stock[2].stock_end == 1);
}

TEST_CASE("only whole quarters that were delivered are shown") {
  DrawnRegister drawn("2018-02", "2018-11");
  drawn.record({.person = 0, .start = "2015-01-01"});
  const auto stock = persons(known(drawn.bus()));
  REQUIRE(stock.size() == 2);
  CHECK(stock[0].first_month == testing::month("2018-04"));
  CHECK(stock[1].first_month == testing::month("2018-07"));
  CHECK(persons(known(drawn.bus(), {}, day("2018-09-29"))).size() == 1);
  CHECK(persons(known(drawn.bus(), {}, day("2018-09-30"))).size() == 2);
}

TEST_CASE("a short break is neither outflow nor inflow") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.record({.person = 0, .start = "2017-01-01", .end = "2018-02-10", .reason = EndReason::work_employed});
  drawn.record({.person = 0, .start = "2018-03-01"});
  const auto stock = persons(known(drawn.bus()));
  CHECK(stock[0].inflow == 0);
  CHECK(stock[0].outflow == 0);
  CHECK(stock[0].stock_end == 1);
}

TEST_CASE("a fall of 661 to 571 is no outflow of 90: with an inflow of 60 it is 150") {
  DrawnRegister drawn("2018-01", "2018-03");
  for (std::uint32_t i = 0; i < 661; ++i) {
    const bool leaves = i < 150;
    drawn.record({.person = i,
                  .benefit = i,
                  .start = "2016-01-01",
                  .end = leaves ? "2018-02-15" : "",
                  .reason = leaves ? EndReason::other : EndReason::none});
  }
  for (std::uint32_t i = 661; i < 721; ++i) {
    drawn.record({.person = i, .benefit = i, .start = "2018-03-05"});
  }
  const auto stock = persons(known(drawn.bus()));
  REQUIRE(stock.size() == 1);
  CHECK(stock[0].stock_begin == 661);
  CHECK(stock[0].inflow == 60);
  CHECK(stock[0].outflow == 150);
  CHECK(stock[0].stock_end == 571);
}

TEST_CASE("69 couples and 433 single people: 571 persons on 502 benefits") {
  DrawnRegister drawn("2018-01", "2018-03");
  std::uint32_t person = 0;
  for (std::uint32_t benefit = 0; benefit < 502; ++benefit) {
    drawn.record({.person = person++, .benefit = benefit, .start = "2016-01-01"});
    if (benefit < 69) {
      drawn.record({.person = person++, .benefit = benefit, .start = "2016-01-01"});
    }
  }
  const auto k = known(drawn.bus());
  CHECK(persons(k)[0].stock_end == 571);
  CHECK(benefits(k)[0].stock_end == 502);
  CHECK(benefits(k)[0].benefits);
}

TEST_CASE("a benefit runs on while one partner stays") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.record({.person = 0, .start = "2017-01-01", .end = "2018-02-10", .reason = EndReason::moved});
  drawn.record({.person = 1, .start = "2017-01-01", .end = "2018-04-10", .reason = EndReason::work_employed});
  const auto k = known(drawn.bus());
  CHECK(persons(k)[0].outflow == 1);
  CHECK(benefits(k)[0].outflow == 0);
  CHECK(benefits(k)[1].outflow_work == 1);
}

TEST_CASE("the stock adds up in random registers, against a count day by day") {
  core::RandomStream random(11, "stock");
  for (int round = 0; round < 200; ++round) {
    DrawnRegister drawn("2018-01", "2019-06");
    const std::uint32_t people = 1 + static_cast<std::uint32_t>(random.below(15));
    for (std::uint32_t person = 0; person < people; ++person) {
      for (std::uint64_t n = random.below(4); n > 0; --n) {
        const auto start = day("2017-06-01") + static_cast<int>(random.below(700));
        const auto end = start + static_cast<int>(random.below(300));
        const bool running = random.chance(0.3);
        const auto late = core::iso(core::month_of(end) + static_cast<int>(random.below(4)));
        drawn.record({.person = person,
                      .benefit = static_cast<std::uint32_t>(random.below(people)),
                      .start = core::iso(start),
                      .end = running ? "" : core::iso(end),
                      .reason = running ? EndReason::none : static_cast<EndReason>(1 + random.below(14)),
                      .seen_until = random.chance(0.1) ? core::iso(core::month_of(start) + 2) : "",
                      .told_in = running ? "" : late});
      }
    }
    const auto k = known(drawn.bus());
    for (const auto& stock : {persons(k), benefits(k)}) {
      REQUIRE(stock.size() == 6);
      for (std::size_t q = 0; q < stock.size(); ++q) {
        CHECK(stock[q].stock_begin + stock[q].inflow - stock[q].outflow - stock[q].other_end ==
              stock[q].stock_end);
        CHECK(stock[q].outflow_work <= stock[q].outflow);
        if (q > 0) {
          CHECK(stock[q].stock_begin == stock[q - 1].stock_end);
        }
      }
    }
    // Independent of spells as intervals: who has benefit both on the last day of the quarter and the day
    // after it.
    const auto stock = persons(k);
    for (std::size_t q = 0; q + 1 < stock.size(); ++q) {
      const auto next = core::first_day(stock[q + 1].first_month);
      std::int64_t on = 0;
      for (std::uint32_t person = 0; person < people; ++person) {
        const auto* before = cohort::spell_on(k.spells, person, next - 1);
        on += before != nullptr && before == cohort::spell_on(k.spells, person, next) ? 1 : 0;
      }
      CHECK(on == stock[q].stock_end);
    }
  }
}
