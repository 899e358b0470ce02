#include "ingest/values.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using config::DecimalMark;

namespace {
std::string shown(const std::string& text, DecimalMark mark = DecimalMark::automatic) {
  const NumberCell cell = parse_number(text, mark);
  switch (cell.state) {
    case NumberState::missing:
      return "missing";
    case NumberState::bad:
      return "bad";
    case NumberState::ambiguous:
      return "ambiguous";
    case NumberState::value:
      break;
  }
  return std::to_string(cell.value);
}
}  // namespace

TEST_CASE("numbers are read when there is one way to read them") {
  const std::string text = GENERATE("1.234", "1,234", "-1.234", "12.500", "+123,456");
  CHECK(shown(text) == "ambiguous");
  CHECK(shown("1.234", DecimalMark::comma) == "1234.000000");
  CHECK(shown("1.234", DecimalMark::point) == "1.234000");
  CHECK(shown("1,234", DecimalMark::comma) == "1.234000");
  CHECK(shown("0.123") == "0.123000");
  CHECK(shown("9930.046") == "9930.046000");
  CHECK(shown("12,5") == "12.500000");
  CHECK(shown("1.234,5") == "1234.500000");
  CHECK(shown("1,234.5") == "1234.500000");
  CHECK(shown("1.234.567") == "1234567.000000");
  CHECK(shown("80000") == "80000.000000");
  CHECK(shown("-7") == "-7.000000");
  CHECK(shown("2.5e-1") == "0.250000");
  CHECK(shown("1e3") == "1000.000000");
}

TEST_CASE("what is no number is bad, what is absent is missing") {
  for (const char* text : {"", "  ", "NA", "."}) {
    CHECK(shown(text) == "missing");
  }
  for (const char* text :
       {"abc", "1 000", "--1", "1e", "1e9999", "nan", "inf", "0x10", "1.2.3", "12.34.567", "5-", "-", "€5"}) {
    CHECK(shown(text) == "bad");
  }
  CHECK(shown("12.34", DecimalMark::comma) == "bad");
}

TEST_CASE("amounts are signed whole euros") {
  CHECK(parse_amount("+0250") == 250);
  CHECK(parse_amount("-0250") == -250);
  CHECK(parse_amount("250,00") == 250);
  CHECK_FALSE(parse_amount("250,50"));
  CHECK_FALSE(parse_amount("12345678"));
  CHECK_FALSE(parse_amount("+"));
  CHECK_FALSE(parse_amount("1e3"));
}

TEST_CASE("dates are whole, partial or bad") {
  CHECK(parse_date_cell("20180131").state == DateState::value);
  CHECK(parse_date_cell("31-01-2018").date == parse_date_cell("20180131").date);
  CHECK(parse_date_cell("2018-01-31").date == parse_date_cell("20180131").date);
  CHECK(parse_date_cell("20180100").state == DateState::partial);
  CHECK(parse_date_cell("20180000").state == DateState::partial);
  CHECK(parse_date_cell("20180230").state == DateState::bad);
  CHECK(parse_date_cell("31-01-2018", "yyyymmdd").state == DateState::bad);
  CHECK(parse_date_cell("31/01/2018").state == DateState::bad);
}

TEST_CASE("answers and names are compared loosely") {
  CHECK(parse_answer("Ja") == Answer::yes);
  CHECK(parse_answer("nee") == Answer::no);
  CHECK(parse_answer("") == Answer::none);
  CHECK_FALSE(parse_answer("misschien"));
  CHECK(loose_name("Reden be\xC3\xABindiging (uitkering)") == "redenbeeindiginguitkering");
  CHECK(loose_name("  ").empty());
}
