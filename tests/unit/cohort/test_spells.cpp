#include "cohort/spells.hpp"
#include "core/error.hpp"
#include "core/random.hpp"
#include "register_study.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using cohort::Spell;
using ingest::EndReason;
using testing::day;
using testing::DrawnRegister;
using testing::known;

namespace {

void check_invariants(const std::vector<Spell>& spells, int return_days) {
  for (std::size_t i = 0; i < spells.size(); ++i) {
    REQUIRE(spells[i].period.from < spells[i].period.to);
    if (i > 0) {
      REQUIRE(spells[i].period.from - spells[i - 1].period.to > return_days);
    }
  }
}

Spell spell(const char* from, const char* to, EndReason reason = EndReason::other) {
  return {{day(from), day(to)}, reason, 1, false};
}

}  // namespace

TEST_CASE("one running record is one censored spell") {
  const auto k = known(DrawnRegister("2017-10", "2017-12").draw(0, 0, "###", "2015-11-01").bus());
  REQUIRE(k.spells.spells.of(0).size() == 1);
  const Spell& s = k.spells.spells.of(0)[0];
  CHECK(s.period == core::Period{day("2015-11-01"), day("2018-01-01")});
  CHECK(s.censored);
  CHECK(s.reason == EndReason::none);
}

TEST_CASE("the end date means the last day with benefit or the first day without") {
  const auto bus =
      DrawnRegister("2017-10", "2017-12")
          .record(
              {.person = 0, .start = "2017-10-05", .end = "2017-11-15", .reason = EndReason::work_employed})
          .bus();
  config::BenefitRules rules;
  CHECK(known(bus, rules).spells.spells.of(0)[0].period.to == day("2017-11-16"));
  rules.end_date = config::EndDate::first_day_off;
  CHECK(known(bus, rules).spells.spells.of(0)[0].period.to == day("2017-11-15"));
}

TEST_CASE("back within thirty days is no end") {
  const auto back_after = [](int days_off) {
    const auto back = core::iso(day("2018-02-01") + days_off);
    return known(
        DrawnRegister("2018-01", "2018-06")
            .record(
                {.person = 0, .start = "2018-01-01", .end = "2018-01-31", .reason = EndReason::work_employed})
            .record({.person = 0, .benefit = 1, .start = back})
            .bus());
  };
  for (const int days_off : {0, 1, 29, 30}) {
    const auto k = back_after(days_off);
    REQUIRE(k.spells.spells.of(0).size() == 1);
    CHECK(k.spells.spells.of(0)[0].censored);
    CHECK(k.spells.spells.of(0)[0].reason == EndReason::none);
  }
  const auto k = back_after(31);
  REQUIRE(k.spells.spells.of(0).size() == 2);
  CHECK(k.spells.spells.of(0)[0].reason == EndReason::work_employed);
  CHECK(k.spells.spells.of(0)[0].period.to == day("2018-02-01"));
}

TEST_CASE("joined schemes make one spell, special assistance none") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.record(
      {.person = 0, .start = "2018-01-01", .end = "2018-02-28", .reason = EndReason::other, .scheme = 1});
  drawn.record({.person = 0, .benefit = 1, .start = "2018-03-01", .scheme = 2});
  drawn.record({.person = 1, .benefit = 2, .start = "2018-01-01", .scheme = 12});
  drawn.record({.person = 2, .benefit = 3, .start = "2018-01-01", .scheme = 14});
  drawn.record({.person = 3, .benefit = 4, .start = "2018-01-01", .scheme = 0});
  config::BenefitRules rules;
  rules.joined_schemes = {1, 2, 3, 11, 12};
  const auto k = known(drawn.bus(), rules);
  REQUIRE(k.spells.spells.of(0).size() == 1);
  CHECK(k.spells.spells.of(0)[0].scheme == 2);
  CHECK(k.spells.spells.of(1).empty());
  CHECK(k.spells.spells.of(2).empty());
  CHECK(k.spells.spells.of(3).size() == 1);
  CHECK(cohort::entitlement_on(k.spells, 0, day("2018-02-10"))->spell.scheme == 1);
  CHECK(cohort::entitlement_on(k.spells, 0, day("2018-03-10"))->spell.scheme == 2);
  rules.joined_schemes = {1};
  CHECK(known(drawn.bus(), rules).spells.spells.of(0)[0].reason == EndReason::other);
}

