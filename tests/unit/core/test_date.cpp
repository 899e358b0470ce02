#include "core/date.hpp"

#include <catch2/catch.hpp>

using namespace werkthet::core;

TEST_CASE("a day that does not exist is no date") {
  CHECK_FALSE(make_date(2019, 2, 29));
  CHECK(make_date(2020, 2, 29));
  CHECK_FALSE(make_date(2019, 4, 31));
  CHECK_FALSE(make_date(0, 1, 1));
}

TEST_CASE("dates are read in three forms and nothing else") {
  const auto expected = make_date(2019, 10, 1);
  CHECK(parse_date("2019-10-01") == expected);
  CHECK(parse_date("20191001") == expected);
  CHECK(parse_date("1-10-2019") == expected);
  CHECK(parse_date("01-10-2019") == expected);
  for (const char* wrong : {"", "2019-10-1", "2019-10-01 ", "20191001x", "31-12-17", "2019/10/01", "00000000",
                            "20191000", "99999999", "1-1-20199", "+1-10-2019"}) {
    INFO(wrong);
    CHECK_FALSE(parse_date(wrong));
  }
}

TEST_CASE("months are added on the calendar") {
  CHECK(iso(add_months(*make_date(2018, 1, 31), 1)) == "2018-02-28");
  CHECK(iso(add_months(*make_date(2017, 10, 1), 24)) == "2019-10-01");
  CHECK(iso(add_months(*make_date(2018, 3, 31), -1)) == "2018-02-28");
}

TEST_CASE("possible follow-up of the seed documents") {
  // requirements.md section 8: entry 1-10-2017 and 1-4-2018, end 1-10-2019, run-out 1-1-2020.
  const Date early = *make_date(2017, 10, 1);
  const Date late = *make_date(2018, 4, 1);
  CHECK(whole_months(early, *make_date(2019, 10, 1)) == 24);
  CHECK(whole_months(late, *make_date(2019, 10, 1)) == 18);
  CHECK(whole_months(early, *make_date(2020, 1, 1)) == 27);
  CHECK(whole_months(late, *make_date(2020, 1, 1)) == 21);
}

TEST_CASE("worked day counts of the seed documents") {
  CHECK(*make_date(2018, 2, 11) - *make_date(2017, 11, 9) == 94);
  CHECK(*make_date(2018, 12, 18) - *make_date(2017, 11, 7) == 406);
  CHECK(*make_date(2019, 6, 1) - *make_date(2017, 6, 1) + 1 == 731);
}

TEST_CASE("age changes on the birthday") {
  const Date birth = *make_date(1956, 2, 29);
  CHECK(age_on(birth, *make_date(2018, 2, 28)) == 61);
  CHECK(age_on(birth, *make_date(2018, 3, 1)) == 62);
}
