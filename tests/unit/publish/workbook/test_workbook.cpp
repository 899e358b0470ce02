// The audit of a written workbook: everything the accessibility checklist asks that a machine can see, and
// that no number is in it that the findings do not hold.

#include "core/files.hpp"
#include "core/log.hpp"
#include "core/text.hpp"
#include "office/scratch_folder.hpp"
#include "publish/caveats.hpp"
#include "publish/cell_text.hpp"
#include "publish/group_colours.hpp"
#include "publish/workbook/sheet_names.hpp"
#include "publish/workbook/table_sheet.hpp"
#include "publish/workbook/workbook_publisher.hpp"
#include "safe/participation_verdict.hpp"
#include "support/chart_tables.hpp"
#include "support/sample_findings.hpp"
#include "support/test_forge.hpp"
#include "unit/publish/workbook/workbook_reader.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

using namespace werkthet;
using test_support::attribute;
using test_support::between;
using test_support::position;
using test_support::ReadCell;
using test_support::ReadSheet;
using test_support::ReadWorkbook;

namespace {

const provenance::RunFacts run{.tool = "werkthet", .version = "0.0.0"};

std::string sample_workbook(config::ReleaseKind kind = config::ReleaseKind::final) {
  const config::Study study = test_support::sample_study(kind);
  return publish::workbook::build_workbook(test_support::sample_findings(study), study, run);
}

std::string at(const ReadSheet& sheet, std::uint32_t row, std::uint32_t column) {
  const auto found = sheet.cells.find({row, column});
  return found == sheet.cells.end() ? std::string() : found->second.text;
}

/// Table sheets in the order of the tables.
std::vector<const ReadSheet*> table_sheets(const ReadWorkbook& workbook) {
  std::vector<const ReadSheet*> found;
  for (const ReadSheet& sheet : workbook.sheets()) {
    if (sheet.name.starts_with("Tabel_")) {
      found.push_back(&sheet);
    }
  }
  return found;
}

/// One small table with a chart of the given cells.
safe::Table small_table(std::vector<safe::Cell> values, safe::ChartKind kind) {
  safe::Table table;
  table.id = "proef";
  table.topic = "participation";
  table.title = {"Titel", "Title"};
  table.statistic = {"Aantal", "Number"};
  table.source = {"Bron", "Source"};
  table.dimensions = {{"maand", {"Maand", "Month"}, {}}};
  table.columns = {{"n", {"Personen", "Persons"}, safe::Unit::count, false}};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string month = std::to_string(6 * (i + 1));
    table.dimensions[0].codes.push_back({month, {month, month}});
    table.rows.push_back({{i}, {values[i]}});
  }
  table.chart = {kind, "maand", "", "n", "", "", {"Boodschap", "Message"}};
  return table;
}

ReadWorkbook workbook_of(std::vector<safe::Table> tables) {
  return ReadWorkbook(publish::workbook::build_workbook(safe::TestForge::findings(std::move(tables)),
                                                        test_support::sample_study(), run));
}

/// Cells that the values of a chart point at.
std::vector<test_support::Position> plotted(const std::string& chart) {
  std::vector<test_support::Position> cells;
  for (const char* tag : {"c:val", "c:yVal"}) {
    for (const std::string& values :
         between(chart, "<" + std::string(tag) + ">", "</" + std::string(tag) + ">")) {
      std::string formula = between(values, "<c:f>", "</c:f>").at(0);
      std::erase_if(formula, [](char c) { return c == '(' || c == ')'; });
      for (const std::string_view one : core::split(formula, ',')) {
        const std::string_view range = one.substr(one.find('!') + 1);
        const auto colon = range.find(':');
        const auto first = position(range.substr(0, colon));
        const auto last = colon == std::string_view::npos ? first : position(range.substr(colon + 1));
        for (auto row = first.first; row <= last.first; ++row) {
          cells.emplace_back(row, first.second);
        }
      }
    }
  }
  return cells;
}

bool python_with(const std::filesystem::path& script) {
  return std::filesystem::exists(script) && std::system("python3 -c '' 2>/dev/null") == 0;
}

}  // namespace

TEST_CASE("the workbook is the same bytes every time") {
  CHECK(sample_workbook() == sample_workbook());
  CHECK(sample_workbook() != sample_workbook(config::ReleaseKind::quarterly));
}

