// The checklist of publishing.md §5.3: our own workbook passes every item, and for every item there is a
// workbook that is spoilt in one place and is found. A workbook is spoilt in its file, as another program
// would: parts are changed and packed again.

#include "audit/workbook/read_book.hpp"
#include "audit/workbook/workbook_audit.hpp"
#include "core/error.hpp"
#include "office/xlsx_file.hpp"
#include "office/zip_reader.hpp"
#include "office/zip_writer.hpp"
#include "publish/workbook/expected_tables.hpp"
#include "publish/workbook/workbook_publisher.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace werkthet;
using audit::workbook::Known;
using audit::workbook::WorkbookReport;

namespace {

office::BookProperties properties() {
  return {.title = "Proef",
          .subject = "Onderwerp",
          .keywords = "bijstand",
          .author = "Gemeente Lindeveen",
          .created = *core::make_date(2020, 4, 9)};
}

/// A small workbook that passes: contents, and one table with a shorthand and a chart.
std::string good_workbook() {
  office::Book book(properties());
  office::Sheet& contents = book.add_sheet("Inhoud");
  contents.text(0, 0, "Inhoud", {.points = 16, .bold = true});
  contents.link(1, 0, "Tabel_1", "Tabel_1");
  office::Sheet& sheet = book.add_sheet("Tabel_1");
  sheet.text(0, 0, "Titel", {.points = 16, .bold = true});
  sheet.text(1, 0, "Dit werkblad bevat één tabel.");
  sheet.text(2, 0, "In deze tabel: [c] = geheim.");
  sheet.table({.name = "Aandeel_cijfers",
               .alt_title = "Titel",
               .alt_text = "Aandeel per groep",
               .row = 3,
               .rows = 3,
               .columns = {{"Groep"}, {"Aandeel (%)", true}}});
  sheet.text(4, 0, "Eigen regie");
  sheet.number(4, 1, 27, {});
  sheet.text(5, 0, "Gewone begeleiding");
  sheet.number(5, 1, 1234.5, {.decimals = 1});
  sheet.text(6, 0, "Andere groep");
  sheet.text(6, 1, "[c]", {.align = office::CellAlign::right});
  sheet.fit_column(0, 3, 14);
  sheet.fit_column(1, 3, 10);
  sheet.print_wide(3);
  sheet.chart(3, 3,
              {.kind = office::BookChartKind::bars,
               .title = "Figuur",
               .x_name = "Groep",
               .y_name = "Aandeel",
               .alt_text = "Liggende staven: aandeel per groep",
               .series = {{.name = "Aandeel", .categories = {{4, 0, 5, 0}}, .values = {{4, 1, 5, 1}}}}});
  return office::write_xlsx(book);
}

Known known() {
  return {{{"Tabel_1",
            {{std::string("Eigen regie"), 27.0},
             {std::string("Gewone begeleiding"), 1234.5},
             {std::string("Andere groep"), std::string("[c]")}}}},
          "2020-04-09"};
}

using Change = std::function<void(std::string& name, std::string& bytes)>;

std::string changed(const std::string& package, const Change& change) {
  office::ZipWriter packed;
  for (office::ZipPart& part : office::read_zip(package)) {
    change(part.name, part.bytes);
    packed.add(part.name, part.bytes);
  }
  return packed.finish();
}

/// The package with one text replaced by another in one part; the text must be there.
std::string spoilt(const std::string& part, const std::string& old, const std::string& with) {
  bool done = false;
  std::string package = changed(good_workbook(), [&](std::string& name, std::string& bytes) {
    if (name == part) {
      const auto at = bytes.find(old);
      INFO(part << " has no " << old << ":\n" << bytes);
      REQUIRE(at != std::string::npos);
      bytes.replace(at, old.size(), with);
      done = true;
    }
  });
  REQUIRE(done);
  return package;
}

std::set<std::string> failing(const WorkbookReport& report) {
  std::set<std::string> ids;
  for (const audit::workbook::ItemReport& item : report.items) {
    if (item.failed()) {
      ids.insert(item.id);
    }
  }
  return ids;
}

bool finds(const std::string& package, const std::string& item) {
  const Known values = known();
  const WorkbookReport report = audit::workbook::audit_workbook(package, &values);
  INFO(audit::workbook::report_text(report, false));
  return failing(report).contains(item);
}

const std::string sheet_part = "xl/worksheets/sheet2.xml";
const std::string table_part = "xl/tables/table1.xml";
const std::string styles_part = "xl/styles.xml";
const std::string strings_part = "xl/sharedStrings.xml";
const std::string core_part = "docProps/core.xml";
const std::string main_part = "xl/workbook.xml";

}  // namespace

