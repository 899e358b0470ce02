// Drawings, tables and numbers on the pages: each drawing has its table, each number comes from somewhere.

#include "publish/cell_text.hpp"
#include "publish/methods.hpp"
#include "publish/wording.hpp"
#include "support/sample_findings.hpp"
#include "unit/publish/site/published_site.hpp"

#include <catch2/catch.hpp>

#include <cstddef>
#include <regex>
#include <set>
#include <string>

using namespace werkthet;
using namespace werkthet::test_support;

TEST_CASE("every drawing has its table, in two layouts, and every drawn number stands in it") {
  const std::string& html = final_site().at("site/uitkomst-uit-de-bijstand-door-werk.html");
  const auto figures = parts(html, "<figure", "</figure>");
  REQUIRE(figures.size() >= 3);
  for (const std::string& figure : figures) {
    CHECK(all_matches(figure, "(<svg)").size() == 2);
    CHECK(all_matches(figure, "(<table)").size() == 1);
    CHECK(all_matches(figure, "(<caption)").size() == 1);
    CHECK(figure.find("<details") != std::string::npos);
    const std::string table = visible(figure.substr(figure.find("<table")));
    // The numbers of the bold labels: values of cells, not ticks.
    for (const std::string& drawn :
         all_matches(figure, "font-weight=\"bold\"[^>]*>([-+0-9,\xE2\x88\x92]+%?)[<\xC2]")) {
      INFO(drawn);
      CHECK(table.find(drawn) != std::string::npos);
    }
  }
}

TEST_CASE("a forest plot has a sentence per row, and a flow the same boxes as a list (N6 [M])") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::string& outcome = final_site().at("site/uitkomst-welbevinden.html");
  const auto forests = parts(outcome, "<figure class=\"figure\" id=\"wellbeing-contrasts\"", "</figure>");
  REQUIRE(forests.size() == 1);
  const safe::Table* contrasts = safe::find_table(findings, "wellbeing_contrasts");
  REQUIRE(contrasts != nullptr);
  CHECK(all_matches(forests[0], "(Nul ligt (?:binnen|buiten) de marge\\.)").size() == contrasts->rows.size());
  const auto flows =
      parts(final_site().at("site/wie-deden-mee.html"), "<figure class=\"figure\" id=\"flow\"", "</figure>");
  REQUIRE(flows.size() == 1);
  const safe::Table* flow = safe::find_table(findings, "flow");
  REQUIRE(flow != nullptr);
  const auto numbers = all_matches(flows[0], "flow__number\">([^<]*)<");
  REQUIRE(numbers.size() == flow->rows.size());
  const std::string drawing = parts(flows[0], "<svg", "</svg>").at(0);
  for (const std::string& number : numbers) {
    CHECK(drawing.find(">" + number + "<") != std::string::npos);
  }
  CHECK(flows[0].find("In de bijstand: 2.410; geloot: 471.") != std::string::npos);  // the title
}

TEST_CASE("every figure has a message, a statistic, its day and status, downloads and a link to itself") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    const bool dutch = path.find("/en/") == std::string::npos;
    for (const std::string& figure : parts(html, "<figure", "</figure>")) {
      const std::string id = all_matches(figure, "<figure[^>]* id=\"([^\"]*)\"").at(0);
      INFO(path << "#" << id);
      CHECK(all_matches(figure, "figure__message\">([^<]+)<").size() == 1);
      CHECK(all_matches(figure, "figure__statistic\">([^<]+)<").size() == 1);
      CHECK(figure.find(dutch ? "Status van deze uitgave: definitief, 9 april 2020."
                              : "Status of this release: final, 9 April 2020.") != std::string::npos);
      CHECK(figure.find(".csv\"") != std::string::npos);
      CHECK(figure.find("permalink\" href=\"#" + id + "\"") != std::string::npos);
    }
  }
  // The message is made of drawn cells.
  const std::string& outcome = final_site().at("site/uitkomst-uit-de-bijstand-door-werk.html");
  const std::string first = parts(outcome, "<figure", "</figure>").at(0);
  const std::string message = all_matches(first, "figure__message\">([^<]+)<").at(0);
  CHECK(message.find(" na 24 maanden: ") != std::string::npos);
  for (const std::string& number : all_matches(message, "([0-9]+%)")) {
    CHECK(first.find(">" + number + "<") != std::string::npos);
  }
}

