#include "ingest/bus/record_checks.hpp"

#include <algorithm>
#include <bit>
#include <string>
#include <string_view>

namespace werkthet::ingest {
namespace {

/// Per rule: its code, the field that a reader looks at, and the fields that the file must have for the rule
/// to speak.
struct About {
  std::string_view code;
  Field field;
  FieldMask needs;
};

constexpr std::array<About, record_rules> about = {{
    {"W270", Field::end, 0},
    {"W271", Field::end, bit(Field::end)},
    {"N272", Field::end_reason, bit(Field::end_reason)},
    {"W273", Field::end, 0},
    {"W274", Field::start, 0},
    {"W275", Field::bbz_class, 0},
    {"W276", Field::special_cluster, 0},
    {"W277", Field::household, 0},
    {"W278", Field::income_benefit, bit(Field::income_benefit) | bit(Field::income_amount)},
    {"W279", Field::sanction, bit(Field::sanction)},
    {"W280", Field::income_exempted, bit(Field::income_kind)},
    {"W280", Field::income_exempted, bit(Field::income_exempted)},
    {"W281", Field::end_reason, 0},
    {"W282", Field::birth, 0},
}};

constexpr RecordChecks::Broken flag(RecordRule rule) {
  return RecordChecks::Broken{1} << static_cast<unsigned>(rule);
}

constexpr std::size_t most_spots = 100;  // as many as a report keeps of one kind
constexpr std::int64_t rounding = 100;   // one euro per person: amounts are whole euros
constexpr int oldest = 110;
constexpr int earliest_pension = 64;  // the age in law was 65 and rises to about 69
constexpr int latest_pension = 69;

bool income_support(std::uint8_t scheme) {
  return scheme == 1 || scheme == 2 || scheme == 3 || scheme == 14;
}

bool impossible_birth(core::Date birth, core::Date day) {
  return birth > day || (day - birth > oldest * 365 && core::age_on(birth, day) > oldest);
}

}  // namespace

RecordChecks::Broken RecordChecks::look_at_month(const BusRow& row, core::Date last) {
  Broken result = 0;
  if (row.end && *row.end > last) {
    result |= flag(RecordRule::end_after_month);
  }
  if (row.start && *row.start > last) {
    result |= flag(RecordRule::start_after_month);
  }
  if (row.birth && impossible_birth(*row.birth, last)) {
    result |= flag(RecordRule::birth);
  }
  return result;
}

RecordChecks::Broken RecordChecks::look(const BusRow& row, FieldMask given, core::MaybeDate last) {
  Broken result = last ? look_at_month(row, *last) : 0;
  const auto has = [given](FieldMask fields) { return (given & fields) != 0; };
  if (row.end) {
    if (row.start && *row.end < *row.start) {
      result |= flag(RecordRule::end_before_start);
    }
    if (!has(bit(Field::end_reason))) {
      result |= flag(RecordRule::end_without_reason);
    }
    if (row.end_reason == EndReason::pension_age && row.birth) {
      const int age = core::age_on(*row.birth, *row.end);
      result |= age < earliest_pension || age > latest_pension ? flag(RecordRule::pension_age) : 0U;
    }
  } else if (has(bit(Field::end_reason)) &&
             !has(bit(Field::end))) {  // an end that was not understood is W213
    result |= flag(RecordRule::reason_without_end);
  }
  if (row.birth && row.start && *row.birth > *row.start) {
    result |= flag(RecordRule::birth);
  }
  constexpr FieldMask rare = bit(Field::bbz_class) | bit(Field::special_cluster) |
                             bit(Field::sanction_reason) | bit(Field::sanction_start) |
                             bit(Field::sanction_end) | bit(Field::income_kind) | bit(Field::income_exempted);
  if (!has(rare)) {
    return result;
  }
  if (has(bit(Field::bbz_class)) && row.scheme != 0 && row.scheme != 14) {
    result |= flag(RecordRule::bbz_class);
  }
  if (has(bit(Field::special_cluster)) && row.scheme != 0 && row.scheme != 11 && row.scheme != 12) {
    result |= flag(RecordRule::special_cluster);
  }
  if (has(bit(Field::sanction_reason) | bit(Field::sanction_start) | bit(Field::sanction_end)) &&
      !has(bit(Field::sanction))) {
    result |= flag(RecordRule::sanction);
  }
  if (has(bit(Field::income_exempted)) && !has(bit(Field::income_kind))) {
    result |= flag(RecordRule::exemption_without_income);
  }
  if (has(bit(Field::income_kind)) && !has(bit(Field::income_exempted))) {
    result |= flag(RecordRule::income_without_exemption);
  }
  return result;
}

RecordChecks::Broken RecordChecks::look(const Benefit& benefit) {
  Broken result = 0;
  if (income_support(benefit.scheme)) {
    const bool single =
        benefit.household == Household::single || benefit.household == Household::single_parent;
    if ((benefit.household == Household::couple && !benefit.two_persons) || (single && benefit.two_running)) {
      result |= flag(RecordRule::household);
    }
  }
  const std::int64_t difference = benefit.incomes - benefit.income;
  if (!benefit.amounts_unknown && (difference < 0 ? -difference : difference) > rounding * benefit.persons) {
    result |= flag(RecordRule::income_sum);
  }
  return result;
}

void RecordChecks::join(Benefit& benefit, const ParsedRecord& record) {
  // A person may stand there twice, with two periods; a person without a number is taken for somebody else.
  const auto another = [&](std::uint32_t known) { return record.person == 0 || record.person != known; };
  if (benefit.persons == 0) {
    benefit.household = record.row.household;
    benefit.scheme = record.row.scheme;
    benefit.first = record.person;
  } else if (another(benefit.first)) {
    benefit.two_persons = true;
  }
  if (!record.row.end) {
    benefit.two_running = benefit.two_running || (benefit.running != 0 && another(benefit.running));
    benefit.running = benefit.running != 0 ? benefit.running : record.person;
  }
  ++benefit.persons;
  benefit.incomes += record.incomes;
  benefit.income = benefit.income != 0 ? benefit.income : record.income;
  benefit.amounts_unknown = benefit.amounts_unknown || record.amounts_unknown;
}

void RecordChecks::broken(Broken rules, Spot spot) {
  for (; rules != 0; rules &= rules - 1) {
    Tally& tally = tallies_[static_cast<std::size_t>(std::countr_zero(rules))];
    ++tally.count;
    if (tally.spots.size() < most_spots) {
      tally.spots.push_back(spot);
    }
  }
}

void RecordChecks::finish(const std::array<bool, field_count>& found, Report& report) {
  FieldMask present = 0;
  for (std::size_t f = 0; f < field_count; ++f) {
    present |= found[f] ? bit(static_cast<Field>(f)) : 0U;
  }
  for (std::size_t r = 0; r < record_rules; ++r) {
    const auto& [code, field, needs] = about[r];
    const Tally& tally = tallies_[r];
    if (tally.count == 0 || (needs & ~present) != 0) {
      continue;
    }
    for (const Spot& spot : tally.spots) {
      report.add(code, {{}, spot.line, spot.column, std::string(name(field))});
    }
    report.add_unplaced(code, std::string(name(field)), tally.count - tally.spots.size());
  }
}

}  // namespace werkthet::ingest