TEST_CASE("the workbook of a release passes every item, in every kind of release") {
  for (const config::ReleaseKind kind :
       {config::ReleaseKind::final, config::ReleaseKind::quarterly, config::ReleaseKind::interim}) {
    const config::Study study = test_support::sample_study(kind);
    const safe::SafeFindings findings = test_support::sample_findings(study);
    const std::string bytes = publish::workbook::build_workbook(findings, study, {});
    const Known values{publish::workbook::expected_tables(findings, study), core::iso(study.release.date)};
    const WorkbookReport report = audit::workbook::audit_workbook(bytes, &values);
    INFO(audit::workbook::report_text(report));
    CHECK(failing(report).empty());
    std::size_t cells = 0;
    for (const office::ExpectedTable& table : values.tables) {
      for (const auto& row : table.rows) {
        cells += row.size();
      }
    }
    const auto equal = std::find_if(report.items.begin(), report.items.end(),
                                    [](const auto& item) { return item.id == "values.equal"; });
    REQUIRE(equal != report.items.end());
    CHECK(equal->result.looked_at == cells + values.tables.size());
    CHECK(report.passed() >= 35);
  }
}

TEST_CASE("the small workbook of these tests passes") {
  const Known values = known();
  const WorkbookReport report = audit::workbook::audit_workbook(good_workbook(), &values);
  INFO(audit::workbook::report_text(report));
  CHECK(failing(report).empty());
}

TEST_CASE("tables: every spoilt workbook is found") {
  CHECK(finds(spoilt(sheet_part, "<tableParts count=\"1\"><tablePart r:id=\"rId2\"/></tableParts>", ""),
              "tables.marked_up") == false);  // the relation still leads to the table
  CHECK(finds(changed(good_workbook(),
                      [](std::string& name, std::string& bytes) {
                        if (name == "xl/worksheets/_rels/sheet2.xml.rels") {
                          const auto at = bytes.find("relationships/table\"");
                          REQUIRE(at != std::string::npos);
                          bytes.replace(at, 20, "relationships/other\"");
                        }
                      }),
              "tables.marked_up"));
  CHECK(
      finds(spoilt(table_part, "displayName=\"Aandeel_cijfers\"", "displayName=\"Table1\""), "tables.name"));
  CHECK(finds(spoilt(table_part, "altTextSummary=\"Aandeel per groep\"", ""), "tables.alt_text"));
  CHECK(finds(spoilt(table_part, "ref=\"A4:B7\"", "ref=\"A4:B7\" headerRowCount=\"0\""), "tables.header"));
  CHECK(finds(spoilt(table_part, "name=\"Aandeel (%)\"", "name=\"Anders\""), "tables.header"));
  CHECK(finds(spoilt(strings_part, "<t>Aandeel (%)</t>", "<t>GROEP</t>"), "tables.header"));
  CHECK(finds(
      spoilt(sheet_part, "</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A5:A6\"/></mergeCells>"),
      "tables.merges"));
  CHECK(finds(spoilt(table_part, "ref=\"A4:B7\"", "ref=\"A4:B8\""), "tables.blank_lines"));
  CHECK(finds(spoilt(table_part, "ref=\"A4:B7\"", "ref=\"A4:C7\""), "tables.blank_lines"));
  CHECK(finds(spoilt(sheet_part, "<v>27</v>", ""), "tables.blank_cells"));
  CHECK(finds(spoilt(table_part, "<tableColumns", "<autoFilter ref=\"A4:B7\"/><tableColumns"),
              "tables.filter"));
  CHECK(
      finds(spoilt(sheet_part, "</sheetData>", "</sheetData><autoFilter ref=\"A4:B7\"/>"), "tables.filter"));
  CHECK(finds(spoilt(sheet_part, "<sheetFormatPr",
                     "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"4\" "
                     "state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr"),
              "tables.freeze"));
  CHECK(finds(spoilt(main_part, "<sheet name=\"Tabel_1\"", "<sheet name=\"Tabel_1\" state=\"hidden\""),
              "tables.hidden"));
  CHECK(finds(spoilt(sheet_part, "<row r=\"6\"", "<row hidden=\"1\" r=\"6\""), "tables.hidden"));
  CHECK(finds(spoilt(sheet_part, "<col min=\"2\" max=\"2\"", "<col min=\"2\" max=\"2\" hidden=\"1\""),
              "tables.hidden"));
  CHECK(finds(spoilt(main_part, "<definedName ",
                     "<definedName name=\"geheim\" hidden=\"1\">Tabel_1!$A$1</definedName><definedName "),
              "tables.hidden"));
  CHECK(finds(spoilt(sheet_part, "<v>1234.5</v>", "<v>1234567890123.5</v>"), "tables.width"));
  CHECK(finds(spoilt(main_part, "Tabel_1!$4:$4", "Tabel_1!$3:$3"), "tables.print"));
}

