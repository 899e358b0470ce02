#include "ingest/bus/senders.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace werkthet::ingest {
namespace {

constexpr std::size_t most_senders = 255;

/// On benefit after the last day of the month, as far as this row knows.
bool stays(const BusRow& row, core::Month month) {
  return row.person != nobody && row.covers(month) && row.scheme != 11 && row.scheme != 12 &&
         (!row.end || *row.end > core::last_day(month));
}

}  // namespace

std::vector<Sender> name_senders(std::vector<PlannedFile>& files, const std::string& municipality) {
  std::vector<Sender> senders;
  for (PlannedFile& file : files) {
    const std::string& code = file.header.municipality.empty() ? municipality : file.header.municipality;
    auto at = std::find_if(senders.begin(), senders.end(), [&](const Sender& sender) {
      return sender.reporter == file.header.reporter && sender.municipality == code;
    });
    if (at == senders.end() && senders.size() < most_senders) {
      senders.push_back({file.header.reporter, code, {}, false});
      at = senders.end() - 1;
    }
    file.sender = static_cast<std::uint8_t>(at == senders.end() ? most_senders : static_cast<std::size_t>(at - senders.begin()));
  }
  return senders;
}

void heard_in(std::vector<Sender>& senders, const PlannedFile& file) {
  if (file.sender < senders.size()) {
    std::vector<core::Month>& months = senders[file.sender].months;
    if (months.empty() || months.back() != file.month) {
      months.push_back(file.month);
    }
  }
}

void find_succeeded(BusData& bus) {
  core::Month last{};
  for (const Sender& sender : bus.senders) {
    last = sender.months.empty() ? last : std::max(last, sender.months.back());
  }
  for (std::size_t s = 0; s < bus.senders.size(); ++s) {
    Sender& sender = bus.senders[s];
    if (sender.months.empty() || sender.months.back() == last) {
      continue;
    }
    const core::Month until = sender.months.back();
    std::vector<bool> elsewhere(bus.persons);
    for (const BusRow& row : bus.rows) {
      if (row.person < elsewhere.size() && row.sender != s && row.last_month() > until) {
        elsewhere[row.person] = true;
      }
    }
    std::size_t people = 0;
    std::size_t moved = 0;
    for (const BusRow& row : bus.rows) {
      if (row.sender == s && stays(row, until) && row.person < elsewhere.size()) {
        ++people;
        moved += elsewhere[row.person] ? 1U : 0U;
      }
    }
    sender.succeeded = 2 * moved >= people;
  }
}

}  // namespace werkthet::ingest