TEST_CASE("sheets: safe unique names, known order, all listed in the contents with a link") {
  const ReadWorkbook workbook(sample_workbook());
  std::set<std::string> names;
  for (const ReadSheet& sheet : workbook.sheets()) {
    INFO(sheet.name);
    CHECK(sheet.name.size() <= 31);
    CHECK(sheet.name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") ==
          std::string::npos);
    CHECK(names.insert(core::lower_ascii(sheet.name)).second);
    CHECK_FALSE(at(sheet, 0, 0).empty());
  }
  REQUIRE(workbook.sheets().size() > 4);
  CHECK(workbook.sheets()[0].name == "Voorblad");
  CHECK(workbook.sheets()[1].name == "Inhoud");
  CHECK(workbook.sheets()[2].name == "Toelichting");
  CHECK(workbook.sheets()[3].name == "Samenvatting");
  CHECK(workbook.sheets()[4].name == "Opzet");
  CHECK(workbook.sheets().back().name == "Begrippen");
  const ReadSheet& contents = workbook.sheet("Inhoud");
  std::set<std::string> linked;
  for (const std::string& link : between(contents.xml, "<hyperlink ", "/>")) {
    const std::string target = attribute(" " + link, "location");
    CHECK(target.ends_with("!A1"));
    linked.insert(target.substr(0, target.find('!')));
    const auto cell = position(attribute(" " + link, "ref"));
    CHECK(at(contents, cell.first, cell.second) + "!A1" == target);
  }
  for (const ReadSheet& sheet : workbook.sheets()) {
    CHECK((sheet.name == "Inhoud" || linked.contains(sheet.name)));
  }
}

TEST_CASE("nothing is hidden, merged, frozen, filtered, filled or run") {
  const ReadWorkbook workbook(sample_workbook());
  for (const auto& [name, bytes] : workbook.parts()) {
    INFO(name);
    CHECK(name.find("media") == std::string::npos);
    CHECK(name.find("vba") == std::string::npos);
    CHECK(name.find("comments") == std::string::npos);
  }
  for (const ReadSheet& sheet : workbook.sheets()) {
    INFO(sheet.name);
    for (const char* forbidden :
         {"<f>", "<mergeCell", "<pane", "hidden=\"1\"", "<autoFilter", "<headerFooter", "<legacyDrawing"}) {
      CHECK(sheet.xml.find(forbidden) == std::string::npos);
    }
    CHECK(sheet.table_xml.find("<autoFilter") == std::string::npos);
    CHECK(sheet.table_xml.find("showRowStripes=\"1\"") == std::string::npos);
  }
  CHECK(workbook.part("xl/workbook.xml").find("state=") == std::string::npos);
  const std::string& styles = workbook.part("xl/styles.xml");
  for (const std::string& pattern : between(styles, "patternType=\"", "\"")) {
    CHECK((pattern == "none" || pattern == "gray125"));  // both are in every workbook and mean no fill
  }
  for (const std::string& size : between(styles, "<sz val=\"", "\"")) {
    CHECK(std::stoi(size) >= 12);
  }
  for (const std::string& font : between(styles, "<name val=\"", "\"")) {
    CHECK(font == "Arial");
  }
  CHECK(styles.find("rgb=") == std::string::npos);  // colours are automatic
}

TEST_CASE("the document says what it is, in which language and of which date, and which municipality made it") {
  const ReadWorkbook workbook(sample_workbook());
  const std::string& properties = workbook.part("docProps/core.xml");
  CHECK(properties.find("<dc:title>Bijstand op maat: cijfers, uitgave eind</dc:title>") != std::string::npos);
  CHECK(properties.find("<dc:subject>Helpt een andere aanpak") != std::string::npos);
  CHECK(properties.find("<dc:language>nl</dc:language>") != std::string::npos);
  CHECK(properties.find("2020-04-09T00:00:00Z") != std::string::npos);
  CHECK(properties.find("<dc:creator>Gemeente Lindeveen</dc:creator>") != std::string::npos);
}

