#include "core/format.hpp"

#include <catch2/catch.hpp>

using namespace werkthet::core;

TEST_CASE("rounding is half away from zero on the decimal that a reader sees") {
  CHECK(plain(0.25, 1) == "0.3");
  CHECK(plain(0.35, 1) == "0.4");
  CHECK(plain(-0.25, 1) == "-0.3");
  CHECK(plain(2.5, 0) == "3");
  CHECK(plain(1234567.85, 1) == "1234567.9");
  CHECK(plain(0.5, 0) == "1");
  CHECK(plain(999.95, 1) == "1000.0");
  CHECK(plain(1e-9, 2) == "0.00");
}

TEST_CASE("a rounded zero has no sign") {
  CHECK(plain(-0.04, 1) == "0.0");
  CHECK(number(-0.04, 1, Language::nl) == "0,0");
  CHECK(signed_number(-0.04, 1, Language::nl) == "0,0");
  CHECK(std::signbit(round_half_away(-0.04, 1)) == false);
}

TEST_CASE("Dutch and English numbers") {
  CHECK(number(1234567.85, 1, Language::nl) == "1.234.567,9");
  CHECK(number(1234567.85, 1, Language::en) == "1,234,567.9");
  CHECK(number(std::int64_t{2285}, Language::nl) == "2.285");
  CHECK(number(-9.0, 1, Language::nl) ==
        "\xE2\x88\x92"
        "9,0");
  CHECK(signed_number(3.0, 1, Language::nl) == "+3,0");
  CHECK(percent(27.04, 1, Language::nl) == "27,0%");
  CHECK(range(-9.0, 14.9, 1, Language::nl) ==
        "\xE2\x88\x92"
        "9,0\xC2\xA0tot\xC2\xA0"
        "14,9");
  CHECK(euro(140000, false, Language::nl) ==
        "\xE2\x82\xAC\xC2\xA0"
        "140.000");
  CHECK(euro(818.713, true, Language::nl) ==
        "\xE2\x82\xAC\xC2\xA0"
        "818,71");
}

TEST_CASE("dates in words") {
  CHECK(long_date(*make_date(2020, 4, 9), Language::nl) == "9 april 2020");
  CHECK(long_date(*make_date(2020, 4, 9), Language::en) == "9 April 2020");
  CHECK(quarter(*parse_month("2020-02"), Language::nl) == "1e kwartaal 2020");
  CHECK(spelled(3, Language::nl) == "drie");
  CHECK(spelled(13, Language::nl) == "13");
}
