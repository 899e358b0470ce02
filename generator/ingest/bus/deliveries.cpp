#include "ingest/bus/deliveries.hpp"

#include "core/error.hpp"
#include "ingest/bus/cache.hpp"
#include "ingest/bus/merge.hpp"
#include "ingest/bus/parallel.hpp"
#include "ingest/bus/receipts.hpp"
#include "ingest/bus/senders.hpp"
#include "ingest/source_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace werkthet::ingest {
namespace {

/// By month, reporter, municipality; within one such delivery the one that counts comes last.
auto order_key(const PlannedFile& f) {
  return std::tuple(f.month, std::string_view(f.header.reporter), std::string_view(f.header.municipality),
                    f.header.sequence.value_or(1), std::string_view(f.source.name));
}

bool same_delivery(const PlannedFile& a, const PlannedFile& b) {
  return a.month == b.month && a.header.reporter == b.header.reporter &&
         a.header.municipality == b.header.municipality;
}

/// A later history tells everything that an earlier one told, and corrects it.
bool same_sender(const PlannedFile& a, const PlannedFile& b) {
  return a.header.reporter == b.header.reporter && a.header.municipality == b.header.municipality;
}

/// What came in after the day of the data is not known yet. Without a date of receipt the month decides.
bool known_on(const PlannedFile& file, const std::optional<core::Date>& day) {
  if (!day) {
    return true;
  }
  return file.received ? *file.received <= *day : file.month <= core::month_of(*day);
}

/// Asks every file what it is (or remembers it) and puts them in the order in which they count.
std::vector<PlannedFile> plan(const config::Study& study, const Layout& layout, const DeliveryForm& form,
                              const DeliveryCache& cache, Input& input) {
  const Receipts receipts = read_receipts(study, input);
  std::vector<PlannedFile> files;
  for (SourceFile& source : expand(study.data.bus, study.folder, input.problems)) {
    PlannedFile file(source);
    const ToldDelivery* known = cache.find(file.identity);
    const auto header = known != nullptr ? std::optional(known->header)
                                         : header_of(file.source, layout, form, file.report);
    if (!header) {
      input.files.push_back({"bus", file.source.name, {}, 0});
      file.report.finish(input.problems, input.nulls);
      continue;
    }
    file.header = *header;
    file.month = core::Month{*header->year * 12 + *header->month - 1};
    file.received = header->received ? core::MaybeDate(header->received) : receipts.of(file.source.name);
    if (known_on(file, study.release.data_until)) {
      files.push_back(std::move(file));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const PlannedFile& a, const PlannedFile& b) { return order_key(a) < order_key(b); });
  for (std::size_t i = 0; i + 1 < files.size(); ++i) {
    files[i].superseded =
        layout.covers() == Layout::Covers::month
            ? same_delivery(files[i], files[i + 1])
            : std::any_of(files.begin() + static_cast<std::ptrdiff_t>(i) + 1, files.end(),
                          [&](const PlannedFile& later) { return same_sender(files[i], later); });
  }
  return files;
}

/// A field that no file has means a wrong layout; said once, not per record.
void check_fields(const std::array<bool, field_count>& found, const Layout& layout, const std::string& pattern,
                  Input& input, core::Log& log) {
  for (const Field field : {Field::citizen_number, Field::start, Field::benefit, Field::scheme}) {
    if (!found[static_cast<std::size_t>(field)]) {
      const int kenmerk = layout.spec(field).kenmerk;
      input.problems.add(make_problem(
          "E203", {pattern, 0, 0, std::string(name(field))},
          "layout " + layout.id() + " found this field" +
              (kenmerk > 0 ? " (kenmerk " + std::to_string(kenmerk) + ")" : "") + " in no delivery"));
    }
  }
  std::string absent;
  for (std::size_t f = 0; f < field_count; ++f) {
    const auto field = static_cast<Field>(f);
    if (!found[f] && layout.has(field) && field != Field::sequence && field != Field::received) {
      absent += (absent.empty() ? "" : ", ") + std::string(name(field));
    }
  }
  log.info("layout " + layout.id() + ": " +
           (absent.empty() ? "all fields found" : "no delivery has " + absent));
}

/// What a file that was just read told, for the list of deliveries and for the next run. Takes its report along.
ToldDelivery told_by(PlannedFile& file) {
  ToldDelivery told;
  told.identity = file.identity;
  told.header = file.header;
  told.month = file.month;
  told.superseded = file.superseded;
  told.readable = file.read != nullptr;
  if (file.read) {
    told.sha256 = file.read->sha256;
    told.bytes = file.read->bytes;
    told.records = file.read->parsed.records.size();
    told.totals = file.read->parsed.totals;
    told.totals.unknown = file.report.nulls();
    told.found = file.read->parsed.found;
  }
  told.report = std::move(file.report);
  return told;
}

/// Enters what one file told, whether it was read now or before.
void enter(const ToldDelivery& told, const PlannedFile& file, const Layout& layout, BusData& bus, Input& input) {
  input.files.push_back({"bus", file.source.name, told.sha256, told.records});
  if (!told.readable) {
    told.report.finish(input.problems, input.nulls);
    return;
  }
  Delivery delivery;
  delivery.file = file.source.name;
  delivery.sha256 = told.sha256;
  delivery.layout = layout.id();
  delivery.reporter = told.header.reporter;
  delivery.municipality = told.header.municipality;
  delivery.month = told.month;
  delivery.received = file.received;
  delivery.records = told.records;
  delivery.bytes = told.bytes;
  delivery.superseded = told.superseded;
  delivery.totals = told.totals;
  if (told.superseded) {
    // What was wrong in a file that was delivered again is no longer wrong: its problems go with it.
    input.problems.add(make_problem("N222", {delivery.file, 0, 0, {}},
                                    layout.covers() == Layout::Covers::month
                                        ? "another delivery of " + core::iso(delivery.month) + " counts instead"
                                        : std::string("a later history counts instead")));
  } else {
    told.report.finish(input.problems, input.nulls);
  }
  bus.deliveries.push_back(std::move(delivery));
}

}  // namespace

