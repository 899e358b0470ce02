#include "ingest/bus/cache.hpp"

#include "core/error.hpp"
#include "ingest/rules.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace werkthet::ingest {
namespace {

/// Raised whenever a reader or a check of single records changes what it makes of a file.
constexpr std::string_view format = "werkthet-deliveries/2";
constexpr std::uint32_t most_deliveries = 1'000'000;
constexpr std::uint32_t most_problems = 10'000'000;

/// What was written by another version of the program, or by another program, may say anything.
bool known(std::string_view code) {
  const auto& all = rules();
  return std::any_of(all.begin(), all.end(), [&](const Rule& one) { return one.code == code; });
}
/// Another byte than 0 and 1 is no bool, and reading it as one is undefined.
bool truth(const bool& value) {
  std::uint8_t byte = 0;
  std::memcpy(&byte, &value, sizeof byte);
  return byte <= 1;
}
bool possible(core::Month month) {
  return month.index >= -1 && month.index < 12 * 10'000;
}

void put(BinaryWriter& to, const FileIdentity& identity) {
  to.text(identity.name);
  to.number(identity.bytes);
  to.number(identity.changed_ns);
  to.number(identity.status_ns);
  to.number(identity.inode);
}
bool get(BinaryReader& from, FileIdentity& identity) {
  return from.text(identity.name) && from.number(identity.bytes) && from.number(identity.changed_ns) &&
         from.number(identity.status_ns) && from.number(identity.inode);
}

/// Absent is -1: years, months, sequences and days of receipt are never negative.
void put(BinaryWriter& to, const DeliveryHeader& header) {
  to.number(std::int64_t{header.year.value_or(-1)});
  to.number(std::int64_t{header.month.value_or(-1)});
  to.number(header.sequence.value_or(-1));
  to.number(std::int64_t{header.received ? header.received->days : -1});
  to.text(header.reporter);
  to.text(header.municipality);
}
bool get(BinaryReader& from, DeliveryHeader& header) {
  std::int64_t year = -1;
  std::int64_t month = -1;
  std::int64_t sequence = -1;
  std::int64_t received = -1;
  if (!from.number(year) || !from.number(month) || !from.number(sequence) || !from.number(received) ||
      !from.text(header.reporter) || !from.text(header.municipality)) {
    return false;
  }
  const auto set = [](auto& field, std::int64_t value) {
    if (value >= 0) {
      field = static_cast<typename std::remove_reference_t<decltype(field)>::value_type>(value);
    }
  };
  set(header.year, year);
  set(header.month, month);
  set(header.sequence, sequence);
  if (received >= 0) {
    header.received = core::Date{static_cast<std::int32_t>(received)};
  }
  return true;
}

void put(BinaryWriter& to, const core::Problem& problem) {
  to.text(problem.code);
  to.number(problem.place.line);
  to.number(problem.place.column);
  to.text(problem.place.field);
  to.text(problem.message);
}
bool get(BinaryReader& from, const std::string& file, core::Problem& problem) {
  std::string code;
  core::Place place;
  std::string message;
  place.file = file;
  if (!from.text(code) || !from.number(place.line) || !from.number(place.column) || !from.text(place.field) ||
      !from.text(message) || !known(code)) {
    return false;
  }
  problem = make_problem(code, std::move(place), std::move(message));
  return true;
}

void put(BinaryWriter& to, const Report::Counts& counts) {
  to.number(static_cast<std::uint32_t>(counts.size()));
  for (const auto& [kind, count] : counts) {
    to.text(kind.first);
    to.text(kind.second);
    to.number(count);
  }
}
bool get(BinaryReader& from, Report::Counts& counts) {
  std::uint32_t n = 0;
  if (!from.number(n) || n > most_problems) {
    return false;
  }
  for (std::uint32_t i = 0; i < n; ++i) {
    std::pair<std::string, std::string> kind;
    std::uint64_t count = 0;
    if (!from.text(kind.first) || !from.text(kind.second) || !from.number(count)) {
      return false;
    }
    counts.emplace(std::move(kind), count);
  }
  return true;
}

void put(BinaryWriter& to, const ToldDelivery& told) {
  put(to, told.identity);
  put(to, told.header);
  to.number(told.month);
  to.number(told.superseded);
  to.number(told.readable);
  to.text(told.sha256);
  to.number(told.bytes);
  to.number(told.records);
  to.number(told.totals);
  to.number(told.found);
  const Report::State& state = told.report.state();
  to.number(static_cast<std::uint32_t>(state.problems.all().size()));
  for (const core::Problem& problem : state.problems.all()) {
    put(to, problem);
  }
  put(to, state.seen);
  put(to, state.nulls);
  to.number(state.null_count);
  to.number(state.failed);
  to.number(told.persons);
  to.number(told.benefits);
  to.number(told.rows);
}
bool get(BinaryReader& from, ToldDelivery& told) {
  std::uint32_t problems = 0;
  if (!get(from, told.identity) || !get(from, told.header) || !from.number(told.month) ||
      !from.number(told.superseded) || !from.number(told.readable) || !from.text(told.sha256) ||
      !from.number(told.bytes) || !from.number(told.records) || !from.number(told.totals) ||
      !from.number(told.found) || !from.number(problems) || problems > most_problems || !truth(told.superseded) ||
      !truth(told.readable) || !std::all_of(told.found.begin(), told.found.end(), truth) || !possible(told.month)) {
    return false;
  }
  Report::State state;
  for (std::uint32_t i = 0; i < problems; ++i) {
    core::Problem problem;
    if (!get(from, told.identity.name, problem)) {
      return false;
    }
    state.problems.add(std::move(problem));
  }
  const bool done = get(from, state.seen) && get(from, state.nulls) && from.number(state.null_count) &&
                    from.number(state.failed) && from.number(told.persons) && from.number(told.benefits) &&
                    from.number(told.rows) && truth(state.failed) &&
                    std::all_of(state.seen.begin(), state.seen.end(),
                                [](const auto& kind) { return known(kind.first.second); }) &&
                    std::all_of(state.problems.all().begin(), state.problems.all().end(),
                                [&](const core::Problem& problem) {  // what is kept was counted too
                                  return state.seen.contains({problem.place.field, problem.code});
                                });
  if (!done) {
    return false;
  }
  told.report = Report(told.identity.name, std::move(state));
  return true;
}

}  // namespace

