#include "core/files.hpp"
#include "ingest/tables/source.hpp"
#include "ingest/tables/statistical.hpp"
#include "statistical_sample.hpp"
#include "support/reference_data.hpp"

#include <catch2/catch.hpp>

#include <cerrno>
#include <filesystem>
#include <map>
#include <string>

#include <sys/wait.h>

using namespace werkthet;
using namespace werkthet::ingest;
using ingest_test::StatisticalSample;
using ingest_test::Written;

namespace {

constexpr const char* canary = "Canarischegeheim";

/// Four kinds of variables with labels, small enough to be damaged in every place.
std::string sample_of(Written format) {
  readstat_variable_t* answer = nullptr;
  readstat_variable_t* amount = nullptr;
  readstat_variable_t* day = nullptr;
  readstat_variable_t* name = nullptr;
  StatisticalSample sample;
  sample.rows = 6;
  sample.declare = [&](readstat_writer_t* writer) {
    const bool stata = format == Written::dta;
    readstat_label_set_t* labels =
        readstat_add_label_set(writer, stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE, "eens");
    if (stata) {
      readstat_label_int32_value(labels, 3, "Eens");
    } else {
      readstat_label_double_value(labels, 3, "Eens");
    }
    answer = readstat_add_variable(writer, "V1", stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_label(answer, "Hoe gaat het?");
    readstat_variable_set_label_set(answer, labels);
    amount = readstat_add_variable(writer, "BEDRAG", READSTAT_TYPE_DOUBLE, 0);
    day = readstat_add_variable(writer, "DAG", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format(day, stata ? "%td" : "EDATE10");
    name = readstat_add_variable(writer, "NAAM", READSTAT_TYPE_STRING, 24);
  };
  sample.fill = [&](readstat_writer_t* writer, int row) {
    const bool stata = format == Written::dta;
    if (stata) {
      readstat_insert_int32_value(writer, answer, row);
    } else {
      readstat_insert_double_value(writer, answer, row);
    }
    readstat_insert_double_value(writer, amount, 1000.25 * row);
    readstat_insert_double_value(writer, day, stata ? 20940.0 + row : 13712976000.0 + 86400.0 * row);
    readstat_insert_string_value(writer, name, row % 2 == 0 ? canary : "");
  };
  return ingest_test::written(format, sample);
}

const std::map<std::string, std::string>& samples() {
  static const std::map<std::string, std::string> all = [] {
    std::map<std::string, std::string> made = {{"own sav", sample_of(Written::sav)},
                                               {"own zsav", sample_of(Written::zsav)},
                                               {"own por", sample_of(Written::por)},
                                               {"own dta", sample_of(Written::dta)}};
    const auto folder = test::reference_folder() / "surveys";
    for (const char* name : {"sample.sav", "sample.zsav", "sample.por", "sample.dta"}) {
      if (std::filesystem::exists(folder / name)) {
        made[name] = core::read_file(folder / name);
      } else {
        WARN("SKIPPED: " << name << " of the shared reference data is not beside this checkout");
      }
    }
    return made;
  }();
  return all;
}

StatisticalFormat format_of(const std::string& name) {
  return name.ends_with("por")   ? StatisticalFormat::por
         : name.ends_with("dta") ? StatisticalFormat::dta
                                 : StatisticalFormat::sav;
}

std::string content(const Table& table) {
  std::string all;
  for (std::size_t column = 0; column < table.columns(); ++column) {
    all += std::string(table.header(column)) + '|' + std::string(table.label(column)) + '|';
    for (std::size_t row = 0; row < table.rows(); ++row) {
      all += std::string(table.cell(row, column)) + '|';
    }
  }
  return all;
}

/// The content, or nothing; and then exactly one E200 that tells nothing of a person.
std::optional<std::string> read(const std::string& bytes, StatisticalFormat format) {
  Report report("file");
  const auto table = read_statistical(bytes, format, report);
  core::Problems problems;
  std::vector<FieldCount> nulls;
  report.finish(problems, nulls);
  if (table) {
    CHECK(problems.all().empty());
    return content(*table);
  }
  CHECK(report.failed());
  CHECK(problems.all().size() == 1);
  CHECK(problems.count("E200") == 1);
  CHECK(core::text(problems).find(canary) == std::string::npos);
  return std::nullopt;
}

std::size_t open_descriptors() {
  std::size_t n = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    ++n;
  }
  return n;
}

void check_nothing_left(std::size_t descriptors) {
  CHECK(open_descriptors() == descriptors);
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}

}  // namespace

TEST_CASE("a statistical file that is cut off gives E200 and never a part of its cases") {
  const std::size_t descriptors = open_descriptors();
  std::size_t cuts = 0;
  for (const auto& [name, bytes] : samples()) {
    INFO(name);
    const auto whole = read(bytes, format_of(name));
    REQUIRE(whole);
    const std::size_t step = 17;
    for (std::size_t size = 0; size<bytes.size(); size += bytes.size() - size> 48 ? step : 1) {
      INFO("first " << size << " of " << bytes.size() << " bytes");
      const auto part = read(bytes.substr(0, size), format_of(name));
      // What follows the last case is padding in some formats.
      CHECK((!part || *part == *whole));
      ++cuts;
    }
  }
  check_nothing_left(descriptors);
  WARN("cut off in " << cuts << " places");
}

TEST_CASE("a statistical file with one wrong byte is a table or E200, never a crash or a hang") {
  const std::size_t descriptors = open_descriptors();
  std::uint64_t state = 20171001;
  const auto next = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U);
  };
  std::size_t refused = 0;
  std::size_t accepted = 0;
  for (const auto& [name, bytes] : samples()) {
    INFO(name);
    for (int i = 0; i < 120; ++i) {
      std::string wrong = bytes;
      const std::size_t at = next() % wrong.size();
      wrong[at] = static_cast<char>(next());
      INFO("mutation " << i << " at " << at);
      (read(wrong, format_of(name)) ? accepted : refused) += 1;
    }
  }
  check_nothing_left(descriptors);
  CHECK(refused > 0);
  CHECK(accepted > 0);
  WARN("with one wrong byte: " << refused << " files refused, " << accepted << " read");
}

TEST_CASE("a file that says it holds far more than it does is refused within the limits") {
  for (const auto& [name, bytes] : samples()) {
    INFO(name);
    // Every aligned number of the head in turn: counts of variables, cases, lengths and offsets.
    for (std::size_t at = 4; at + 4 <= std::min<std::size_t>(bytes.size(), 256); at += 4) {
      std::string wrong = bytes;
      wrong.replace(at, 4, "\xFF\xFF\xFF\x7F");
      INFO("at " << at);
      const auto got = read(wrong, format_of(name));
      CHECK((!got || got->size() < 100'000));
    }
  }
}

TEST_CASE("the wrong reader for a statistical file is E200") {
  for (const auto& [name, bytes] : samples()) {
    for (const StatisticalFormat format :
         {StatisticalFormat::sav, StatisticalFormat::por, StatisticalFormat::dta}) {
      CHECK(read(bytes, format).has_value() == (format == format_of(name)));
    }
  }
  CHECK_FALSE(read("", StatisticalFormat::sav));
  CHECK_FALSE(read(std::string(100'000, '\0'), StatisticalFormat::dta));
  CHECK_FALSE(read(std::string(100'000, 'Z'), StatisticalFormat::por));
}
