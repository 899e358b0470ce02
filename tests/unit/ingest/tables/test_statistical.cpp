#include "ingest/tables/statistical.hpp"

#include "core/files.hpp"
#include "ingest/tables/source.hpp"
#include "ingest/tables/statistical_values.hpp"
#include "statistical_sample.hpp"
#include "support/reference_data.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <fstream>
#include <cstdio>
#include <limits>

using namespace werkthet;
using namespace werkthet::ingest;
using ingest_test::StatisticalSample;
using ingest_test::Written;

namespace {

using test::Json;

StatisticalFormat format_of(const std::string& bytes) {
  const SourceKind kind = recognise(bytes);
  return kind == SourceKind::stata           ? StatisticalFormat::dta
         : kind == SourceKind::spss_portable ? StatisticalFormat::por
                                             : StatisticalFormat::sav;
}

std::optional<Table> read(const std::string& bytes, std::string* code = nullptr, const TableCaps& caps = {}) {
  Report report("file");
  auto table = read_statistical(bytes, format_of(bytes), report, caps);
  core::Problems problems;
  std::vector<FieldCount> nulls;
  report.finish(problems, nulls);
  CHECK(problems.all().size() == (table ? 0U : 1U));
  if (code != nullptr) {
    *code = problems.all().empty() ? "" : problems.all().front().code;
  }
  return table;
}

/// Seconds since 1970-01-01 of a cell; year 1583 is among the cases, so not core::parse_date.
double seconds_of(std::string_view cell) {
  int y = 0;
  int m = 0;
  int d = 0;
  int hh = 0;
  int mm = 0;
  int ss = 0;
  const std::string text(cell);
  const int parts = std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d", &y, &m, &d, &hh, &mm, &ss);
  REQUIRE((parts == 6 || (parts == 3 && text.size() == 10)));
  const std::chrono::year_month_day day{std::chrono::year{y}, std::chrono::month{static_cast<unsigned>(m)},
                                        std::chrono::day{static_cast<unsigned>(d)}};
  REQUIRE(day.ok());
  const auto days = std::chrono::sys_days{day}.time_since_epoch().count();
  return static_cast<double>(days) * 86400.0 + hh * 3600 + mm * 60 + ss;
}

/// R writes a list of one as the thing itself.
std::vector<Json> list_of(const Json& value) {
  if (value.is_null()) {
    return {};
  }
  return value.is_array() ? std::vector<Json>(value.begin(), value.end()) : std::vector<Json>{value};
}

bool declared_missing(const Json& column, const Json& value) {
  for (const Json& one : list_of(column.at("na_values"))) {
    if (one == value) {
      return true;
    }
  }
  const auto range = list_of(column.at("na_range"));
  return range.size() == 2 && value.is_number() && value >= range[0] && value <= range[1];
}

/// haven's answer to attr(x, "label") for a variable without label is a part of its "labels": R completes
/// names.
std::string expected_label(const Json& column) {
  const Json& label = column.at("label");
  if (!label.is_string()) {
    return {};
  }
  const Json& labels = column.at("value_labels");
  const bool completed = labels.is_object() && labels.size() == 1 && labels.begin()->at("value") == label;
  return completed ? "" : label.get<std::string>();
}

void compare_value(const Json& column, const Json& expected, std::string_view cell) {
  const std::string type = column.at("type");
  if (expected.is_null() || declared_missing(column, expected)) {
    CHECK(cell.empty());
  } else if (expected.is_string()) {
    CHECK(cell == expected.get<std::string>());
  } else if (type == "Date") {
    CHECK(cell.size() == 10);
    CHECK(seconds_of(cell) == expected.get<double>() * 86400.0);
  } else if (type == "POSIXct") {
    CHECK(cell.size() == 19);
    CHECK(seconds_of(cell) == expected.get<double>());
  } else {
    const double want = expected.get<double>();
    CHECK(test::number_of(std::string(cell)) == Approx(want).epsilon(1e-14));
  }
}

struct Tally {
  std::size_t files{};
  std::size_t columns{};
  std::size_t values{};
  std::size_t value_labels{};
};

void compare_column(const Json& column, const Table& table, std::size_t at, Tally& tally) {
  INFO("column " << at);
  CHECK(table.header(at) == column.at("name").get<std::string>());
  CHECK(table.label(at) == expected_label(column));
  const auto values = list_of(column.at("values"));
  REQUIRE(values.size() == table.rows());
  for (std::size_t row = 0; row < values.size(); ++row) {
    INFO("row " << row);
    compare_value(column, values[row], table.cell(row, at));
    ++tally.values;
  }
  const Json& labels = column.at("value_labels");
  if (labels.is_null()) {
    CHECK_FALSE(table.value_label(at, table.rows() > 0 ? table.cell(0, at) : ""));
    return;
  }
  for (const auto& [name, entry] : labels.items()) {
    const Json& value = entry.at("value");
    if (value.is_null()) {  // the label of a tagged missing value, which is an empty cell
      CHECK_FALSE(table.value_label(at, ""));
      continue;
    }
    const std::string key =
        value.is_string() ? value.get<std::string>() : std::to_string(value.get<std::int64_t>());
    REQUIRE(table.value_label(at, key));
    CHECK(*table.value_label(at, key) == entry.at("label").get<std::string>());
    ++tally.value_labels;
  }
}

}  // namespace

