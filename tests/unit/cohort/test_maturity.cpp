// How many months were seen after a month, and the status that follows.
#include "cohort/maturity.hpp"
#include "register_study.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using cohort::Maturity;
using testing::day;
using testing::DrawnRegister;
using testing::known;
using testing::month;

TEST_CASE("a figure is provisional, revised provisional after five later months and final after twelve") {
  CHECK(cohort::maturity(0) == Maturity::provisional);
  CHECK(cohort::maturity(4) == Maturity::provisional);
  CHECK(cohort::maturity(5) == Maturity::revised_provisional);
  CHECK(cohort::maturity(11) == Maturity::revised_provisional);
  CHECK(cohort::maturity(12) == Maturity::final);
  CHECK(cohort::maturity(40) == Maturity::final);
}

TEST_CASE("later months are those that were delivered, not those of the calendar") {
  const auto all = known(DrawnRegister("2018-01", "2018-06").missing("2018-04").draw(0, 0, "###.##").bus());
  const auto months = cohort::complete_months(all.coverage);
  CHECK(months == std::vector{month("2018-01"), month("2018-02"), month("2018-03"), month("2018-05"),
                              month("2018-06")});
  CHECK(cohort::later_months(months, month("2018-01")) == 4);
  CHECK(cohort::later_months(months, month("2018-04")) == 2);  // nobody delivered it; two came after it
  CHECK(cohort::later_months(months, month("2018-06")) == 0);
  CHECK(cohort::later_months(months, month("2020-01")) == 0);
  CHECK(cohort::later_months({}, month("2018-01")) == 0);
}

TEST_CASE("what came after the as-of date has not been seen") {
  const auto bus = DrawnRegister("2018-01", "2018-12").draw(0, 0, "############").bus();
  const auto then = known(bus, {}, day("2018-06-30"));
  CHECK(cohort::later_months(cohort::complete_months(then.coverage), month("2018-03")) == 3);
  const auto now = known(bus);
  CHECK(cohort::later_months(cohort::complete_months(now.coverage), month("2018-03")) == 9);
}

TEST_CASE("a month that one of two reporters did not deliver does not make the months before it riper") {
  auto bus = DrawnRegister("2018-01", "2018-06").draw(0, 0, "######").draw(1, 1, "####..").bus();
  ingest::Sender first{"0001", "9999", {}, false};
  for (const ingest::Delivery& delivery : bus.deliveries) {
    first.months.push_back(delivery.month);
  }
  ingest::Sender second{"0002", "9999", {first.months.begin(), first.months.begin() + 4}, false};
  bus.senders = {first, second};
  CHECK(cohort::complete_months(cohort::coverage_of(bus, std::nullopt)).size() == 4);
  bus.senders[1].succeeded = true;  // its people are with the other one: nobody waits for it
  CHECK(cohort::complete_months(cohort::coverage_of(bus, std::nullopt)).size() == 6);
}
