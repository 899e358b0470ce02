#pragma once
// What the deliveries cover: which months arrived, until which day the register is known, and the rows of
// each person that count as benefit. An as-of date makes an older release reproducible: deliveries of later
// months are ignored as if they had not come. A month that never arrived is remembered, so that it cannot
// look like an end.

#include "config/study.hpp"
#include "core/date.hpp"
#include "ingest/input.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::cohort {

/// A list of values for every person (or benefit) in one block of memory; an index beyond the last has none.
template <class T>
struct PerPerson {
  std::vector<std::uint32_t> offsets{0};
  std::vector<T> values;

  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
  [[nodiscard]] std::span<const T> of(std::uint32_t person) const {
    if (person >= size()) {
      return {};
    }
    return std::span<const T>(values).subspan(offsets[person], offsets[person + 1] - offsets[person]);
  }
  /// Ends the list of the current person; what is pushed into `values` next belongs to the following one.
  void close() { offsets.push_back(static_cast<std::uint32_t>(values.size())); }
};

/// Rows (positions in BusData::rows) per person, by first month and then by position.
using RowsByPerson = PerPerson<std::uint32_t>;

/// What one of several senders told within the coverage.
struct SenderCoverage {
  core::Month heard;                 ///< the last month in which its silence about a record says something
  std::vector<core::Month> missing;  ///< covered months that it should have delivered and did not, in order
};

struct Coverage {
  core::Month first;            ///< first delivered month
  core::Month last;             ///< last delivered month that is not after the as-of date
  std::vector<bool> delivered;  ///< from `first` to `last`
  core::Date data_until;  ///< last day that is known: the last day of `last`, or the as-of date when earlier
  std::vector<SenderCoverage> senders;  ///< as BusData::senders

  [[nodiscard]] bool has(core::Month month) const {
    return month >= first && month <= last && delivered[static_cast<std::size_t>(month - first)];
  }
  /// The last month in which the silence of a sender says something. A sender that is not known: any month.
  [[nodiscard]] core::Month heard(std::uint8_t sender) const {
    return sender < senders.size() ? senders[sender].heard : last;
  }
};

/// The months that arrived up to the month of `as_of` (all when absent). Throws Error{input} when there are
/// none. Superseded deliveries do not count; without any delivery the rows tell the months.
[[nodiscard]] Coverage coverage_of(const ingest::BusData& bus, std::optional<core::Date> as_of);

/// Whether a scheme is benefit in the sense of this study: one of joined_schemes, never 11 or 12 (special
/// assistance beside a benefit). An unknown scheme counts: a bad code must not end somebody's benefit.
[[nodiscard]] bool counts_as_benefit(std::uint8_t scheme, const config::BenefitRules& rules);

/// The last month of a row that exists for this run.
[[nodiscard]] inline core::Month last_told(const ingest::BusRow& row, const Coverage& coverage) {
  return std::min(row.last_month(), coverage.last);
}

/// The rows of counted schemes that begin up to coverage.last, per person; a row may go on after it (see last_told).
/// Precondition: bus.rows are by month.
[[nodiscard]] RowsByPerson rows_by_person(const ingest::BusData& bus, const Coverage& coverage,
                                          const config::BenefitRules& rules);

}  // namespace werkthet::cohort
