#include "ingest/bus/detect.hpp"
#include "ingest/bus/draft.hpp"
#include "unit/cohort/layout_writers.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

using namespace werkthet;
using namespace werkthet::ingest;
namespace form = layout_test;

namespace {

class Bytes final : public ByteStream {
 public:
  explicit Bytes(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::size_t read(char* to, std::size_t wanted) override {
    const std::size_t n = std::min({wanted, text_.size() - at_, std::size_t{70'000}});
    std::memcpy(to, text_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string text_;
  std::size_t at_{};
};

std::vector<LayoutFit> tried(const std::string& text) {
  Bytes stream(text);
  const Sample sample(stream);
  std::vector<Layout> layouts;
  for (const std::string& id : shipped_layouts()) {
    layouts.push_back(read_layout(id));
  }
  layouts.push_back(parse_layout(form::fixed_layout, "own-fixed"));
  return detect(sample, layouts);
}

std::string drafted(const std::string& text) {
  Bytes stream(text);
  return draft_layout(Sample(stream), "own-layout");
}

std::vector<form::Line> some_lines() {
  static const auto facts = form::the_register({});
  return form::lines_of(facts, 5);
}

bool has(const std::vector<Field>& fields, Field field) {
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

}  // namespace

TEST_CASE("every layout is recognised by a file that is written in it") {
  const auto lines = some_lines();
  const std::vector<std::pair<std::string, std::string>> files{
      {"bus2015-xml", form::bus2015_xml(lines, 5, "")},
      {"kenmerk-csv", form::kenmerken(lines, 5, "", false)},
      {"bus2013", form::kenmerken(lines, 5, "", true)},
      {"bus2010-pair", form::bus2010_pair(lines, 5, "")},
      {"gws-dossier", form::gws_dossier(lines)},
      {"suwiml", form::suwiml(lines)},
      {"microdata", form::microdata(lines)},
      {"own-fixed", form::fixed_width(lines, 5, "")}};
  for (const auto& [id, text] : files) {
    INFO(id);
    const auto fits = tried(text);
    REQUIRE_FALSE(fits.empty());
    CHECK(fits[0].id == id);
    CHECK(fits[0].fits);
    CHECK(fits[0].records >= 30);
    CHECK(fits[0].lacking.empty());
    CHECK(has(fits[0].found, Field::citizen_number));
    CHECK(has(fits[0].found, Field::start));
    CHECK(fits[0].misread.empty());
    for (std::size_t i = 1; i < fits.size(); ++i) {
      INFO(fits[i].id);
      CHECK_FALSE(fits[i].fits);
    }
  }
}

TEST_CASE("a file that no layout knows fits none") {
  for (const char* text : {"naam;kleur\nx;rood\ny;blauw\n", "<a><b>1</b></a>", "Burgerservicenummer;K22\n"}) {
    INFO(text);
    for (const LayoutFit& fit : tried(text)) {
      CHECK_FALSE(fit.fits);
      CHECK((!fit.lacking.empty() || fit.records == 0));
    }
  }
}

TEST_CASE("a code is shown only when it is short and frequent, and only by a layout that fits") {
  auto text = form::kenmerken(some_lines(), 5, "", false);
  text.erase(text.find('\n') + 1);
  // 12 times code 43, 9 times 44, 20 times something long: a reason of ending each.
  const auto row = [](int n, const std::string& reason) {
    form::Row cells{
        {"K07", "R1"}, {"K08", "01"}, {"K18", form::number(n)}, {"K22", "20180101"}, {"K34", reason}};
    return form::table({"K07", "K08", "K18", "K22", "K34"}, {cells});
  };
  std::string file = "K07;K08;K18;K22;K34\n";
  for (int n = 0; n < 41; ++n) {
    const std::string one = row(n, n < 12 ? "43" : n < 21 ? "44" : "Jansen");
    file += one.substr(one.find('\n') + 1);
  }
  const auto fits = tried(file);
  REQUIRE(fits[0].id == "kenmerk-csv");
  REQUIRE(fits[0].fits);
  REQUIRE(fits[0].unknown.size() == 1);
  CHECK(fits[0].unknown[0].field == Field::end_reason);
  CHECK(fits[0].unknown[0].count == 41);
  CHECK(fits[0].unknown[0].shown == std::vector<std::pair<std::string, std::uint64_t>>{{"43", 12}});
  for (std::size_t i = 1; i < fits.size(); ++i) {
    for (const UnknownCodes& codes : fits[i].unknown) {
      CHECK(codes.shown.empty());
    }
  }
}

TEST_CASE("a sample is the beginning of a file of any size, also when that cuts a record") {
  const auto lines = some_lines();
  std::string large = form::kenmerken(lines, 5, "", false);
  const std::string rows = large.substr(large.find('\n') + 1);
  while (large.size() < 3'000'000) {
    large += rows;
  }
  Bytes stream(large);
  const Sample sample(stream);
  CHECK(sample.cut());
  CHECK(sample.visit(read_layout("kenmerk-csv"), [](Meaning, std::string_view) {}) == 1000);
  std::string xml = form::bus2015_xml(lines, 5, "");
  const std::string body =
      xml.substr(xml.find("<Uitkering>"), xml.rfind("</Levering>") - xml.find("<Uitkering>"));
  xml.erase(xml.rfind("</Levering>"));
  while (xml.size() < 2'000'000) {
    xml += body;
  }
  const auto fits = tried(xml);  // cut off in the middle of an element
  CHECK(fits[0].id == "bus2015-xml");
  CHECK(fits[0].fits);
  CHECK(fits[0].records == 1000);
}

TEST_CASE("a damaged or foreign file is refused by the sample") {
  for (const std::string& text :
       {std::string(), std::string("<a><b></a>"), std::string("een regel\nen nog een\n"),
        std::string("a;b\n\"x;y\n"), std::string("PK\x03\x04\0\0\0", 7),
        std::string("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")}) {
    Bytes stream(text);
    CHECK_THROWS_AS(Sample(stream), core::Error);
  }
}

TEST_CASE("a draft of a table is a layout, and every guess says so") {
  const std::string text = drafted(
      "Jaar;Maand;Zaaknummer;Statistiekcode;BSN client;Geb. datum;Geslacht;Ingangsdatum;Datum einde "
      "uitkering;"
      "Reden be\xC3\xABindiging;Kleur \"rood\"\n2018;01;R1;01;x;19800101;1;20180101;;;groen\n");
  INFO(text);
  const Layout layout = parse_layout(text, "own-layout");
  CHECK(layout.kind() == Layout::Kind::csv);
  CHECK(layout.meaning_of("Statistiekcode").field == Field::scheme);
  CHECK(layout.meaning_of("bsn client").field == Field::citizen_number);
  CHECK(layout.meaning_of("Geb. datum").field == Field::birth);
  CHECK(layout.meaning_of("ingangsdatum").field == Field::start);
  CHECK(layout.meaning_of("Datum einde uitkering").field == Field::end);
  CHECK(layout.meaning_of("Reden beeindiging").field == Field::end_reason);
  CHECK(layout.spec(Field::end_reason).code("32") == static_cast<int>(EndReason::moved));
  CHECK(layout.meaning_of("Kleur rood").field == Field::unknown);
  CHECK(text.find("#   \"Kleur \\\"rood\\\"\"") != text.npos);
  std::size_t fields = 0;
  std::size_t guesses = 0;
  for (std::size_t at = text.find("\n[fields."); at != text.npos; at = text.find("\n[fields.", at + 1)) {
    ++fields;
    guesses += text.substr(at + 1, text.find('\n', at + 1) - at).find("# GUESS") != text.npos ? 1U : 0U;
  }
  CHECK(fields >= 7);
  CHECK(guesses == fields);
}

TEST_CASE("a draft reads the file it was made from") {
  const auto lines = some_lines();
  for (const std::string& text : {form::kenmerken(lines, 5, "", false), form::bus2015_xml(lines, 5, ""),
                                  form::suwiml(lines), form::bus2010_pair(lines, 5, "")}) {
    Bytes stream(text);
    const Sample sample(stream);
    const Layout layout = parse_layout(draft_layout(sample, "own-layout"), "own-layout");
    const auto fits = detect(sample, {layout});
    REQUIRE(fits.size() == 1);
    CHECK(has(fits[0].found, Field::citizen_number));
    CHECK(has(fits[0].found, Field::start));
    CHECK(has(fits[0].found, Field::end));
    CHECK(fits[0].records >= 30);
    CHECK(fits[0].misread.empty());
  }
}

TEST_CASE("no draft is made when the first row is data, and no value is in a draft") {
  for (const char* text : {"123456782;Jansen;19800101\n111222333;Pieters;19810101\n",
                           "naam;2018-01-01\na;b\n", "naam;a@b.nl\nx;y\n", "1;2;3\n4;5;6\n"}) {
    try {
      drafted(text);
      FAIL("drafted");
    } catch (const core::Error& error) {
      CHECK(error.kind() == core::ErrorKind::input);
      CHECK(error.message().find("Jansen") == std::string::npos);
      CHECK(error.message().find("not a header") != std::string::npos);
    }
  }
  const std::string draft = drafted("BSN;Woonplaats\n" + form::number(1) + ";Lindeveen\n");
  CHECK(draft.find(form::number(1)) == draft.npos);
  CHECK(draft.find("Lindeveen") == draft.npos);
}

TEST_CASE("a draft of a fixed-width file asks for positions") {
  const std::string draft = drafted(form::fixed_width(some_lines(), 5, ""));
  CHECK(draft.find("Records of 69 positions") != draft.npos);
  CHECK_THROWS_AS(parse_layout(draft, "own-layout"), core::Error);  // until somebody fills them in
}

TEST_CASE("the layout with positions in the README is the one that the tests read") {
  std::ifstream file(std::string(WERKTHET_SOURCE) + "/generator/ingest/bus/README.md");
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  CHECK(text.find(form::fixed_layout) != std::string::npos);
}

TEST_CASE("a wrong key value in a layout is refused with its line") {
  const std::string good = "id = \"x\"\nkind = \"csv\"\n";
  const std::string fields = "[fields.scheme]\nnames = [\"a\"]\n";
  CHECK(parse_layout(good + fields, "x").benefit() == Layout::Identity::number);
  for (const char* wrong :
       {"benefit = \"house\"\n", "income = \"all\"\n", "valid_from = \"2015\"\n", "valid_until = 7\n"}) {
    INFO(wrong);
    try {
      const Layout layout = parse_layout(good + wrong + fields, "x");
      FAIL("accepted: " << layout.id());
    } catch (const core::Error& error) {
      CHECK(error.where() == "x.toml:3");
    }
  }
  CHECK_THROWS_AS(parse_layout(good + fields + "otherwise = \"tree\"\n", "x"), core::Error);
  CHECK_THROWS_AS(parse_layout(good + "[fields.sex]\nnames = [\"a\"]\notherwise = \"man\"\n", "x"),
                  core::Error);
}