TEST_CASE("each table sheet: title, count, one table from column A, nothing beside or below it") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const ReadWorkbook workbook(publish::workbook::build_workbook(findings, study, run));
  const auto sheets = table_sheets(workbook);
  REQUIRE(sheets.size() == findings.tables().size());
  std::set<std::string> table_names;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const ReadSheet& sheet = *sheets[i];
    const safe::Table& table = findings.tables()[i];
    INFO(sheet.name);
    CHECK(at(sheet, 0, 0) == table.title.nl);
    CHECK(at(sheet, 1, 0) == "Dit werkblad bevat één tabel.");
    REQUIRE_FALSE(sheet.table_xml.empty());
    CHECK(table_names.insert(attribute(sheet.table_xml.substr(sheet.table_xml.find("<table ")), "name"))
              .second);
    CHECK(sheet.table_xml.find("altTextSummary=\"") != std::string::npos);
    CHECK(sheet.table_first.second == 0);
    const std::size_t columns = table.dimensions.size() + table.columns.size();
    CHECK(sheet.table_last.second + 1 == columns);
    CHECK(sheet.table_last.first - sheet.table_first.first == table.rows.size());
    std::set<std::string> headers;
    for (std::uint32_t column = 0; column < columns; ++column) {
      const std::string header = at(sheet, sheet.table_first.first, column);
      CHECK_FALSE(header.empty());
      CHECK(headers.insert(core::lower_ascii(header)).second);
      for (auto row = sheet.table_first.first; row <= sheet.table_last.first; ++row) {
        CHECK_FALSE(at(sheet, row, column).empty());
      }
    }
    for (const auto& [where, cell] : sheet.cells) {
      CHECK(where.first <= sheet.table_last.first);
      CHECK(where.second <= (where.first < sheet.table_first.first ? 0 : sheet.table_last.second));
    }
    for (std::uint32_t row = 0; row < sheet.table_first.first; ++row) {
      CHECK_FALSE(at(sheet, row, 0).empty());  // no blank rows
    }
  }
}

TEST_CASE("every cell is the cell of the findings: numbers as numbers, nothing as its shorthand") {
  for (const config::ReleaseKind kind : {config::ReleaseKind::final, config::ReleaseKind::quarterly}) {
    const config::Study study = test_support::sample_study(kind);
    const safe::SafeFindings findings = test_support::sample_findings(study);
    const ReadWorkbook workbook(publish::workbook::build_workbook(findings, study, run));
    const auto sheets = table_sheets(workbook);
    REQUIRE(sheets.size() == findings.tables().size());
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const safe::Table& table = findings.tables()[i];
      const auto order = publish::workbook::row_order(table);
      REQUIRE(order.size() == table.rows.size());
      for (std::size_t r = 0; r < order.size(); ++r) {
        const safe::Row& row = table.rows[order[r]];
        const auto sheet_row = sheets[i]->table_first.first + 1 + static_cast<std::uint32_t>(r);
        for (std::size_t d = 0; d < row.codes.size(); ++d) {
          CHECK(at(*sheets[i], sheet_row, static_cast<std::uint32_t>(d)) ==
                table.dimensions[d].codes[row.codes[d]].label.nl);
        }
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
          const auto found =
              sheets[i]->cells.find({sheet_row, static_cast<std::uint32_t>(table.dimensions.size() + c)});
          REQUIRE(found != sheets[i]->cells.end());
          CHECK(found->second.number == row.cells[c].is_number());
          if (row.cells[c].is_number()) {
            CHECK(std::stod(found->second.text) == row.cells[c].value());
          } else {
            CHECK(found->second.text == publish::cell_code(row.cells[c]));
            hidden += found->second.text == "[c]" ? 1U : 0U;
          }
        }
      }
    }
    CHECK(hidden > 5);
  }
}

TEST_CASE("shorthands are explained exactly where they are used") {
  const ReadWorkbook workbook(sample_workbook());
  std::set<std::string> used_anywhere;
  for (const ReadSheet* sheet : table_sheets(workbook)) {
    INFO(sheet->name);
    std::string above;
    std::set<std::string> used;
    for (const auto& [where, cell] : sheet->cells) {
      if (where.first < sheet->table_first.first) {
        above += cell.text + "\n";
      } else {
        used.insert(cell.text);
      }
    }
    for (const publish::Shorthand& code : publish::shorthands()) {
      const bool explained = above.find(std::string(code.code) + " = ") != std::string::npos;
      CHECK(explained == used.contains(std::string(code.code)));
    }
    used_anywhere.merge(used);
  }
  for (const publish::Shorthand& code : publish::shorthands()) {
    bool explained = false;
    for (const auto& [where, cell] : workbook.sheet("Toelichting").cells) {
      explained = explained || cell.text.starts_with(code.code);
    }
    CHECK(explained == used_anywhere.contains(std::string(code.code)));
  }
}

