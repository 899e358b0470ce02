#include "core/format.hpp"
#include "core/random.hpp"

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

TEST_CASE("every way to round gives the digits of the decimal number, also close to the middle") {
  RandomStream random(20261129, "rounding");
  for (int i = 0; i < 20000; ++i) {
    const int decimals = static_cast<int>(random.below(5));
    // One digit more than is kept, and now and then a middle or the number just beside it.
    std::int64_t digits = static_cast<std::int64_t>(random.below(i % 2 == 0 ? 2'000 : 2'000'000'000));
    digits = i % 3 == 0 ? digits / 10 * 10 + 5 : digits;
    std::int64_t scale = 10;
    for (int d = 0; d < decimals; ++d) {
      scale *= 10;
    }
    const double value = static_cast<double>(digits) / static_cast<double>(scale);
    std::string expected = std::to_string((digits + 5) / 10);
    if (decimals > 0) {
      const auto places = static_cast<std::size_t>(decimals);
      expected.insert(0, expected.size() > places ? 0 : places + 1 - expected.size(), '0');
      expected.insert(expected.size() - places, ".");
    }
    INFO(digits << " of " << scale);
    CHECK(plain(value, decimals) == expected);
    const bool zero = expected.find_first_not_of("0.") == std::string::npos;
    CHECK(plain(-value, decimals) == (zero ? "" : "-") + expected);
  }
  CHECK(plain(0.4999999, 0) == "0");
  CHECK(plain(0.4999999999, 0) == "0");
  CHECK(plain(999999.9996, 3) == "1000000.000");
  CHECK(plain(-1e6, 0) == "-1000000");
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
