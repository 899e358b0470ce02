#include "cohort/follow_up.hpp"
#include "cohort/outcomes.hpp"
#include "register_study.hpp"

#include <array>
#include <catch2/catch.hpp>

using namespace werkthet;
using ingest::EndReason;
using testing::day;
using testing::DrawnRegister;
using testing::known;
using testing::Known;

namespace {

constexpr std::array<ingest::PersonIndex, 1> somebody{0};

cohort::FollowUp followed(const Known& k, const char* index = "2018-01-01",
                          const char* until = "2020-01-01") {
  return cohort::follow_up(k.spells, somebody, day(index), day(until), cohort::work_reasons({}));
}

/// On benefit since 2017, until a last day; delivered from 2017-10 to 2019-12.
Known leaves(const char* last_day, EndReason reason = EndReason::work_employed) {
  return known(DrawnRegister("2017-10", "2019-12")
                   .record({.person = 0, .start = "2017-03-01", .end = last_day, .reason = reason})
                   .bus());
}

}  // namespace

TEST_CASE("exit to work by 12 months, drawn timelines") {
  // Day 0 is 1-1-2018; the twelve months end with 31-12-2018.
  SECTION("inside") {
    const auto f = followed(leaves("2018-06-15"));
    CHECK(cohort::exit_work_by(f, 12) == 1.0);
    CHECK(cohort::exit_work_by(f, 3) == 0.0);
    CHECK(*cohort::months_to_exit(f) == Approx(166 / 30.4375));  // 16 June is day 166
    CHECK(f.exit->cause == 1);
  }
  SECTION("outside") {
    const auto f = followed(leaves("2019-06-15"));
    CHECK(cohort::exit_work_by(f, 12) == 0.0);
    CHECK(cohort::exit_work_by(f, 24) == 1.0);
  }
  SECTION("on the last day") {
    CHECK(cohort::exit_work_by(followed(leaves("2018-12-30")), 12) == 1.0);  // first day off is 31 December
    CHECK(cohort::exit_work_by(followed(leaves("2018-12-31")), 12) == 0.0);  // first day off is 1 January
  }
  SECTION("on the first day") {
    const auto f = followed(leaves("2018-01-01"));
    CHECK(cohort::exit_work_by(f, 12) == 1.0);
    CHECK(*cohort::months_to_exit(f) == Approx(1 / 30.4375));
  }
  SECTION("left the day before day 0: not observed") {
    const auto f = followed(leaves("2017-12-31"));
    CHECK_FALSE(f.on_benefit);
    CHECK_FALSE(cohort::exit_work_by(f, 12));
    CHECK_FALSE(cohort::months_to_exit(f));
  }
  SECTION("moved away: no exit to work, and another end in the curves") {
    const auto f = followed(leaves("2018-06-15", EndReason::moved));
    CHECK(cohort::exit_work_by(f, 12) == 0.0);
    CHECK(f.exit->cause == 2);
    CHECK(f.exit->reason == EndReason::moved);
  }
  SECTION("missing end: unknown, not to work") {
    const auto f = followed(known(DrawnRegister("2017-10", "2019-12").draw(0, 0, "######").bus()));
    CHECK(cohort::exit_work_by(f, 12) == 0.0);
    CHECK(f.exit->reason == EndReason::unknown);
    CHECK(f.exit->day == day("2018-04-01"));
  }
  SECTION("never left") {
    const auto f =
        followed(known(DrawnRegister("2017-10", "2019-12").draw(0, 0, "###########################").bus()));
    CHECK(cohort::exit_work_by(f, 24) == 0.0);
    CHECK_FALSE(f.exit);
    CHECK(*cohort::months_to_exit(f) == Approx(730 / 30.4375));
  }
  SECTION("back within thirty days: no exit; after thirty-one: the first exit counts") {
    const auto returns = [](const char* back) {
      return known(DrawnRegister("2017-10", "2019-12")
                       .record({.person = 0,
                                .start = "2017-03-01",
                                .end = "2018-03-31",
                                .reason = EndReason::work_employed})
                       .record({.person = 0, .benefit = 1, .start = back})
                       .bus());
    };
    CHECK(cohort::exit_work_by(followed(returns("2018-05-01")), 12) == 0.0);
    CHECK(cohort::exit_work_by(followed(returns("2018-05-02")), 12) == 1.0);
  }
}

