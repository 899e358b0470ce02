#include "ingest/tables/csv.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace werkthet;
using namespace werkthet::ingest;

namespace {
struct Read {
  Report report{"file.csv"};
  std::optional<Table> table;
  core::Problems problems;
  explicit Read(const std::string& bytes, const config::CsvForm& form = {}, const TableCaps& caps = {}) {
    table = read_csv(bytes, form, report, caps);
    std::vector<FieldCount> nulls;
    report.finish(problems, nulls);
  }
  [[nodiscard]] std::string code() const { return problems.all().empty() ? "" : problems.all().front().code; }
};
}  // namespace

TEST_CASE("quoted cells may hold separators, quotes and line breaks") {
  const Read read("a;b;c\r\n1;\"x;y\";3\r\n\"li\"\"ne 1\nline 2\";\"\";z\r\n");
  REQUIRE(read.table);
  const Table& t = *read.table;
  REQUIRE(t.rows() == 2);
  CHECK(t.cell(0, 1) == "x;y");
  CHECK(t.cell(1, 0) == "li\"ne 1\nline 2");
  CHECK(t.cell(1, 1).empty());
  CHECK(t.cell(1, 2) == "z");
  CHECK(t.line(0) == 2);
  CHECK(t.line(1) == 3);
  const core::Place where = t.place(1, 2, "c");
  CHECK(where.line == 4);
  CHECK(where.column == 12);
  CHECK(where.field == "c");
}

TEST_CASE("the last line needs no end and empty lines are no rows") {
  const Read read("a,b\n\n1,2\n\n3,4");
  REQUIRE(read.table);
  CHECK(read.table->rows() == 2);
  CHECK(read.table->cell(1, 1) == "4");
  CHECK(read.table->line(1) == 5);
}

TEST_CASE("the separator is recognised when only one fits") {
  CHECK(Read("a;b\n1,5;2\n").table->cell(0, 0) == "1,5");
  CHECK(Read("a,b\n1;5,2\n").table->cell(0, 0) == "1;5");
  CHECK(Read("a\tb\n1\t2\n").table->columns() == 2);
  CHECK(Read("a|b\n1|2\n").table->columns() == 2);
  CHECK(Read("a\n1\n").table->columns() == 1);
  const Read both("a;b,c\n1;2,3\n");
  CHECK_FALSE(both.table);
  CHECK(both.code() == "E212");
  config::CsvForm form;
  form.separator = ',';
  CHECK(Read("a;b,c\n1;2,3\n", form).table->columns() == 2);
}

TEST_CASE("valid UTF-8 is UTF-8, anything else Windows-1252") {
  CHECK(Read("\xEF\xBB\xBFnaam;b\nJos\xC3\xA9;1\n").table->header(0) == "naam");
  CHECK(Read("naam;b\nJos\xE9 \x80;1\n").table->cell(0, 0) == "Jos\xC3\xA9 \xE2\x82\xAC");
  config::CsvForm utf8;
  utf8.encoding = "utf-8";
  CHECK(Read("naam;b\nJos\xE9;1\n", utf8).code() == "E200");
  CHECK(Read("naam;b\nJos\x81;1\n").code() == "E200");  // undefined in both
  const Read utf16(std::string("\xFF\xFE" "a\0;\0\xEB\0\n\0" "1\0;\0" "2\0", 16));
  REQUIRE(utf16.table);
  CHECK(utf16.table->header(1) == "\xC3\xAB");
  CHECK(utf16.table->cell(0, 1) == "2");
  CHECK(Read(std::string("\xFE\xFF\xD8\0\0a", 6)).code() == "E200");  // half a surrogate pair
  CHECK(Read(std::string("\xFF\xFE" "a\0;", 5)).code() == "E200");      // half a character
  CHECK(Read(std::string("a;b\n\0;1\n", 8)).code() == "E200");
}

TEST_CASE("columns are found by alias, by name and loosely") {
  const Read read("Naam van de groep;GEB_DAT;registratienummer\nx;y;z\n");
  config::CsvForm form;
  form.columns["birth"] = "geb dat";
  form.columns["end"] = "absent";
  CHECK(read.table->find("birth", form) == 1);
  CHECK(read.table->find("naam-van-de-groep", form) == 0);
  CHECK(read.table->find("registration_number", form, {"registratienummer"}) == 2);
  CHECK_FALSE(read.table->find("end", form, {"registratienummer"}));
  CHECK_FALSE(read.table->find("other", form));
}

TEST_CASE("rows of another length are reported with their line and kept") {
  const Read read("a;b;c\n1;2;3\n4;5\n6;7;8;9\n");
  REQUIRE(read.table);
  CHECK(read.table->rows() == 3);
  CHECK(read.table->cell(1, 2).empty());
  CHECK(read.table->cell(2, 2) == "8");
  REQUIRE(read.problems.all().size() == 2);
  CHECK(read.code() == "E212");
  CHECK(read.problems.all()[0].place.line == 3);
  CHECK(read.problems.all()[1].place.line == 4);
}

TEST_CASE("caps are exact and broken quotes are refused") {
  const auto columns = [](std::size_t n) { return std::string(n - 1, ';') + "\n"; };
  CHECK(Read("a" + columns(4096)).table);
  CHECK(Read("a" + columns(4097)).code() == "E200");
  TableCaps caps;
  caps.cell_bytes = 10;
  CHECK(Read("a;b\n" + std::string(10, 'x') + ";1\n", {}, caps).table);
  CHECK(Read("a;b\n" + std::string(11, 'x') + ";1\n", {}, caps).code() == "E200");
  caps.cells = 6;
  CHECK(Read("a;b\n1;2\n3;4\n", {}, caps).table);
  CHECK(Read("a;b\n1;2\n3;4\n5;6\n", {}, caps).code() == "E200");
  CHECK(Read("a;b\n\"1;2\n").code() == "E200");
  CHECK(Read("a;b\n\"1\"x;2\n").code() == "E200");
  CHECK(Read("").code() == "E200");
  CHECK(Read("\n\n").code() == "E200");
}