TEST_CASE("every statistical file reads as R's haven reads it, value for value") {
  const auto folder = test::reference_folder() / "surveys";
  if (!std::filesystem::is_directory(folder)) {
    WARN("SKIPPED: the statistical files of the shared reference data are not beside this checkout");
    return;
  }
  std::ifstream in(folder / "expected.json");
  const Json all = Json::parse(in);
  Tally tally;
  for (const Json& file : all) {
    const std::string name = file.at("file");
    INFO(name);
    const auto table = read(core::read_file(folder / name));
    REQUIRE(table);
    CHECK(table->cells() == Table::Cells::typed);
    REQUIRE(table->rows() == file.at("rows").get<std::size_t>());
    REQUIRE(table->columns() == file.at("columns").size());
    for (std::size_t column = 0; column < table->columns(); ++column) {
      compare_column(file.at("columns").at(column), *table, column, tally);
      ++tally.columns;
    }
    ++tally.files;
  }
  std::size_t present = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    present += extension == ".sav" || extension == ".zsav" || extension == ".por" || extension == ".dta";
  }
  CHECK(tally.files == present);
  CHECK(tally.values > 0);
  CHECK(tally.value_labels > 0);
  WARN("compared with haven: " << tally.values << " values and " << tally.value_labels << " value labels in "
                               << tally.columns << " columns of " << tally.files << " files");
}

TEST_CASE("numbers are the shortest decimal that reads back, without exponent where that stays readable") {
  CHECK(number_text(3.0) == "3");
  CHECK(number_text(100000.0) == "100000");
  CHECK(number_text(-1.4) == "-1.4");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
  CHECK(number_text(0.0001) == "0.0001");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(1.1F) == "1.1");
  CHECK(number_text(1234.56F) == "1234.56");
  CHECK(number_text(std::nan("")).empty());
  CHECK(number_text(std::numeric_limits<double>::infinity()).empty());
}

TEST_CASE("the display format says what a number means") {
  using enum CellForm;
  for (const char* day : {"DATE11", "ADATE10", "EDATE10", "SDATE10", "JDATE7", "DATE"}) {
    CHECK(cell_form(StatisticalFormat::sav, day) == spss_day);
    CHECK(cell_form(StatisticalFormat::por, day) == spss_day);
  }
  CHECK(cell_form(StatisticalFormat::sav, "DATETIME20") == spss_moment);
  CHECK(cell_form(StatisticalFormat::sav, "DATETIME23.2") == spss_moment);
  CHECK(cell_form(StatisticalFormat::sav, "YMDHMS19") == spss_moment);
  for (const char* other :
       {"", "F8.2", "TIME8", "DTIME10", "MOYR8", "QYR6", "WKYR8", "MONTH3", "WKDAY3", "A9"}) {
    CHECK(cell_form(StatisticalFormat::sav, other) == number);
  }
  for (const char* day : {"%td", "%d", "%-td", "%tdDD/NN/CCYY", "%dD_m_Y"}) {
    CHECK(cell_form(StatisticalFormat::dta, day) == stata_day);
  }
  for (const char* moment : {"%tc", "%tC", "%tcHH:MM:SS", "%-tc"}) {
    CHECK(cell_form(StatisticalFormat::dta, moment) == stata_moment);
  }
  for (const char* other : {"", "%", "%9.0g", "%-9.0g", "%tm", "%tq", "%tw", "%ty", "%21s", "DATE11"}) {
    CHECK(cell_form(StatisticalFormat::dta, other) == number);
  }
}

