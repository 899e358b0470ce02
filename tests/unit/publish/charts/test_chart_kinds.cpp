// Every kind of chart, wide and narrow, in both languages, with short and long Dutch names, one to five
// groups, a hidden group, one and six municipalities: nothing clipped, nothing on each other (publishing
// §5.1; N5 [M]).

#include "core/format.hpp"
#include "publish/charts/canvas.hpp"
#include "publish/charts/chart.hpp"
#include "publish/charts/flow.hpp"
#include "publish/charts/message.hpp"
#include "support/chart_tables.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace werkthet;
namespace charts = werkthet::publish::charts;
namespace sample = werkthet::test_support::sample;
using charts::Layout;
using core::Language;
using safe::ChartKind;

std::string drawn(const safe::Table& table, const config::Study& study, Layout layout) {
  return charts::draw(table, study, Language::nl, layout, "figuur");
}

/// To look at all of them: WERKTHET_KEEP=<folder> test_publish_charts leaves the drawings in <folder>.
void keep(const std::string& name, const std::string& svg) {
  if (const char* folder = std::getenv("WERKTHET_KEEP"); folder != nullptr && *folder != '\0') {
    std::filesystem::create_directories(folder);
    std::ofstream(std::filesystem::path(folder) / name, std::ios::binary) << svg;
  }
}

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) {
    ++count;
  }
  return count;
}

