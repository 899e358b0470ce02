// Settings about publication on the web: addresses are https, a story has consent, a colour has a contrast.
#include "config/colour.hpp"
#include "config/text_check.hpp"
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

/// "CODE field;" of every problem of a study with these sections at its end.
std::string codes(const std::string& sections) {
  std::string found;
  const Parsed result = parsed(small_study + sections);
  for (const core::Problem& problem : result.problems.all()) {
    found += problem.code + " " + problem.place.field + ";";
  }
  return found;
}

const std::string web = R"(
[site]
theme = "huisstijl.css"
theme_strict = true
base_url = "https://onderzoek.lindeveen.example/uitgaven/2020//"
latest_url = "https://onderzoek.lindeveen.example/nieuwste/"
accessibility_statement = "https://www.toegankelijkheidsverklaring.nl/register/1234"
next_release = 2030-07-09

[catalogue]
publisher = "https://identifier.overheid.nl/tooi/id/gemeente/gm9999"
identifier = "https://onderzoek.lindeveen.example/id/dataset/regie"
licence = "CC_BY_4_0"
themes = ["SOCI", "ECON"]
keywords = ["bijstand"]

[[stories]]
title = "Weer mee"
title_en = "Back"
text = "Ik help nu in het buurthuis."
text_en = "I help at the community centre now."
consent = true
)";

TEST_CASE("settings of the website are read, and what is left out has its default") {
  const Parsed result = parsed(small_study + web);
  INFO(core::text(result.problems));
  REQUIRE(result.study);
  const Study& study = *result.study;
  CHECK(study.site.theme == "huisstijl.css");
  CHECK(study.site.theme_strict);
  CHECK(study.site.base_url == "https://onderzoek.lindeveen.example/uitgaven/2020");
  CHECK(study.site.latest_url == "https://onderzoek.lindeveen.example/nieuwste");
  CHECK(study.site.next_release == core::make_date(2030, 7, 9));
  CHECK(study.catalogue.licence == Licence::cc_by_4_0);
  CHECK(study.catalogue.themes == std::vector<std::string>{"SOCI", "ECON"});
  REQUIRE(study.stories.size() == 1);
  CHECK(study.stories[0].consent);
  CHECK(study.stories[0].text.en == "I help at the community centre now.");
  const Parsed plain = parsed(small_study);
  REQUIRE(plain.study);
  CHECK(plain.study->site.base_url.empty());
  CHECK(plain.study->catalogue.licence == Licence::cc0);
  CHECK(plain.study->catalogue.themes == std::vector<std::string>{"SOCI"});
  CHECK(plain.study->stories.empty());
}

TEST_CASE("an address is https, whole, and holds nothing that could end an attribute") {
  for (const char* wrong : {"http://a.example", "https://", "a.example", "https:// a.example",
                            "https://a.example/<b>", "https://a.example/'x", "javascript:alert(1)",
                            "https://-a", "https://a.example/{x}", "https://jan@a.example"}) {
    INFO(wrong);
    CHECK(codes("\n[site]\nbase_url = \"" + std::string(wrong) + "\"\n") == "S122 site.base_url;");
  }
  CHECK(codes("\n[site]\nbase_url = \"https://a.example/?x=1\"\n") == "S122 site.base_url;");
  CHECK(codes("\n[site]\nlatest_url = \"https://a.example/#x\"\n") == "S122 site.latest_url;");
  CHECK(codes("\n[site]\nbase_url = \"https://a.example/b/\"\nlatest_url = \"https://a.example/b\"\n") ==
        "S122 site.latest_url;");
  CHECK(codes("\n[catalogue]\nthemes = [\"GELUK\"]\n") == "S106 catalogue.themes;");
  CHECK(codes("\n[site]\nnext_release = 2001-01-01\n") == "S111 site.next_release;");
}

TEST_CASE("a story needs consent for its text, and its text is looked at like every other") {
  const std::string story =
      "\n[[stories]]\ntitle = \"Ik\"\ntitle_en = \"I\"\ntext = \"Bel mij.\"\ntext_en = \"Call me.\"\n";
  CHECK(codes(story).find("S108") != std::string::npos);
  CHECK(codes(story + "consent = false\n") == "S131 stories[1].consent;");
  const std::string told = core::text(parsed(small_study + story + "consent = false\n").problems);
  CHECK(told.find("story 1 has no consent") != std::string::npos);
  CHECK(told.find("\"Ik\"") == std::string::npos);
  CHECK(codes(story + "consent = true\n").empty());
  const Parsed result =
      parsed(small_study +
             "\n[[stories]]\ntitle = \"Ik\"\ntitle_en = \"I\"\ntext = \"Bel 06-12345678.\"\n"
             "text_en = \"Call me.\"\nconsent = true\n");
  REQUIRE(result.study);
  core::Problems problems;
  check_texts(*result.study, problems);
  CHECK(problems.count("P102") == 1);
}

TEST_CASE("contrast follows WCAG 2.1, whichever colour comes first") {
  CHECK(contrast({0, 0, 0}, white) == Approx(21.0));
  CHECK(contrast(white, white) == Approx(1.0));
  CHECK(contrast({0x76, 0x76, 0x76}, white) == Approx(4.54).margin(0.005));
  CHECK(contrast(white, {0x76, 0x76, 0x76}) == contrast({0x76, 0x76, 0x76}, white));
  CHECK(hex_colour("#12436D") == Rgb{0x12, 0x43, 0x6d});
  CHECK(hex({0x12, 0x43, 0x6d}) == "#12436d");
  CHECK_FALSE(hex_colour("12436D"));
  CHECK_FALSE(hex_colour("#12436"));
}

}  // namespace
}  // namespace werkthet::config
