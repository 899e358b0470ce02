// Spreadsheets that are damaged or made to do harm: refused as a whole with a sentence, never a crash, a hang
// or half a table, and nothing of a cell in a message.
#include "core/random.hpp"
#include "unit/ingest/tables/sheet_sample.hpp"

#include <catch2/catch.hpp>

#include <ctime>

using namespace sheet_sample;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string canary = "KANARIEVOGEL";

std::string full_xlsx() {
  Xlsx file =
      sheet(texts(1, {"a", "b"}) + texts(2, {canary, "2"}) +
            "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" s=\"0\"><v>43160</v></c></row>");
  file.strings = "<si><t>" + canary + "</t></si>";
  file.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
  return file.bytes();
}

std::string full_ods() {
  return ods(table(row(cell("a") + cell("b")) +
                   row(cell(canary) + cell("2", "office:value-type=\"float\" office:value=\"2\""),
                       "table:number-rows-repeated=\"2\"")));
}

/// The same archive with one part of other bytes.
std::string with_part(const std::string& name, const std::string& bytes) {
  std::vector<zip_sample::Entry> parts = {
      {"[Content_Types].xml", "<Types/>"},
      {"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id=\"r\" Target=\"s.xml\" Type=\"x/worksheet\"/></Relationships>"},
      {"xl/s.xml",
       "<worksheet><sheetData>" + texts(1, {"a"}) + texts(2, {"1"}) + "</sheetData></worksheet>"}};
  for (zip_sample::Entry& part : parts) {
    part.content = part.name == name ? bytes : part.content;
  }
  return zip_sample::zip(parts);
}

}  // namespace

TEST_CASE("a spreadsheet cut off at every 32nd is refused") {
  for (const std::string& whole : {full_xlsx(), full_ods()}) {
    CHECK(Read(whole).table);
    for (std::size_t i = 0; i < 32; ++i) {
      const Read read(whole.substr(0, whole.size() * i / 32));
      CHECK_FALSE(read.table);
      CHECK(read.problems.count("E200") == 1);
    }
  }
}

TEST_CASE("300 damaged spreadsheets, outside and inside their archive, are read or refused in silence") {
  core::RandomStream random(20260703, "ingest/sheets");
  int refused = 0;
  const std::string sheet_xml =
      "<worksheet><sheetData>" + texts(1, {"a", "b"}) + texts(2, {canary, "2"}) +
      "<row r=\"3\"><c r=\"A3\"><v>12.5</v></c><c r=\"B3\" t=\"b\"><v>1</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>";
  for (int i = 0; i < 300; ++i) {
    const auto damaged = [&](std::string bytes) {
      for (std::uint64_t n = 1 + random.below(4); n > 0; --n) {
        const std::size_t at = random.below(bytes.size());
        if (random.below(3) == 0) {
          bytes.erase(at, 1 + random.below(20));
        } else {
          bytes[at] =
              random.below(2) == 0 ? static_cast<char>(random.below(256)) : "<>\"/=0129"[random.below(9)];
        }
      }
      return bytes;
    };
    const std::string bytes = i % 3 == 0   ? damaged(full_xlsx())
                              : i % 3 == 1 ? damaged(full_ods())
                                           : with_part("xl/s.xml", damaged(sheet_xml));
    const Read read(bytes);
    CHECK_FALSE(has(read.said(), canary));
    CHECK((read.table.has_value() || read.problems.has_errors()));
    refused += read.table ? 0 : 1;
  }
  CHECK(refused > 150);
  CHECK(refused < 300);
}