/// As it is printed, with spaces that do not break.
std::string interval(double low, double high) {
  return "(" + core::range(low, high, 0, Language::nl) + ")";
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("no text is clipped or lies on other text, whatever the groups, their names and what is hidden") {
  std::set<ChartKind> seen;
  std::size_t looked_at = 0;
  for (const std::size_t experiments : {1U, 2U, 5U}) {
    for (const bool long_names : {false, true}) {
      const config::Study study = test_support::study_with_groups(experiments, long_names);
      for (const std::string& hide : {std::string(), study.arms.front().id, study.arms.back().id}) {
        for (const std::size_t towns : {1U, 6U}) {
          for (const safe::Table& table : test_support::chart_tables(study, hide, towns)) {
            if (!charts::has_chart(table)) {
              continue;  // everything that it would draw is hidden
            }
            seen.insert(table.chart.kind);
            for (const Language language : {Language::nl, Language::en}) {
              for (const Layout layout : {Layout::wide, Layout::narrow}) {
                INFO(table.id << (layout == Layout::wide ? " wide" : " narrow") << ", " << experiments
                              << " groups, hidden: " << hide << (long_names ? ", long names" : ""));
                const std::vector<std::string> problems = charts::lint(table, study, language, layout);
                CHECK(problems == std::vector<std::string>{});
                ++looked_at;
                if (language == Language::nl) {
                  const std::size_t hidden = hide.empty() ? 0U : hide == study.arms.front().id ? 1U : 2U;
                  keep(fmt::format("{}_{}_{}_{}_{}_{}_{}.svg", table.id, looked_at, experiments,
                                   long_names ? "long" : "short", hidden, towns,
                                   layout == Layout::wide ? "wide" : "narrow"),
                       drawn(table, study, layout));
                }
              }
            }
          }
        }
      }
    }
  }
  CHECK(seen == std::set<ChartKind>{ChartKind::lines, ChartKind::intervals, ChartKind::forest,
                                    ChartKind::waves, ChartKind::stock, ChartKind::flow, ChartKind::parts,
                                    ChartKind::balance, ChartKind::stacked, ChartKind::costs,
                                    ChartKind::towns});
  CHECK(looked_at > 1000);
}

TEST_CASE("the lint finds what cannot be read") {
  charts::Canvas canvas;
  canvas.text({10, 20}, "eerste", {13});
  CHECK(canvas.lint(100, 40).empty());
  canvas.text({90, 20}, "buiten beeld", {13});
  REQUIRE(canvas.lint(100, 40).size() == 1);
  CHECK(canvas.lint(100, 40)[0] == "outside the drawing: buiten beeld");
  canvas.text({12, 24}, "tweede", {13});
  REQUIRE(canvas.lint(200, 40).size() == 1);
  CHECK(canvas.lint(200, 40)[0] == "on each other: eerste | tweede");
  CHECK(canvas.lint(200, 20).size() == 4);  // and below the lower edge: all three
}

TEST_CASE("a flow shows every step once, a hidden number by its word, and the list has the same boxes") {
  const config::Study study = test_support::study_with_groups(2, false);
  const safe::Table table = sample::steps_chart();
  const charts::Flow flow = charts::flow_of(table, Language::nl);
  REQUIRE(flow.linked);
  std::size_t boxes = 0;
  for (const charts::FlowColumn& column : flow.columns) {
    CHECK_FALSE(column.boxes.front().aside);
    boxes += column.boxes.size();
  }
  CHECK(boxes == table.rows.size());
  REQUIRE(flow.columns.size() == 5);
  CHECK(flow.columns[0].boxes.size() == 3);  // not eligible and excluded leave here
  CHECK(flow.columns[2].boxes.at(1).number == "geheim");
  for (const Layout layout : {Layout::wide, Layout::narrow}) {
    const std::string svg = drawn(table, study, layout);
    CHECK(times(svg, ">geheim<") == 1);
    CHECK(times(svg, ">2.410<") == 1);
    CHECK(times(svg, "stroke-dasharray=\"4 3\"") == 3);  // who goes no further
  }
  // Who was drawn outside the entry window is one of the drawn: no step after them.
  safe::Table late = table;
  late.dimensions.front().codes.push_back(
      {"outside_entry_window", {"Buiten de periode", "Outside the window"}});
  late.rows.push_back(sample::row({late.dimensions.front().codes.size() - 1}, {sample::num(20)}));
  const charts::Flow with_late = charts::flow_of(late, Language::nl);
  REQUIRE(with_late.columns.size() == 5);
  REQUIRE(with_late.columns.back().boxes.size() == 2);
  CHECK(with_late.columns.back().boxes[1].part);
  CHECK(charts::message(late, study, Language::nl) == charts::message(table, study, Language::nl));
  CHECK(charts::lint(late, study, Language::nl, Layout::wide) == std::vector<std::string>{});
  const charts::Flow groups = charts::flow_of(sample::groups_chart(study, study.arms[0].id), Language::nl);
  CHECK_FALSE(groups.linked);
  REQUIRE(groups.columns.size() == study.arms.size());
  CHECK(groups.columns[0].boxes.at(1).number == "geheim");
  CHECK(groups.columns[1].boxes.at(0).number == "151");
}

TEST_CASE("the parts of a difference carry the stop-light in words and shape, and red keeps the number out") {
  const config::Study study = test_support::study_with_groups(1, false);
  const std::string amber = drawn(sample::parts_chart(study, "amber", ""), study, Layout::wide);
  CHECK(times(amber, "Stoplicht oranje: voorzichtig lezen") == 2);     // taking part, and both together
  CHECK(amber.find("stroke-dasharray=\"5 3\"") != std::string::npos);  // not drawn by lot
  const std::string red = drawn(sample::parts_chart(study, "red", ""), study, Layout::wide);
  CHECK(times(red, "Stoplicht rood: niet te gebruiken") == 2);
  CHECK(times(red, ">niet genoemd<") == 2);
  CHECK(red.find("stroke-dasharray=\"5 3\"") == std::string::npos);
  CHECK(amber.find(interval(-4, 14)) != std::string::npos);  // taking part: 5, give or take 9
  CHECK(red.find(interval(-4, 14)) == std::string::npos);
  CHECK(red != drawn(sample::parts_chart(study, "green", ""), study, Layout::wide));
}

TEST_CASE("a balance plot has a mark per group and characteristic, in the strip of its class") {
  const config::Study study = test_support::study_with_groups(1, false);
  const safe::Table table = sample::balance_chart(study, "");
  const std::string svg = drawn(table, study, Layout::wide);
  // One group and the non-participants: a key and four characteristics each. The group is a circle, filled;
  // the non-participants a ring, filled with paper.
  static const std::regex circle("<circle cx=\"([0-9.]+)\" cy=\"[0-9.]+\" r=\"[0-9.]+\" fill=\"([^\"]+)\"");
  std::vector<double> group;
  std::vector<double> others;
  for (std::sregex_iterator it(svg.begin(), svg.end(), circle), end; it != end; ++it) {
    ((*it)[2] == "#FFFFFF" ? others : group).push_back(std::stod((*it)[1]));
  }
  REQUIRE(group.size() == 5);
  REQUIRE(others.size() == 5);
  const double strip = (719.0 - (720.0 * 0.36 + 10.0)) / 3.0;
  const double left = 720.0 * 0.36 + 10.0;
  const auto strip_of = [&](double x) { return static_cast<int>((x - left) / strip); };
  CHECK(strip_of(group[1]) == 0);
  CHECK(strip_of(group[3]) == 1);   // the third characteristic: klein
  CHECK(strip_of(others[1]) == 2);  // let op
  CHECK(svg.find(">vanaf 0,10<") != std::string::npos);
  CHECK(svg.find(">vanaf 0,25<") != std::string::npos);
  CHECK(charts::message(table, study, Language::nl) ==
        "De gelote groepen verschilden bij de start in: alleenstaande ouder (aanpak 1: klein)");
}

TEST_CASE("stacked bars have the width of their printed share, and a hidden one is named") {
  const config::Study study = test_support::study_with_groups(1, false);
  safe::Table table = sample::ladder_chart(study, "");
  const std::string svg = drawn(table, study, Layout::narrow);
  static const std::regex bar("<rect x=\"[0-9.]+\" y=\"[0-9.]+\" width=\"([0-9.]+)\" height=\"24\" fill=");
  std::vector<double> widths;
  for (std::sregex_iterator it(svg.begin(), svg.end(), bar), end; it != end; ++it) {
    widths.push_back(std::stod((*it)[1]));
  }
  REQUIRE(widths.size() == 2 * (6 + 7));  // nobody on step 6 at the start
  CHECK((widths[1] + 1.0) / (widths[0] + 1.0) == Approx(30.0 / 7.0).epsilon(0.01));
  table.rows[1].cells[1] = safe::TestForge::hidden();
  CHECK(drawn(table, study, Layout::narrow).find("2. Sociale contacten buitenshuis: geheim.") !=
        std::string::npos);
}

TEST_CASE("statements have their bars below their words, and both outer shares beside every bar") {
  const config::Study study = test_support::study_with_groups(1, false);
  const safe::Table table = sample::statements_chart(study, "");
  for (const Layout layout : {Layout::wide, Layout::narrow}) {
    const std::string svg = drawn(table, study, layout);
    CHECK(times(svg, ">Ik kan goed omgaan met tegenslag.<") == 1);
    // Two statements, two groups, two waves.
    CHECK(times(svg, "height=\"24\" rx=\"3\" fill=\"#FFFFFF\"") == 8);
    CHECK(times(svg, ">31%<") == 4);                        // low in one wave, high in the other
    CHECK(times(svg, ">62%<") == 4);                        // the middle, and low
    CHECK(times(svg, ">0%<") == 4);                         // also where there is no room for it in the bar
    CHECK(svg.find("Geen antwoord") == std::string::npos);  // no part of those who answered
  }
  CHECK(charts::message(table, study, Language::nl) == table.title.nl);  // too many numbers for one sentence
  const std::string words = charts::alt_text(table, study, Language::nl);
  CHECK(words.find("Ik kan goed omgaan met tegenslag.") != std::string::npos);
}

TEST_CASE("costs stand as planned and spent on one scale, without the total") {
  const config::Study study = test_support::study_with_groups(1, false);
  const safe::Table table = sample::costs_chart();
  const std::string svg = drawn(table, study, Layout::wide);
  CHECK(times(svg,
              "\xE2\x82\xAC\xC2\xA0"
              "171.000<") == 1);
  CHECK(times(svg, ">niet geraamd<") == 1);
  CHECK(charts::message(table, study, Language::nl) ==
        "Begroot \xE2\x82\xAC\xC2\xA0"
        "245.000; uitgegeven \xE2\x82\xAC\xC2\xA0"
        "251.700");
  // In words as well: not the planned amounts alone.
  const std::string words = charts::alt_text(table, study, Language::nl);
  CHECK(times(words, "; uitgegeven \xE2\x82\xAC\xC2\xA0") == table.rows.size());
  CHECK(words.find("cli\xC3\xABntvolgsysteem: begroot niet geraamd; uitgegeven") != std::string::npos);
}

TEST_CASE("small panels share a scale and only the own municipality has a colour") {
  const config::Study study = test_support::study_with_groups(2, false);
  const std::string svg = drawn(sample::towns_chart(study, 6), study, Layout::wide);
  CHECK(times(svg, "height=\"12\" fill=\"#12436D\"") == 3);
  CHECK(times(svg, "height=\"12\" fill=\"#6B6B6B\"") == 14);  // five towns of three groups, one not public
  CHECK(times(svg, ">Lindeveen (deze gemeente)<") == 1);
}

TEST_CASE("the numbers below a course are the printed ones and add up to the group (N7 [M])") {
  const config::Study study = test_support::study_with_groups(1, false);
  const safe::Table table = sample::course_chart(study, "");
  const safe::Cell* left = safe::find_cell(table, {"groep_1", "24"}, "not_yet");
  const safe::Cell* gone = safe::find_cell(table, {"groep_1", "24"}, "events");
  REQUIRE(left != nullptr);
  REQUIRE(gone != nullptr);
  CHECK(left->value() + gone->value() == 157);
  const std::string svg = drawn(table, study, Layout::narrow);
  CHECK(svg.find(">115<") != std::string::npos);  // 157 less the 42 of month 24
  CHECK(svg.find(">42<") != std::string::npos);
  CHECK(svg.find("Niet meer gevolgd: niemand.") != std::string::npos);
  // A hidden group has no numbers: none can be read from the other one.
  CHECK(drawn(sample::course_chart(study, "groep_1"), study, Layout::narrow).find(">115<") ==
        std::string::npos);
}

TEST_CASE("the title of a figure is a sentence of its printed cells, in both languages") {
  const config::Study study = test_support::study_with_groups(1, false);
  const auto title = [&](const safe::Table& table) { return charts::message(table, study, Language::nl); };
  CHECK(title(sample::levels_chart(study, "")) ==
        "Uit de bijstand door werk na 24 maanden: Aanpak 1 27%; Gewone begeleiding 33%");  // not who was not
                                                                                           // drawn
  CHECK(title(sample::levels_chart(study, "groep_1")) ==
        "Uit de bijstand door werk na 24 maanden: Aanpak 1 geheim; Gewone begeleiding 33%");
  CHECK(title(sample::course_chart(study, "")) == title(sample::levels_chart(study, "")));
  CHECK(title(sample::steps_chart()) == "In de bijstand: 2.410; geloot: 470");
  CHECK(title(sample::contacts_chart(study, "")) ==
        "Gesprekken per persoon in 2019-K3: Aanpak 1 0,4; Gewone begeleiding 0,9");
  CHECK(
      charts::message(sample::waves_chart(study, ""), study, Language::en) ==
      "Well-being, from baseline to final wave. Approach 1 from 3.1 to 3.3; Usual guidance from 3.2 to 3.4");
  CHECK(title(sample::forest_chart(study, "")) ==
        "Uit de bijstand door werk, verschil met de controlegroep na 24 maanden. Aanpak 1 +3\xC2\xA0" +
            interval(-6, 12));
  CHECK(title(sample::groups_chart(study, "groep_1")) ==
        "Aanpak 1 150 geloot, geheim gestart; Gewone begeleiding 151 geloot, 140 gestart");
  CHECK(title(sample::parts_chart(study, "red", "")) ==
        "Uit de bijstand door werk. Aanpak 1 +3\xC2\xA0" + interval(-6, 12) +
            " (geloot). Het licht staat op rood: het verschil met niet-deelnemers noemen we niet");
  CHECK(title(sample::parts_chart(study, "amber", ""))
            .ends_with("Aanpak 1 +11\xC2\xA0" + interval(2, 20) + " (niet geloot)"));
  CHECK(title(sample::ladder_chart(study, "groep_1")) ==
        "1. Ge\xC3\xAFsoleerd, bij de start en na 24 maanden: Aanpak 1 geheim en geheim; Gewone begeleiding "
        "7% en 6%");
  CHECK(title(sample::towns_chart(study, 6)) ==
        "Lindeveen: controlegroep 17%; ontheffing van plichten, met eigen regie 20%; intensieve begeleiding "
        "23%");
  // Too many numbers for one sentence: the table's own words.
  const config::Study five = test_support::study_with_groups(5, false);
  CHECK(charts::message(sample::levels_chart(five, ""), five, Language::nl) == "Uit de bijstand door werk");
  // No chart, nothing to draw: no sentence is made of hidden numbers only.
  CHECK(charts::message(sample::exit_reasons(test_support::sample_study(), true), study, Language::nl) ==
        "Waarom de uitkering stopte");
}

TEST_CASE("every row of a forest plot is a sentence that says where zero lies (N6 [M])") {
  const config::Study study = test_support::study_with_groups(1, false);
  const auto blocks = charts::row_sentences(sample::parts_chart(study, "red", ""), study, Language::nl);
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].sentences ==
        std::vector<std::string>{"Aanpak 1: +3 procentpunt, marge " + core::range(-6, 12, 0, Language::nl) +
                                 ". Nul ligt binnen de marge."});
  CHECK(blocks[1].sentences == std::vector<std::string>{"Gewone begeleiding: niet genoemd."});
  safe::Table outside = sample::forest_chart(study, "");
  for (safe::Row& line : outside.rows) {
    line.cells = {safe::TestForge::number(5), safe::TestForge::number(1), safe::TestForge::number(9)};
  }
  std::size_t sentences = 0;
  for (const charts::RowSentences& block : charts::row_sentences(outside, study, Language::nl)) {
    for (const std::string& sentence : block.sentences) {
      CHECK(sentence.ends_with("Nul ligt buiten de marge."));
      ++sentences;
    }
  }
  CHECK(sentences == outside.rows.size());
  CHECK(charts::row_sentences(sample::levels_chart(study, ""), study, Language::nl).empty());
}