TEST_CASE("days and moments become calendar text, and what is no day stays a number") {
  CHECK(numeric_text(0, CellForm::spss_day) == "1582-10-14");
  CHECK(numeric_text(13712976000.0, CellForm::spss_day) == "2017-05-01");
  CHECK(numeric_text(13712976000.0 + 43200, CellForm::spss_day) == "2017-05-01");
  CHECK(numeric_text(13712976000.0 + 3725.9, CellForm::spss_moment) == "2017-05-01T01:02:05");
  CHECK(numeric_text(13712976000.0 - 1e-6, CellForm::spss_moment) == "2017-05-01T00:00:00");
  CHECK(numeric_text(0, CellForm::stata_day) == "1960-01-01");
  CHECK(numeric_text(-1, CellForm::stata_day) == "1959-12-31");
  CHECK(numeric_text(-1000, CellForm::stata_moment) == "1959-12-31T23:59:59");
  CHECK(numeric_text(1e18, CellForm::spss_day) == "1e+18");
  CHECK(numeric_text(-1e300, CellForm::stata_moment) == "-1e+300");
  CHECK(numeric_text(std::nan(""), CellForm::spss_day).empty());
}

TEST_CASE("texts lose their padding and what is no character") {
  CHECK(clean_text("ja   ") == "ja");
  CHECK(clean_text("   ").empty());
  CHECK(clean_text("  ja") == "  ja");
  CHECK(clean_text("caf\xC3\xA9") == "caf\xC3\xA9");
  CHECK(clean_text("caf\xC3") == "caf");
  CHECK(clean_text("x\xE2\x82") == "x");
  CHECK(clean_text("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(clean_text("a\xC3z") == "a\xEF\xBF\xBDz");
  CHECK(clean_text("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("SPSS: values the maker of the file declared missing are empty, as value, range and text") {
  readstat_variable_t* number = nullptr;
  readstat_variable_t* text = nullptr;
  StatisticalSample sample;
  sample.rows = 5;
  sample.declare = [&](readstat_writer_t* writer) {
    number = readstat_add_variable(writer, "cijfer", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_label(number, "Welk cijfer geeft u?");
    readstat_variable_add_missing_double_range(number, 90, 99);
    readstat_variable_add_missing_double_value(number, -1);
    text = readstat_add_variable(writer, "woord", READSTAT_TYPE_STRING, 8);
    readstat_variable_add_missing_string_value(text, "wn");
  };
  sample.fill = [&](readstat_writer_t* writer, int row) {
    constexpr double numbers[] = {7.5, -1, 95, 100, 0};
    const char* texts[] = {"goed", "wn", "", "wnx", "WN"};
    if (row == 4) {
      readstat_insert_missing_value(writer, number);
    } else {
      readstat_insert_double_value(writer, number, numbers[row]);
    }
    readstat_insert_string_value(writer, text, texts[row]);
  };
  for (const Written format : {Written::sav, Written::zsav}) {
    const auto table = read(ingest_test::written(format, sample));
    REQUIRE(table);
    CHECK(table->label(0) == "Welk cijfer geeft u?");
    const char* numbers[] = {"7.5", "", "", "100", ""};
    const char* texts[] = {"goed", "", "", "wnx", "WN"};
    for (std::size_t row = 0; row < 5; ++row) {
      CHECK(table->cell(row, 0) == numbers[row]);
      CHECK(table->cell(row, 1) == texts[row]);
      CHECK(table->line(row) == row + 1);
      // Nothing filled in is another thing than a code for it.
      CHECK(table->declared_missing(row, 0) == (row == 1 || row == 2));
      CHECK(table->declared_missing(row, 1) == (row == 1));
    }
  }
}

TEST_CASE("Stata: tagged missing values, floats, long texts and the alphabet of old versions") {
  readstat_variable_t* answer = nullptr;
  readstat_variable_t* amount = nullptr;
  readstat_variable_t* name = nullptr;
  readstat_label_set_t* labels = nullptr;
  StatisticalSample sample;
  sample.rows = 2;
  const std::string in_old = "caf\xE9";  // before version 14: Windows-1252
  const std::string in_new = "caf\xC3\xA9";
  for (const int version : {110, 114, 117, 118}) {
    INFO("version " << version);
    sample.version = version;
    sample.declare = [&](readstat_writer_t* writer) {
      labels = readstat_add_label_set(writer, READSTAT_TYPE_INT32, "eens");
      readstat_label_int32_value(labels, 3, "Eens");
      answer = readstat_add_variable(writer, "v1", READSTAT_TYPE_INT32, 0);
      readstat_variable_set_label_set(answer, labels);
      amount = readstat_add_variable(writer, "bedrag", READSTAT_TYPE_FLOAT, 0);
      name = readstat_add_variable(writer, "naam", READSTAT_TYPE_STRING, 20);
    };
    sample.fill = [&](readstat_writer_t* writer, int row) {
      if (row == 0) {
        readstat_insert_int32_value(writer, answer, 3);
        readstat_insert_float_value(writer, amount, 1234.56F);
      } else {
        if (version >= 113) {  // tags came with Stata 8
          REQUIRE(readstat_insert_tagged_missing_value(writer, answer, 'a') == READSTAT_OK);
        } else {
          readstat_insert_missing_value(writer, answer);
        }
        readstat_insert_missing_value(writer, amount);
      }
      readstat_insert_string_value(writer, name, (version < 118 ? in_old : in_new).c_str());
    };
    const auto table = read(ingest_test::written(Written::dta, sample));
    REQUIRE(table);
    REQUIRE(table->rows() == 2);
    CHECK(table->cell(0, 0) == "3");
    CHECK(table->value_label(0, "3") == "Eens");
    CHECK(table->cell(1, 0).empty());
    CHECK(table->declared_missing(1, 0) == (version >= 113));
    CHECK_FALSE(table->declared_missing(1, 1));
    CHECK(table->cell(0, 1) == "1234.56");
    CHECK(table->cell(1, 1).empty());
    CHECK(table->cell(0, 2) == in_new);
  }
}

TEST_CASE("Stata: texts of any length are read, up to the cap on a cell") {
  readstat_variable_t* story = nullptr;
  readstat_string_ref_t* reference = nullptr;
  const std::string text(5000, 'x');
  StatisticalSample sample;
  sample.version = 118;
  sample.declare = [&](readstat_writer_t* writer) {
    story = readstat_add_variable(writer, "verhaal", READSTAT_TYPE_STRING_REF, 0);
    reference = readstat_add_string_ref(writer, text.c_str());
  };
  sample.fill = [&](readstat_writer_t* writer, int /*row*/) {
    readstat_insert_string_ref(writer, story, reference);
  };
  const std::string bytes = ingest_test::written(Written::dta, sample);
  const auto table = read(bytes);
  REQUIRE(table);
  CHECK(table->cell(0, 0) == text);
  std::string code;
  TableCaps caps;
  caps.cell_bytes = 4999;
  CHECK_FALSE(read(bytes, &code, caps));
  CHECK(code == "E200");
}

TEST_CASE("a statistical file that passes a cap is refused as a whole") {
  std::vector<readstat_variable_t*> variables(10);
  StatisticalSample sample;
  sample.rows = 20;
  sample.declare = [&](readstat_writer_t* writer) {
    int n = 0;
    for (auto& variable : variables) {
      variable = readstat_add_variable(writer, ("V" + std::to_string(++n)).c_str(), READSTAT_TYPE_DOUBLE, 0);
    }
  };
  sample.fill = [&](readstat_writer_t* writer, int row) {
    for (auto* variable : variables) {
      readstat_insert_double_value(writer, variable, 1000 + row);
    }
  };
  const auto refused = [&](Written format, const TableCaps& caps) {
    std::string code;
    return !read(ingest_test::written(format, sample), &code, caps) && code == "E200";
  };
  for (const Written format : {Written::sav, Written::zsav, Written::por, Written::dta}) {
    TableCaps columns;
    columns.columns = 9;
    CHECK(refused(format, columns));
    TableCaps cells;
    cells.cells = 199;
    CHECK(refused(format, cells));
    TableCaps bytes;
    bytes.bytes = 400;
    CHECK(refused(format, bytes));
    TableCaps enough;
    enough.columns = 10;
    enough.cells = 210;
    CHECK(read(ingest_test::written(format, sample), nullptr, enough));
  }
}

TEST_CASE("a statistical file without cases is a table without rows, one without variables is refused") {
  StatisticalSample sample;
  sample.rows = 0;
  sample.declare = [](readstat_writer_t* writer) {
    readstat_add_variable(writer, "v1", READSTAT_TYPE_DOUBLE, 0);
  };
  for (const Written format : {Written::sav, Written::dta}) {
    const auto table = read(ingest_test::written(format, sample));
    REQUIRE(table);
    CHECK(table->rows() == 0);
    CHECK(table->columns() == 1);
  }
  sample.declare = [](readstat_writer_t* /*writer*/) {};
  std::string code;
  CHECK_FALSE(read(ingest_test::written(Written::sav, sample), &code));
  CHECK(code == "E200");
}
