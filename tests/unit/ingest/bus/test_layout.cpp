#include "ingest/bus/layout.hpp"

#include "core/error.hpp"
#include "core/resources.hpp"
#include "ingest/rules.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

using namespace werkthet;
using namespace werkthet::ingest;

TEST_CASE("the shipped layouts name the 34 kenmerken, each once") {
  const std::string id = GENERATE("bus2015-xml", "kenmerk-csv");
  const Layout layout = read_layout(id);
  CHECK(layout.id() == id);
  const std::string text = core::resource("layouts/" + id + ".toml");
  std::multiset<int> numbers;
  const std::regex kenmerk("kenmerk = ([0-9]+)");
  for (std::sregex_iterator at(text.begin(), text.end(), kenmerk), end; at != end; ++at) {
    numbers.insert(std::stoi((*at)[1].str()));
  }
  std::multiset<int> expected;
  for (int i = 1; i <= 34; ++i) {
    expected.insert(i);
  }
  CHECK(numbers == expected);
  CHECK(layout.spec(Field::end_reason).kenmerk == 34);
  CHECK(layout.spec(Field::citizen_number).kenmerk == 18);
  CHECK(layout.meaning_of("Volgnummer").field == Field::sequence);
}

TEST_CASE("both layouts read every code alike") {
  const Layout xml = read_layout("bus2015-xml");
  const Layout csv = read_layout("kenmerk-csv");
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto field = static_cast<Field>(f);
    CHECK(xml.spec(field).kenmerk == csv.spec(field).kenmerk);
    for (int code = 0; code < 100; ++code) {
      CHECK(xml.spec(field).code(std::to_string(code)) == csv.spec(field).code(std::to_string(code)));
    }
    for (const char* filler : {"9", "99", "9999", "99999", "999999", "999999999", "00000000", "99999999"}) {
      CHECK(xml.spec(field).is_null(filler) == csv.spec(field).is_null(filler));
    }
  }
  CHECK(xml.spec(Field::end_reason).code("11") == static_cast<int>(EndReason::work_employed));
  CHECK(xml.spec(Field::end_reason).code("3") == static_cast<int>(EndReason::pension_age));
  CHECK(xml.spec(Field::end_reason).code("32") == static_cast<int>(EndReason::moved));
  CHECK_FALSE(xml.spec(Field::end_reason).code("43"));
  CHECK(xml.spec(Field::scheme).code("14") == 14);
}

TEST_CASE("names match without case, accents, punctuation and prefix") {
  const Layout layout = read_layout("bus2015-xml");
  CHECK(layout.meaning_of("bus:BurgerServiceNummer").field == Field::citizen_number);
  CHECK(layout.meaning_of("Reden_be\xC3\xABindiging-uitkering").field == Field::end_reason);
  CHECK(layout.meaning_of("Huisvesting").field == Field::unread);
  CHECK(layout.meaning_of("Kleur").field == Field::unknown);
  CHECK(layout.meaning_of("").field == Field::unknown);
  CHECK(layout.part_of("ns1:UITKERING") == Part::benefit);
  CHECK(read_layout("kenmerk-csv").meaning_of("k18").field == Field::citizen_number);
}

TEST_CASE("a wrong layout is refused with a reason") {
  CHECK_THROWS_AS(read_layout("../secret"), core::Error);
  CHECK_THROWS_AS(read_layout("absent"), core::Error);
  CHECK_THROWS_AS(parse_layout("id = \"x\"\nkind = \"pdf\"\n[fields.year]\nnames=[\"a\"]", "x"), core::Error);
  CHECK_THROWS_AS(parse_layout("id = \"x\"\nkind = \"xml\"\n", "x"), core::Error);
  CHECK_THROWS_AS(parse_layout("id = ", "x"), core::Error);
  const std::string twice =
      "id=\"x\"\nkind=\"xml\"\n[fields.year]\nnames=[\"a\"]\n[fields.month]\nnames=[\"A\"]\n";
  CHECK_THROWS_AS(parse_layout(twice, "x"), core::Error);
  const std::string meaning =
      "id=\"x\"\nkind=\"xml\"\n[fields.sex]\nnames=[\"a\"]\ncodes=\"sex\"\n[codes.sex]\n\"1\"=\"tree\"\n";
  CHECK_THROWS_AS(parse_layout(meaning, "x"), core::Error);
}

