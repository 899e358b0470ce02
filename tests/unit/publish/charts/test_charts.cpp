// Drawings from the sample findings: text inside the view and never on other text, nothing in them that is
// not on paper, coordinates from the printed number, and one golden file per kind.

#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/charts/chart.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace werkthet;
namespace charts = werkthet::publish::charts;
using charts::Layout;
using core::Language;

struct Box {
  double left{};
  double right{};
  double top{};
  double bottom{};
  std::string words;
};

std::string unescaped(std::string text) {
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"&lt;", "<"},
                                 {"&gt;", ">"},
                                 {"&quot;", "\""},
                                 {"&#39;", "'"},
                                 {"&amp;", "&"}}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

/// Boxes of all texts, from the width table: what a browser with Arial or Liberation Sans shows.
std::vector<Box> text_boxes(const std::string& svg) {
  static const std::regex pattern(
      "<text x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" font-size=\"([0-9.]+)\"([^>]*)>([^<]*)</text>");
  std::vector<Box> boxes;
  for (std::sregex_iterator it(svg.begin(), svg.end(), pattern), end; it != end; ++it) {
    const double x = std::stod((*it)[1]);
    const double y = std::stod((*it)[2]);
    const double size = std::stod((*it)[3]);
    const std::string attributes = (*it)[4];
    const std::string words = unescaped((*it)[5]);
    const bool bold = attributes.find("bold") != std::string::npos;
    const double width = charts::text_width(words, size, bold);
    const double left = attributes.find("middle") != std::string::npos    ? x - width / 2.0
                        : attributes.find("\"end\"") != std::string::npos ? x - width
                                                                          : x;
    boxes.push_back({left, left + width, y - size * 0.72, y + size * 0.2, words});
  }
  return boxes;
}

double view_height(const std::string& svg) {
  static const std::regex pattern("viewBox=\"0 0 [0-9.]+ ([0-9.]+)\"");
  std::smatch match;
  REQUIRE(std::regex_search(svg, match, pattern));
  return std::stod(match[1]);
}

void check_layout(const std::string& svg, double width, const std::string& what) {
  const double height = view_height(svg);
  const std::vector<Box> boxes = text_boxes(svg);
  REQUIRE(!boxes.empty());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    INFO(what << ": " << boxes[i].words);
    CHECK(boxes[i].left >= -0.5);
    CHECK(boxes[i].right <= width + 0.5);
    CHECK(boxes[i].top >= 0.0);
    CHECK(boxes[i].bottom <= height);
    for (std::size_t k = i + 1; k < boxes.size(); ++k) {
      const bool apart = boxes[i].right <= boxes[k].left + 0.5 || boxes[k].right <= boxes[i].left + 0.5 ||
                         boxes[i].bottom <= boxes[k].top + 0.5 || boxes[k].bottom <= boxes[i].top + 0.5;
      INFO("and: " << boxes[k].words);
      CHECK(apart);
    }
  }
}

safe::Table& cut_rows(safe::Table& table, std::size_t rows) {
  table.rows.erase(table.rows.begin() + static_cast<std::ptrdiff_t>(rows), table.rows.end());
  return table;
}

const safe::Table& table_of(const safe::SafeFindings& findings, std::string_view id) {
  const safe::Table* table = safe::find_table(findings, id);
  REQUIRE(table != nullptr);
  return *table;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("all charts keep their text inside the view and apart, in both layouts and languages") {
  for (const auto kind : {config::ReleaseKind::final, config::ReleaseKind::interim}) {
    const config::Study study = test_support::sample_study(kind);
    const safe::SafeFindings findings = test_support::sample_findings(study);
    std::size_t drawn = 0;
    for (const safe::Table& table : findings.tables()) {
      if (!charts::has_chart(table)) {
        continue;
      }
      ++drawn;
      for (const Language language : {Language::nl, Language::en}) {
        check_layout(charts::draw(table, study, language, Layout::wide, "f"), 720, table.id + " wide");
        check_layout(charts::draw(table, study, language, Layout::narrow, "f"), 340, table.id + " narrow");
        check_layout(charts::draw_file(table, study, language), 720, table.id + " file");
      }
    }
    CHECK(drawn >= 9);
  }
}

TEST_CASE("long names of groups still fit") {
  config::Study study = test_support::sample_study();
  study.arms[0].name.nl = "Zelfverantwoordelijkheidsbevorderende aanpak met een maatwerkondersteuningsbudget";
  study.arms[2].name.nl = "Gewone begeleiding volgens de Participatiewet zoals iedereen die krijgt";
  const safe::SafeFindings findings = test_support::sample_findings(study);
  for (const safe::Table& table : findings.tables()) {
    if (charts::has_chart(table)) {
      check_layout(charts::draw(table, study, Language::nl, Layout::wide, "f"), 720, table.id);
      check_layout(charts::draw(table, study, Language::nl, Layout::narrow, "f"), 340, table.id);
    }
  }
}

TEST_CASE("text is large enough on a phone of 320 pixels and on a desk") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  static const std::regex size_pattern("font-size=\"([0-9.]+)\"");
  for (const safe::Table& table : findings.tables()) {
    if (!charts::has_chart(table)) {
      continue;
    }
    for (const Layout layout : {Layout::wide, Layout::narrow}) {
      const std::string svg = charts::draw(table, study, Language::nl, layout, "f");
      // The page leaves 288 pixels of 320 for a figure; the wide drawing is shown at its own size or larger.
      const double scale = layout == Layout::narrow ? 288.0 / 340.0 : 1.0;
      for (std::sregex_iterator it(svg.begin(), svg.end(), size_pattern), end; it != end; ++it) {
        CHECK(std::stod((*it)[1]) * scale >= (layout == Layout::narrow ? 11.5 : 12.0));
      }
    }
  }
}

