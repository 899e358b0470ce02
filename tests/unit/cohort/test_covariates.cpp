#include "cohort/covariates.hpp"
#include "register_study.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using testing::day;
using testing::DrawnRegister;
using testing::known;

TEST_CASE("covariates are what was known before day 0") {
  DrawnRegister drawn("2016-01", "2018-12");
  drawn.record({.person = 0,
                .start = "2015-07-01",
                .end = "2016-06-30",
                .reason = ingest::EndReason::other,
                .household = ingest::Household::couple,
                .sex = ingest::Sex::man,
                .birth = "1980-06-16"});
  drawn.record({.person = 0,
                .benefit = 1,
                .start = "2017-01-01",
                .household = ingest::Household::single_parent,
                .sex = ingest::Sex::man,
                .birth = "1980-06-16"});
  for (const char* month : {"2016-05", "2016-06", "2017-03", "2018-05", "2018-06", "2018-07"}) {
    drawn.works(0, month);
  }
  const auto k = known(drawn.bus());
  const auto value = [&](const char* id, const char* index = "2018-06-15", ingest::PersonIndex person = 0) {
    return cohort::built_in(id, k.bus, k.rows, k.spells, k.coverage, person, day(index));
  };
  CHECK(value("age") == 37.0);
  CHECK(value("age", "2018-06-16") == 38.0);
  CHECK(value("woman") == 0.0);
  CHECK(value("single") == 0.0);
  CHECK(value("single_parent") == 1.0);
  CHECK(value("couple") == 0.0);
  CHECK(value("couple", "2016-03-01") == 1.0);
  CHECK(*value("duration_years") == Approx((day("2018-06-15") - day("2017-01-01")) / 365.25));
  CHECK(value("duration_years", "2016-09-01") == std::nullopt);
  // Days 15-5-2018 back to 15-6-2016: on benefit 15-6-2016 and from 15-1-2017 on, that is 1 + 17 months.
  CHECK(value("months_on_benefit_24") == 18.0);
  // June 2016 to May 2018: 2016-06, 2017-03, 2018-05; the month of day 0 itself does not count.
  CHECK(value("work_months_24") == 3.0);
  // On 15-5-2016 only four days (15-1 to 15-4) and four months are covered, and are scaled to 24.
  CHECK(value("months_on_benefit_24", "2016-05-15") == 24.0);
  CHECK(value("work_months_24", "2016-05-15") == 0.0);
  CHECK(*value("work_months_24", "2016-07-15") == Approx(24.0 * 2 / 6));
  CHECK(value("months_on_benefit_24", "2016-01-01") == std::nullopt);
  CHECK(value("age", "2018-06-15", 42) == std::nullopt);
  CHECK(value("woman", "2018-06-15", 42) == std::nullopt);
}

TEST_CASE("a field that is missing in one month is taken from another") {
  DrawnRegister drawn("2018-01", "2018-06");
  drawn.record({.person = 0, .start = "2017-01-01"});
  auto bus = drawn.bus();
  for (std::size_t i = 0; i < bus.rows.size(); ++i) {
    if (i < 4) {
      bus.rows[i].household = ingest::Household::unknown;
      bus.rows[i].sex = ingest::Sex::unknown;
    } else {
      bus.rows[i].birth.reset();
    }
  }
  const auto k = known(bus);
  const auto at = testing::month("2018-03");
  CHECK(cohort::household(k.bus, k.rows, 0, at) == ingest::Household::single);  // first known afterwards
  CHECK(cohort::sex(k.bus, k.rows, 0, at) == ingest::Sex::woman);
  CHECK(cohort::birth_date(k.bus, k.rows, 0, testing::month("2018-06")) == day("1980-01-31"));
}
