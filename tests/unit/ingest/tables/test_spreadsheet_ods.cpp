// .ods: the stored value counts and not the text that is shown, repetition is followed, comments are no
// content.
#include "unit/ingest/tables/sheet_sample.hpp"

#include <catch2/catch.hpp>

using namespace sheet_sample;

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string one(const std::string& cell_xml) {
  const Read read(ods(table(row(cell("a") + cell("b")) + row(cell("x") + cell_xml))));
  return read.table && read.table->rows() == 1 ? std::string(read.table->cell(0, 1)) + read.said()
                                               : read.said();
}

}  // namespace

TEST_CASE("ods: each kind of value is read from its attribute") {
  CHECK(one(cell("1.234,50", "office:value-type=\"float\" office:value=\"1234.5\"")) == "1234.5");
  CHECK(one(cell("123456782", "office:value-type=\"float\" office:value=\"123456782.0\"")) == "123456782");
  CHECK(one(cell("012345678", "office:value-type=\"float\" office:value=\"12345678\"")) ==
        "012345678");  // as shown
  CHECK(one(cell("25%", "office:value-type=\"percentage\" office:value=\"0.25\"")) == "0.25");
  CHECK(one(cell("E 3", "office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"3\"")) == "3");
  CHECK(one(cell("1 maart", "office:value-type=\"date\" office:date-value=\"2018-03-01\"")) == "2018-03-01");
  CHECK(one(cell("x", "office:value-type=\"date\" office:date-value=\"2018-03-01T09:30:00.5\"")) ==
        "2018-03-01T09:30:00");
  CHECK(one(cell("x", "office:value-type=\"date\" office:date-value=\"2018-03-01T00:00:00\"")) ==
        "2018-03-01");
  CHECK(one(cell("x", "office:value-type=\"time\" office:time-value=\"PT26H05M00S\"")) == "26:05:00");
  CHECK(one(cell("WAAR", "office:value-type=\"boolean\" office:boolean-value=\"true\"")) == "1");
  CHECK(one(cell("ONWAAR", "office:value-type=\"boolean\" office:boolean-value=\"false\"")) == "0");
  CHECK(one(cell("0012")) == "0012");
  CHECK(one("<table:table-cell office:value-type=\"string\" office:string-value=\"kept\"/>") == "kept");
  CHECK(has(one(cell("x", "office:value-type=\"date\" office:date-value=\"2018-02-30\"")), "W213 2:2"));
  CHECK(has(one(cell("x", "office:value-type=\"float\" office:value=\"1,5\"")), "W213 2:2"));
}

TEST_CASE("ods: paragraphs are lines, spaces are counted, comments and drawings are left out") {
  CHECK(one("<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a "
            "comment</text:p></office:annotation>"
            "<text:p>one<text:s text:c=\"2\"/><text:span>t<text:span>w</text:span>o</text:span></text:p>"
            "<text:p>next<text:tab/>x<text:line-break/>y</text:p>"
            "<draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame></"
            "table:table-cell>") == "one  two\nnext\tx\ny");
}

TEST_CASE("ods: error values and formulas that were never calculated are W213") {
  CHECK(has(one(cell("#N/A",
                     "table:formula=\"of:=NA()\" office:value-type=\"string\" calcext:value-type=\"error\"")),
            "W213 2:2"));
  CHECK(has(one(cell("Err:502", "table:formula=\"of:=X()\" office:value-type=\"float\" office:value=\"0\"")),
            "error value"));
  CHECK(has(one("<table:table-cell table:formula=\"of:=SUM([.A1])\"/>"), "no stored result"));
  CHECK(one(cell("3", "table:formula=\"of:=1+2\" office:value-type=\"float\" office:value=\"3\"")) == "3");
}

TEST_CASE("ods: repeated cells and rows are as many, and empty ones at the end cost nothing") {
  const Read read(ods(table(
      row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"3\"") +
      row(cell("a") + cell("b") + cell("c") + "<table:table-cell table:number-columns-repeated=\"16381\"/>") +
      row(cell("7", "office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"2\"") +
              cell("x"),
          "table:number-rows-repeated=\"2\"") +
      row("<table:table-cell table:number-columns-repeated=\"16384\"/>",
          "table:number-rows-repeated=\"1048570\""))));
  CHECK(read.text() == "a|b|c\n7|7|x\n7|7|x");
  REQUIRE(read.table);
  CHECK(read.table->line(0) == 5);
  CHECK(read.table->line(1) == 6);
  CHECK(read.said().empty());
}

TEST_CASE("ods: hidden sheets, several sheets and merged cells are treated as in an xlsx") {
  const std::string hidden =
      "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "
      "table:display=\"false\"/></style:style>";
  const std::string first = table(row(cell("a")) + row(cell("1")), "Eerste blad");
  const std::string second = table(row(cell("b")) + row(cell("2")), "Tweede", "ta2");
  CHECK(Read(ods(first + second, hidden)).text() == "a\n1");
  CHECK(Read(ods(first + second, hidden), "tweede").text() == "b\n2");
  CHECK(Read(ods(first + second), "eersteblad").text() == "a\n1");
  CHECK(Read(ods(first + table(row("<table:table-cell/>"), "Leeg"))).text() == "a\n1");
  const Read several(ods(first + second));
  CHECK(has(several.said(), "E212"));
  CHECK_FALSE(has(several.said(), "Tweede"));
  const Read over_rows(
      ods(table(row(cell("a", "office:value-type=\"string\" table:number-rows-spanned=\"2\"") + cell("b")) +
                row("<table:covered-table-cell/>" + cell("c")))));
  CHECK(has(over_rows.said(), "E212 1:1 a cell of the header covers several rows"));
  const Read beside(ods(
      table(row(cell("a", "office:value-type=\"string\" table:number-columns-spanned=\"2\"") +
                "<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>" + cell("c")) +
            row(cell("1") + cell("2") + cell("3")))));
  CHECK(beside.text() == "a||c\n1|2|3");
  CHECK(beside.said().empty());
}
