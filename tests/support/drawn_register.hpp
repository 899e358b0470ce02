#pragma once
// Registers of benefits drawn by hand, for tests of cohort and later stages. A drawing has one character per
// month, from the first delivered month on:
//   #  on benefit        w  on benefit with income from work        .  no benefit
//   W M D P X U  on benefit, and an end is delivered on the last day of that month:
//                work, moved, death, pension age, because of the partner, unknown
// A run without an end letter that stops before the last month of the register is an end nobody delivered.
// For days inside a month and for late news there is record().

#include "core/date.hpp"
#include "ingest/input.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::testing {

/// "2018-03-31". Throws on anything else, so a typing error in a test is seen.
inline core::Date day(std::string_view iso) {
  const auto date = core::parse_date(iso, core::DateForm::iso);
  if (!date) {
    throw std::invalid_argument("no such day: " + std::string(iso));
  }
  return *date;
}

/// "2018-03".
inline core::Month month(std::string_view iso) {
  const auto result = core::parse_month(iso);
  if (!result) {
    throw std::invalid_argument("no such month: " + std::string(iso));
  }
  return *result;
}

/// One record as it stands in the files of consecutive months.
struct DrawnRecord {
  ingest::PersonIndex person{};
  ingest::BenefitIndex benefit{};
  std::string start{};  ///< empty: never delivered
  std::string end{};    ///< empty: running
  ingest::EndReason reason{};
  std::string seen_from{};   ///< first month in the files; empty: month of the start, or the first month
  std::string seen_until{};  ///< last month in the files; empty: month of the end, or the last month
  std::string told_in{};     ///< first month that shows the end; empty: month of the end
  std::uint8_t scheme{1};
  ingest::Household household{ingest::Household::single};
  ingest::Sex sex{ingest::Sex::woman};
  std::string birth{"1980-01-31"};
};

class DrawnRegister {
 public:
  DrawnRegister(std::string_view first, std::string_view last) : first_(month(first)), last_(month(last)) {}

  /// This month was never delivered. Before any drawing.
  DrawnRegister& missing(std::string_view which) {
    missing_.insert(month(which));
    return *this;
  }
  DrawnRegister& record(const DrawnRecord& r) {
    const core::Month from = !r.seen_from.empty() ? month(r.seen_from)
                             : r.start.empty()    ? first_
                                                  : core::month_of(day(r.start));
    const core::Month until =
        !r.seen_until.empty() ? month(r.seen_until)
        : r.end.empty()       ? last_
                        : std::max(core::month_of(day(r.end)), r.told_in.empty() ? first_ : month(r.told_in));
    for (core::Month m = std::max(from, first_); m <= std::min(until, last_); m = m + 1) {
      ingest::BusRow row;
      row.month = m;
      row.person = r.person;
      row.benefit = r.benefit;
      row.scheme = r.scheme;
      row.household = r.household;
      row.sex = r.sex;
      row.birth = r.birth.empty() ? core::MaybeDate{} : day(r.birth);
      row.start = r.start.empty() ? core::MaybeDate{} : day(r.start);
      const core::Month told = !r.told_in.empty() ? month(r.told_in)
                               : r.end.empty()    ? m
                                                  : core::month_of(day(r.end));
      if (!r.end.empty() && m >= told) {
        row.end = day(r.end);
        row.end_reason = r.reason;
      }
      row_(row);
    }
    return *this;
  }
  /// A drawing as described above. The first run may have begun earlier: give its start.
  DrawnRegister& draw(ingest::PersonIndex person, ingest::BenefitIndex benefit, std::string_view drawing,
                      std::string_view first_start = {}) {
    for (std::size_t i = 0; i < drawing.size(); ++i) {
      if (drawing[i] == '.') {
        continue;
      }
      const core::Month begin = first_ + static_cast<int>(i);
      const core::Date start = i == 0 && !first_start.empty() ? day(first_start) : core::first_day(begin);
      for (; i < drawing.size() && drawing[i] != '.'; ++i) {
        ingest::BusRow row;
        row.month = first_ + static_cast<int>(i);
        row.person = person;
        row.benefit = benefit;
        row.scheme = 1;
        row.household = ingest::Household::single;
        row.sex = ingest::Sex::woman;
        row.birth = day("1980-01-31");
        row.start = start;
        row.work_income = drawing[i] == 'w' ? 250 : 0;
        if (const auto reason = reason_(drawing[i]); reason != ingest::EndReason::none) {
          row.end = core::last_day(row.month);
          row.end_reason = reason;
        }
        row_(row);
        if (row.end) {
          break;
        }
      }
    }
    return *this;
  }
  /// Adds income from work to the rows of a person in a month.
  DrawnRegister& works(ingest::PersonIndex person, std::string_view in) {
    for (ingest::BusRow& row : rows_) {
      row.work_income = row.person == person && row.month == month(in) ? 250 : row.work_income;
    }
    return *this;
  }
  [[nodiscard]] ingest::BusData bus() const {
    ingest::BusData result;
    result.rows = rows_;
    std::stable_sort(result.rows.begin(), result.rows.end(),
                     [](const auto& a, const auto& b) { return a.month < b.month; });
    for (core::Month m = first_; m <= last_; m = m + 1) {
      if (!missing_.contains(m)) {
        ingest::Delivery delivery;
        delivery.month = m;
        result.deliveries.push_back(delivery);
      }
    }
    for (const ingest::BusRow& row : result.rows) {
      result.persons = std::max(result.persons, row.person + 1);
      result.benefits = std::max(result.benefits, row.benefit + 1);
    }
    return result;
  }

 private:
  void row_(const ingest::BusRow& row) {
    if (!missing_.contains(row.month)) {
      rows_.push_back(row);
    }
  }
  static ingest::EndReason reason_(char letter) {
    switch (letter) {
      case 'W':
        return ingest::EndReason::work_employed;
      case 'M':
        return ingest::EndReason::moved;
      case 'D':
        return ingest::EndReason::death;
      case 'P':
        return ingest::EndReason::pension_age;
      case 'X':
        return ingest::EndReason::via_partner;
      case 'U':
        return ingest::EndReason::unknown;
      case '#':
      case 'w':
        return ingest::EndReason::none;
      default:
        throw std::invalid_argument("unknown letter in a drawing");
    }
  }

  core::Month first_;
  core::Month last_;
  std::set<core::Month> missing_;
  std::vector<ingest::BusRow> rows_;
};

}  // namespace werkthet::testing