TEST_CASE("charts point at visible numbers only and have an alternative text") {
  const ReadWorkbook workbook(sample_workbook());
  std::size_t charts = 0;
  for (const ReadSheet* sheet : table_sheets(workbook)) {
    for (const std::string& chart : sheet->charts) {
      INFO(sheet->name);
      ++charts;
      const auto cells = plotted(chart);
      CHECK_FALSE(cells.empty());
      for (const auto& cell : cells) {
        const auto found = sheet->cells.find(cell);
        REQUIRE(found != sheet->cells.end());
        CHECK(found->second.number);
        CHECK(cell.first > sheet->table_first.first);
      }
    }
  }
  CHECK(charts >= 7);
  // ST_MarkerStyle of Office Open XML; anything else makes Excel repair the file.
  const std::set<std::string> markers{"circle", "dash",   "diamond", "dot",      "none",
                                      "plus",   "square", "star",    "triangle", "x"};
  for (const auto& [name, bytes] : workbook.parts()) {
    for (const std::string& marker : between(bytes, "<c:symbol val=\"", "\"")) {
      CHECK(markers.contains(marker));
    }
    if (name.starts_with("xl/drawings/drawing")) {
      const auto descriptions = between(bytes, "descr=\"", "\"");
      CHECK(descriptions.size() == between(bytes, "<c:chart ", "/>").size());
      CHECK(descriptions.at(0).size() > 40);
    }
  }
}

TEST_CASE("a hidden cell breaks a line and is left out of bars; without numbers there is no chart") {
  using safe::TestForge;
  const auto n = [](double value) { return TestForge::number(value); };
  const ReadWorkbook lines =
      workbook_of({small_table({n(20), n(30), TestForge::hidden(), n(50), n(60)}, safe::ChartKind::lines)});
  const std::string& chart = table_sheets(lines).at(0)->charts.at(0);
  CHECK(between(chart, "<c:ser>", "</c:ser>").size() == 2);
  CHECK(plotted(chart).size() == 4);
  const ReadWorkbook bars =
      workbook_of({small_table({n(20), TestForge::hidden(), n(30)}, safe::ChartKind::flow)});
  const std::string& bar_chart = table_sheets(bars).at(0)->charts.at(0);
  CHECK(between(bar_chart, "<c:ser>", "</c:ser>").size() == 1);
  CHECK(plotted(bar_chart).size() == 2);
  CHECK(bar_chart.find("zonder 12") != std::string::npos);
  for (const safe::ChartKind kind :
       {safe::ChartKind::lines, safe::ChartKind::flow, safe::ChartKind::intervals, safe::ChartKind::waves,
        safe::ChartKind::stock}) {
    const ReadWorkbook none = workbook_of({small_table({TestForge::hidden(), TestForge::hidden()}, kind)});
    CHECK(table_sheets(none).at(0)->charts.empty());
  }
  for (const safe::ChartKind kind :
       {safe::ChartKind::forest, safe::ChartKind::parts, safe::ChartKind::balance, safe::ChartKind::stacked,
        safe::ChartKind::costs, safe::ChartKind::towns}) {  // Excel has no such chart
    CHECK(table_sheets(workbook_of({small_table({n(1)}, kind)})).at(0)->charts.empty());
  }
  safe::Table per_group = small_table({n(1), n(2)}, safe::ChartKind::flow);
  per_group.dimensions[0].id = per_group.chart.x = "groep";
  CHECK(table_sheets(workbook_of({per_group})).at(0)->charts.empty());  // several counts per group: boxes
}

TEST_CASE("a line stands on an axis of numbers only when its cells hold numbers") {
  safe::Table table = small_table({safe::TestForge::number(20), safe::TestForge::number(30)}, safe::ChartKind::lines);
  CHECK(table_sheets(workbook_of({table})).at(0)->charts.at(0).find("<c:scatterChart>") != std::string::npos);
  table.dimensions[0].codes[0].label.nl = "06";  // a text in its cell: a scatter chart would count 1, 2, 3
  const std::string chart = table_sheets(workbook_of({table})).at(0)->charts.at(0);
  CHECK(chart.find("<c:lineChart>") != std::string::npos);
}