TEST_CASE("a drawing holds nothing that is not on paper") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  static const std::regex fine("[0-9]\\.[0-9]{2,}");
  for (const safe::Table& table : findings.tables()) {
    if (!charts::has_chart(table)) {
      continue;
    }
    const std::string svg = charts::draw(table, study, Language::nl, Layout::wide, "f");
    for (const char* forbidden :
         {"<title", "<desc", "<script", "data-", "style=", "href", "<!--", "<metadata"}) {
      INFO(table.id << " " << forbidden);
      CHECK(svg.find(forbidden) == std::string::npos);
    }
    // One decimal of a unit in every coordinate; fill-opacity is no coordinate.
    const std::string coordinates =
        std::regex_replace(svg, std::regex("fill-opacity=\"[0-9.]+\"|>[^<]*<"), "><");
    CHECK_FALSE(std::regex_search(coordinates, fine));
    CHECK(svg == charts::draw(table, study, Language::nl, Layout::wide, "f"));
  }
}

TEST_CASE("a point stands where its printed number is") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const safe::Table& table = table_of(findings, "wellbeing_contrasts");
  const std::string svg = charts::draw(table, study, Language::nl, Layout::wide, "f");
  // Two ticks give the axis back; the first mark is the first row's value.
  const std::vector<Box> boxes = text_boxes(svg);
  const auto centre = [&](const std::string& words) {
    for (const Box& box : boxes) {
      if (box.words == words) {
        return (box.left + box.right) / 2.0;
      }
    }
    FAIL("no tick " << words);
    return 0.0;
  };
  const double zero = centre("0,0");
  const double per_unit = (centre("+0,4") - zero) / 0.4;
  static const std::regex circle("<circle cx=\"([0-9.]+)\"");
  std::smatch match;
  REQUIRE(std::regex_search(svg, match, circle));
  const double read_back = (std::stod(match[1]) - zero) / per_unit;
  // The first block is "ongewogen" (the order of the codes), its first row regie with +0,30.
  CHECK(read_back == Approx(0.30).margin(0.005));
}

TEST_CASE("hidden and missing points are a gap with a word") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::string lines =
      charts::draw(table_of(findings, "part_time_work_by_month"), study, Language::nl, Layout::wide, "f");
  CHECK(lines.find("geheim") != std::string::npos);  // before the first shown month nothing can be joined
  const std::string waves =
      charts::draw(table_of(findings, "wellbeing_caseworkers"), study, Language::en, Layout::wide, "f");
  CHECK(waves.find("not available") != std::string::npos);
  CHECK(waves.find("<polyline") ==
        std::string::npos);  // two single points on either side of a gap: no line across
  safe::Table all_hidden = table_of(findings, "exit_work");
  for (safe::Row& row : all_hidden.rows) {
    for (safe::Cell& cell : row.cells) {
      cell = safe::TestForge::hidden();
    }
  }
  CHECK_FALSE(charts::has_chart(all_hidden));
  check_layout(charts::draw_file(all_hidden, study, Language::nl), 720, "all hidden");
}

