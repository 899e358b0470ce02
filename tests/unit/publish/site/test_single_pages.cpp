// Single pages: the letter, planning and stories, and the way to the statement of accessibility.

#include "core/format.hpp"
#include "core/text.hpp"
#include "publish/memo/memo_builder.hpp"
#include "publish/site/page.hpp"
#include "support/sample_findings.hpp"
#include "unit/publish/site/published_site.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

using namespace werkthet;
using namespace werkthet::test_support;
namespace site = werkthet::publish::site;

TEST_CASE("the letter is a page with the words of the Word file, without what somebody still has to write") {
  const std::string& html = final_site().at("site/brief-aan-de-raad.html");
  CHECK(html.find("<article class=\"memo\">") != std::string::npos);
  CHECK(html.find("href=\"../memo.docx\"") != std::string::npos);
  const config::Study study = test_support::sample_study();
  const auto document =
      publish::memo::build_memo(test_support::sample_findings(study), study, core::Language::nl);
  std::size_t texts = 0;
  const auto open = [](const publish::memo::Paragraph& text) {
    return text.tone == publish::memo::Tone::placeholder;
  };
  const auto stands = [&](const publish::memo::Paragraph& text) {
    for (const std::string_view line : core::split(text.text, '\n')) {
      if (!open(text) && !core::trimmed(line).empty()) {
        INFO(line);
        ++texts;
        CHECK(html.find(core::escape_markup(core::trimmed(line))) != std::string::npos);
      }
    }
  };
  for (const publish::memo::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<publish::memo::Paragraph>(&block)) {
      stands(*paragraph);
    } else if (const auto* list = std::get_if<publish::memo::List>(&block)) {
      for (const auto& item : list->items) {
        stands(item);
      }
    } else if (const auto* table = std::get_if<publish::memo::Table>(&block)) {
      for (const auto& row : table->rows) {
        for (const auto& cell : row) {
          if (std::none_of(row.begin(), row.end(), open)) {
            stands(cell);
          }
        }
      }
    }
  }
  CHECK(texts > 60);
  CHECK(html.find("[Vul hier in") == std::string::npos);
  CHECK(html.find(">Wat is de kernboodschap?<") != std::string::npos);
  CHECK(html.find("</h2>\n<h2") == std::string::npos);  // no heading over nothing
  CHECK(parts(html, "<figure", "</figure>").size() == 1);
}

TEST_CASE(
    "planning names the days of the study; stories are there when the study has them, with their warning") {
  const std::string& planning = final_site().at("site/planning.html");
  CHECK(planning.find("1 oktober 2017") != std::string::npos);
  CHECK(planning.find("Dit is het eindbericht") != std::string::npos);
  CHECK_FALSE(final_site().contains("site/verhalen.html"));
  config::Study study = test_support::sample_study();
  study.stories.push_back({{"Weer <mee>", "Joining in again"}, {"Een regel.\nNog een regel.", ""}, true});
  study.site.next_release = *core::make_date(2020, 7, 9);
  const Files files = published(study, test_support::sample_findings(study), "verhalen");
  const std::string& story = files.at("site/verhalen.html");
  CHECK(story.find("Weer &lt;mee&gt;") != std::string::npos);
  CHECK(story.find("Een verhaal is van één mens.") != std::string::npos);
  CHECK(files.at("site/en/stories.html").find("class=\"story\" lang=\"nl\"") != std::string::npos);
  CHECK(files.at("site/en/stories.html").find("Joining in again") ==
        std::string::npos);  // what is marked Dutch is Dutch
  CHECK(files.at("site/planning.html").find("9 juli 2020") != std::string::npos);
  CHECK(files.at("site/index.html").find("Volgende uitgave: 9 juli 2020.") != std::string::npos);
}

TEST_CASE("the page of accessibility leads to the statement of the municipality, or to the register") {
  CHECK(final_site()
            .at("site/toegankelijkheid.html")
            .find(std::string("href=\"") + std::string(site::national_register)) != std::string::npos);
  config::Study study = test_support::sample_study();
  study.site.accessibility_statement = "https://www.toegankelijkheidsverklaring.nl/register/1234";
  const Files files = published(study, test_support::sample_findings(study), "verklaring");
  CHECK(files.at("site/toegankelijkheid.html").find("/register/1234\"") != std::string::npos);
}
