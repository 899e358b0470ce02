// A list of people as a spreadsheet says the same as the list in CSV.
#include "unit/ingest/fixture.hpp"
#include "unit/ingest/tables/sheet_sample.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace ingest_test;

namespace {

const std::vector<std::string> header = {"bsn", "registration_number", "consent", "consent_date", "drawn",
                                         "arm"};

std::vector<std::vector<std::string>> people() {
  return {{number(1), "B1", "ja", "2017-10-01", "2017-10-02", "control"},
          {number(2), "B2", "ja", "2017-10-03", "2017-10-04", "freedom"},
          {number(3), "B3", "nee", "", "", ""}};
}

std::string as_csv() {
  std::string text;
  const auto add = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += (i > 0 ? ";" : "") + cells[i];
    }
    text += "\n";
  };
  add(header);
  for (const auto& person : people()) {
    add(person);
  }
  return text;
}

/// Days as numbers with a date format, citizen numbers as numbers where they can be one; a second sheet with
/// notes.
std::string as_xlsx() {
  std::string rows = sheet_sample::texts(3, header);
  int line = 4;
  for (const auto& person : people()) {
    rows += "<row r=\"" + std::to_string(line++) + "\"><c><v>" + person[0] + "</v></c>";
    for (std::size_t i = 1; i < person.size(); ++i) {
      const bool day = i == 3 || i == 4;
      const int serial =
          (!day || person[i].empty()) ? 0 : 43009 + std::stoi(person[i].substr(8)) - 1;  // from 2017-10-01
      rows += day && serial > 0 ? "<c s=\"1\"><v>" + std::to_string(serial) + "</v></c>"
                                : "<c t=\"inlineStr\"><is><t>" + (day ? "" : person[i]) + "</t></is></c>";
    }
    rows += "</row>";
  }
  sheet_sample::Xlsx file{{"<sheetData>" + rows + "</sheetData>",
                           "<sheetData>" + sheet_sample::texts(1, {"notes"}) + "</sheetData>"},
                          {}};
  file.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
  return file.bytes();
}

std::string as_ods() {
  std::string rows;
  const auto add = [&](const std::vector<std::string>& cells) {
    std::string xml;
    for (const std::string& cell : cells) {
      xml += cell.starts_with("2017-")
                 ? sheet_sample::cell("x", "office:value-type=\"date\" office:date-value=\"" + cell + "\"")
                 : sheet_sample::cell(cell);
    }
    rows += sheet_sample::row(xml);
  };
  add(header);
  for (const auto& person : people()) {
    add(person);
  }
  return sheet_sample::ods(sheet_sample::table(rows, "Blad 1"));
}

}  // namespace

TEST_CASE("the allocation list is the same from CSV, from the named sheet of an xlsx and from an ods") {
  const Folder folder;
  folder.write("a.csv", as_csv());
  folder.write("a.xlsx", as_xlsx());
  folder.write("a.ods", as_ods());
  config::Study study = study_in(folder);
  study.data.allocation = "a.csv";
  const ingest::Input csv = read(study);
  REQUIRE(csv.allocation.size() == 3);
  study.data.allocation = "a.xlsx";
  CHECK(read(study).problems.count("E212") == 1);  // two sheets hold something
  study.data.allocation_form.sheet = "blad 1";
  for (const char* name : {"a.xlsx", "a.ods"}) {
    study.data.allocation = name;
    const ingest::Input sheet = read(study);
    CAPTURE(all_text(sheet.problems));
    CHECK(sheet.problems.all().size() == csv.problems.all().size());
    REQUIRE(sheet.allocation.size() == csv.allocation.size());
    for (std::size_t i = 0; i < csv.allocation.size(); ++i) {
      CHECK(sheet.allocation[i].person == csv.allocation[i].person);
      CHECK(sheet.allocation[i].consent == csv.allocation[i].consent);
      CHECK(sheet.allocation[i].consent_date == csv.allocation[i].consent_date);
      CHECK(sheet.allocation[i].drawn == csv.allocation[i].drawn);
    }
  }
}