TEST_CASE("entities, deep nesting, endless texts and packed emptiness in a spreadsheet are refused") {
  const std::string bomb =
      "<!DOCTYPE w [<!ENTITY a \"" + std::string(1000, 'a') + "\">]><worksheet>&a;</worksheet>";
  CHECK(has(Read(with_part("xl/s.xml", bomb)).said(), "DTD"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<a>";
  }
  CHECK(has(Read(with_part("xl/s.xml", deep)).said(), "nested"));
  CHECK(has(Read(with_part("xl/s.xml", "<worksheet><sheetData>" + std::string(8U << 20U, ' ') +
                                           "</sheetData></worksheet>"))
                .said(),
            "E200"));
  CHECK(has(Read(zip_sample::zip({{"content.xml", "<a/>"}, {"../x", "1"}})).said(), "a name in the archive"));
  CHECK(has(Read(zip_sample::zip({{"x.xml", "<a/>"}})).said(), "no .xlsx or .ods"));
  CHECK(has(Read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more").said(), "old .xls"));
  CHECK(has(Read("").said(), "E200"));
  CHECK(has(Read(zip_sample::zip({{"content.xml", "x"},
                                  {"META-INF/manifest.xml", "<manifest><encryption-data/></manifest>"}}))
                .said(),
            "password"));
}

TEST_CASE("one long shared text in many cells, and one part as many sheets, are refused") {
  Xlsx file = sheet(texts(1, {"a"}));
  file.strings = "<si><t>" + std::string(900'000, 'x') + "</t></si>";
  std::string rows = texts(1, {"a"});
  for (int i = 2; i < 500; ++i) {
    rows += "<row><c t=\"s\"><v>0</v></c></row>";
  }
  file.sheets[0] = "<sheetData>" + rows + "</sheetData>";
  CHECK(has(Read(file.bytes()).said(), "limit"));
  std::string sheets;
  for (int i = 0; i < 100; ++i) {
    sheets += "<sheet name=\"a\" r:id=\"r\"/>";
  }
  CHECK(has(Read(with_part("xl/workbook.xml", "<workbook><sheets>" + sheets + "</sheets></workbook>")).said(),
            "one part"));
}

TEST_CASE("cells out of order, twice, beyond the sheet or of no row are refused") {
  const std::string head = texts(1, {"a"});
  const auto said = [&](const std::string& rows) { return Read(sheet(head + rows).bytes()).said(); };
  CHECK(has(said(texts(1, {"1"})), "not in order"));
  CHECK(has(said("<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row>"), "twice"));
  CHECK(has(said("<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>"), "damaged"));
  CHECK(has(said("<row r=\"2\"><c r=\"ZZZZ2\"><v>1</v></c></row>"), "E200"));
  CHECK(has(said("<row r=\"2\"><c r=\"ZZZ2\"><v>1</v></c></row>"), "more columns"));
  CHECK(has(said("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"), "more rows"));
  CHECK(has(said("<row r=\"0\"/>"), "damaged"));
  CHECK(has(said("<row r=\"99999999999999999999\"/>"), "damaged"));
  ingest::TableCaps caps;
  caps.cells = 2;  // header and one row
  CHECK(has(Read(sheet(head + texts(2, {"1"}) + texts(3, {"2"})).bytes(), {}, caps).said(), "limit"));
  caps = {};
  caps.columns = 2;
  CHECK(has(Read(sheet(texts(1, {"a", "b", "c"})).bytes(), {}, caps).said(), "limit"));
}

TEST_CASE("repetition in an ods cannot fill the memory or take forever") {
  const std::clock_t begin = std::clock();  // of this program, however busy the machine is
  const std::string many_rows = "table:number-rows-repeated=\"1048570\"";
  const std::string many_columns = "office:value-type=\"string\" table:number-columns-repeated=\"16384\"";
  CHECK(has(Read(ods(table(row(cell("x", many_columns))))).said(), "limit"));  // 4,096 columns are one
  CHECK(has(Read(ods(table(row(cell("a")) + row(cell("x", many_columns), many_rows)))).said(), "E212"));
  CHECK(has(Read(ods(table(row(cell("a")) + row(cell(std::string(100'000, 'x')), many_rows)))).said(),
            "limit"));
  CHECK(has(Read(ods(table(row(cell("a")) + row(cell("x"), many_rows) + row(cell("y"), many_rows)))).said(),
            "more rows"));
  CHECK(has(
      Read(ods(table(row(cell("a")) + row(cell("x"), "table:number-rows-repeated=\"99999999999\"")))).said(),
      "E200"));
  CHECK(has(Read(ods(table(row(cell("a")) + row(cell("x"), "table:number-rows-repeated=\"-1\"")))).said(),
            "E200"));
  CHECK(has(
      Read(ods(table(row(cell("a", "office:value-type=\"string\" table:number-columns-repeated=\"20000\"")))))
          .said(),
      "more columns"));
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 60);
}