TEST_CASE("a horizon that cannot be reached has no outcome, also for those who left early") {
  const auto leaver = followed(leaves("2018-02-15"), "2018-01-01", "2019-10-01");
  CHECK(cohort::exit_work_by(leaver, 12) == 1.0);
  CHECK(cohort::exit_work_by(leaver, 21) == 1.0);
  CHECK_FALSE(cohort::exit_work_by(leaver, 24));
  CHECK(cohort::months_to_exit(leaver));  // the curve does use what was seen
  const auto stayer = followed(leaves("2019-12-15"), "2018-01-01", "2019-10-01");
  CHECK(cohort::exit_work_by(stayer, 21) == 0.0);
  CHECK_FALSE(cohort::exit_work_by(stayer, 24));
  CHECK_FALSE(stayer.exit);  // after the follow-up: does not count
  CHECK(*cohort::months_to_exit(stayer) == Approx((day("2019-10-01") - day("2018-01-01")) / 30.4375));
}

TEST_CASE("a draw on the first of a month is followed with whole delivered months") {
  const auto until = cohort::followed_until(day("2019-09-30"), day("2017-10-01"), day("2020-01-01"));
  CHECK(until == day("2019-10-01"));
  const auto f = cohort::follow_up(leaves("2018-02-15").spells, somebody, day("2017-10-01"), until,
                                   cohort::work_reasons({}));
  CHECK(cohort::followed(f, 24));
  CHECK_FALSE(cohort::followed(f, 25));
}

TEST_CASE("possible follow-up, worked numbers") {
  // Entry 1-10-2017 and 1-4-2018; end 1-10-2019 gives 24 and 18 months, run-out 1-1-2020 gives 27 and 21.
  const auto first = day("2017-10-01");
  const auto last = day("2018-04-01");
  const auto end = cohort::followed_until(day("2021-12-31"), first, day("2019-10-01"));
  const auto run_out = cohort::followed_until(day("2021-12-31"), first, day("2020-01-01"));
  CHECK(cohort::possible_months(first, end) == 24);
  CHECK(cohort::possible_months(last, end) == 18);
  CHECK(cohort::possible_months(first, run_out) == 27);
  CHECK(cohort::possible_months(last, run_out) == 21);
  CHECK(cohort::possible_months(day("2020-02-01"), run_out) == 0);
  CHECK(cohort::followed_until(day("2019-06-30"), first, day("2020-01-01")) == day("2019-07-01"));
  CHECK(cohort::followed_until(day("2019-06-30"), first, core::Date{}) == day("2019-07-01"));  // not set
}

TEST_CASE("a benefit ends when the last of its persons leaves") {
  const auto couple = [](const char* end, EndReason reason) {
    DrawnRegister drawn("2017-10", "2019-12");
    drawn.record({.person = 0, .start = "2017-03-01", .end = "2018-03-31", .reason = EndReason::moved});
    drawn.record({.person = 1, .start = "2017-03-01", .end = end, .reason = reason});
    const auto k = known(drawn.bus());
    const std::array<ingest::PersonIndex, 2> both{0, 1};
    return cohort::follow_up(k.spells, both, day("2018-01-01"), day("2020-01-01"), cohort::work_reasons({}));
  };
  CHECK(couple("2018-06-30", EndReason::work_employed).exit->day == day("2018-07-01"));
  CHECK(couple("2018-06-30", EndReason::work_employed).exit->cause == 1);
  CHECK(couple("2018-02-28", EndReason::work_employed).exit->cause == 2);
  CHECK(couple("2018-03-31", EndReason::work_employed).exit->cause == 1);  // same day: work decides
  CHECK_FALSE(couple("", EndReason::none).exit);                           // the partner is still on it
}