TEST_CASE("a group has the colour of the drawn charts: one of its own, or the house's") {
  config::Study study = test_support::study_with_groups(5, false);
  safe::Table table = small_table({}, safe::ChartKind::flow);
  table.dimensions = {{"maand", {"Maand", "Month"}, {{"6", {"6", "6"}}}}, {"groep", {"Groep", "Group"}, {}}};
  for (const config::Arm& arm : study.arms) {
    table.dimensions[1].codes.push_back({arm.id, {arm.id, arm.id}});
  }
  table.dimensions[1].codes.push_back({"niet_deelnemers", {"niet", "not"}});
  for (std::size_t g = 0; g < table.dimensions[1].codes.size(); ++g) {
    table.rows.push_back({{0, g}, {safe::TestForge::number(20)}});
  }
  table.chart.series = "groep";
  const auto colours = [&] {
    const ReadWorkbook workbook(
        publish::workbook::build_workbook(safe::TestForge::findings({table}), study, run));
    std::vector<std::string> found;
    for (const std::string& series : between(table_sheets(workbook).at(0)->charts.at(0), "<c:ser>", "</c:ser>")) {
      found.push_back("#" + between(series, "<a:srgbClr val=\"", "\"").at(0));
    }
    return found;
  };
  std::vector<std::string> drawn;
  for (const safe::Code& code : table.dimensions[1].codes) {
    drawn.push_back(publish::group_colour(study, code.id));
  }
  CHECK(colours() == drawn);
  CHECK(std::set<std::string>(drawn.begin(), drawn.end()).size() == 7);
  study.theme.arm_colours = {"#004488", "#994455", "#555555", "#000000", "#226633", "#663399"};
  drawn = study.theme.arm_colours;
  drawn.push_back(publish::group_colour(study, "niet_deelnemers"));
  CHECK(colours() == drawn);
}

TEST_CASE("a table without rows becomes a sheet that says so") {
  const ReadWorkbook workbook = workbook_of({small_table({}, safe::ChartKind::flow)});
  const ReadSheet& sheet = *table_sheets(workbook).at(0);
  CHECK(sheet.table_xml.empty());
  CHECK(at(sheet, 1, 0).find("geen tabel") != std::string::npos);
}

TEST_CASE("texts of the study that a spreadsheet would run stay texts") {
  config::Study study = test_support::sample_study();
  const std::string payload = "=HYPERLINK(\"http://example.invalid\",\"klik\")";
  study.name.nl = payload;
  study.question.nl = "@SUM(1+1)*cmd|' /C calc'!A0";
  study.arms[0].name.nl = "=1+1";
  safe::Table table = small_table({safe::TestForge::number(20)}, safe::ChartKind::none);
  table.title.nl = "+1+1";
  table.dimensions[0].codes[0].label.nl = payload;
  table.columns[0].label.nl = "=2*3";
  const ReadWorkbook workbook(
      publish::workbook::build_workbook(safe::TestForge::findings({table}), study, run));
  for (const ReadSheet& sheet : workbook.sheets()) {
    CHECK(sheet.xml.find("<f>") == std::string::npos);
    CHECK(sheet.xml.find("<f ") == std::string::npos);
    CHECK(sheet.table_xml.find("Formula>") == std::string::npos);
    for (const std::string& link : between(sheet.xml, "<hyperlink ", "/>")) {
      CHECK_FALSE(attribute(" " + link, "location").empty());  // inside the file only
    }
  }
  const ReadSheet& sheet = *table_sheets(workbook).at(0);
  CHECK(at(sheet, sheet.table_last.first, 0) == payload);
  CHECK(at(sheet, sheet.table_first.first, 1) == "=2*3");
}

TEST_CASE("names of sheets come from the study's words and never collide") {
  const config::Study study = test_support::sample_study();
  safe::Table table;
  table.id = "exit_work_by_month";
  CHECK(publish::workbook::sheet_name(table, study) == "Tabel_Uit_de_bijstand_per_maand");
  table.id = "exit_work_contrasts";
  CHECK(publish::workbook::sheet_name(table, study) == "Tabel_Uit_de_verschillen");
  table.id = "stock";
  CHECK(publish::workbook::sheet_name(table, study) == "Tabel_Bijstand_per_kwartaal");
  table.id = "costs";
  CHECK(publish::workbook::sheet_name(table, study) == "Tabel_Kosten");
  table.id = "decomposition";
  CHECK(publish::workbook::sheet_name(table, study) == "Tabel_Aanpak_en_meedoen");
  table.id = "another_one";
  CHECK(publish::workbook::sheet_name(table, study) == "Tabel_Another_one");
  table.id = safe::reading_table;
  CHECK(publish::workbook::sheet_name(table, study) == "Vergelijking_niet_deelnemers");
  const safe::Table same = small_table({safe::TestForge::number(20)}, safe::ChartKind::none);
  CHECK(table_sheets(workbook_of({same, same})).size() == 2);
}

