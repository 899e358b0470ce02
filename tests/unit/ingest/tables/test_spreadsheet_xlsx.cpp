// .xlsx: what each kind of cell becomes, which sheet is read, and what is said about cells that cannot be
// trusted.
#include "unit/ingest/tables/sheet_sample.hpp"

#include <catch2/catch.hpp>

using namespace sheet_sample;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// One cell below a header, with the attributes and content given.
std::string one(const std::string& attributes, const std::string& content, const std::string& styles = {},
                const std::string& workbook = {}) {
  Xlsx file = sheet(texts(1, {"a", "b"}) +
                    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c><c r=\"B2\" " +
                    attributes + ">" + content + "</c></row>");
  file.styles = styles;
  file.workbook = workbook;
  file.strings =
      "<si><t>zero</t></si><si><r><rPr><b/></rPr><t>bold </t></r><r><t>and plain</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>reading aid</t></rPh></si><si><t>0012</t></si>";
  const Read read(file.bytes());
  return read.table && read.table->rows() == 1 ? std::string(read.table->cell(0, 1)) + read.said()
                                               : read.said();
}

/// Styles 0, 1, ... with these formats: a number is built in, anything else a code.
std::string styles(const std::vector<std::string>& formats) {
  std::string own;
  std::string cells;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const bool built_in =
        formats[i].find_first_not_of("0123456789") == std::string::npos && formats[i].size() < 3;
    const std::string id = built_in ? formats[i] : std::to_string(164 + i);
    own += built_in ? "" : "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + formats[i] + "\"/>";
    cells += "<xf numFmtId=\"" + id + "\"/>";
  }
  return "<numFmts>" + own + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>" + cells +
         "</cellXfs>";
}

}  // namespace

TEST_CASE(
    "xlsx: shared texts keep runs together and leave reading aids out; texts in place and of formulas are "
    "read") {
  CHECK(one("t=\"s\"", "<v>0</v>") == "zero");
  CHECK(one("t=\"s\"", "<v>1</v>") == "bold and plain");
  CHECK(one("t=\"s\"", "<v>2</v>") == "0012");
  CHECK(one("t=\"inlineStr\"", "<is><r><t>a</t></r><rPh><t>no</t></rPh><r><t>b</t></r></is>") == "ab");
  CHECK(one("t=\"str\"", "<f>A1&amp;\"x\"</f><v>ax</v>") == "ax");
  CHECK(one("t=\"str\"", "<f>\"\"</f><v></v>").empty());
  CHECK(one("t=\"inlineStr\"", "<is><t>line_x000D_end _x005F_x000D_ _xZZ</t></is>") ==
        "line\rend _x000D_ _xZZ");
  CHECK(one("t=\"b\"", "<v>1</v>") == "1");
  CHECK(one("t=\"d\"", "<v>2018-03-01T00:00:00</v>") == "2018-03-01");
  CHECK(has(one("t=\"s\"", "<v>3</v>"), "E200"));
  CHECK(has(one("t=\"s\"", "<v>-1</v>"), "E200"));
}

TEST_CASE("xlsx: numbers are shortest decimals, and a whole number stored as a fraction is whole") {
  CHECK(one("", "<v>123456782.0</v>") == "123456782");
  CHECK(one("", "<v>1.2345678200000000E8</v>") == "123456782");
  CHECK(one("", "<v>0.30000000000000004</v>") == "0.30000000000000004");
  CHECK(one("", "<v>12.300000000000001</v>") == "12.3");  // the same number
  CHECK(one("", "<v>1234567.8899999999</v>") == "1234567.89");
  CHECK(one("", "<v>1E-7</v>") == "0.0000001");
  CHECK(one("", "<v>-0</v>") == "0");
  CHECK(one("t=\"n\"", "<v>-12</v>") == "-12");
  CHECK(one("", "<v></v>").empty());
  CHECK(has(one("", "<v>1,5</v>"), "W213 2:2"));
  CHECK(has(one("", "<v>1E999</v>"), "W213 2:2"));
  CHECK(has(one("", "<v>nan</v>"), "W213 2:2"));
  CHECK(one("s=\"1\"", "<v>7</v>", styles({"0", "0000"})) == "0007");  // as it is shown
  CHECK(one("s=\"0\"", "<v>0.25</v>", styles({"9"})) == "0.25");
  CHECK(one("s=\"99\"", "<v>7</v>", styles({"0"})) == "7");
}