TEST_CASE("notes: markers have one form, are explained and used, in order and not in data") {
  const auto header = [](const std::string& text) {
    return spoilt(strings_part, "<t>Groep</t>", "<t>" + text + "</t>");
  };
  CHECK(finds(header("Groep [noot1]"), "notes.form"));
  CHECK(finds(header("Groep [noot 1]"), "notes.explained"));
  CHECK(finds(header("Groep [noot 2]"), "notes.order"));
  CHECK(finds(spoilt(strings_part, "<t>Titel</t>", "<t>[noot 1] Uitleg zonder gebruik</t>"),
              "notes.explained"));
  CHECK(finds(spoilt(strings_part, "<t>Eigen regie</t>", "<t>Eigen regie [noot 1]</t>"), "notes.data"));
  const std::string right = changed(good_workbook(), [](std::string& name, std::string& bytes) {
    if (name == strings_part) {
      const auto at = bytes.find("<t>Groep</t>");
      bytes.replace(at, 12, "<t>Groep [noot 1]</t>");
      const auto title = bytes.find("<t>Titel</t>");
      bytes.replace(title, 12, "<t>[noot 1] Zoals geloot</t>");
    } else if (name == table_part) {
      const auto at = bytes.find("name=\"Groep\"");
      bytes.replace(at, 12, "name=\"Groep [noot 1]\"");
    }
  });
  const Known values = known();
  const auto failed = failing(audit::workbook::audit_workbook(right, &values));
  CHECK(failed.empty());
}

TEST_CASE("format: fonts, colours, fills, pictures and page headers are found") {
  CHECK(
      finds(spoilt(styles_part, "<name val=\"Arial\"/>", "<name val=\"Times New Roman\"/>"), "format.font"));
  CHECK(finds(spoilt(styles_part, "<sz val=\"16\"/>", "<sz val=\"9\"/>"), "format.font"));
  CHECK(finds(spoilt(styles_part, "<sz val=\"16\"/><color theme=\"1\"/>",
                     "<sz val=\"16\"/><color rgb=\"FFFF0000\"/>"),
              "format.colour"));
  CHECK(finds(changed(good_workbook(),
                      [](std::string& name, std::string& bytes) {
                        if (name == styles_part) {
                          for (auto at = bytes.find("fillId=\"0\""); at != std::string::npos;
                               at = bytes.find("fillId=\"0\"", at + 1)) {
                            bytes.replace(at, 10, "fillId=\"2\"");
                          }
                          bytes.insert(bytes.find("</fills>"),
                                       "<fill><patternFill patternType=\"solid\"/></fill>");
                        }
                      }),
              "format.fill"));
  CHECK(finds(spoilt(sheet_part, "</sheetData>", "</sheetData><conditionalFormatting sqref=\"B5\"/>"),
              "format.meaning"));
  CHECK(finds(spoilt(sheet_part, "</sheetData>",
                     "</sheetData><headerFooter><oddHeader>Kop</oddHeader></headerFooter>"),
              "format.header_footer"));
  for (const std::string part :
       {"xl/vbaProject.bin", "xl/media/image1.png", "xl/comments1.xml", "xl/embeddings/a.bin"}) {
    office::ZipWriter packed;
    for (const office::ZipPart& one : office::read_zip(good_workbook())) {
      packed.add(one.name, one.bytes);
    }
    packed.add(part, "x");
    INFO(part);
    CHECK(finds(packed.finish(), "format.pictures"));
  }
  CHECK(finds(spoilt("xl/_rels/workbook.xml.rels", "<Relationship ",
                     "<Relationship Id=\"rId99\" Type=\"http://x/externalLink\" Target=\"http://elders/\" "
                     "TargetMode=\"External\"/><Relationship "),
              "format.pictures"));
}