std::optional<Layout> layout_of(const config::Study& study, Input& input) {
  try {
    Layout layout = read_layout(study.data.bus_layout, study.folder);
    add_local_codes(study, layout, input);
    return layout;
  } catch (const core::Error& error) {
    input.problems.add(make_problem("E200", {error.where(), 0, 0, {}}, error.message()));
    return std::nullopt;
  }
}

void read_deliveries(const config::Study& study, const Layout& layout, const Key& key, const DeliveryOptions& options,
                     Directory& directory, Input& input, core::Log& log) {
  const DeliveryForm form{study.data.bus_form, study.data.bus_values};
  const Pseudonymiser pseudonyms(key, study.id);
  const std::string purpose = DeliveryCache::purpose(pseudonyms, layout, form, study.municipality_code);
  const bool cached = !options.cache_file.empty() && layout.covers() == Layout::Covers::month;
  DeliveryCache cache(cached ? options.cache_file : std::filesystem::path{}, purpose);
  std::vector<PlannedFile> files = plan(study, layout, form, cache, input);
  BusData bus;
  bus.senders = name_senders(files, study.municipality_code);

  RegisterBuilder builder(directory, pseudonyms);
  std::vector<ToldDelivery> told;
  told.reserve(files.size());
  std::size_t known = cache.agreeing(files);
  if (known > 0 && !cache.restore(known, directory, builder)) {
    known = 0;
  }
  if (cache.damaged()) {
    log.info("what was kept of earlier deliveries is damaged: everything is read again");
  }
  for (std::size_t i = 0; i < known; ++i) {
    told.push_back(cache.delivery(i));
  }
  read_in_order(files, known, layout, form, options.threads, log, [&](PlannedFile& file) {
    if (file.read && !file.superseded) {
      ParsedDelivery& parsed = file.read->parsed;
      if (parsed.header.municipality.empty()) {
        parsed.header.municipality = study.municipality_code;
      }
      parsed.sender = file.sender;
      const std::size_t to_come = files.size() - told.size();  // each may hold as many records, and say all anew
      builder.expect(builder.rows() + parsed.records.size() * to_come);
      builder.add({file.read, &parsed}, file.month, layout.covers(), file.report);
    }
    ToldDelivery& now = told.emplace_back(told_by(file));
    now.persons = directory.persons();
    now.benefits = directory.benefits();
    now.rows = builder.rows();
  });

  log.info("deliveries: " + std::to_string(files.size() - known) + " read, " + std::to_string(known) +
           " known from an earlier run");

  std::array<bool, field_count> found{};
  bool any_record = false;
  for (std::size_t i = 0; i < files.size(); ++i) {
    enter(told[i], files[i], layout, bus, input);
    if (!cached) {  // problems are many words; nobody asks for them again
      told[i].report = Report("");
    }
    if (told[i].readable && !told[i].superseded) {
      heard_in(bus.senders, files[i]);
      any_record = any_record || told[i].records > 0;
      for (std::size_t f = 0; f < field_count; ++f) {
        found[f] = found[f] || told[i].found[f];
      }
    }
  }
  std::sort(input.files.begin(), input.files.end(),
            [](const InputFile& a, const InputFile& b) { return a.file < b.file; });
  if (any_record) {
    check_fields(found, layout, study.data.bus.front(), input, log);
  }
  bus.rows = builder.finish();
  if (cached && known < files.size()) {
    if (const std::string trouble = DeliveryCache::write(options.cache_file, purpose, told, directory, bus.rows);
        !trouble.empty()) {
      log.info("what was read is not kept for the next run: " + trouble);
    }
  }
  if (layout.covers() == Layout::Covers::history) {
    add_months_of_history(bus);
  }
  bus.persons = directory.persons();
  find_succeeded(bus);
  input.bus = std::move(bus);
}

}  // namespace werkthet::ingest
