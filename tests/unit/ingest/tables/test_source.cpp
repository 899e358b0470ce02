#include "ingest/tables/source.hpp"

#include "core/files.hpp"
#include "ingest/tables/table_reader.hpp"
#include "provenance/digest.hpp"
#include "sheet_sample.hpp"
#include "statistical_sample.hpp"
#include "support/reference_data.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>

using namespace werkthet;
using namespace werkthet::ingest;
using ingest_test::Folder;
using ingest_test::StatisticalSample;
using ingest_test::Written;

namespace {

/// A list as SPSS keeps it: a number, an amount, a day, a moment, and two things typed as text.
std::string spss_list(Written format = Written::sav) {
  std::array<readstat_variable_t*, 6> v{};
  StatisticalSample sample;
  sample.rows = 2;
  sample.declare = [&](readstat_writer_t* writer) {
    v[0] = readstat_add_variable(writer, "BSN", READSTAT_TYPE_DOUBLE, 0);
    v[1] = readstat_add_variable(writer, "BEDRAG", READSTAT_TYPE_DOUBLE, 0);
    v[2] = readstat_add_variable(writer, "DAG", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format(v[2], "EDATE10");
    v[3] = readstat_add_variable(writer, "MOMENT", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format(v[3], "DATETIME20");
    v[4] = readstat_add_variable(writer, "GETAL", READSTAT_TYPE_STRING, 12);
    v[5] = readstat_add_variable(writer, "DATUM", READSTAT_TYPE_STRING, 12);
  };
  sample.fill = [&](readstat_writer_t* writer, int row) {
    readstat_insert_double_value(writer, v[0], std::stod(ingest_test::number(row + 1)));
    readstat_insert_double_value(writer, v[1], 1.234);
    if (row == 0) {
      readstat_insert_double_value(writer, v[2], 13712976000.0);
      readstat_insert_double_value(writer, v[3], 13712976000.0 + 3600 * 13);
    } else {
      readstat_insert_missing_value(writer, v[2]);
      readstat_insert_missing_value(writer, v[3]);
    }
    readstat_insert_string_value(writer, v[4], row == 0 ? "1,5" : "1,234");
    readstat_insert_string_value(writer, v[5], "01-05-2017");
  };
  return ingest_test::written(format, sample);
}

struct Read {
  Folder folder;
  Report report;
  InputFile file;
  core::Problems problems;
  std::optional<Table> table;
  Read(const std::string& name, const std::string& bytes) : report(name) {
    file.role = "survey t0";
    table = read_table({name, folder.write(name, bytes)}, {}, file, report);
    std::vector<FieldCount> nulls;
    report.finish(problems, nulls);
  }
};

}  // namespace

TEST_CASE("what a list is follows from its content") {
  CHECK(recognise("a;b\n1;2\n") == SourceKind::text);
  CHECK(recognise("") == SourceKind::text);
  CHECK(recognise("$FL") == SourceKind::text);
  CHECK(recognise("$FL2@(#)") == SourceKind::spss_system);
  CHECK(recognise("$FL3@(#)") == SourceKind::spss_system);
  CHECK(recognise("<stata_dta><header>") == SourceKind::stata);
  CHECK(recognise(std::string("\x72\x02\x01\x00", 4)) == SourceKind::stata);
  CHECK(recognise("ranglijst;naam\n") == SourceKind::text);  // begins with the letter of version 114
  CHECK(recognise("PK\x03\x04...") == SourceKind::spreadsheet);
  CHECK(recognise("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...") == SourceKind::spreadsheet);
  CHECK(recognise(std::string("\x1C\0\0\0\0\0\0\0ENCRYPTEDSAV", 20)) == SourceKind::spss_protected);
  CHECK(recognise("naam;opmerking\nA;ASCII SPSS PORT FILE\n") == SourceKind::text);
  CHECK(recognise(spss_list(Written::sav)) == SourceKind::spss_system);
  CHECK(recognise(spss_list(Written::zsav)) == SourceKind::spss_system);
  CHECK(recognise(spss_list(Written::por)) == SourceKind::spss_portable);
  for (const int version : {104, 108, 110, 111, 114, 115, 117, 118, 119}) {
    StatisticalSample sample;
    sample.version = version;
    readstat_variable_t* variable = nullptr;
    sample.declare = [&](readstat_writer_t* writer) {
      variable = readstat_add_variable(writer, "v1", READSTAT_TYPE_DOUBLE, 0);
    };
    sample.fill = [&](readstat_writer_t* writer, int /*row*/) {
      readstat_insert_double_value(writer, variable, 2);
    };
    INFO("version " << version);
    const std::string bytes = ingest_test::written(Written::dta, sample);
    CHECK(recognise(bytes) == SourceKind::stata);
    const Read read("list.dta", bytes);
    REQUIRE(read.table);
    CHECK(read.table->cell(0, 0) == "2");
  }
}

TEST_CASE("every survey file of others is recognised") {
  const auto folder = test::reference_folder() / "surveys";
  if (!std::filesystem::is_directory(folder)) {
    WARN("SKIPPED: the statistical files of the shared reference data are not beside this checkout");
    return;
  }
  const std::map<std::string, SourceKind> kinds = {{".sav", SourceKind::spss_system},
                                                   {".zsav", SourceKind::spss_system},
                                                   {".por", SourceKind::spss_portable},
                                                   {".dta", SourceKind::stata},
                                                   {".csv", SourceKind::text}};
  std::size_t n = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (const auto kind = kinds.find(entry.path().extension()); kind != kinds.end()) {
      CHECK(recognise(core::read_file(entry.path())) == kind->second);
      ++n;
    }
  }
  CHECK(n > 0);
}

TEST_CASE("the name of a file does not choose its reader") {
  const Read csv("list.sav", "naam;n\nx;1,5\n");
  REQUIRE(csv.table);
  CHECK(csv.table->cells() == Table::Cells::text);
  CHECK(csv.table->cell(0, 1) == "1,5");
  const Read sav("list.csv", spss_list());
  REQUIRE(sav.table);
  CHECK(sav.table->cells() == Table::Cells::typed);
  CHECK(sav.table->cell(0, 1) == "1.234");
  const Read xlsx(
      "list.csv",
      sheet_sample::sheet(sheet_sample::texts(1, {"naam"}) + sheet_sample::texts(2, {"x"})).bytes());
  REQUIRE(xlsx.table);
  CHECK(xlsx.table->cell(0, 0) == "x");
}

TEST_CASE("a list leaves role, name, fingerprint and number of rows") {
  const std::string bytes = spss_list();
  const Read read("wave.sav", bytes);
  CHECK(read.file.role == "survey t0");
  CHECK(read.file.file == "wave.sav");
  CHECK(read.file.sha256 == provenance::sha256_hex(bytes));
  CHECK(read.file.rows == 2);
  const Read cut("wave.sav", bytes.substr(0, bytes.size() / 2));
  CHECK_FALSE(cut.table);
  CHECK(cut.file.sha256.size() == 64);
  CHECK(cut.file.rows == 0);
  CHECK(cut.problems.count("E200") == 1);
}

TEST_CASE("what cannot be read says what to do, once") {
  for (const std::string& bytes :
       {std::string("\x1C\0\0\0\0\0\0\0ENCRYPTEDSAV", 20), std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        std::string("PK\x03\x04 and nothing"), std::string("$FL2 and nothing"), std::string("<stata_dta>"),
        std::string("\x72\x02\x01\x00", 4)}) {
    const Read read("list", bytes);
    CHECK_FALSE(read.table);
    CHECK(read.problems.count("E200") == 1);
    CHECK(read.problems.all().size() == 1);
  }
  const Read locked("list.sav", std::string("\x1C\0\0\0\0\0\0\0ENCRYPTEDSAV", 20));
  CHECK(locked.problems.all().front().message.find("password") != std::string::npos);
}

TEST_CASE("numbers and days of a typed table are read whatever the form says") {
  const Folder folder;
  const auto path = folder.write("list.sav", spss_list());
  for (const auto decimal :
       {config::DecimalMark::automatic, config::DecimalMark::comma, config::DecimalMark::point}) {
    config::CsvForm form;
    form.decimal = decimal;
    form.date_form = "dd-mm-yyyy";
    TableReader reader({"list.sav", path}, "persons", form);
    REQUIRE(reader.ok());
    const ColumnRef amount = reader.column("bedrag", true);
    const ColumnRef day = reader.column("dag", true);
    const ColumnRef moment = reader.column("moment", true);
    const auto first_of_may = core::make_date(2017, 5, 1);
    CHECK(reader.number(0, amount) == 1.234);
    CHECK(reader.date(0, day) == first_of_may);
    CHECK(reader.date(0, moment) == first_of_may);
    CHECK_FALSE(reader.date(1, day));
    CHECK(reader.date(0, reader.column("datum", true)) == first_of_may);
    Input input;
    reader.finish(input);
    CHECK(input.problems.all().empty());
    CHECK(input.files.at(0).rows == 2);
  }
}

TEST_CASE("a number typed as text in a typed table is read by the form, and not guessed") {
  const Folder folder;
  const auto path = folder.write("list.sav", spss_list());
  config::CsvForm form;
  {
    TableReader reader({"list.sav", path}, "persons", form);
    const ColumnRef typed = reader.column("getal", true);
    CHECK(reader.number(0, typed) == 1.5);
    CHECK_FALSE(reader.number(1, typed));
    Input input;
    reader.finish(input);
    CHECK(input.problems.count("E214") == 1);
  }
  form.decimal = config::DecimalMark::comma;
  TableReader reader({"list.sav", path}, "persons", form);
  CHECK(reader.number(1, reader.column("getal", true)) == 1.234);
}

TEST_CASE("a citizen number that SPSS keeps as a number is a citizen number") {
  const Folder folder;
  const auto path = folder.write("list.sav", spss_list());
  const config::CsvForm form;
  TableReader reader({"list.sav", path}, "persons", form);
  const ColumnRef column = reader.column("bsn", true);
  const Key key(std::array<char, Key::size>{});
  Pseudonymiser pseudonyms(key, "test");
  const auto one = reader.person(0, column, pseudonyms);
  const auto two = reader.person(1, column, pseudonyms);
  REQUIRE(one);
  REQUIRE(two);
  CHECK_FALSE(*one == *two);
}
