// Spreadsheets as other programs write them: openpyxl, libxlsxwriter (our own workbooks), LibreOffice. A
// program that is not on this machine is skipped aloud.
#include "support/scratch_folder.hpp"
#include "unit/ingest/tables/sheet_sample.hpp"

#include <catch2/catch.hpp>

#include "core/files.hpp"

#include <cstdlib>
#include <filesystem>

#include <xlsxwriter.h>

using namespace sheet_sample;

namespace {

namespace fs = std::filesystem;

bool runs(const std::string& command) {
  return std::system((command + " > /dev/null 2>&1").c_str()) == 0;
}

/// Makes the files of make_sheets.py; false, said aloud, where Python or openpyxl is missing. The system's
/// own python3 comes first: that is the one with packaged libraries.
bool made_by_python(const fs::path& folder) {
  for (const std::string& python : {std::string("/usr/bin/python3"), std::string("python3")}) {
    if (runs(python + " -c 'import openpyxl'")) {
      REQUIRE(runs(python + " '" WERKTHET_SOURCE "/tests/unit/ingest/tables/make_sheets.py' '" +
                   folder.string() + "'"));
      return true;
    }
  }
  WARN("SKIPPED: no python3 with openpyxl, its spreadsheets were not read");
  return false;
}

const std::string of_openpyxl =
    "nummer|datum|moment|bedrag|ja|tekst|formule\n"
    "123456782|2018-03-01|2018-03-01T09:30:00|12.5|1|0012|\n"
    "012345678|||0.0000001|0|Jos\xC3\xA9 & <co>\nregel 2|x";

}  // namespace

TEST_CASE(
    "a workbook of openpyxl, as a file and streamed, is read with dates, codes and its formula reported") {
  const test_support::ScratchFolder folder;
  if (!made_by_python(folder.path())) {
    return;
  }
  for (const char* name : {"openpyxl.xlsx", "streamed.xlsx"}) {
    const Read read(core::read_file(folder.path() / name));
    CHECK(read.text() == of_openpyxl);
    REQUIRE(read.problems.all().size() == 1);
    CHECK(read.said().find("W213 2:7 the formula has no stored result") == 0);
    REQUIRE(read.nulls.size() == 1);
    CHECK(read.nulls[0].count == 1);
  }
  const Read rows(core::read_file(folder.path() / "openpyxl_rows.xlsx"));
  REQUIRE(rows.table);
  CHECK(rows.table->rows() == 2000);
  CHECK(rows.table->cell(1999, 1) == "249.875");
  CHECK(rows.table->line(1999) == 2001);
}

TEST_CASE("a workbook of libxlsxwriter is read with texts, numbers, dates and merged headers") {
  const test_support::ScratchFolder folder;
  const std::string file = (folder.path() / "made.xlsx").string();
  lxw_workbook* book = workbook_new(file.c_str());
  REQUIRE(book != nullptr);
  lxw_format* date = workbook_add_format(book);
  format_set_num_format(date, "dd-mm-yyyy");
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  worksheet_merge_range(sheet, 2, 0, 2, 1, "persoon", nullptr);
  worksheet_write_string(sheet, 2, 2, "vanaf", nullptr);
  worksheet_write_string(sheet, 3, 0, "0012", nullptr);
  worksheet_write_number(sheet, 3, 1, 123456782.0, nullptr);
  lxw_datetime day = {2018, 3, 1, 0, 0, 0};
  worksheet_write_datetime(sheet, 3, 2, &day, date);
  worksheet_write_formula(sheet, 4, 1, "=1+2", nullptr);
  worksheet_write_formula_num(sheet, 5, 1, "=1+2", nullptr, 3);
  REQUIRE(workbook_close(book) == LXW_NO_ERROR);
  const Read read(core::read_file(file));
  CHECK(read.text() == "persoon||vanaf\n0012|123456782|2018-03-01\n||\n|3|");
  CHECK(read.said().find("W213 5:2 the formula has no stored result") == 0);
  REQUIRE(read.table);
  CHECK(read.table->line(0) == 4);
}

TEST_CASE(
    "what LibreOffice makes of a workbook reads the same, as .ods and as .xlsx, with its formulas "
    "calculated") {
  const test_support::ScratchFolder folder;
  // A LibreOffice with its word processor alone is found under the same name, and makes no spreadsheet.
  if (!runs("test -e \"$(dirname \"$(readlink -f \"$(command -v soffice)\")\")/libsclo.so\"")) {
    WARN("SKIPPED: no LibreOffice Calc, its spreadsheets were not read");
    return;
  }
  if (!made_by_python(folder.path())) {
    return;
  }
  const std::string path = folder.path().string();
  for (const std::string& form : {std::string("ods"), std::string("xlsx")}) {
    REQUIRE(runs("timeout 120 soffice -env:UserInstallation='file://" + path +
                 "/profile' --headless --convert-to " + form + " --outdir '" + path + "/out' '" + path +
                 "/openpyxl.xlsx'"));
    const Read read(core::read_file(folder.path() / "out" / ("openpyxl." + form)));
    std::string wanted = of_openpyxl;
    wanted.replace(wanted.find("0012|\n"), 6, "0012|3\n");
    CHECK(read.text() == wanted);
    CHECK(read.said().empty());
  }
}