TEST_CASE("a table without numbers, and one without rows, still make a file with source and date") {
  const config::Study study = test_support::study_with_groups(2, false);
  for (safe::Table table : test_support::chart_tables(study, "", 6)) {
    for (safe::Row& line : table.rows) {
      std::fill(line.cells.begin(), line.cells.end(), safe::TestForge::hidden());
    }
    for (const bool rows : {true, false}) {
      if (!rows) {
        table.rows.clear();
      }
      INFO(table.id << (rows ? ", all hidden" : ", no rows"));
      CHECK_FALSE(charts::has_chart(table));
      const std::string svg = charts::draw_file(table, study, Language::nl);
      CHECK(svg.find("Bron: ") != std::string::npos);
      CHECK(svg.find("nan") == std::string::npos);
      CHECK(svg.find("inf\"") == std::string::npos);
      CHECK(charts::lint(table, study, Language::nl, Layout::narrow) == std::vector<std::string>{});
      CHECK(charts::message(table, study, Language::nl) ==
            (table.chart.message.empty() ? table.title.nl : table.chart.message.nl));
    }
  }
}

TEST_CASE("the text alternative of the newer kinds tells kind, boxes and light") {
  const config::Study study = test_support::study_with_groups(1, false);
  const std::string flow = charts::alt_text(sample::steps_chart(), study, Language::nl);
  CHECK(flow.starts_with("Stroomschema: "));
  CHECK(flow.find("Uitgenodigd 1.770; Wilden niet meedoen geheim.") != std::string::npos);
  const std::string parts = charts::alt_text(sample::parts_chart(study, "red", ""), study, Language::nl);
  CHECK(parts.find("(niet geloot), rood: niet te gebruiken: Gewone begeleiding niet genoemd.") !=
        std::string::npos);
}

