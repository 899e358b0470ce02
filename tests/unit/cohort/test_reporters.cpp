// With several reporters a record ends by silence only when its own reporter delivered a month without it.
#include "cohort/covariates.hpp"
#include "cohort/outcomes.hpp"
#include "register_study.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using cohort::Spell;
using ingest::EndReason;
using testing::day;
using testing::DrawnRegister;
using testing::known;
using testing::month;

namespace {

/// Person 0 with reporter 0, which delivered every month; person 1 with reporter 1, which delivered only `delivered`.
ingest::BusData of_two(ingest::BusData bus, const std::vector<const char*>& delivered, bool succeeded = false) {
  ingest::Sender first{"0001", "9999", {}, false};
  for (const ingest::Delivery& delivery : bus.deliveries) {
    first.months.push_back(delivery.month);
  }
  ingest::Sender second{"0002", "9999", {}, succeeded};
  for (const char* m : delivered) {
    second.months.push_back(month(m));
  }
  bus.senders = {first, second};
  for (ingest::BusRow& row : bus.rows) {
    row.sender = row.person == 1 ? 1 : 0;
  }
  return bus;
}

const Spell& only(const cohort::Spells& spells, ingest::PersonIndex person) {
  REQUIRE(spells.spells.of(person).size() == 1);
  return spells.spells.of(person)[0];
}

}  // namespace

TEST_CASE("a reporter that is late at the end does not make its people leave") {
  const auto bus = DrawnRegister("2018-01", "2018-06").draw(0, 0, "######").draw(1, 1, "####..").bus();
  // As one reporter: two months without a record are an end that nobody delivered.
  const auto alone = known(bus);
  CHECK(only(alone.spells, 1).period.to == day("2018-05-01"));
  CHECK(alone.spells.counts.silent_ends == 1);
  const auto late = known(of_two(bus, {"2018-01", "2018-02", "2018-03", "2018-04"}));
  CHECK(only(late.spells, 1).censored);
  CHECK(only(late.spells, 1).period.to == day("2018-07-01"));
  CHECK(late.spells.counts.silent_ends == 0);
  CHECK(late.spells.counts.bridged == 1);
  CHECK(only(late.spells, 0) == only(alone.spells, 0));
}

TEST_CASE("a gap of one reporter is bridged, and who is gone after it left before it") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.draw(0, 0, "######").draw(1, 1, "##..##", "2017-05-01");
  auto bus = drawn.bus();
  for (ingest::BusRow& row : bus.rows) {  // the same record before and after the gap
    row.start = row.person == 1 ? core::MaybeDate(day("2017-05-01")) : row.start;
  }
  const auto back = known(of_two(bus, {"2018-01", "2018-02", "2018-05", "2018-06"}));
  CHECK(only(back.spells, 1).period == core::Period{day("2017-05-01"), day("2018-07-01")});
  CHECK(back.spells.counts.silent_ends == 0);
  const auto gone = known(of_two(DrawnRegister("2018-01", "2018-06").draw(0, 0, "######").draw(1, 1, "##....").bus(),
                                 {"2018-01", "2018-02", "2018-05", "2018-06"}));
  CHECK(only(gone.spells, 1).period.to == day("2018-03-01"));
  CHECK(only(gone.spells, 1).reason == EndReason::unknown);
  CHECK(gone.spells.counts.silent_ends == 1);
}

TEST_CASE("ends that were delivered stay, whoever is late") {
  const auto k = known(of_two(DrawnRegister("2018-01", "2018-06").draw(0, 0, "######").draw(1, 1, "###W..").bus(),
                              {"2018-01", "2018-02", "2018-03", "2018-04"}));
  CHECK(only(k.spells, 1).period.to == day("2018-05-01"));
  CHECK(only(k.spells, 1).reason == EndReason::work_employed);
}

TEST_CASE("after a merger the silence of the old reporter is an end again") {
  const auto bus = DrawnRegister("2018-01", "2018-06").draw(0, 0, "######").draw(1, 1, "###...").bus();
  const auto k = known(of_two(bus, {"2018-01", "2018-02", "2018-03"}, true));
  CHECK(only(k.spells, 1).period.to == day("2018-04-01"));
  CHECK(k.spells.unheard.of(1).empty());
  // On a day before the merger its later months are not known, and nothing is missing yet.
  const auto before = known(of_two(bus, {"2018-01", "2018-02", "2018-03"}, true), {}, day("2018-02-28"));
  CHECK(only(before.spells, 1).censored);
}

TEST_CASE("another reporter that goes on about the person ends the record of the silent one") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.draw(0, 0, "######").draw(1, 1, "###...", "2016-01-01").draw(1, 2, "...#W.");
  auto bus = of_two(drawn.bus(), {"2018-01", "2018-02", "2018-03"});
  for (ingest::BusRow& row : bus.rows) {
    row.sender = row.benefit == 1 ? 1 : 0;
  }
  const auto k = known(bus);
  CHECK(only(k.spells, 1).period == core::Period{day("2016-01-01"), day("2018-06-01")});
  CHECK(only(k.spells, 1).reason == EndReason::work_employed);
}

TEST_CASE("income from work in a month that the person's reporter missed is unknown, not none") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.draw(0, 0, "######").draw(1, 1, "ww..ww", "2017-05-01");
  auto bus = drawn.bus();
  for (ingest::BusRow& row : bus.rows) {
    row.start = row.person == 1 ? core::MaybeDate(day("2017-05-01")) : row.start;
  }
  const auto k = known(of_two(bus, {"2018-01", "2018-02", "2018-05", "2018-06"}));
  const std::vector<ingest::PersonIndex> first = {0};
  const std::vector<ingest::PersonIndex> second = {1};
  const std::vector<ingest::PersonIndex> both = {0, 1};
  const auto before = [&](const std::vector<ingest::PersonIndex>& who) {
    return cohort::work_income_before(who, day("2018-06-15"), 3, k.spells, k.coverage);  // 2018-03
  };
  CHECK(before(first) == 0.0);
  CHECK_FALSE(before(second).has_value());
  CHECK_FALSE(before(both).has_value());
  CHECK(cohort::work_income_before(second, day("2018-06-15"), 1, k.spells, k.coverage) == 1.0);
  // Two of the five months before June were not told: 24 of 24 over the three that were.
  CHECK(cohort::built_in("work_months_24", k.bus, k.rows, k.spells, k.coverage, 1, day("2018-06-15")) == 24.0);
}

TEST_CASE("rows without a sender are read as from one reporter") {
  auto bus = of_two(DrawnRegister("2018-01", "2018-06").draw(0, 0, "######").draw(1, 1, "####..").bus(),
                    {"2018-01", "2018-02", "2018-03", "2018-04"});
  for (ingest::BusRow& row : bus.rows) {
    row.sender = 255;
  }
  CHECK(only(known(bus).spells, 1).period.to == day("2018-05-01"));
}