TEST_CASE("a line passes over months that the gate hid or left out, and says so") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const auto number_of_points = [](const std::string& svg, const std::string& colour) {
    // The thickest lines are the estimates; one per panel in which the group stands.
    std::vector<std::ptrdiff_t> points;
    static const std::regex line(
        "<polyline points=\"([^\"]*)\" fill=\"none\" stroke=\"([^\"]*)\" stroke-width=\"2.4\"");
    for (std::sregex_iterator it(svg.begin(), svg.end(), line), end; it != end; ++it) {
      if ((*it)[2] == colour) {
        const std::string list = (*it)[1];
        points.push_back(std::count(list.begin(), list.end(), ' ') + 1);
      }
    }
    return points;
  };
  const std::string colour = charts::group_style(study, study.arms[0].id).colour;
  // One group with months 6 and 12 hidden, months 13 and 14 left out.
  safe::Table table = table_of(findings, "exit_work_by_month");
  const auto is = [&](const safe::Row& row, const char* month) {
    return row.codes[0] == 0 && table.dimensions[1].codes[row.codes[1]].id == month;
  };
  for (safe::Row& row : table.rows) {
    if (row.codes[0] == 0) {
      const bool hide = is(row, "6") || is(row, "12");
      for (safe::Cell& cell : row.cells) {
        cell = hide ? safe::TestForge::hidden() : safe::TestForge::number(10.0);
      }
    }
  }
  std::erase_if(table.rows, [&](const safe::Row& row) { return is(row, "13") || is(row, "14"); });
  const std::string note = "verbindt de lijn de punten ernaast";
  const std::string whole = charts::draw_file(table, study, Language::nl);
  const auto months = static_cast<std::ptrdiff_t>(table.dimensions[1].codes.size());
  REQUIRE(number_of_points(whole, colour).size() == 1);
  CHECK(number_of_points(whole, colour)[0] == months - 4 + 1);  // and the start at zero
  CHECK(whole.find(note) != std::string::npos);
  CHECK(whole.find("begint op 0%") != std::string::npos);
  // What could not be estimated stays a gap, with its word.
  for (safe::Row& row : table.rows) {
    if (is(row, "6")) {
      for (safe::Cell& cell : row.cells) {
        cell = safe::TestForge::not_available({"geen gegevens", "no data"});
      }
    }
  }
  const std::string broken = charts::draw_file(table, study, Language::nl);
  CHECK(number_of_points(broken, colour).size() == 2);
  CHECK(broken.find("niet te bepalen") != std::string::npos);
  // A share in work in a month is not zero at the start, so nothing is added there.
  const std::string part_time =
      charts::draw_file(table_of(findings, "part_time_work_by_month"), study, Language::nl);
  CHECK(part_time.find("begint op 0%") == std::string::npos);
}

TEST_CASE("labels of many quarters are short and keep apart") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  safe::Table table = table_of(findings, "wellbeing");
  const auto wave = safe::dimension_index(table, table.chart.x);
  REQUIRE(wave);
  const std::vector<safe::Row> rows = table.rows;
  table.rows.clear();
  table.dimensions[*wave].codes.clear();
  for (std::size_t i = 0; i < 12; ++i) {
    const std::string year = std::to_string(2017 + i / 4);
    const std::string quarter = std::to_string(i % 4 + 1);
    table.dimensions[*wave].codes.push_back(
        {year + "-K" + quarter, {quarter + "e kwartaal " + year, "quarter " + quarter + " of " + year}});
    for (safe::Row row : rows) {
      if (row.codes[*wave] == 0) {
        row.codes[*wave] = i;
        table.rows.push_back(row);
      }
    }
  }
  for (const Language language : {Language::nl, Language::en}) {
    for (const Layout layout : {Layout::wide, Layout::narrow}) {
      const std::string svg = charts::draw(table, study, language, layout, "f");
      check_layout(svg, layout == Layout::wide ? 720 : 340, "quarters");
      CHECK(svg.find(language == Language::nl ? ">1e kw. 2017<" : ">Q1 2017<") != std::string::npos);
    }
  }
}

TEST_CASE("one point, and a value of zero, are drawn") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  for (const char* id :
       {"exit_work_by_month", "exit_work", "exit_work_contrasts", "wellbeing", "flow", "stock"}) {
    safe::Table table = table_of(findings, id);
    cut_rows(table, 1);
    for (safe::Cell& cell : table.rows[0].cells) {
      cell = safe::TestForge::number(0.0);
    }
    for (const Layout layout : {Layout::wide, Layout::narrow}) {
      const std::string svg = charts::draw(table, study, Language::nl, layout, "f");
      check_layout(svg, layout == Layout::wide ? 720 : 340, id);
      CHECK(svg.find("nan") == std::string::npos);
      CHECK(svg.find("inf\"") == std::string::npos);
    }
  }
}

TEST_CASE("a forest plot keeps comparisons by lot and others in separate blocks with the zero line") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::string svg =
      charts::draw(table_of(findings, "exit_work_contrasts"), study, Language::nl, Layout::narrow, "f");
  const std::size_t lot = svg.find("(geloot");
  const std::size_t not_lot = svg.find("(niet geloot");
  REQUIRE(lot != std::string::npos);
  REQUIRE(not_lot != std::string::npos);
  CHECK(lot < not_lot);
  CHECK(svg.find("gunstiger \xE2\x86\x92") != std::string::npos);
}

