// workbook.ods: the same sheets, cells, links and tables as workbook.xlsx, read back from its XML by Expat,
// and the form that OpenDocument asks for.

#include "audit/workbook/read_book.hpp"
#include "audit/workbook/xml_tree.hpp"
#include "office/ods_file.hpp"
#include "office/zip_reader.hpp"
#include "publish/workbook/workbook_publisher.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

using namespace werkthet;
using audit::workbook::Place;
using audit::workbook::XmlNode;

namespace {

using Value = std::variant<double, std::string>;

std::size_t repeated(const XmlNode& node, const char* name) {
  const std::string text = node.attribute(name);
  return text.empty() ? 1 : std::stoul(text);
}

std::string paragraph(const XmlNode& node) {
  // Text of a link stands inside; an element for a further blank does not occur in these sheets.
  std::string text = node.text;
  for (const XmlNode& child : node.children) {
    text += child.name == "s" ? " " : child.text;
  }
  return text;
}

Value value_of(const XmlNode& cell) {
  if (cell.attribute("value-type") == "float") {
    const std::string text = cell.attribute("value");
    double value = 0;
    REQUIRE(std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{});
    return value;
  }
  std::string words;
  for (const XmlNode* const p : cell.all("p")) {
    words += (words.empty() ? "" : "\n") + paragraph(*p);
  }
  return words;
}

std::map<Place, Value> cells_of(const XmlNode& table) {
  std::map<Place, Value> cells;
  std::uint32_t row = 0;
  for (const XmlNode* const line : table.all("table-row")) {
    std::uint32_t column = 0;
    for (const XmlNode& cell : line->children) {
      if (!cell.attribute("value-type").empty()) {
        cells[{row, column}] = value_of(cell);
      }
      column += static_cast<std::uint32_t>(repeated(cell, "number-columns-repeated"));
    }
    row += static_cast<std::uint32_t>(repeated(*line, "number-rows-repeated"));
  }
  return cells;
}

XmlNode part(const std::string& package, const std::string& name) {
  audit::workbook::ReadBudget budget;
  return audit::workbook::read_tree(ingest::ZipArchive(std::string_view(package)), name, budget);
}

std::string sample_ods() {
  const config::Study study = test_support::sample_study();
  return publish::workbook::build_ods(test_support::sample_findings(study), study, {});
}

}  // namespace

TEST_CASE("every sheet and every cell of the .ods is that of the .xlsx") {
  for (const config::ReleaseKind kind : {config::ReleaseKind::final, config::ReleaseKind::quarterly}) {
    const config::Study study = test_support::sample_study(kind);
    const safe::SafeFindings findings = test_support::sample_findings(study);
    const std::string ods = publish::workbook::build_ods(findings, study, {});
    const audit::workbook::WrittenBook xlsx =
        audit::workbook::read_book(publish::workbook::build_workbook(findings, study, {}));
    const XmlNode content = part(ods, "content.xml");
    const auto tables = content.all("table");
    REQUIRE(tables.size() == xlsx.sheets.size());
    std::size_t numbers = 0;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const audit::workbook::WrittenSheet& sheet = xlsx.sheets[i];
      INFO(sheet.name);
      CHECK(tables[i]->attribute("name") == sheet.name);
      const auto cells = cells_of(*tables[i]);
      REQUIRE(cells.size() == sheet.cells.size());
      for (const auto& [place, cell] : sheet.cells) {
        INFO(audit::workbook::cell_text(place));
        const auto found = cells.find(place);
        REQUIRE(found != cells.end());
        if (cell.kind == audit::workbook::CellKind::number) {
          ++numbers;
          REQUIRE(std::holds_alternative<double>(found->second));
          CHECK(std::get<double>(found->second) == cell.number);
        } else {
          REQUIRE(std::holds_alternative<std::string>(found->second));
          CHECK(std::get<std::string>(found->second) == cell.text);
        }
      }
      if (sheet.tables.size() == 1) {
        CHECK(tables[i]->child("title")->text == sheet.tables.front().alt_title);
        CHECK(tables[i]->child("desc")->text == sheet.tables.front().alt_text);
        CHECK(tables[i]->child("table-header-rows") != nullptr);
      }
    }
    CHECK(numbers > 100);
  }
}

TEST_CASE("tables are named ranges with a header, contents are links, numbers keep their form") {
  const std::string ods = sample_ods();
  const XmlNode content = part(ods, "content.xml");
  const auto ranges = content.all("database-range");
  const auto tables = content.all("table");
  CHECK(ranges.size() + 2 == tables.size());  // cover and notes have no table
  for (const XmlNode* const range : ranges) {
    CHECK(range->attribute("contains-header") == "true");
    const std::string address = range->attribute("target-range-address");
    CHECK(address.find(":") != std::string::npos);
  }
  std::size_t links = 0;
  for (const XmlNode* const link : content.all("a")) {
    const std::string target = link->attribute("href");
    ++links;
    CHECK(target.starts_with("#"));
    CHECK(std::any_of(tables.begin(), tables.end(), [&](const XmlNode* table) {
      return "#" + table->attribute("name") + ".A1" == target;
    }));
  }
  CHECK(links > tables.size());
  CHECK(content.all("covered-table-cell").empty());
}