TEST_CASE("golden drawings of the newer kinds, wide and narrow") {
  const config::Study study = test_support::sample_study();
  const std::filesystem::path golden = std::filesystem::path(WERKTHET_SOURCE) / "tests/golden/charts";
  std::set<std::string> names;
  for (const safe::Table& table :
       {sample::steps_chart(), sample::groups_chart(study, "regie"), sample::parts_chart(study, "amber", ""),
        sample::balance_chart(study, ""), sample::ladder_chart(study, "regulier"), sample::costs_chart(),
        sample::statements_chart(study, "regulier"), sample::towns_chart(study, 6),
        sample::course_chart(study, "")}) {
    for (const Layout layout : {Layout::wide, Layout::narrow}) {
      const std::string name = table.id + "." + (layout == Layout::wide ? "wide" : "narrow") + ".svg";
      CHECK(names.insert(name).second);
      const std::string made = drawn(table, study, layout);
      // To renew after a wanted change: run with WERKTHET_GOLDEN=1 and look at the drawings before
      // committing.
      if (const char* renew = std::getenv("WERKTHET_GOLDEN"); renew != nullptr && *renew == '1') {
        std::ofstream(golden / name, std::ios::binary) << made;
      }
      INFO(name);
      CHECK(made == file_text(golden / name));
    }
  }
}