TEST_CASE("names are escaped where they land") {
  config::Study study = test_support::sample_study();
  study.arms[0].name.nl = "<script>alert(\"1\")</script> & co";
  const safe::SafeFindings findings = test_support::sample_findings(study);
  for (const safe::Table& table : findings.tables()) {
    CHECK(charts::draw_file(table, study, Language::nl).find("<script") == std::string::npos);
  }
}

TEST_CASE("colours of groups have the contrast of text, and house colours that fail are not used") {
  config::Study study = test_support::sample_study();
  CHECK(*charts::contrast("#000000", "#FFFFFF") == Approx(21.0));
  CHECK(*charts::contrast("#777777", "#FFFFFF") == Approx(4.48).margin(0.01));
  CHECK_FALSE(charts::contrast("blue", "#FFFFFF"));
  CHECK_FALSE(charts::contrast("#12345G", "#FFFFFF"));
  for (const char* group : {"regie", "intensief", "regulier", "niet_deelnemers"}) {
    CHECK(charts::contrast(charts::group_style(study, group).colour, charts::paper).value_or(0) >= 4.5);
  }
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(charts::contrast(charts::plain_style(i).colour, charts::paper).value_or(0) >= 4.5);
  }
  for (const auto text : {charts::ink, charts::soft_ink}) {
    CHECK(charts::contrast(text, charts::block_colour).value_or(0) >= 4.5);
  }
  study.theme.arm_colours = {"#12436D", "#F46A25", "#6B6B6B"};  // orange has 3.03:1
  CHECK_FALSE(publish::arm_colours_usable(study));
  CHECK(charts::group_style(study, "intensief").colour == "#C04A00");
  study.theme.arm_colours = {"#004488", "#994455", "#555555"};
  CHECK(publish::arm_colours_usable(study));
  CHECK(charts::group_style(study, "intensief").colour == "#994455");
}

TEST_CASE("text widths and wrapping") {
  CHECK(charts::text_width("", 10) == 0.0);
  CHECK(charts::text_width("iii", 2048) == 3 * 455);
  CHECK(charts::text_width("\xC3\xAB", 2048) == 1139);      // e with diaeresis
  CHECK(charts::text_width("\xE2\x88\x92", 2048) == 1196);  // minus
  CHECK(charts::wrapped("een twee drie", 1000, 10).size() == 1);
  CHECK(charts::wrapped("Niet-deelnemers", 70, 13) == std::vector<std::string>{"Niet-", "deelnemers"});
  for (const std::string& line : charts::wrapped("arbeidsongeschiktheidsverzekering", 50, 13)) {
    CHECK(charts::text_width(line, 13) <= 50);
  }
  CHECK(charts::wrapped("abc", 0.1, 13).size() == 3);  // ends, one character per line
}

TEST_CASE("labels move apart and keep their order") {
  const auto spread = charts::spread({50, 51, 52}, {20, 20, 20}, 0, 100);
  CHECK(spread[1] - spread[0] >= 20);
  CHECK(spread[2] - spread[1] >= 20);
  const auto edge = charts::spread({99, 98}, {20, 20}, 0, 100);
  CHECK(edge[0] <= 90);
  CHECK(edge[0] - edge[1] >= 20);
}

TEST_CASE("axes have round steps") {
  const charts::Axis axis = charts::nice_axis(0, 41, 5);
  CHECK(axis.step == 10);
  CHECK(axis.high == 50);
  CHECK(charts::nice_axis(3, 3, 4).high > charts::nice_axis(3, 3, 4).low);
  CHECK(charts::nice_axis(-0.16, 0.56, 5).decimals() == 1);
}

TEST_CASE("the text alternative tells kind, what and values") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::string text = charts::alt_text(table_of(findings, "exit_work"), study, Language::nl);
  CHECK(text.find("Grafiek met schatting en marge: Uit de bijstand door werk.") == 0);
  CHECK(text.find("Eigen regie 27%") != std::string::npos);
}

TEST_CASE("golden drawings, one per kind") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::filesystem::path golden = std::filesystem::path(WERKTHET_SOURCE) / "tests/golden/charts";
  for (const auto& [id, rows] :
       std::vector<std::pair<std::string, std::size_t>>{{"part_time_work_by_month", 96},
                                                        {"part_time_work", 8},
                                                        {"part_time_work_contrasts", 12},
                                                        {"wellbeing", 9},
                                                        {"stock", 16}}) {
    const safe::Table& table = table_of(findings, id);
    CHECK(table.rows.size() == rows);
    const std::string made = charts::draw(table, study, Language::nl, Layout::narrow, "figuur");
    const std::string name = id + ".narrow.svg";
    // To renew after a wanted change: run with WERKTHET_GOLDEN=1 and look at the drawings before committing.
    if (const char* renew = std::getenv("WERKTHET_GOLDEN"); renew != nullptr && *renew == '1') {
      std::ofstream(golden / name, std::ios::binary) << made;
    }
    INFO(name);
    CHECK(made == file_text(golden / name));
  }
}