TEST_CASE("xlsx: a number is a date only by its format, built in or its own") {
  const std::vector<std::pair<std::string, std::string>> kinds = {{"14", "2018-03-01"},
                                                                  {"15", "2018-03-01"},
                                                                  {"17", "2018-03-01"},
                                                                  {"22", "2018-03-01T06:00:00"},
                                                                  {"dd-mm-yyyy", "2018-03-01"},
                                                                  {"yyyy\\-mm\\-dd;@", "2018-03-01"},
                                                                  {"[$-413]d mmmm yyyy", "2018-03-01"},
                                                                  {"mmm", "2018-03-01"},
                                                                  {"d/m/yy h:mm", "2018-03-01T06:00:00"},
                                                                  {"0", "43160.25"},
                                                                  {"9", "43160.25"},
                                                                  {"[Red]0.00", "43160.25"},
                                                                  {"0.0 &quot;mdyh&quot;", "43160.25"},
                                                                  {"0\\d", "43160.25"},
                                                                  {"#,##0;[Red]-#,##0", "43160.25"},
                                                                  {"_-d0", "2018-03-01"},
                                                                  {"_d0", "43160.25"},
                                                                  {"General", "43160.25"},
                                                                  {"@", "43160.25"}};
  for (const auto& [format, shown] : kinds) {
    CAPTURE(format);
    CHECK(one("s=\"0\"", "<v>43160.25</v>", styles({format})) == shown);
  }
  CHECK(one("s=\"0\"", "<v>0.25</v>", styles({"20"})) == "06:00:00");
  CHECK(one("s=\"0\"", "<v>1.5</v>", styles({"46"})) == "36:00:00");
  CHECK(one("s=\"0\"", "<v>1.5</v>", styles({"[hh]:mm"})) == "36:00:00");
  CHECK(one("s=\"0\"", "<v>0.0006944444444</v>", styles({"45"})) == "00:01:00");
}

TEST_CASE("xlsx: days count from 1900 with the day that never was, or from 1904; impossible days are W213") {
  const std::string dates = styles({"14"});
  CHECK(one("s=\"0\"", "<v>1</v>", dates) == "1900-01-01");
  CHECK(one("s=\"0\"", "<v>59</v>", dates) == "1900-02-28");
  CHECK(one("s=\"0\"", "<v>61</v>", dates) == "1900-03-01");
  CHECK(one("s=\"0\"", "<v>2958465</v>", dates) == "9999-12-31");
  CHECK(one("s=\"0\"", "<v>43159.9999999</v>", dates) == "2018-03-01");  // noise of a calculation
  for (const char* bad : {"0", "60", "-1", "2958466", "1E20"}) {
    CHECK(has(one("s=\"0\"", "<v>" + std::string(bad) + "</v>", dates), "W213 2:2"));
  }
  CHECK(one("s=\"0\"", "<v>0</v>", dates, "<workbookPr date1904=\"1\"/>") == "1904-01-01");
  CHECK(one("s=\"0\"", "<v>41698</v>", dates, "<workbookPr date1904=\"true\"/>") == "2018-03-01");
}

TEST_CASE("xlsx: error values and formulas without a stored result are missing and said at their place") {
  const std::string failed = one("t=\"e\"", "<f>NA()</f><v>#N/A</v>");
  CHECK(has(failed, "W213 2:2"));
  CHECK(has(failed, "error value"));
  for (const char* content :
       {"<f>SUM(A1)</f><v></v>", "<f>SUM(A1)</f><v/>", "<f>SUM(A1)</f>", "<f t=\"shared\" si=\"0\"/>"}) {
    const std::string said = one("", content);
    CHECK(has(said, "W213 2:2"));
    CHECK(has(said, "no stored result"));
  }
  CHECK(one("", "<f>SUM(A1)</f><v>0</v>") == "0");
  // a writer that cannot calculate stores 0 and asks for it to be done on opening
  CHECK(has(one("", "<f>SUM(A1)</f><v>0</v>", "", "<calcPr fullCalcOnLoad=\"1\"/>"), "no stored result"));
  CHECK(one("", "<f>SUM(A1)</f><v>5</v>", "", "<calcPr fullCalcOnLoad=\"1\"/>") == "5");
}

