// What the pages say about results: comparisons drawn by lot and not, red lights, interim releases, costs.

#include "core/text.hpp"
#include "publish/wording.hpp"
#include "support/sample_findings.hpp"
#include "unit/publish/site/published_site.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using namespace werkthet;
using namespace werkthet::test_support;

TEST_CASE("the three comparisons stand in separate blocks, each with its caveat") {
  const std::string& html = final_site().at("site/uitkomst-uit-de-bijstand-door-werk.html");
  const auto blocks = parts(html, "<section class=\"comparison", "</section>");
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].find(">Geloot<") != std::string::npos);
  CHECK(blocks[1].find(">Niet geloot<") != std::string::npos);
  CHECK(blocks[2].find(">Niet geloot<") != std::string::npos);
  for (const std::string& block : blocks) {
    CHECK(block.find("comparison__caveat") != std::string::npos);
  }
  // The sentence is the one of wording, whole.
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  for (const safe::Statement& statement : findings.statements()) {
    if (statement.id == "exit_work.24.regie.treatment") {
      const auto sentence = publish::sentence(statement, study, core::Language::nl);
      CHECK(blocks[0].find(core::escape_markup(sentence.text)) != std::string::npos);
    }
  }
}

TEST_CASE("an interim release states no differences and says why") {
  const config::Study study = test_support::sample_study(config::ReleaseKind::interim);
  const Files files = published(study, test_support::sample_findings(study), "tussen");
  const std::string& html = files.at("site/index.html");
  CHECK(html.find("Nog geen verschillen") != std::string::npos);
  CHECK(html.find("comparison--lot") == std::string::npos);
  // The same pages as the final release: the set follows from the study.
  std::size_t pages = 0;
  for (const auto& [path, bytes] : files) {
    pages += is_page(path) ? 1U : 0U;
  }
  CHECK(pages == 32);
}

TEST_CASE("a red light is explained once per block, and its differences are only in the appendix") {
  const config::Study study = test_support::sample_study();
  safe::SafeFindings findings = test_support::sample_findings(study);
  std::vector<safe::Statement> statements = findings.statements();
  for (safe::Statement& statement : statements) {
    if (statement.kind == safe::StatementKind::participation ||
        statement.kind == safe::StatementKind::total) {
      statement.light = safe::Light::red;
    }
  }
  findings = safe::TestForge::findings(findings.tables(), statements);
  const Files files = published(study, findings, "rood");
  for (const char* page : {"site/uitkomst-uit-de-bijstand-door-werk.html", "site/index.html"}) {
    const std::string& html = files.at(page);
    INFO(page);
    const auto blocks = parts(html, "<section class=\"comparison comparison--no-lot", "</section>");
    CHECK(blocks.size() ==
          (std::string_view(page) == "site/index.html" ? 1 : 2));  // headlines on the start page
    for (const std::string& block : blocks) {
      CHECK(all_matches(block, "(niet eerlijk)").size() == 1);
      CHECK(all_matches(block, "(<h4)").empty());
      CHECK(block.find("Rood") != std::string::npos);
    }
  }
  const std::string& html = files.at("site/uitkomst-uit-de-bijstand-door-werk.html");
  for (const std::string& figure : parts(html, "<figure", "</figure>")) {
    CHECK(figure.find("niet geloot)") == std::string::npos);  // the drawn differences are those by lot
  }
  CHECK(html.find("Bijlage.") != std::string::npos);
  CHECK(html.find("exit-work-contrasts-bijlage-caption") != std::string::npos);
}

TEST_CASE("the start page draws the main month only and leads to the rest") {
  const std::string& html = final_site().at("site/index.html");
  const auto figures = parts(html, "<figure", "</figure>");
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].find("Na 24 maanden") != std::string::npos);
  CHECK(figures[0].find("Na 12 maanden") == std::string::npos);
  CHECK(figures[0].find("href=\"uitkomst-uit-de-bijstand-door-werk.html\"") != std::string::npos);
  // The whole drawing and the notes are on the page of the outcome.
  CHECK(figures[0].find(".svg") == std::string::npos);
}

TEST_CASE("a study with a file of costs has a page of costs, with or without the table") {
  config::Study study = test_support::sample_study();
  study.data.costs = "data/costs.csv";
  const Files without_table = published(study, test_support::sample_findings(study), "kosten-leeg");
  REQUIRE(without_table.contains("site/kosten.html"));
  REQUIRE(without_table.contains("site/en/costs.html"));
  CHECK(without_table.at("site/kosten.html").find("nog geen cijfers") != std::string::npos);
  safe::Table costs;
  costs.id = "costs";
  costs.topic = "costs";
  costs.title = {"Kosten van het experiment", "Costs of the trial"};
  costs.statistic = {"Euro per post", "Euros per item"};
  costs.source = {"Gemeente", "Municipality"};
  costs.dimensions = {{"post", {"Post", "Item"}, {{"leider", {"Projectleider", "Project leader"}}}}};
  costs.columns = {{"planned", {"Begroot", "Planned"}, safe::Unit::euro, false}};
  costs.rows = {{{0}, {safe::TestForge::number(80000.0)}}};
  const Files with_table = published(study, safe::TestForge::findings({costs}, {}), "kosten");
  CHECK(with_table.at("site/kosten.html").find("80.000") != std::string::npos);
  CHECK(with_table.at("site/en/costs.html").find("80,000") != std::string::npos);
  CHECK(with_table.at("site/index.html").find("href=\"kosten.html\"") != std::string::npos);
  CHECK_FALSE(final_site().contains("site/kosten.html"));
}

TEST_CASE("fictitious data say so on every page, real data never") {
  for (const auto& [path, html] : final_site()) {
    if (is_page(path)) {
      CHECK((html.find("Verzonnen gegevens") != std::string::npos ||
             html.find("Fictitious data") != std::string::npos));
    }
  }
  config::Study study = test_support::sample_study(config::ReleaseKind::quarterly);
  study.fictitious = false;
  for (const auto& [path, html] : published(study, test_support::sample_findings(study), "kwartaal")) {
    CHECK(html.find("Verzonnen") == std::string::npos);
    CHECK(html.find("Fictitious") == std::string::npos);
  }
}
