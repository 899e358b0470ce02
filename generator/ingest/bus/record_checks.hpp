#pragma once
// What a record says in two fields must agree: dates with each other and with the month, a code with its
// scheme, the household with the persons, an amount with its parts. Nothing is changed or dropped here; what
// the figures make of a disagreement stands with its rule (rules.cpp). A sound record costs a few
// comparisons: places are worked out only for what is wrong, and a rule about an absent field waits until it
// is known whether the file has that field at all.

#include "ingest/bus/layout.hpp"
#include "ingest/bus/parsed_record.hpp"
#include "ingest/input.hpp"
#include "ingest/report.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace werkthet::ingest {

/// One bit per field: which fields of a record have a value.
using FieldMask = std::uint64_t;
static_assert(field_count <= 64);
[[nodiscard]] constexpr FieldMask bit(Field field) {
  return FieldMask{1} << static_cast<unsigned>(field);
}

enum class RecordRule : std::uint8_t {
  end_before_start,
  reason_without_end,
  end_without_reason,
  end_after_month,
  start_after_month,
  bbz_class,
  special_cluster,
  household,
  income_sum,
  sanction,
  exemption_without_income,
  income_without_exemption,
  pension_age,
  birth,
};
inline constexpr std::size_t record_rules = static_cast<std::size_t>(RecordRule::birth) + 1;

class RecordChecks {
 public:
  /// One bit per RecordRule that a record breaks.
  using Broken = std::uint32_t;
  struct Spot {
    std::uint64_t line{};
    std::uint64_t column{};
  };
  /// What the persons of one benefit say together. Amounts in cents.
  struct Benefit {
    Household household{};
    std::uint8_t scheme{};
    bool two_persons{};
    bool two_running{};       ///< two persons without an end date
    bool amounts_unknown{};   ///< one of the amounts could not be read
    std::int64_t incomes{};   ///< of its persons
    std::int64_t income{};    ///< of the benefit as a whole
    std::uint32_t persons{};  ///< records, for the tolerance of rounding
    std::uint32_t first{};    ///< number of the first person, as digits
    std::uint32_t running{};  ///< of the first one without an end
  };
  /// What a record breaks by itself. `last`: last day of the month of the delivery, when it is known already.
  [[nodiscard]] static Broken look(const BusRow& row, FieldMask given, core::MaybeDate last);
  /// The rules about the month of the delivery only, for records that were read before it was known.
  [[nodiscard]] static Broken look_at_month(const BusRow& row, core::Date last);
  /// What a benefit breaks whose persons are all known.
  [[nodiscard]] static Broken look(const Benefit& benefit);
  /// What a benefit breaks that has this record alone; nearly always nothing, so it is quick about that.
  [[nodiscard]] static Broken look_alone(const ParsedRecord& record) {
    if (record.row.household != Household::couple && record.incomes == record.income) {
      return 0;
    }
    Benefit alone;
    join(alone, record);
    return look(alone);
  }
  /// Adds a person to a benefit.
  static void join(Benefit& benefit, const ParsedRecord& record);

  void broken(Broken rules, Spot spot);
  /// Everything into the report. A rule about an absent field is left out when no record of the file has that
  /// field: then the layout lacks it and not the record.
  void finish(const std::array<bool, field_count>& found, Report& report);

 private:
  struct Tally {
    std::uint64_t count{};
    std::vector<Spot> spots;  ///< of the first ones
  };
  std::array<Tally, record_rules> tallies_;
};

}  // namespace werkthet::ingest