TEST_CASE("a position that no record can have is refused, also one that no whole number can hold") {
  const auto with = [](const std::string& at) {
    return "id = \"x\"\nkind = \"fixed\"\n[fields.year]\nat = " + at + "\n";
  };
  CHECK_NOTHROW(parse_layout(with("[1, 4]"), "x"));
  for (const std::string at : {"[0, 4]", "[1, 0]", "[1, 2000000]", "[1e209, 4]", "[1, 4.0]", "[1]",
                               "[1, nan]", "[9223372036854775807, 9223372036854775807]"}) {
    INFO(at);
    CHECK_THROWS_WITH(parse_layout(with(at), "x"), Catch::Contains("a position is [first position, length]"));
  }
}

TEST_CASE("a setting that a layout does not have is an error with its line and the setting that was meant") {
  const auto refused = [](const std::string& text, std::size_t line, const std::string& message,
                          const std::string& remedy) {
    INFO(text);
    try {
      (void)parse_layout(text, "x");
      FAIL("it was read");
    } catch (const core::Error& error) {
      CHECK(error.where() == "x.toml:" + std::to_string(line));
      CHECK(std::string(error.what()).find(message) != std::string::npos);
      CHECK(error.hint().find(remedy) != std::string::npos);
    }
  };
  const std::string top = "id = \"x\"\nkind = \"csv\"\n";
  const std::string field = "[fields.citizen_number]\nnames = [\"BSN\"]\n";
  CHECK_NOTHROW(parse_layout(top + field, "x"));
  refused(top + "mony = \"cent\"\n" + field, 3, "\"mony\" is not a setting of a layout",
          "did you mean money?");
  refused(top + field + "coeds = \"sex\"\n", 5, "\"coeds\" is not a setting of a field",
          "did you mean codes?");
  refused(top + field + "[recods]\nperson = [\"P\"]\n", 5, "\"recods\"", "did you mean records?");
  refused(top + field + "[records]\npersons = [\"P\"]\n", 6, "\"persons\" is not a setting of [records]",
          "did you mean person?");
  refused(top + field + "[fields.end_raeson]\nnames = [\"R\"]\n", 5, "\"end_raeson\" is no field",
          "did you mean [fields.end_reason]?");
  refused(top + field + "colour = \"red\"\nxyzzyplugh = 1\n", 5, "\"colour\"", "");  // the first in the file
  refused(top + "xyzzyplugh = 1\n" + field, 3, "\"xyzzyplugh\"", "the settings are id, kind,");
  refused(top + "[fields]\nbirth = \"x\"\n", 4, "a field is a heading", "");
  // Another name than a field's means: known, and not read.
  CHECK_NOTHROW(
      parse_layout(top + field + "[fields.housing]\nnames = [\"Huisvesting\"]\ntype = \"code\"\n", "x"));
  CHECK_NOTHROW(parse_layout(top + field + "[fields.norm]\nnames = [\"Norm\"]\n", "x"));
}

TEST_CASE("every code in the sources of this stage has a rule, and every rule is used") {
  std::set<std::string> used;
  const std::regex code("\"([EWNP][0-9]{3})\"");
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(std::string(WERKTHET_SOURCE) + "/generator/ingest")) {
    if (file.path().filename() == "rules.cpp" || file.path().extension() != ".cpp") {
      continue;
    }
    std::ostringstream text;
    text << std::ifstream(file.path()).rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator at(source.begin(), source.end(), code), end; at != end; ++at) {
      used.insert((*at)[1].str());
    }
  }
  std::set<std::string> known;
  for (const Rule& rule : rules()) {
    CHECK(known.insert(rule.code).second);
    CHECK_FALSE(rule.title.empty());
    CHECK_FALSE(rule.explanation.empty());
    CHECK_FALSE(rule.remedy.empty());
  }
  CHECK(used == known);
}
