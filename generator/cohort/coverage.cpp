#include "cohort/coverage.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace werkthet::cohort {

namespace {

SenderCoverage told_by(const ingest::Sender& sender, const Coverage& coverage) {
  SenderCoverage result{coverage.last, {}};
  const auto end = std::upper_bound(sender.months.begin(), sender.months.end(), coverage.last);
  if (end == sender.months.begin()) {
    return result;  // nothing yet: none of its rows exist for this run
  }
  const core::Month last = *(end - 1);
  const bool gone = sender.succeeded && end == sender.months.end();
  result.heard = gone ? coverage.last : last;
  for (core::Month month = sender.months.front(); month <= (gone ? last : coverage.last); month = month + 1) {
    if (coverage.has(month) && !std::binary_search(sender.months.begin(), end, month)) {
      result.missing.push_back(month);
    }
  }
  return result;
}

}  // namespace

Coverage coverage_of(const ingest::BusData& bus, std::optional<core::Date> as_of) {
  std::vector<core::Month> months;
  months.reserve(bus.deliveries.size());
  for (const ingest::Delivery& delivery : bus.deliveries) {
    if (!delivery.superseded) {
      months.push_back(delivery.month);
    }
  }
  if (months.empty()) {
    for (const ingest::BusRow& row : bus.rows) {
      for (core::Month month = row.month; month <= row.last_month(); month = month + 1) {
        if (months.empty() || months.back() != month) {
          months.push_back(month);
        }
      }
    }
  }
  if (as_of) {
    std::erase_if(months, [&](core::Month month) { return month > core::month_of(*as_of); });
  }
  if (months.empty()) {
    throw core::Error(core::ErrorKind::input, "no delivery of benefits lies before the date of the data", {},
                      "check data.bus and release.data_until in the study file");
  }
  Coverage coverage;
  coverage.first = *std::min_element(months.begin(), months.end());
  coverage.last = *std::max_element(months.begin(), months.end());
  coverage.delivered.resize(static_cast<std::size_t>(coverage.last - coverage.first) + 1);
  for (const core::Month month : months) {
    coverage.delivered[static_cast<std::size_t>(month - coverage.first)] = true;
  }
  coverage.data_until = core::last_day(coverage.last);
  if (as_of) {
    coverage.data_until = std::min(coverage.data_until, *as_of);
  }
  for (const ingest::Sender& sender : bus.senders) {
    coverage.senders.push_back(told_by(sender, coverage));
  }
  return coverage;
}

bool counts_as_benefit(std::uint8_t scheme, const config::BenefitRules& rules) {
  if (scheme == 11 || scheme == 12) {
    return false;
  }
  return scheme == 0 || std::find(rules.joined_schemes.begin(), rules.joined_schemes.end(), int{scheme}) !=
                            rules.joined_schemes.end();
}

RowsByPerson rows_by_person(const ingest::BusData& bus, const Coverage& coverage,
                            const config::BenefitRules& rules) {
  core::ensure(std::is_sorted(bus.rows.begin(), bus.rows.end(),
                              [](const auto& a, const auto& b) { return a.month < b.month; }),
               "rows of deliveries are in order of month");
  const auto counts = [&](const ingest::BusRow& row) {
    return row.person != ingest::nobody && row.month <= coverage.last && counts_as_benefit(row.scheme, rules);
  };
  std::size_t persons = bus.persons;
  for (const ingest::BusRow& row : bus.rows) {
    if (counts(row)) {
      persons = std::max(persons, std::size_t{row.person} + 1);
    }
  }
  // A counting sort by person: stable, so every person's rows stay in the order of delivery.
  RowsByPerson result;
  result.offsets.assign(persons + 1, 0);
  for (const ingest::BusRow& row : bus.rows) {
    if (counts(row)) {
      ++result.offsets[row.person + 1];
    }
  }
  for (std::size_t i = 1; i < result.offsets.size(); ++i) {
    result.offsets[i] += result.offsets[i - 1];
  }
  result.values.resize(result.offsets.back());
  std::vector<std::uint32_t> next(result.offsets.begin(), result.offsets.end() - 1);
  for (std::size_t i = 0; i < bus.rows.size(); ++i) {
    if (counts(bus.rows[i])) {
      result.values[next[bus.rows[i].person]++] = static_cast<std::uint32_t>(i);
    }
  }
  return result;
}

}  // namespace werkthet::cohort