std::string DeliveryCache::purpose(const Pseudonymiser& pseudonyms, const Layout& layout, const DeliveryForm& form,
                                   std::string_view municipality) {
  provenance::Sha256 sum;
  const auto say = [&](std::string_view text) {
    sum.update(std::to_string(text.size()) + ":");
    sum.update(text);
  };
  const Pseudonym key = pseudonyms.fingerprint();
  say(format);
  say(std::to_string(sizeof(BusRow)) + "/" + std::to_string(field_count));
  say({reinterpret_cast<const char*>(&key), sizeof key});
  say(layout.fingerprint());
  say(municipality);
  say(std::string(1, form.csv.separator) + form.csv.encoding + "/" + form.csv.date_form);
  for (const auto* pairs : {&form.csv.columns, &form.values}) {
    say(std::to_string(pairs->size()));
    for (const auto& [name, value] : *pairs) {
      say(name);
      say(value);
    }
  }
  return provenance::hex(sum.finish());
}

DeliveryCache::DeliveryCache(const std::filesystem::path& file, const std::string& purpose) {
  reader_.emplace(file);
  if (!reader_->ok()) {
    damaged_ = reader_->present();
    return;
  }
  std::string made_with;
  std::uint32_t n = 0;
  if (!reader_->text(made_with) || made_with != purpose) {
    return;
  }
  if (!reader_->number(n) || n > most_deliveries) {
    damaged_ = true;
    return;
  }
  std::vector<ToldDelivery> told;
  for (std::uint32_t i = 0; i < n; ++i) {  // one by one: the number is the file's word
    if (!get(*reader_, told.emplace_back())) {
      damaged_ = true;
      return;
    }
  }
  told_ = std::move(told);
}

const ToldDelivery* DeliveryCache::find(const FileIdentity& identity) const {
  const auto at = std::find_if(told_.begin(), told_.end(),
                               [&](const ToldDelivery& told) { return told.identity.same(identity); });
  return at == told_.end() ? nullptr : &*at;
}

std::size_t DeliveryCache::agreeing(const std::vector<PlannedFile>& files) const {
  std::size_t n = 0;
  while (n < files.size() && n < told_.size() && told_[n].identity.same(files[n].identity) &&
         told_[n].superseded == files[n].superseded && told_[n].header == files[n].header) {
    ++n;
  }
  const auto month = [&](const auto& list, std::size_t i) { return i < list.size() ? list[i].month : core::Month{-1}; };
  while (n > 0 && (month(files, n) == files[n - 1].month || month(told_, n) == told_[n - 1].month)) {
    --n;  // only whole months: the last one is not complete, here or there
  }
  return n;
}

bool DeliveryCache::restore(std::size_t n, Directory& directory, RegisterBuilder& builder) {
  const ToldDelivery& last = told_[n - 1];
  std::vector<Pseudonym> persons;
  std::vector<Pseudonym> benefits;
  std::vector<BusRow> rows;
  if (!reader_->list(persons, last.persons) || !reader_->list(benefits, last.benefits) ||
      !reader_->list(rows, last.rows)) {
    damaged_ = true;
    return false;
  }
  for (BusRow& row : rows) {
    if ((row.person != nobody && row.person >= persons.size()) ||
        (row.benefit != nobody && row.benefit >= benefits.size()) || row.month > last.month ||
        !possible(row.month) || !truth(row.exempt)) {
      damaged_ = true;
      return false;
    }
    row.repeats = static_cast<std::uint16_t>(std::min<int>(row.repeats, last.month - row.month));
  }
  directory.restore(persons, benefits);
  builder.resume(std::move(rows));
  return true;
}

std::string DeliveryCache::write(const std::filesystem::path& file, const std::string& purpose,
                                 const std::vector<ToldDelivery>& told, const Directory& directory,
                                 const std::vector<BusRow>& rows) {
  try {
    if (file.has_parent_path() && std::filesystem::create_directories(file.parent_path())) {
      std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all);
    }
    BinaryWriter to(file);
    to.text(purpose);
    to.number(static_cast<std::uint32_t>(told.size()));
    for (const ToldDelivery& one : told) {
      put(to, one);
    }
    const std::uint32_t persons = told.empty() ? 0 : told.back().persons;
    const std::uint32_t benefits = told.empty() ? 0 : told.back().benefits;
    const auto keys = [&](const KeyOrder<Pseudonym>& all, std::uint32_t n) {
      to.number(std::uint64_t{n});
      for (std::uint32_t i = 0; i < n; ++i) {
        to.number(all.key(i));
      }
    };
    keys(directory.all_persons(), persons);
    keys(directory.all_benefits(), benefits);
    to.list(rows);
    to.commit();
  } catch (const core::Error& error) {
    return error.message();
  } catch (const std::filesystem::filesystem_error&) {
    return "the folder cannot be made";
  }
  return {};
}

}  // namespace werkthet::ingest