TEST_CASE("structure: names, blanks, place, titles, counts, neighbours, contents and links") {
  CHECK(finds(spoilt(main_part, "<sheet name=\"Tabel_1\"", "<sheet name=\"Tabel 1\""), "sheets.names"));
  CHECK(finds(spoilt(main_part, "<sheet name=\"Tabel_1\"", "<sheet name=\"inhoud\""), "sheets.names"));
  CHECK(finds(changed(good_workbook(),
                      [](std::string& name, std::string& bytes) {
                        if (name == sheet_part) {
                          const auto from = bytes.find("<sheetData>");
                          bytes.replace(from, bytes.find("</sheetData>") - from, "<sheetData>");
                        }
                      }),
              "sheets.blank"));
  CHECK(finds(spoilt(table_part, "ref=\"A4:B7\"", "ref=\"B4:B7\""), "sheets.column_a"));
  CHECK(finds(spoilt(sheet_part, "<c r=\"A1\"", "<c r=\"C1\""), "sheets.title"));
  CHECK(finds(
      spoilt(strings_part, "<t>Dit werkblad bevat één tabel.</t>", "<t>Dit werkblad bevat 1 tabel.</t>"),
      "sheets.count"));
  CHECK(finds(changed(good_workbook(),
                      [](std::string& name, std::string& bytes) {
                        if (name == "xl/worksheets/_rels/sheet2.xml.rels") {
                          bytes.insert(bytes.find("</Relationships>"),
                                       "<Relationship Id=\"rId9\" Type=\"http://x/table\" "
                                       "Target=\"../tables/table1.xml\"/>");
                        }
                      }),
              "sheets.one_table"));
  const std::string below = "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row></sheetData>";
  CHECK(finds(spoilt(sheet_part, "</sheetData>", below), "sheets.nothing_else"));
  const std::string beside = "<row r=\"5\"><c r=\"D5\"><v>1</v></c></row></sheetData>";
  CHECK(finds(spoilt(sheet_part, "</sheetData>", beside), "sheets.nothing_else"));
  CHECK(finds(spoilt("xl/worksheets/sheet1.xml", "location=\"Tabel_1!A1\"", "location=\"Inhoud!A1\""),
              "sheets.contents"));
  CHECK(finds(spoilt("xl/worksheets/sheet1.xml", "location=\"Tabel_1!A1\"", "location=\"Tabel_9!A1\""),
              "sheets.links"));
}

TEST_CASE("document: properties, language, date and cursor; charts: words and numbers") {
  CHECK(finds(spoilt(core_part, "<dc:title>Proef</dc:title>", ""), "document.title"));
  CHECK(finds(spoilt(core_part, "<dc:creator>Gemeente Lindeveen</dc:creator>", "<dc:creator/>"),
              "document.author"));
  CHECK(finds(spoilt(core_part, "<dc:subject>Onderwerp</dc:subject>", ""), "document.subject"));
  CHECK(finds(spoilt(core_part, "<dc:language>nl</dc:language>", "<dc:language>en</dc:language>"),
              "document.language"));
  CHECK(finds(
      spoilt(core_part, "2020-04-09T00:00:00Z</dcterms:created>", "2020-04-10T00:00:00Z</dcterms:created>"),
      "document.created"));
  CHECK(finds(spoilt(main_part, "<workbookView ", "<workbookView activeTab=\"1\" "), "document.cursor"));
  CHECK(
      finds(spoilt("xl/drawings/drawing1.xml", "descr=\"Liggende staven: aandeel per groep\"", "descr=\"\""),
            "charts.alt_text"));
  const std::string chart_part = "xl/charts/chart1.xml";
  CHECK(finds(spoilt(chart_part, "<c:f>Tabel_1!$B$5:$B$6</c:f>", "<c:f>Tabel_1!$B$5:$B$7</c:f>"),
              "charts.numbers"));
  CHECK(finds(spoilt(chart_part, "<c:f>Tabel_1!$B$5:$B$6</c:f>", "<c:f>Elders!$B$5:$B$6</c:f>"),
              "charts.numbers"));
  CHECK(finds(spoilt(chart_part, "<c:f>Tabel_1!$B$5:$B$6</c:f>", "<c:f>Tabel_1!$A$1:$XFD$1048576</c:f>"),
              "charts.numbers"));
}