TEST_CASE("a later delivery brings the end, and a still later one can take it back") {
  DrawnRegister late("2018-01", "2018-06");
  late.record({.person = 0,
               .start = "2018-01-01",
               .end = "2018-02-14",
               .reason = EndReason::work_employed,
               .told_in = "2018-04"});
  const auto k = known(late.bus());
  REQUIRE(k.spells.spells.of(0).size() == 1);
  CHECK(k.spells.spells.of(0)[0].period.to == day("2018-02-15"));
  CHECK_FALSE(k.spells.spells.of(0)[0].censored);

  auto bus = late.bus();
  ingest::BusRow again = bus.rows.back();
  again.end.reset();
  again.end_reason = EndReason::none;
  SECTION("in a later month: running again") {
    again.month = testing::month("2018-06");
    bus.rows.push_back(again);
    CHECK(known(bus).spells.spells.of(0)[0].censored);
  }
  SECTION("in the same month: the end stays") {
    bus.rows.push_back(again);
    CHECK(known(bus).spells.spells.of(0)[0].period.to == day("2018-02-15"));
  }
  SECTION("as of a date before the late news: still running then") {
    const auto before = known(late.bus(), {}, day("2018-03-31"));
    CHECK(before.spells.spells.of(0)[0].censored);
    CHECK(before.spells.spells.of(0)[0].period.to == day("2018-04-01"));
    CHECK(before.coverage.data_until == day("2018-03-31"));
  }
}

TEST_CASE("a record that silently stops ended for an unknown reason at the end of its last month") {
  const auto k = known(DrawnRegister("2018-01", "2018-06").draw(0, 0, "###").bus());
  REQUIRE(k.spells.spells.of(0).size() == 1);
  CHECK(k.spells.spells.of(0)[0].period.to == day("2018-04-01"));
  CHECK(k.spells.spells.of(0)[0].reason == EndReason::unknown);
  CHECK(k.spells.counts.silent_ends == 1);
}

TEST_CASE("a corrected start date is no end") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.record({.person = 0, .start = "2017-05-01", .seen_until = "2018-02"});
  drawn.record({.person = 0, .start = "2017-06-01", .seen_from = "2018-03"});
  const auto k = known(drawn.bus());
  REQUIRE(k.spells.spells.of(0).size() == 1);
  CHECK(k.spells.spells.of(0)[0].censored);
  CHECK(k.spells.counts.silent_ends == 0);
}

TEST_CASE("a month that never arrived is no end") {
  SECTION("in the middle") {
    const auto k = known(DrawnRegister("2018-01", "2018-06").missing("2018-03").draw(0, 0, "######").bus());
    REQUIRE(k.spells.spells.of(0).size() == 1);
    CHECK(k.spells.spells.of(0)[0].censored);
    CHECK(k.spells.counts.silent_ends == 0);
    CHECK_FALSE(k.coverage.has(testing::month("2018-03")));
  }
  SECTION("at the end: the data stop earlier") {
    const auto k = known(DrawnRegister("2018-01", "2018-06").missing("2018-06").draw(0, 0, "######").bus());
    CHECK(k.spells.spells.of(0)[0].censored);
    CHECK(k.coverage.data_until == day("2018-05-31"));
  }
}