TEST_CASE("numbers are written in the language of the page") {
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path)) {
      continue;
    }
    INFO(path);
    const std::size_t begin = html.find("<main");
    const std::string text = visible(html.substr(begin, html.find("</main>") - begin));
    const bool dutch = path.find("/en/") == std::string::npos;
    // A decimal mark of the other language: a point before one or two digits, or a comma before one or two.
    const std::regex wrong(dutch ? "[0-9]\\.[0-9]{1,2}(?![0-9])" : "[0-9],[0-9]{1,2}(?![0-9])");
    std::smatch match;
    const bool found = std::regex_search(text, match, wrong);
    INFO((found ? match.str() : std::string()));
    CHECK_FALSE(found);
  }
}

TEST_CASE("every number on a page comes from a cell, a setting or the plan of the page") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  std::set<std::string> allowed{"95", "100"};  // the margin's confidence, per hundred
  const auto add_numbers = [&](const std::string& text) {
    for (const std::string& number : all_matches(text, "([0-9]+(?:[.,][0-9]+)*)")) {
      allowed.insert(number);
    }
  };
  for (const safe::Table& table : findings.tables()) {
    add_numbers(table.title.nl + table.statistic.nl + table.id);
    for (const safe::Dimension& dimension : table.dimensions) {
      for (const safe::Code& code : dimension.codes) {
        add_numbers(code.label.nl);
      }
    }
    for (const safe::Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        add_numbers(publish::cell_text(row.cells[i], table.columns[i].unit, core::Language::nl));
      }
    }
  }
  for (const safe::Statement& statement : findings.statements()) {
    const auto made = publish::sentence(statement, study, core::Language::nl);
    add_numbers(made.text + made.per_hundred + publish::row_sentence(statement, study, core::Language::nl));
    add_numbers(std::to_string(statement.horizon));
  }
  add_numbers(publish::significance_box(study, true, core::Language::nl));
  for (const config::Arm& arm : study.arms) {
    add_numbers(std::to_string(arm.contacts_per_year.value_or(0)));
  }
  for (const config::Outcome& outcome : study.outcomes) {
    add_numbers(outcome.definition.nl);
  }
  add_numbers(std::to_string(study.disclosure.min_cell) +
              " 9 april 2020 31 december 2019 1 oktober 2017 2019 15");
  add_numbers("1 2 3 4 5 6 7 8 9");  // numbers of figures
  for (const config::Wave& wave : study.waves) {
    add_numbers(std::to_string(wave.month));
  }
  std::set<std::string> of_methods;  // years, pages and settings of the plan, on the page that explains them
  for (const publish::MethodChoice& choice : publish::method_choices(study)) {
    for (const std::string& number : all_matches(
             choice.choice.nl + ' ' + choice.elsewhere.nl + ' ' + choice.source, "([0-9]+(?:[.,][0-9]+)*)")) {
      of_methods.insert(number);
    }
  }
  for (const auto& [path, html] : final_site()) {
    if (!is_page(path) || path.find("/en/") != std::string::npos ||
        path.find("begrippen") != std::string::npos || path.find("brief-aan") != std::string::npos) {
      continue;  // the letter says what the Word file says, word for word
    }
    const std::size_t begin = html.find("<main");
    std::string content = html.substr(begin, html.find("</main>") - begin);
    content = without(content, "<svg", "</svg>");  // ticks; drawings have own tests
    for (const std::string& number : all_matches(visible(content), "([0-9]+(?:[.,][0-9]+)*)")) {
      INFO(path << ": " << number);
      CHECK((allowed.contains(number) ||
             (path.find("verantwoording") != std::string::npos && of_methods.contains(number))));
    }
  }
}

TEST_CASE("hidden cells are a word on the page") {
  const std::string& html = final_site().at("site/wie-deden-mee.html");
  CHECK(html.find(">geheim<") != std::string::npos);
  CHECK(html.find("kleine aantallen tonen we niet") != std::string::npos);
}
