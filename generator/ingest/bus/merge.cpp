#include "ingest/bus/merge.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cstring>

namespace werkthet::ingest {
namespace {

constexpr std::uint32_t no_row = 0xFFFFFFFFU;
/// How far ahead the expected record is looked for: benefits that ended leave gaps in the order.
constexpr std::size_t look_ahead = 6;
/// How many rows of one person may be told side by side and still be joined with their own last month.
constexpr int side_by_side = 4;

/// How many records ahead the row of a person is asked for: waiting for it is most of the work otherwise.
constexpr std::size_t prefetched = 12;

bool says_the_same(const BusRow& a, const BusRow& b) {
  return a.benefit == b.benefit && a.birth == b.birth && a.start == b.start && a.end == b.end &&
         a.work_income == b.work_income && a.scheme == b.scheme && a.household == b.household && a.sex == b.sex &&
         a.end_reason == b.end_reason && a.exempt == b.exempt && a.sender == b.sender;
}

}  // namespace

RegisterBuilder::~RegisterBuilder() {
  persons_.wipe();
  for (auto& [municipality, known] : benefits_) {  // some are made of the numbers of their persons
    known.wipe();
  }
  const auto wipe = [](std::vector<Expected>& order) {
    if (!order.empty()) {  // the memory of an empty one is a null pointer
      ::explicit_bzero(order.data(), order.size() * sizeof(Expected));
    }
  };
  for (auto& [name, sender] : senders_) {
    wipe(sender.order);
  }
  wipe(next_order_);
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

RegisterBuilder::Expected RegisterBuilder::identify(const ParsedRecord& record, Sender& sender,
                                                    const std::string& municipality, std::size_t& cursor) {
  const std::size_t last = std::min(cursor + look_ahead, sender.order.size());
  for (std::size_t at = cursor; at < last; ++at) {
    const Expected& expected = sender.order[at];
    if (expected.person_key == record.person && expected.benefit_key == record.benefit) {
      cursor = at + 1;
      return expected;
    }
  }
  Expected found{record.benefit, record.person, nobody, nobody};
  if (record.person != 0) {
    found.person = persons_.find(record.person);
    if (found.person == nobody) {
      found.person = persons_.insert(record.person, directory_.person(pseudonyms_.of(CitizenNumber{record.person})));
    }
  }
  if (!(record.benefit == Key16{})) {
    FlatIndex<Key16>& known = benefits_[municipality];
    found.benefit = known.find(record.benefit);
    if (found.benefit == nobody) {
      found.benefit =
          known.insert(record.benefit, directory_.benefit(pseudonyms_.of_benefit(municipality, record.benefit)));
    }
  }
  return found;
}

void RegisterBuilder::prefetch(PersonIndex person) const {
  if (person < newest_.size() && newest_[person] != no_row) {
    __builtin_prefetch(&rows_[newest_[person]]);
  }
}

void RegisterBuilder::tell(const BusRow& row) {
  if (row.person != nobody && row.person < newest_.size()) {
    std::uint32_t run = newest_[row.person];
    for (int step = 0; run != no_row && step < side_by_side; run = older_[run], ++step) {
      BusRow& known = rows_[run];
      if (known.last_month() + 1 == row.month && says_the_same(known, row) && known.repeats < 0xFFFFU) {
        ++known.repeats;
        return;
      }
    }
  }
  rows_.push_back(row);
  link(static_cast<std::uint32_t>(rows_.size() - 1));
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

void RegisterBuilder::add(const ParsedDelivery& delivery, core::Month month, Layout::Covers covers) {
  const std::string& municipality = delivery.header.municipality;
  Sender& sender = senders_[delivery.header.reporter + "/" + municipality];
  next_order_.clear();
  next_order_.reserve(delivery.records.size());
  std::size_t cursor = 0;
  for (const ParsedRecord& record : delivery.records) {
    next_order_.push_back(identify(record, sender, municipality, cursor));
  }
  for (std::size_t i = 0; i < delivery.records.size(); ++i) {
    if (i + prefetched < next_order_.size()) {
      prefetch(next_order_[i + prefetched].person);
    }
    BusRow row = delivery.records[i].row;
    row.month = month;
    row.sender = delivery.sender;
    row.person = next_order_[i].person;
    row.benefit = next_order_[i].benefit;
    covers == Layout::Covers::month ? tell(row) : tell_history(row, month);
  }
  sender.order.swap(next_order_);
}

std::vector<BusRow> RegisterBuilder::finish() {
  newest_ = {};
  older_ = {};
  // Histories tell old months late.
  if (!std::is_sorted(rows_.begin(), rows_.end(), [](const BusRow& a, const BusRow& b) { return a.month < b.month; })) {
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const BusRow& a, const BusRow& b) { return a.month < b.month; });
  }
  return std::move(rows_);
}

}  // namespace werkthet::ingest
