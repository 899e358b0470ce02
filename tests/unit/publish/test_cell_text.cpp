#include <catch2/catch.hpp>

#include "publish/cell_text.hpp"
#include "support/test_forge.hpp"

using namespace werkthet;
using core::Language;
using safe::TestForge;
using safe::Unit;

TEST_CASE("a number is written by its unit and language") {
  CHECK(publish::cell_text(TestForge::number(1084), Unit::count, Language::nl) == "1.084");
  CHECK(publish::cell_text(TestForge::number(1084), Unit::count, Language::en) == "1,084");
  CHECK(publish::cell_text(TestForge::number(27), Unit::percent, Language::nl) == "27%");
  CHECK(publish::cell_text(TestForge::number(3), Unit::points, Language::nl) == "+3");
  CHECK(publish::cell_text(TestForge::number(-9), Unit::points, Language::en) ==
        "\xE2\x88\x92"
        "9");
  CHECK(publish::cell_text(TestForge::number(0), Unit::points, Language::nl) == "0");
  CHECK(publish::cell_text(TestForge::number(3.4, 1), Unit::score, Language::nl) == "3,4");
  CHECK(publish::cell_text(TestForge::number(0.3, 1), Unit::score_difference, Language::nl) == "+0,3");
  CHECK(publish::cell_text(TestForge::number(-0.04, 1), Unit::score_difference, Language::nl) == "0,0");
  CHECK(publish::cell_text(TestForge::number(140000), Unit::euro, Language::nl) ==
        "€\xC2\xA0"
        "140.000");
  CHECK(publish::cell_text(TestForge::number(818.71, 2), Unit::euro, Language::nl) ==
        "€\xC2\xA0"
        "818,71");
  CHECK(publish::cell_text(TestForge::number(140000), Unit::euro, Language::en) ==
        "€\xC2\xA0"
        "140,000");
  CHECK(publish::cell_code(TestForge::number(818.71, 2)) == "818.71");
}

TEST_CASE("what is no number becomes a word for readers and a shorthand for machines") {
  const safe::Cell absent = TestForge::not_available({"geen meting", "no measurement"});
  CHECK(publish::cell_text(TestForge::hidden(), Unit::count, Language::nl) == "geheim");
  CHECK(publish::cell_text(TestForge::hidden(), Unit::count, Language::en) == "not shown");
  CHECK(publish::cell_text(absent, Unit::points, Language::nl) == "niet te bepalen");
  CHECK(publish::cell_text(absent, Unit::points, Language::en) == "not available");
  CHECK(publish::cell_text(TestForge::not_applicable(), Unit::count, Language::nl) == "n.v.t.");
  CHECK(publish::cell_text(TestForge::text({"groen", "green"}), Unit::text, Language::en) == "green");
  CHECK(publish::cell_code(TestForge::hidden()) == "[c]");
  CHECK(publish::cell_code(absent) == "[x]");
  CHECK(publish::cell_code(TestForge::not_applicable()) == "[z]");
  CHECK(publish::cell_code(TestForge::number(-1234.5, 1)) == "-1234.5");
  CHECK(publish::cell_code(TestForge::text({"groen", "green"})) == "groen");
  CHECK(publish::shorthand(TestForge::number(1)).empty());
  for (const publish::Shorthand& s : publish::shorthands()) {
    CHECK_FALSE(s.meaning.nl.empty());
    CHECK_FALSE(s.meaning.en.empty());
  }
}

TEST_CASE("a header carries its unit once") {
  CHECK(publish::column_header({"share", {"Aandeel", "Share"}, Unit::percent, false}, Language::nl) ==
        "Aandeel (%)");
  CHECK(publish::column_header({"share", {"Aandeel (%)", ""}, Unit::percent, false}, Language::nl) ==
        "Aandeel (%)");
  CHECK(publish::column_header({"d", {"Verschil", "Difference"}, Unit::points, false}, Language::en) ==
        "Difference (percentage points)");
  CHECK(publish::column_header({"planned", {"Begroot", "Planned"}, Unit::euro, false}, Language::nl) ==
        "Begroot (euro)");
  CHECK(publish::column_header({"n", {"Aantal", "Number"}, Unit::count, true}, Language::nl) ==
        "Aantal (afgerond op tientallen)");
  CHECK(publish::column_header({"n", {"Aantal", "Number"}, Unit::count, false}, Language::nl) == "Aantal");
}