TEST_CASE("odd records") {
  DrawnRegister drawn("2018-01", "2018-06");
  SECTION("an end before the start: withdrawn, no spell") {
    drawn.record({.person = 0,
                  .start = "2018-03-01",
                  .end = "2018-02-28",
                  .reason = EndReason::other,
                  .seen_from = "2018-03",
                  .seen_until = "2018-03"});
    const auto k = known(drawn.bus());
    CHECK(k.spells.spells.of(0).empty());
    CHECK(k.spells.counts.withdrawn == 1);
  }
  SECTION("one day of benefit is a spell") {
    drawn.record({.person = 0, .start = "2018-03-01", .end = "2018-03-01", .reason = EndReason::other});
    CHECK(known(drawn.bus()).spells.spells.of(0)[0].period ==
          core::Period{day("2018-03-01"), day("2018-03-02")});
  }
  SECTION("an announced end after the data has not happened") {
    drawn.record({.person = 0,
                  .start = "2018-03-01",
                  .end = "2018-08-01",
                  .reason = EndReason::work_employed,
                  .told_in = "2018-05"});
    CHECK(known(drawn.bus()).spells.spells.of(0)[0].censored);
  }
  SECTION("a start without a date counts from its first file") {
    drawn.record({.person = 0, .seen_from = "2018-02"});
    CHECK(known(drawn.bus()).spells.spells.of(0)[0].period.from == day("2018-02-01"));
  }
  SECTION("a reason without an end date ends in the month of the file") {
    auto bus = drawn.record({.person = 0, .start = "2018-01-01", .seen_until = "2018-02"}).bus();
    bus.rows.back().end_reason = EndReason::work_employed;
    const Spell s = known(bus).spells.spells.of(0)[0];
    CHECK(s.period.to == day("2018-03-01"));
    CHECK(s.reason == EndReason::work_employed);
  }
  SECTION("a bad code alone ends nothing") {
    auto bus = drawn.record({.person = 0, .start = "2018-01-01"}).bus();
    bus.rows[1].end_reason = EndReason::unknown;
    CHECK(known(bus).spells.spells.of(0)[0].censored);
  }
  SECTION("rows out of order of month are a bug of ours") {
    auto bus = drawn.record({.person = 0, .start = "2018-01-01"}).bus();
    std::swap(bus.rows.front(), bus.rows.back());
    CHECK_THROWS_AS(known(bus), core::Error);
  }
}

TEST_CASE("reason 97 takes the reason of the partner on the same benefit with the same end") {
  const auto couple = [](EndReason partner, const char* partner_end,
                         ingest::BenefitIndex partner_benefit = 0) {
    return DrawnRegister("2018-01", "2018-06")
        .record({.person = 0, .start = "2018-01-01", .end = "2018-03-31", .reason = EndReason::via_partner})
        .record({.person = 1,
                 .benefit = partner_benefit,
                 .start = "2018-01-01",
                 .end = partner_end,
                 .reason = partner})
        .bus();
  };
  const auto reason = [](const ingest::BusData& bus, const config::BenefitRules& rules = {}) {
    return known(bus, rules).spells.spells.of(0)[0].reason;
  };
  CHECK(reason(couple(EndReason::work_employed, "2018-03-31")) == EndReason::work_employed);
  CHECK(reason(couple(EndReason::work_employed, "2018-03-30")) == EndReason::via_partner);
  CHECK(reason(couple(EndReason::work_employed, "2018-04-01")) == EndReason::via_partner);
  CHECK(reason(couple(EndReason::work_employed, "2018-03-31", 1)) == EndReason::via_partner);
  CHECK(reason(couple(EndReason::via_partner, "2018-03-31")) == EndReason::via_partner);
  CHECK(reason(couple(EndReason::unknown, "2018-03-31")) == EndReason::via_partner);
  config::BenefitRules off;
  off.partner_rule = false;
  CHECK(reason(couple(EndReason::work_employed, "2018-03-31"), off) == EndReason::via_partner);
}

TEST_CASE("codes of reasons") {
  config::BenefitRules rules;
  const auto set = cohort::work_reasons(rules);
  CHECK(set[static_cast<std::size_t>(EndReason::work_employed)]);
  CHECK(set[static_cast<std::size_t>(EndReason::work_self)]);
  CHECK(std::count(set.begin(), set.end(), true) == 2);
  CHECK(cohort::reason_of_code("32") == EndReason::moved);
  CHECK(cohort::reason_of_code("43") == EndReason::unknown);
  rules.work_reasons = {"43"};
  const auto none = cohort::work_reasons(rules);
  CHECK(std::count(none.begin(), none.end(), true) == 0);
}