TEST_CASE("values: formulas, errors, unexplained shorthand and any cell that differs") {
  CHECK(finds(spoilt(sheet_part, "<v>27</v>", "<f>20+7</f><v>27</v>"), "values.stored"));
  CHECK(finds(spoilt(sheet_part, "<v>27</v>", "<v>NaN</v>"), "values.stored"));
  CHECK(finds(spoilt(strings_part, "<t>In deze tabel: [c] = geheim.</t>", "<t>In deze tabel: niets.</t>"),
              "values.shorthand"));
  CHECK(finds(
      spoilt(strings_part, "<t>In deze tabel: [c] = geheim.</t>", "<t>[c] = geheim; [x] = onbekend.</t>"),
      "values.shorthand"));
  CHECK(finds(spoilt(sheet_part, "<v>27</v>", "<v>27.00000000001</v>"), "values.equal"));
  CHECK(finds(spoilt(sheet_part, "<v>1234.5</v>", "<v>1234</v>"), "values.equal"));
  CHECK(finds(spoilt(strings_part, "<t>[c]</t>", "<t>[x]</t>"), "values.equal"));
  CHECK(finds(spoilt(strings_part, "<t>Andere groep</t>", "<t>Anders</t>"), "values.equal"));
  Known more = known();
  more.tables.push_back({"Tabel_2", {{1.0}}});
  CHECK(failing(audit::workbook::audit_workbook(good_workbook(), &more)).contains("values.equal"));
  more = known();
  more.tables[0].rows.pop_back();
  CHECK(failing(audit::workbook::audit_workbook(good_workbook(), &more)).contains("values.equal"));
}

TEST_CASE("every item of the checklist has a spoilt workbook in these tests") {
  std::set<std::string> ids;
  for (const audit::workbook::Item& item : audit::workbook::items()) {
    CHECK(ids.insert(std::string(item.id)).second);
  }
  CHECK(ids.size() == 42);  // a new item needs a spoilt workbook above
}

TEST_CASE("the report tells an item that was not looked at from one that holds") {
  const WorkbookReport report = audit::workbook::audit_workbook(good_workbook());
  const auto json = nlohmann::json::parse(audit::workbook::report_json(report));
  CHECK(json["failed"] == 0);
  std::size_t pass = 0;
  for (const auto& item : json["items"]) {
    pass += item["result"] == "pass" ? 1U : 0U;
    if (item["id"] == "values.equal" || item["id"] == "notes.form") {
      CHECK(item["result"] == "nothing to check");
    }
  }
  CHECK(json["passed"] == pass);
  CHECK(json["items"].size() == audit::workbook::items().size());
}

TEST_CASE("a text that looks like a sign written in digits comes back as it was typed") {
  for (const char* typed : {"_x0041_", "a_x0041_x0041_", "_x005F_x0041_", "_x004_", "_xklmn_"}) {
    office::Book book(properties());
    office::Sheet& sheet = book.add_sheet("Blad");
    sheet.text(0, 0, typed);
    sheet.link(1, 0, typed, "Blad");
    sheet.table(
        {.name = "Blad_cijfers", .alt_title = {}, .alt_text = {}, .row = 2, .rows = 1, .columns = {{typed}}});
    sheet.number(3, 0, 1, {});
    const audit::workbook::WrittenBook read = audit::workbook::read_book(office::write_xlsx(book));
    INFO(typed);
    for (std::uint32_t row = 0; row < 3; ++row) {
      CHECK(read.sheets.at(0).cells.at({row, 0}).text == typed);
    }
    CHECK(read.sheets.at(0).tables.at(0).columns.at(0) == typed);
  }
}

TEST_CASE("cells within cells are the file's fault and not ours") {
  try {
    static_cast<void>(audit::workbook::read_book(
        spoilt(sheet_part, "<sheetData>", "<sheetData><row r=\"1\"><c r=\"A1\"><sheetData/></c></row>")));
    FAIL("accepted");
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::input);
  }
}

