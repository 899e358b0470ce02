#include "busbench/load.hpp"

#include "config/study.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/log.hpp"
#include "ingest/bus/deliveries.hpp"
#include "ingest/directory.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/report.hpp"
#include "ingest/tables/csv.hpp"

#include <charconv>
#include <string>

namespace werkthet::bench {
namespace {

[[noreturn]] void refuse(std::string message) {
  throw core::Error(core::ErrorKind::input, std::move(message));
}

void require_no_errors(const core::Problems& problems) {
  for (const core::Problem& problem : problems.all()) {
    if (problem.severity == core::Severity::error) {
      refuse(problem.code + " " + problem.place.file + ":" + std::to_string(problem.place.line) + " " +
             problem.place.field + ": " + problem.message);
    }
  }
}

std::uint32_t whole(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    refuse("toewijzing.csv holds something else than a number");
  }
  return value;
}

std::vector<Assignment> read_assignments(const std::filesystem::path& file,
                                         const ingest::Pseudonymiser& pseudonyms,
                                         ingest::Directory& directory) {
  config::CsvForm form;
  form.separator = ';';
  ingest::Report report("toewijzing.csv");
  const auto table = ingest::read_csv(core::read_file(file), form, report);
  if (!table) {
    refuse("toewijzing.csv cannot be read");
  }
  const auto column = [&](std::string_view name) {
    const auto found = table->find(name, form);
    if (!found) {
      refuse("toewijzing.csv lacks a column");
    }
    return *found;
  };
  const std::size_t person = column("persoon");
  const std::size_t group = column("groep");
  const std::size_t date = column("datum");
  const std::size_t withdrawn = column("intrekking");
  std::vector<Assignment> rows;
  for (std::size_t r = 0; r < table->rows(); ++r) {
    if (!table->cell(r, withdrawn).empty()) {
      continue;
    }
    const auto number = ingest::parse_other_number(table->cell(r, person));
    const auto day = core::parse_date(table->cell(r, date), core::DateForm::compact);
    const std::uint32_t arm = whole(table->cell(r, group));
    if (!std::holds_alternative<ingest::CitizenNumber>(number) || !day || arm > 3) {
      refuse("toewijzing.csv holds a row that is not of the workload");
    }
    const auto digits = std::get<ingest::CitizenNumber>(number);
    rows.push_back({digits.digits, static_cast<int>(arm), *day, directory.person(pseudonyms.of(digits))});
  }
  return rows;
}

}  // namespace

Loaded load(const std::filesystem::path& data, Format format, unsigned threads) {
  config::Study study;
  study.id = "busbench";
  study.folder = data;
  const std::string kind = format == Format::csv ? "csv" : "fixed";
  study.data.bus = {kind + "/bus_*." + (format == Format::csv ? "csv" : "txt")};
  study.data.bus_layout = std::string(WERKTHET_BENCH_LAYOUTS "/busbench-") + kind + ".toml";
  study.data.bus_form.separator = ';';
  // People of the workload are invented; a fixed key keeps runs alike. A study draws its own.
  std::array<char, ingest::Key::size> secret{};
  secret.fill('b');
  const ingest::Key key(secret);
  ingest::Directory directory;
  ingest::Input input;
  core::SilentLog log;
  const std::optional<ingest::Layout> layout = ingest::layout_of(study, input);
  require_no_errors(input.problems);
  ingest::read_deliveries(study, layout.value(), key, {.threads = threads, .cache_file = {}}, directory,
                          input, log);
  require_no_errors(input.problems);
  if (!input.bus) {
    refuse("no deliveries were found");
  }
  Loaded loaded;
  loaded.bus = std::move(*input.bus);
  loaded.bus.persons = directory.persons();
  loaded.bus.benefits = directory.benefits();
  loaded.assignments =
      read_assignments(data / "toewijzing.csv", ingest::Pseudonymiser(key, study.id), directory);
  return loaded;
}

}  // namespace werkthet::bench