TEST_CASE(
    "xlsx: the header is the first row with content, lines are rows of the sheet, ends without content go") {
  const Read read(sheet("<row r=\"1\"/><row r=\"2\"><c r=\"B2\" s=\"1\"/></row>"
                        "<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>a</t></is></c>"
                        "<c r=\"D4\" t=\"inlineStr\"><is><t>b</t></is></c><c r=\"F4\"/></row>" +
                        std::string("<row r=\"7\"><c r=\"D7\"><v>2</v></c><c r=\"B7\"><v>1</v></c></row>") +
                        "<row r=\"8\"><c r=\"B8\" t=\"inlineStr\"><is><t> </t></is></c></row>"
                        "<row r=\"900000\"><c r=\"B900000\"/></row>")
                      .bytes());
  REQUIRE(read.table);
  CHECK(read.text() == "|a||b\n|1||2");
  CHECK(read.table->line(0) == 7);
  CHECK(read.table->place(0, 3, "b").line == 7);
  CHECK(read.table->place(0, 3, "b").column == 4);
  CHECK(read.table->cells() == ingest::Table::Cells::typed);
  CHECK(read.said().empty());
  const Read unnamed(sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>").bytes());
  CHECK(unnamed.text() == "1|2\n3|");
  const Read wide(sheet(texts(1, {"a"}) + texts(2, {"1", "", "beyond"})).bytes());
  CHECK(wide.text() == "a\n1");
  CHECK(has(wide.said(), "E212 2:3"));
  CHECK(has(Read(sheet("").bytes()).said(), "E200"));
}

TEST_CASE(
    "xlsx: relations may be absolute or relative, with prefixes, other names of parts and strict types") {
  for (const char* target :
       {"worksheets/", "/xl/worksheets/", "./worksheets/", "../xl/worksheets/", "/xl/Worksheets/"}) {
    Xlsx file = sheet(texts(1, {"a"}) + texts(2, {"1"}));
    file.target = target;
    CHECK(Read(file.bytes()).text() == "a\n1");
  }
  Xlsx gone = sheet(texts(1, {"a"}));
  gone.target = "elsewhere/";
  CHECK(has(Read(gone.bytes()).said(), "E200"));
  Xlsx chart = sheet(texts(1, {"a"}));
  chart.kind = "chartsheet";
  CHECK(has(Read(chart.bytes()).said(), "no visible sheet"));
  const std::string prefixed =
      "<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>a</x:t>"
      "</x:is></x:c></x:row></x:sheetData></x:worksheet>";
  CHECK(Read(zip_sample::zip(
                 {{"[Content_Types].xml", "<Types/>"},
                  {"xl/workbook.xml",
                   "<x:workbook><x:sheets><x:sheet name=\"a\" y:id=\"r\"/></x:sheets></x:workbook>"},
                  {"xl/_rels/workbook.xml.rels",
                   "<Relationships><Relationship Id=\"r\" Target=\"s.xml\" "
                   "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\"/></"
                   "Relationships>"},
                  {"xl/s.xml", prefixed}}))
            .text() == "a");
}

TEST_CASE(
    "xlsx: one sheet is read without a name, several need one, hidden ones only by name, and none is named "
    "aloud") {
  const std::string full = "<sheetData>" + texts(1, {"a"}) + texts(2, {"1"}) + "</sheetData>";
  const std::string other = "<sheetData>" + texts(1, {"b"}) + texts(2, {"2"}) + "</sheetData>";
  CHECK(Read(Xlsx{{"<sheetData/>", full, "<sheetData/>"}, {}}.bytes()).text() == "a\n1");
  CHECK(Read(Xlsx{{full, other}, {"", "hidden"}}.bytes()).text() == "a\n1");
  CHECK(Read(Xlsx{{full, other}, {"veryHidden", ""}}.bytes()).text() == "b\n2");
  CHECK(Read(Xlsx{{full, other}, {"", "hidden"}}.bytes(), "Blad 2").text() == "b\n2");
  CHECK(Read(Xlsx{{full, other}, {}}.bytes(), "blad2").text() == "b\n2");
  const Read several(Xlsx{{full, other}, {}}.bytes());
  CHECK_FALSE(several.table);
  CHECK(has(several.said(), "E212"));
  CHECK(has(several.said(), "sheet ="));
  CHECK_FALSE(has(several.said(), "Blad"));
  const Read unknown(Xlsx{{full, other}, {}}.bytes(), "Blad 3");
  CHECK(has(unknown.said(), "E212"));
  CHECK_FALSE(has(unknown.said(), "Blad"));
  CHECK(has(Read(Xlsx{{full}, {"hidden"}}.bytes()).said(), "E200"));
}

TEST_CASE("xlsx: merged cells beside each other in the header do no harm, over rows they are E212") {
  const auto merged = [](const std::string& ref) {
    Xlsx file = sheet(texts(1, {"a", "", "c"}) + texts(2, {"1", "2", "3"}) + texts(3, {"", "5", "6"}));
    file.sheets[0] += "<mergeCells><mergeCell ref=\"" + ref + "\"/></mergeCells>";
    return Read(file.bytes());
  };
  CHECK(merged("A1:B1").text() == "a||c\n1|2|3\n|5|6");
  CHECK(merged("A1:B1").said().empty());
  CHECK_FALSE(merged("A1:A2").table);
  CHECK(has(merged("A1:A2").said(), "E212 1:1 a cell of the header covers several rows"));
  CHECK(has(merged("A2:A3").said(), "E212 2:1 cells are merged"));
  CHECK(merged("A2:A3").table);
  CHECK(merged("A3:A4").said().empty());  // nothing stands in it
  CHECK(merged("H2:J9").said().empty());  // beside the table
  CHECK(has(merged("A2:??").said(), "E200"));
}