TEST_CASE("the package is OpenDocument: mimetype first and stored, all parts named, Dutch, dated, no clock") {
  const std::string ods = sample_ods();
  CHECK(ods == sample_ods());
  CHECK(ods.substr(30, 54) == "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  const auto parts = office::read_zip(ods);
  const std::size_t charts = part(ods, "content.xml").all("frame").size();
  CHECK(charts >= 7);
  REQUIRE(parts.size() == 5 + 2 * charts);
  CHECK(parts[0].name == "mimetype");
  const XmlNode manifest = part(ods, "META-INF/manifest.xml");
  for (const office::ZipPart& one : parts) {
    if (one.name != "mimetype" && one.name != "META-INF/manifest.xml") {
      CHECK(std::any_of(manifest.children.begin(), manifest.children.end(),
                        [&](const XmlNode& entry) { return entry.attribute("full-path") == one.name; }));
    }
  }
  const XmlNode meta = part(ods, "meta.xml");
  CHECK(meta.all("language").at(0)->text == "nl-NL");
  CHECK(meta.all("creation-date").at(0)->text == "2020-04-09T00:00:00Z");
  CHECK(meta.all("title").at(0)->text == "Bijstand op maat: cijfers, uitgave eind");
  const XmlNode styles = part(ods, "styles.xml");
  const auto text = styles.all("text-properties");
  REQUIRE_FALSE(text.empty());
  CHECK(text[0]->attribute("language") == "nl");
  const XmlNode content = part(ods, "content.xml");
  for (const XmlNode* const style : content.all("number-style")) {
    CHECK(style->attribute("language") == "nl");  // a decimal comma in any office program
  }
  CHECK(content.all("number-style").size() > 3);
}

TEST_CASE(
    "charts: the same cells as in the .xlsx, an alternative text, names from cells, intervals as stock "
    "chart") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const std::string ods = publish::workbook::build_ods(findings, study, {});
  const audit::workbook::WrittenBook xlsx =
      audit::workbook::read_book(publish::workbook::build_workbook(findings, study, {}));
  const XmlNode content = part(ods, "content.xml");
  const auto tables = content.all("table");
  std::size_t number = 0;
  std::size_t stock = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const auto frames = tables[i]->all("frame");
    INFO(xlsx.sheets[i].name);
    REQUIRE(frames.size() == xlsx.sheets[i].charts.size());
    for (std::size_t c = 0; c < frames.size(); ++c) {
      ++number;
      const audit::workbook::WrittenChart& other = xlsx.sheets[i].charts[c];
      CHECK(frames[c]->child("desc")->text == other.alt_text);
      CHECK(frames[c]->child("object")->attribute("href") == "./Object " + std::to_string(number));
      const XmlNode chart = part(ods, "Object " + std::to_string(number) + "/content.xml");
      std::multiset<std::string> drawn;
      for (const XmlNode* const series : chart.all("series")) {
        drawn.insert(series->attribute("values-cell-range-address"));
        CHECK_FALSE(series->attribute("label-cell-address").empty());
      }
      std::multiset<std::string> expected;
      for (const audit::workbook::WrittenSeries& series : other.series) {
        std::string list;
        for (const std::string& reference : series.references) {
          const auto area = audit::workbook::area_of(reference.substr(reference.rfind('!') + 1));
          REQUIRE(area);
          const std::string sheet = xlsx.sheets[i].name + ".";
          list += (list.empty() ? "" : " ") + sheet + audit::workbook::cell_text(area->first) + ":" + sheet +
                  audit::workbook::cell_text(area->last);
        }
        expected.insert(list);
      }
      CHECK(drawn == expected);
      for (const XmlNode* const drawing : chart.all("chart")) {
        stock += drawing->attribute("class") == "chart:stock" ? 1U : 0U;
      }
    }
  }
  CHECK(number >= 7);
  CHECK(stock >= 1);
}

TEST_CASE("white space, signs of XML and formulas come through as text") {
  office::Book book(
      {.title = "T & <t>", .subject = {}, .keywords = {}, .created = *core::make_date(2020, 4, 9)});
  office::Sheet& sheet = book.add_sheet("Blad");
  sheet.text(0, 0, "  twee  blanks ");
  sheet.text(1, 2, "=1+1 & <b>");
  sheet.text(2, 0, "eerste\ntweede", {.wrapped = true});
  sheet.number(3, 0, -0.5, {.decimals = 1, .with_plus = true});
  const auto cells = cells_of(*part(office::write_ods(book), "content.xml").all("table").at(0));
  // Further blanks are elements, so only the kept ones are seen here.
  CHECK(std::get<std::string>(cells.at({1, 2})) == "=1+1 & <b>");
  CHECK(std::get<std::string>(cells.at({2, 0})) == "eerste\ntweede");
  CHECK(std::get<double>(cells.at({3, 0})) == -0.5);
  const std::string content = office::read_zip(office::write_ods(book)).at(1).bytes;
  CHECK(content.find("<text:s/><text:s/>twee <text:s/>blanks<text:s/>") != std::string::npos);
  CHECK(content.find("table:formula") == std::string::npos);
}