TEST_CASE("what is no workbook is refused with a reason, and never with a crash") {
  CHECK_THROWS_AS(audit::workbook::read_book("PK"), core::Error);
  CHECK_THROWS_AS(audit::workbook::read_book(""), core::Error);
  office::ZipWriter empty;
  empty.add("readme.txt", "hallo");
  const std::string nothing = empty.finish();
  CHECK_THROWS_AS(audit::workbook::read_book(nothing), core::Error);
  const std::string whole = good_workbook();
  CHECK_THROWS_AS(audit::workbook::read_book(std::string_view(whole).substr(0, whole.size() / 2)),
                  core::Error);
  CHECK_THROWS_AS(audit::workbook::read_book(
                      spoilt(main_part, "<workbook ", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook ")),
                  core::Error);
  CHECK_THROWS_AS(audit::workbook::read_book(spoilt(sheet_part, "<c r=\"A1\"", "<c r=\"ZZZZ9\"")),
                  core::Error);
  CHECK_THROWS_AS(audit::workbook::read_book(spoilt(sheet_part, "<row r=\"6\"", "<row r=\"0\"")),
                  core::Error);
  CHECK_THROWS_AS(audit::workbook::read_book(
                      spoilt(sheet_part, "<col min=\"2\" max=\"2\"", "<col min=\"1\" max=\"16384\"")),
                  core::Error);
  CHECK_THROWS_AS(audit::workbook::read_book(spoilt(sheet_part, "t=\"s\"><v>", "t=\"s\"><v>999")),
                  core::Error);
  CHECK_THROWS_AS(audit::workbook::read_book(spoilt("xl/_rels/workbook.xml.rels", "worksheets/sheet2.xml",
                                                    "../../../../etc/passwd")),
                  core::Error);
}

namespace {

/// Why a workbook is refused; fails when it is not.
std::string refusal_of(const std::string& package) {
  try {
    static_cast<void>(audit::workbook::read_book(package));
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::input);
    return error.message();
  }
  FAIL("accepted");
  return {};
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

}  // namespace

TEST_CASE("a workbook that is too large to be for readers is refused before it is held") {
  const auto with_cells = [](std::size_t cells) {
    return spoilt(sheet_part, "</sheetData>",
                  "<row r=\"99\">" + repeated("<c><v>1</v></c>", cells) + "</row></sheetData>");
  };
  CHECK(refusal_of(with_cells(250'000)).find("250,000 cells") != std::string::npos);
  CHECK(audit::workbook::read_book(with_cells(200'000)).sheets.at(1).cells.size() > 200'000);
  CHECK(refusal_of(spoilt(sheet_part, "</sheetData>", "</sheetData>" + repeated("<a/>", 200'000)))
            .find("200,000 elements") != std::string::npos);
}

TEST_CASE("one long text in many cells, and one part under many names, count every time") {
  const std::string text(1'000'000, 'a');
  const std::string package = changed(good_workbook(), [&](std::string& name, std::string& bytes) {
    if (name == strings_part) {
      const auto at = bytes.find("<t>") + 3;
      bytes.replace(at, bytes.find("</t>") - at, text);
    } else if (name == sheet_part) {
      const auto at = bytes.find("</sheetData>");
      bytes.insert(at, "<row r=\"99\">" + repeated("<c t=\"s\"><v>0</v></c>", 100) + "</row>");
    }
  });
  CHECK(refusal_of(package).find("64 MiB of text") != std::string::npos);
  const std::string twice = changed(good_workbook(), [&](std::string& name, std::string& bytes) {
    if (name == main_part) {
      const auto at = bytes.find("r:id=\"rId1\"");
      REQUIRE(at != std::string::npos);
      bytes.replace(at, 11, "r:id=\"rId2\"");
    } else if (name == sheet_part) {  // each time less than the budget, and nothing that is kept
      bytes.insert(bytes.find("</sheetData>"), repeated("<c/>", 2'000'000));
    }
  });
  CHECK(refusal_of(twice).find("4,000,000 elements") != std::string::npos);
}

TEST_CASE("a width may be said of all columns at once") {
  audit::workbook::WrittenSheet sheet;
  sheet.widths = {{1, 1, 20}, {3, 16'383, 12}};
  CHECK(sheet.width_of(0) == sheet.usual_width);
  CHECK(sheet.width_of(1) == 20);
  CHECK(sheet.width_of(2) == sheet.usual_width);
  CHECK(sheet.width_of(3) == 12);
  CHECK(sheet.width_of(16'383) == 12);
}