TEST_CASE("the publisher writes the workbook in both forms") {
  const office::ScratchFolder scratch;
  core::StagedFolder folder(scratch.path() / "uit");
  publish::ArtefactWriter out(folder);
  core::SilentLog log;
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const publish::workbook::WorkbookPublisher publisher;
  publisher.publish({findings, study, run, out, log});
  REQUIRE(out.artefacts().size() == 2);
  CHECK(out.artefacts()[0].path == "workbook.ods");
  CHECK(out.artefacts()[1].path == "workbook.xlsx");
  CHECK(publisher.name() == "workbook");
}

TEST_CASE("the independent leak check finds nothing in the workbook") {
  const std::filesystem::path script = std::filesystem::path(WERKTHET_SHARED) / "attack" / "officeleak.py";
  if (!python_with(script)) {
    WARN("SKIPPED: python3 or officeleak.py is not here; the workbook was not checked for leaks");
    return;
  }
  const office::ScratchFolder scratch;
  const auto file = scratch.path() / "workbook.xlsx";
  core::write_file(file, sample_workbook());
  const std::string command = "python3 '" + script.string() + "' '" + file.string() + "' > '" +
                              (scratch.path() / "report").string() + "' 2>&1";
  static_cast<void>(std::system(command.c_str()));
  const std::string said = core::read_file(scratch.path() / "report");
  INFO(said);
  // The municipality is the author by the rules for accessible documents; there is nothing else.
  CHECK(nlohmann::json::parse(said)["found"] ==
        nlohmann::json::array({"docProps/core.xml: creator=Gemeente Lindeveen",
                               "docProps/core.xml: lastModifiedBy=Gemeente Lindeveen"}));
}

TEST_CASE("an independent reader opens the workbook without a warning and finds the same") {
  // The python of the system besides the first in the path: distributions put openpyxl there.
  std::string python;
  for (const char* candidate : {"python3", "/usr/bin/python3"}) {
    if (python.empty() &&
        std::system((std::string(candidate) + " -c 'import openpyxl' 2>/dev/null").c_str()) == 0) {
      python = candidate;
    }
  }
  if (python.empty()) {
    WARN("SKIPPED: no python3 with openpyxl here; the workbook was read by our own reader only");
    return;
  }
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const office::ScratchFolder scratch;
  const auto file = scratch.path() / "workbook.xlsx";
  const auto script = scratch.path() / "read.py";
  const auto report = scratch.path() / "report";
  core::write_file(file, publish::workbook::build_workbook(findings, study, run));
  core::write_file(script, R"(import sys, warnings
warnings.simplefilter('error')
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
numbers = sum(1 for s in book for row in s.iter_rows() for c in row if c.data_type == 'n' and c.value is not None)
formulas = sum(1 for s in book for row in s.iter_rows() for c in row if c.data_type == 'f')
print(book.properties.language, len(book.sheetnames), sum(len(s.tables) for s in book), numbers, formulas)
)");
  const std::string command =
      python + " '" + script.string() + "' '" + file.string() + "' > '" + report.string() + "' 2>&1";
  const int status = std::system(command.c_str());
  const std::string said = core::read_file(report);
  INFO(said);
  REQUIRE(status == 0);
  std::size_t numbers = 0;
  for (const safe::Table& table : findings.tables()) {
    for (const safe::Row& row : table.rows) {
      numbers += static_cast<std::size_t>(std::count_if(
          row.cells.begin(), row.cells.end(), [](const safe::Cell& cell) { return cell.is_number(); }));
      for (std::size_t d = 0; d < row.codes.size(); ++d) {
        numbers += table.dimensions[d].id == "maand" ? 1U : 0U;  // months are numbers too
      }
    }
  }
  const std::size_t tables = findings.tables().size();
  CHECK(said == "nl " + std::to_string(tables + 7) + " " + std::to_string(tables + 5) + " " +
                    std::to_string(numbers) + " 0\n");
}
