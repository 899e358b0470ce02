#include "ingest/deliveries.hpp"

#include "core/error.hpp"
#include "ingest/bus_csv.hpp"
#include "ingest/bus_xml.hpp"
#include "ingest/source_files.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <exception>
#include <new>
#include <numeric>
#include <optional>
#include <thread>
#include <tuple>
#include <utility>

namespace werkthet::ingest {
namespace {

struct FileResult {
  explicit FileResult(std::string name) : report(std::move(name)) {}
  Report report;
  InputFile file;
  std::optional<ParsedDelivery> parsed;
  std::exception_ptr failure;  ///< a bug or out of memory; rethrown where the run can end in order
};

void read_one(const SourceFile& source, const Layout& layout, const config::CsvForm& form,
              Pseudonymiser& pseudonyms, FileResult& result) {
  auto bytes = load(source, "bus", result.file, result.report);
  if (!bytes) {
    return;
  }
  const std::uint64_t size = bytes->size();
  try {
    if (layout.kind() == Layout::Kind::xml) {
      result.parsed = read_bus_xml(*bytes, layout, pseudonyms, result.report);
    } else {
      result.parsed = read_bus_csv(std::move(*bytes), form, layout, pseudonyms, result.report);
    }
  } catch (const std::bad_alloc&) {
    result.parsed.reset();
    result.report.fail("E200", {}, "the file is larger than the memory of this machine");
  }
  wipe(*bytes);
  if (result.parsed) {
    result.parsed->delivery.sha256 = result.file.sha256;
    result.parsed->delivery.bytes = size;
    result.file.rows = result.parsed->rows.size();
  }
}

std::vector<FileResult> read_all(const std::vector<SourceFile>& sources, const Layout& layout,
                                 const config::Study& study, const Key& key, unsigned threads,
                                 core::Log& log) {
  std::vector<FileResult> results;
  results.reserve(sources.size());
  for (const SourceFile& source : sources) {
    results.emplace_back(source.name);
  }
  std::atomic<std::size_t> next{0};
  const auto work = [&](bool tells) {
    Pseudonymiser pseudonyms(key, study.id);  // one per thread: no lock on the busiest look-up
    for (std::size_t i = next++; i < sources.size(); i = next++) {
      try {
        read_one(sources[i], layout, study.data.bus_form, pseudonyms, results[i]);
      } catch (...) {
        results[i].failure = std::current_exception();
      }
      if (tells) {  // the log belongs to this thread
        log.progress(i + 1, sources.size());
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t t = 1; t < std::min<std::size_t>(std::max(1U, threads), sources.size()); ++t) {
      helpers.emplace_back(work, false);
    }
    work(true);
  }
  for (const FileResult& result : results) {
    if (result.failure) {
      std::rethrow_exception(result.failure);
    }
  }
  return results;
}

/// By month, reporter, municipality; within one such delivery the one that counts comes last.
auto order_key(const ParsedDelivery& p) {
  return std::tuple(p.delivery.month, std::string_view(p.delivery.reporter),
                    std::string_view(p.delivery.municipality), p.sequence, std::string_view(p.delivery.file));
}

bool same_delivery(const ParsedDelivery& a, const ParsedDelivery& b) {
  return a.delivery.month == b.delivery.month && a.delivery.reporter == b.delivery.reporter &&
         a.delivery.municipality == b.delivery.municipality;
}

void join(const ParsedDelivery& parsed, Directory& directory, BusData& bus) {
  std::vector<PersonIndex> persons;
  persons.reserve(parsed.persons.size());
  for (const Pseudonym& pseudonym : parsed.persons) {
    persons.push_back(directory.person(pseudonym));
  }
  std::vector<BenefitIndex> benefits;
  benefits.reserve(parsed.benefits.size());
  for (const std::string& registration : parsed.benefits) {
    benefits.push_back(directory.benefit(registration));
  }
  for (BusRow row : parsed.rows) {
    row.person = row.person == nobody ? nobody : persons[row.person];
    row.benefit = row.benefit == nobody ? nobody : benefits[row.benefit];
    bus.rows.push_back(row);
  }
}

/// A field that no file has means a wrong layout; said once, not per record.
void check_fields(const std::vector<FileResult>& results, const Layout& layout, const std::string& pattern,
                  Input& input, core::Log& log) {
  std::array<bool, field_count> found{};
  bool any = false;
  for (const FileResult& result : results) {
    if (result.parsed && !result.parsed->rows.empty()) {
      any = true;
      for (std::size_t f = 0; f < field_count; ++f) {
        found[f] = found[f] || result.parsed->found[f];
      }
    }
  }
  if (!any) {
    return;
  }
  for (const Field field : {Field::citizen_number, Field::start, Field::benefit, Field::scheme}) {
    if (!found[static_cast<std::size_t>(field)]) {
      input.problems.add(make_problem("E203", {pattern, 0, 0, std::string(name(field))},
                                      "layout " + layout.id() + " found this field (kenmerk " +
                                          std::to_string(layout.spec(field).kenmerk) + ") in no delivery"));
    }
  }
  std::string absent;
  for (std::size_t f = 0; f < field_count; ++f) {
    if (!found[f] && static_cast<Field>(f) != Field::sequence) {
      absent += (absent.empty() ? "" : ", ") + std::string(name(static_cast<Field>(f)));
    }
  }
  log.info("layout " + layout.id() + ": " +
           (absent.empty() ? "all fields found" : "no delivery has " + absent));
}

}  // namespace

void read_deliveries(const config::Study& study, const Key& key, unsigned threads, Directory& directory,
                     Input& input, core::Log& log) {
  std::optional<Layout> layout;
  try {
    layout = read_layout(study.data.bus_layout);
  } catch (const core::Error& error) {
    input.problems.add(make_problem("E200", {error.where(), 0, 0, {}}, error.message()));
    return;
  }
  const auto sources = expand(study.data.bus, study.folder, input.problems);
  const auto results = read_all(sources, *layout, study, key, threads, log);

  std::vector<const FileResult*> parsed;
  std::size_t rows = 0;
  for (const FileResult& result : results) {
    input.files.push_back(result.file);
    if (result.parsed) {
      parsed.push_back(&result);
      rows += result.parsed->rows.size();
    } else {
      result.report.finish(input.problems, input.nulls);
    }
  }
  check_fields(results, *layout, study.data.bus.front(), input, log);
  std::sort(parsed.begin(), parsed.end(), [](const FileResult* a, const FileResult* b) {
    return order_key(*a->parsed) < order_key(*b->parsed);
  });

  BusData bus;
  bus.rows.reserve(rows);
  for (std::size_t i = 0; i < parsed.size(); ++i) {
    const ParsedDelivery& one = *parsed[i]->parsed;
    Delivery delivery = one.delivery;
    delivery.superseded = i + 1 < parsed.size() && same_delivery(one, *parsed[i + 1]->parsed);
    if (delivery.superseded) {
      input.problems.add(
          make_problem("N222", {delivery.file, 0, 0, {}},
                       "another delivery of " + core::iso(delivery.month) + " counts instead"));
    } else {
      // What was wrong in a file that was delivered again is no longer wrong: its problems go with it.
      parsed[i]->report.finish(input.problems, input.nulls);
      join(one, directory, bus);
    }
    bus.deliveries.push_back(std::move(delivery));
  }
  input.bus = std::move(bus);
}

}  // namespace werkthet::ingest
