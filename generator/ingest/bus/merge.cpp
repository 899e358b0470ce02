#include "ingest/bus/merge.hpp"

#include "core/error.hpp"
#include "ingest/bus/expected_place.hpp"

#include <algorithm>
#include <new>
#include <utility>

namespace werkthet::ingest {
namespace {

/// How many rows of one person may be told side by side and still be joined with their own last month.
constexpr int side_by_side = 4;

/// In place of the number of months of a row that goes on: no row is that long, and such a row ended at no
/// month.
constexpr std::uint16_t going_on = 0xFFFFU;
/// How many records ahead a row is asked for: waiting for it is most of the work otherwise.
constexpr std::size_t prefetched = 16;

bool same_facts(const BusRow& a, const BusRow& b) {
  return a.birth == b.birth && a.start == b.start && a.end == b.end && a.work_income == b.work_income &&
         a.scheme == b.scheme && a.household == b.household && a.sex == b.sex &&
         a.end_reason == b.end_reason && a.exempt == b.exempt;
}

}  // namespace

RegisterBuilder::~RegisterBuilder() {
  persons_.wipe();
  for (auto& [municipality, known] : benefits_) {  // some are made of the numbers of their persons
    known.wipe();
  }
}

void RegisterBuilder::link(std::uint32_t run) {
  const PersonIndex person = rows_[run].person;
  if (person == nobody) {
    older_.push_back(no_row);
    return;
  }
  if (person >= newest_.size()) {
    newest_.resize(std::max<std::size_t>(person + 1, newest_.size() * 9 / 8), no_row);
  }
  older_.push_back(newest_[person]);
  newest_[person] = run;
}

void RegisterBuilder::resume(std::vector<BusRow> rows) {
  core::ensure(rows_.empty(), "a register goes on from rows before anything is added");
  rows_ = std::move(rows);
  older_.reserve(rows_.size());
  for (std::uint32_t run = 0; run < rows_.size(); ++run) {
    link(run);
  }
}

void RegisterBuilder::expect(std::size_t rows) {
  if (rows <= rows_.capacity()) {
    return;
  }
  try {
    rows_.reserve(rows + rows / 8);
    older_.reserve(rows + rows / 8);
  } catch (const std::bad_alloc&) {  // addresses may be limited; then they grow as they must
  }
}

RegisterBuilder::Standing RegisterBuilder::look_up(const ParsedRecord& record,
                                                   const std::string& municipality) {
  Standing found;
  if (record.person != 0) {
    found.person = persons_.find_or_insert(
        record.person, [&] { return directory_.person(pseudonyms_.of(CitizenNumber{record.person})); });
  }
  if (!(record.benefit == Key16{})) {
    found.benefit = benefits_[municipality].find_or_insert(record.benefit, [&] {
      return directory_.benefit(pseudonyms_.of_benefit(municipality, record.benefit));
    });
  }
  return found;
}

/// Finds out whose every record is. What says the same as a month ago goes on in its row, which need not be
/// looked at.
void RegisterBuilder::recognise(const ParsedDelivery& delivery, core::Month month, Sender& sender) {
  static const std::vector<ParsedRecord> none;
  const std::vector<ParsedRecord>& last = sender.last ? sender.last->records : none;
  const bool next_month = sender.last && sender.month + 1 == month;
  ExpectedPlace place;
  for (const ParsedRecord& record : delivery.records) {
    const std::size_t at = place.find(last.size(), [&](std::size_t i) {
      return last[i].person == record.person && last[i].benefit == record.benefit;
    });
    if (delivery.scattered && at + prefetched < last.size()) {
      checks_.prefetch(sender.standing[at + prefetched].benefit);
    }
    if (at < last.size() && next_month && sender.standing[at].run != no_row &&
        same_facts(last[at].row, record.row)) {
      Standing& before = sender.standing[at];
      if (!before.open) {
        rows_[before.run].repeats = going_on;
        before.open = true;
      }
      standing_.push_back(before);
      before.run = no_row;
    } else {
      changed_.push_back(static_cast<std::uint32_t>(standing_.size()));
      standing_.push_back(at < last.size() ? Standing{sender.standing[at].person, sender.standing[at].benefit}
                                           : look_up(record, delivery.header.municipality));
    }
    if (delivery.scattered) {
      checks_.look(record, standing_.back().benefit);
    }
  }
}

/// The rows of the last delivery of a sender that did not go on end with its month.
void RegisterBuilder::close(const Sender& sender) {
  const std::vector<Standing>& standing = sender.standing;
  const auto ends = [&](std::size_t i) { return standing[i].open && standing[i].run != no_row; };
  for (std::size_t i = 0; i < standing.size(); ++i) {
    if (const std::size_t next = i + prefetched; next < standing.size() && ends(next)) {
      __builtin_prefetch(&rows_[standing[next].run], 1);
    }
    if (ends(i)) {
      BusRow& row = rows_[standing[i].run];
      row.repeats = static_cast<std::uint16_t>(sender.month - row.month);
    }
  }
}

void RegisterBuilder::prefetch_newest(PersonIndex person) const {
  if (person < newest_.size()) {
    __builtin_prefetch(&newest_[person]);
  }
}

void RegisterBuilder::prefetch_row(PersonIndex person) const {
  if (person < newest_.size() && newest_[person] != no_row) {
    __builtin_prefetch(&rows_[newest_[person]]);
  }
}

std::uint32_t RegisterBuilder::tell(const BusRow& row) {
  if (row.person != nobody && row.person < newest_.size()) {
    std::uint32_t* place = &newest_[row.person];
    for (int step = 0; *place != no_row && step < side_by_side;) {
      BusRow& known = rows_[*place];
      if (known.last_month() + 1 <
          row.month) {  // months come in order: it is over and need not be looked at again
        *place = older_[*place];
        continue;
      }
      if (known.last_month() + 1 == row.month && known.repeats < going_on - 1 &&
          known.benefit == row.benefit && known.sender == row.sender && same_facts(known, row)) {
        ++known.repeats;
        return *place;
      }
      place = &older_[*place];
      ++step;
    }
  }
  rows_.push_back(row);
  link(static_cast<std::uint32_t>(rows_.size() - 1));
  return static_cast<std::uint32_t>(rows_.size() - 1);
}

/// What monthly deliveries would have said: running until the month of the end, and the end in that month.
void RegisterBuilder::tell_history(const BusRow& row, core::Month month) {
  core::Month last = month;
  if (row.end && core::month_of(*row.end) < month) {
    last = core::month_of(*row.end);
  }
  core::Month first = row.start ? std::min(core::month_of(*row.start), last) : last;
  const bool ended = row.end && core::month_of(*row.end) <= month;
  BusRow running = row;
  if (ended) {
    running.end.reset();
    running.end_reason = EndReason::none;
  }
  const core::Month running_until = ended ? last - 1 : last;
  if (first <= running_until) {
    running.month = first;
    running.repeats = static_cast<std::uint16_t>(std::min(running_until - first, 0xFFFF));
    rows_.push_back(running);
    link(static_cast<std::uint32_t>(rows_.size() - 1));
  }
  if (ended) {
    BusRow end = row;
    end.month = last;
    rows_.push_back(end);
    link(static_cast<std::uint32_t>(rows_.size() - 1));
  }
}

void RegisterBuilder::add(std::shared_ptr<const ParsedDelivery> delivery, core::Month month,
                          Layout::Covers covers, Report& report) {
  const std::vector<ParsedRecord>& records = delivery->records;
  Sender& sender = senders_[delivery->header.reporter + "/" + delivery->header.municipality];
  changed_.clear();
  standing_.clear();
  standing_.reserve(records.size());
  recognise(*delivery, month, sender);
  close(sender);
  const auto who = [&](std::size_t n) {
    return standing_[changed_[std::min(n, changed_.size() - 1)]].person;
  };
  for (std::size_t n = 0; n < changed_.size(); ++n) {
    prefetch_newest(who(n + 2 * prefetched));
    prefetch_row(who(n + prefetched));
    __builtin_prefetch(&records[changed_[std::min(n + prefetched, changed_.size() - 1)]]);
    Standing& standing = standing_[changed_[n]];
    BusRow row = records[changed_[n]].row;
    row.month = month;
    row.sender = delivery->sender;
    row.person = standing.person;
    row.benefit = standing.benefit;
    if (covers == Layout::Covers::month) {
      standing.run = tell(row);
    } else {
      tell_history(row, month);
    }
  }
  if (delivery->scattered) {
    checks_.finish(*delivery, report);
  }
  sender.standing.swap(standing_);
  sender.month = month;
  sender.last = std::move(delivery);
}

std::vector<BusRow> RegisterBuilder::finish() {
  for (auto& [name, sender] : senders_) {
    close(sender);
  }
  senders_.clear();
  newest_ = {};
  older_ = {};
  // Histories tell old months late.
  if (!std::is_sorted(rows_.begin(), rows_.end(),
                      [](const BusRow& a, const BusRow& b) { return a.month < b.month; })) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const BusRow& a, const BusRow& b) { return a.month < b.month; });
  }
  return std::move(rows_);
}

}  // namespace werkthet::ingest
