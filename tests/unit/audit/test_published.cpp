#include "audit/published.hpp"

#include "core/error.hpp"
#include "support/published_table.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;

namespace {

const test::PublishedTable sample{
    "soort", {"soort"}, {{"n"}, {"share", "percent"}}, "a,40,8.5\r\nb,[c],[z]\r\n"};

/// The story of the error that reading gives, or "no error".
std::string refused(const std::string& csv, const std::string& metadata = sample.metadata(),
                    const audit::Limits& limits = {}) {
  try {
    static_cast<void>(audit::read_table(csv, metadata, "data/soort.csv", limits));
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::input);
    return error.where() + ": " + error.message();
  }
  return "no error";
}

std::string with(const std::string& lines) {
  return "soort,n,share\r\n" + lines;
}

}  // namespace

TEST_CASE("a table is read as its metadata describes it") {
  const audit::Table table = sample.table();
  CHECK(table.id == "soort");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells[0].value == 40);
  CHECK(table.rows[0].cells[1].decimals == 1);
  CHECK(table.rows[1].cells[0].kind == audit::Cell::Kind::hidden);
  CHECK(table.rows[1].cells[1].kind == audit::Cell::Kind::absent);
  CHECK(table.columns[1].unit == "percent");
  CHECK_FALSE(table.columns[0].in_tens);
}

TEST_CASE("a quoted field may hold commas, quotes and lines") {
  const audit::Table table =
      audit::read_table(with("\"a, \"\"b\"\"\nc\",1,2\r\n"), sample.metadata(), "data/soort.csv");
  CHECK(table.rows.at(0).codes.at(0) == "a, \"b\"\nc");
}

TEST_CASE("a malformed CSV file is refused with its line") {
  CHECK(refused("") == "data/soort.csv:1: the header of the CSV file is not the one its metadata names");
  CHECK(refused("soort;n;share\r\n").find("data/soort.csv:1: the header") == 0);
  CHECK(refused(with("a,1\r\n")) == "data/soort.csv:2: a line has another number of fields than the header");
  CHECK(refused(with("a,1,2,3\r\n")).find("data/soort.csv:2: a line has another number") == 0);
  CHECK(refused(with("a,1,2\r\nb,\"1,2\r\n"))
            .find("data/soort.csv:3: the CSV file cannot be read: a quote is not") == 0);
  CHECK(refused(with("a\"b,1,2\r\n")).find("a quote inside a field") != std::string::npos);
  CHECK(refused(with("\"a\"b,1,2\r\n")).find("does not end where its quote ends") != std::string::npos);
  CHECK(refused(with("a,-1,2\r\n")) == "data/soort.csv:2: a count is negative");
  CHECK(refused(with("a,1,2\r\na,1,2\r\n")) == "data/soort.csv:3: two lines are about the same thing");
  CHECK(refused(with("a,99999999999999999999,2\r\n")).find("beyond what a release holds") !=
        std::string::npos);
  CHECK(refused(with("a,1.00000000001,2\r\n")).find("beyond what a release holds") != std::string::npos);
  CHECK(refused(with("\xff,1,2\r\n")) == "data/soort.csv: the CSV file is not UTF-8");
}

TEST_CASE("nothing that only looks like a number is one") {
  for (const char* text : {"1e5", "nan", "inf", "0x10", "+5", " 5", "5 ", "1,5", "--1"}) {
    INFO(text);
    const audit::Table table =
        audit::read_table(with("a,\"" + std::string(text) + "\",2\r\n"), sample.metadata(), "data/soort.csv");
    CHECK(table.rows.at(0).cells.at(0).kind == audit::Cell::Kind::text);
  }
}

TEST_CASE("malformed metadata is refused") {
  const std::string csv = sample.text();
  for (const std::string& metadata :
       {std::string("{"), std::string("[]"), std::string("null"), std::string("{\"tableSchema\":3}"),
        std::string("{\"tableSchema\":{\"columns\":{},\"primaryKey\":[]}}"),
        std::string("{\"tableSchema\":{\"columns\":[3],\"primaryKey\":[]}}"),
        std::string("{\"tableSchema\":{\"columns\":[],\"primaryKey\":[\"soort\"]}}"),
        std::string("{\"tableSchema\":{\"columns\":[{\"name\":\"x\"}],\"primaryKey\":[\"soort\"]}}"),
        std::string(500000, '['), std::string("\xff")}) {
    INFO(metadata.substr(0, 60));
    CHECK(refused(csv, metadata).find("data/soort.csv-metadata.json: the ") == 0);
  }
}

TEST_CASE("caps end a huge file early") {
  audit::Limits limits;
  limits.rows = 3;
  CHECK(refused(with("a,1,2\r\nb,1,2\r\nc,1,2\r\n"), sample.metadata(), limits) == "no error");
  CHECK(refused(with("a,1,2\r\nb,1,2\r\nc,1,2\r\nd,1,2\r\n"), sample.metadata(), limits)
            .find("more than 3 lines") != std::string::npos);
  limits = {};
  limits.field_bytes = 5;
  CHECK(refused(with("abcdef,1,2\r\n"), sample.metadata(), limits).find("a field is too long") !=
        std::string::npos);
  limits = {};
  limits.columns = 2;
  CHECK(refused(with("a,1,2\r\n"), sample.metadata(), limits).find("does not say which columns") !=
        std::string::npos);
}

TEST_CASE("a folder that is no release is named") {
  try {
    static_cast<void>(audit::read_release(WERKTHET_SOURCE "/generator"));
    FAIL("a source folder is no release");
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::usage);
    CHECK(error.message() == "there is no public/data here");
  }
}