TEST_CASE("merging: the outer end decides, and merging twice changes nothing") {
  const auto inner = cohort::merged({spell("2018-01-01", "2018-09-01", EndReason::moved),
                                     spell("2018-02-01", "2018-03-01", EndReason::work_employed)},
                                    30);
  REQUIRE(inner.size() == 1);
  CHECK(inner[0] == spell("2018-01-01", "2018-09-01", EndReason::moved));
  const auto tie = cohort::merged({spell("2018-01-01", "2018-09-01", EndReason::unknown),
                                   spell("2018-02-01", "2018-09-01", EndReason::work_employed)},
                                  30);
  CHECK(tie[0].reason == EndReason::work_employed);

  core::RandomStream random(3, "merge");
  for (int round = 0; round < 300; ++round) {
    std::vector<Spell> spells(random.below(12));
    for (Spell& s : spells) {
      const auto from = day("2017-01-01") + static_cast<int>(random.below(900));
      s = {{from, from + 1 + static_cast<int>(random.below(200))},
           static_cast<EndReason>(1 + random.below(14)),
           static_cast<std::uint8_t>(1 + random.below(3)),
           random.chance(0.1)};
    }
    const int gap = static_cast<int>(random.below(40));
    const auto once = cohort::merged(spells, gap);
    check_invariants(once, gap);
    CHECK(cohort::merged(once, gap) == once);
    std::vector<Spell> shuffled = spells;
    for (std::size_t i = shuffled.size(); i > 1; --i) {
      std::swap(shuffled[i - 1], shuffled[random.below(i)]);
    }
    CHECK(cohort::merged(shuffled, gap) == once);
    for (const Spell& s : spells) {  // no day of benefit is lost
      CHECK(std::any_of(once.begin(), once.end(), [&](const Spell& m) {
        return m.period.from <= s.period.from && s.period.to <= m.period.to;
      }));
    }
  }
}

TEST_CASE("lookups by day") {
  DrawnRegister drawn("2018-01", "2018-12");
  drawn.record({.person = 0, .start = "2018-01-10", .end = "2018-03-10", .reason = EndReason::other});
  drawn.record(
      {.person = 0, .benefit = 1, .start = "2018-03-31", .end = "2018-05-31", .reason = EndReason::other});
  drawn.works(0, "2018-04");
  const auto k = known(drawn.bus());
  CHECK(cohort::spell_on(k.spells, 0, day("2018-01-09")) == nullptr);
  CHECK(cohort::spell_on(k.spells, 0, day("2018-01-10")) != nullptr);
  CHECK(cohort::spell_on(k.spells, 0, day("2018-05-31")) != nullptr);
  CHECK(cohort::spell_on(k.spells, 0, day("2018-06-01")) == nullptr);
  CHECK(cohort::spell_on(k.spells, 99, day("2018-02-01")) == nullptr);
  CHECK(cohort::entitlement_on(k.spells, 0, day("2018-03-20"))->benefit == 0);  // inside the joined gap
  CHECK(cohort::entitlement_on(k.spells, 0, day("2018-03-31"))->benefit == 1);
  CHECK(cohort::work_income(k.spells, 0, testing::month("2018-04")));
  CHECK_FALSE(cohort::work_income(k.spells, 0, testing::month("2018-05")));
}

TEST_CASE("coverage without a delivery before the date of the data is an error of the input") {
  const auto bus = DrawnRegister("2018-01", "2018-06").draw(0, 0, "######").bus();
  CHECK_THROWS_AS(cohort::coverage_of(bus, day("2017-12-31")), core::Error);
  CHECK_THROWS_AS(cohort::coverage_of({}, std::nullopt), core::Error);
  CHECK(cohort::coverage_of(bus, day("2018-03-15")).data_until == day("2018-03-15"));
}