TEST_CASE("a partner who stays to the last day of the data keeps the benefit running, in either order") {
  DrawnRegister drawn("2017-10", "2019-12");
  drawn.record({.person = 0, .start = "2017-03-01"});
  drawn.record({.person = 1, .start = "2017-03-01", .end = "2019-12-31", .reason = EndReason::work_employed});
  const auto k = known(drawn.bus());
  for (const auto& both :
       {std::array<ingest::PersonIndex, 2>{0, 1}, std::array<ingest::PersonIndex, 2>{1, 0}}) {
    const auto f =
        cohort::follow_up(k.spells, both, day("2018-01-01"), day("2020-01-01"), cohort::work_reasons({}));
    CHECK(f.on_benefit);
    CHECK_FALSE(f.exit);
  }
}

TEST_CASE("part-time work by 12 months, drawn timelines") {
  // Day 0 is 16-1-2018: the last day of twelve months is 15-1-2019, in January 2019.
  const auto value = [](std::string_view drawing, const char* index = "2018-01-16", int months = 12) {
    const auto k = known(DrawnRegister("2017-10", "2019-12").draw(0, 0, drawing).bus());
    return cohort::part_time_work_by(followed(k, index), somebody, months, k.spells, k.coverage);
  };
  // months:           2017 2018        2019
  CHECK(value("###############w###########") == 1.0);                // works in January 2019
  CHECK(value("##############w#wwwwwwwwwww") == 0.0);                // before and after it only
  CHECK(value("###############M") == 0.0);                           // no income
  CHECK(value("##########W................") == 0.0);                // off benefit counts 0
  CHECK(value("##.........................") == std::nullopt);       // not on benefit on day 0
  CHECK(value("##############w############", "2018-01-01") == 1.0);  // last day 31-12-2018
  CHECK(value("###############w###########", "2018-01-01") == 0.0);
  CHECK(value("###########################", "2018-01-16", 24) == std::nullopt);  // not followed so long

  const auto gap = known(
      DrawnRegister("2017-10", "2019-12").missing("2019-01").draw(0, 0, "###########################").bus());
  CHECK_FALSE(cohort::part_time_work_by(followed(gap, "2018-01-16"), somebody, 12, gap.spells, gap.coverage));
}

TEST_CASE("off benefit earlier in the month of the horizon counts 0") {
  auto k =
      known(DrawnRegister("2017-10", "2019-12")
                .record({.person = 0, .start = "2017-03-01", .end = "2019-01-14", .reason = EndReason::other})
                .works(0, "2019-01")
                .bus());
  CHECK(cohort::part_time_work_by(followed(k, "2018-01-16"), somebody, 12, k.spells, k.coverage) == 0.0);
  CHECK(cohort::part_time_work_by(followed(k, "2018-01-15"), somebody, 12, k.spells, k.coverage) == 1.0);
}

TEST_CASE("placebo months, drawn timelines") {
  // Day 0 is 15-6-2018: three months before is 15-3-2018.
  const auto k = known(
      DrawnRegister("2017-10", "2019-12").missing("2017-12").draw(0, 0, "###..w#####################").bus());
  const auto on = [&](int back) {
    return cohort::on_benefit_before(somebody, day("2018-06-15"), back, k.spells, k.coverage);
  };
  const auto work = [&](int back) {
    return cohort::work_income_before(somebody, day("2018-06-15"), back, k.spells, k.coverage);
  };
  CHECK(on(3) == 1.0);
  CHECK(work(3) == 1.0);
  CHECK(on(5) == 0.0);
  CHECK(work(4) == 0.0);
  CHECK(on(7) == 1.0);
  CHECK(work(6) == std::nullopt);  // December 2017 was not delivered
  CHECK(on(9) == std::nullopt);    // before the first delivery
  CHECK(work(9) == std::nullopt);
}

TEST_CASE("months of the curve") {
  config::Outcome outcome;
  CHECK(cohort::curve_months(outcome).empty());
  outcome.horizons = {24, 10};
  CHECK(cohort::curve_months(outcome) == std::vector<int>{3, 6, 9, 10, 12, 15, 18, 21, 24});
}
