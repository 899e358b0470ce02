#include "ingest/bus/record.hpp"

#include "core/text.hpp"
#include "ingest/values.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace werkthet::ingest {
namespace {

std::optional<int> whole(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value >= 0 ? std::optional{value}
                                                                                : std::nullopt;
}

/// Codes of reporters and municipalities are digits; anything else would carry text from the file into
/// outputs.
bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 8 && text.find_first_not_of("0123456789") == text.npos;
}

std::int32_t added(std::int32_t a, std::int32_t b) {
  constexpr std::int64_t cap = std::numeric_limits<std::int32_t>::max();
  const std::int64_t sum = std::int64_t{a} + b;
  return static_cast<std::int32_t>(sum > cap ? cap : sum < -cap ? -cap : sum);
}

bool possible_year(int year) {
  return year >= 1990 && year <= 2200;
}
bool possible_month(int month) {
  return month >= 1 && month <= 12;
}

bool runs_between(const BusRow& row, core::Date first, core::Date last) {
  return row.start && *row.start <= last && row.end.value_or(last) >= first;
}

/// Takes from the outer part what the inner part did not say itself.
void inherit(ParsedRecord& to, const ParsedRecord& from, Field field) {
  BusRow& row = to.row;
  switch (field) {
    case Field::benefit:
      to.benefit = from.benefit;
      break;
    case Field::scheme:
      row.scheme = from.row.scheme;
      break;
    case Field::household:
      row.household = from.row.household;
      break;
    case Field::citizen_number:
      to.person = from.person;
      break;
    case Field::birth:
      row.birth = from.row.birth;
      break;
    case Field::sex:
      row.sex = from.row.sex;
      break;
    case Field::start:
      row.start = from.row.start;
      break;
    case Field::end:
      row.end = from.row.end;
      break;
    case Field::exemption:
      row.exempt = from.row.exempt;
      break;
    case Field::end_reason:
      row.end_reason = from.row.end_reason;
      break;
    default:
      break;
  }
}

constexpr std::array inheritable = {Field::benefit, Field::scheme, Field::household, Field::citizen_number,
                                    Field::birth,   Field::sex,    Field::start,     Field::end,
                                    Field::exemption, Field::end_reason};

}  // namespace

DeliveryBuilder::DeliveryBuilder(const Layout& layout, Report& report, std::function<core::Place()> where,
                                 bool header_only)
    : layout_(layout),
      report_(report),
      where_(std::move(where)),
      inner_part_(layout.nesting() == Layout::Nesting::persons_in_benefit ? Part::person : Part::benefit),
      outer_part_(layout.nesting() == Layout::Nesting::persons_in_benefit ? Part::benefit : Part::person),
      together_(inner_part_ == Part::person && (layout.kind() == Layout::Kind::xml || layout.pairs())),
      scattered_(!together_ && layout.covers() == Layout::Covers::month &&
                 layout.benefit() == Layout::Identity::number && !header_only),
      header_only_(header_only) {}

core::Place DeliveryBuilder::place(Field field) const {
  core::Place result = where_();
  result.field = name(field);
  return result;
}

void DeliveryBuilder::begin(Part part) {
  if (part == outer_part_) {
    in_outer_ = true;
    outer_ = Current{};
    current_ = &outer_;
  } else if (part == inner_part_) {
    flush_income();  // income that stood with the part around it
    in_inner_ = true;
    inner_ = Current{};
    current_ = &inner_;
  } else if (part == Part::income) {
    flush_income();
  }
}

void DeliveryBuilder::end(Part part) {
  if (part == inner_part_ && in_inner_) {
    flush_income();
    in_inner_ = false;
    if (((inner_.given & bit(Field::citizen_number)) == 0 && outer_part_ == Part::benefit) ||
        RecordChecks::look(inner_.record.row, inner_.given, month_last_) != 0) {
      const core::Place at = where_();
      inner_.line = at.line;
      inner_.column = at.column;
    }
    staged_.push_back(inner_);
    current_ = &outer_;
    if (!in_outer_) {  // a part without the one around it is still a record
      outer_ = Current{};
      end_outer();
    }
  } else if (part == outer_part_ && in_outer_) {
    flush_income();
    in_outer_ = false;
    end_outer();
  } else if (part == Part::income) {
    flush_income();
  }
}

void DeliveryBuilder::end_record() {
  if (income_amount_ || income_work_) {
    flush_income();
  }
  complete(inner_);
  done_ = header_only_ && parsed_.header.year && parsed_.header.month;
}

/// Where benefits have no number, a benefit is who is on it.
void DeliveryBuilder::identify_by_persons() {
  const bool numbered = (outer_.given & bit(Field::benefit)) != 0 ||
                        std::any_of(staged_.begin(), staged_.end(), [](const Current& record) {
                          return (record.given & bit(Field::benefit)) != 0;
                        });
  if (numbered || staged_.empty()) {
    return;
  }
  std::vector<std::uint32_t> persons;
  for (const Current& record : staged_) {
    persons.push_back((record.given & bit(Field::citizen_number)) != 0 ? record.record.person
                                                                       : outer_.record.person);
  }
  std::sort(persons.begin(), persons.end());
  persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
  if (persons.front() == 0) {  // somebody without a number could be on any benefit
    return;
  }
  std::string name = "benefit of persons";  // longer than 15 bytes: the key is a digest and holds no number
  for (const std::uint32_t person : persons) {
    name += "/" + std::to_string(person);
  }
  const Key16 key = benefit_key(name);
  wipe(name);
  for (Current& record : staged_) {
    record.record.benefit = key;
    record.given |= bit(Field::benefit);
  }
  parsed_.found[static_cast<std::size_t>(Field::benefit)] = true;
}

void DeliveryBuilder::end_outer() {
  if (layout_.benefit() == Layout::Identity::persons) {
    identify_by_persons();
  }
  for (Current& record : staged_) {
    if (const Mask missing = outer_.given & ~record.given; missing != 0) {
      for (const Field field : inheritable) {
        if ((missing & bit(field)) != 0) {
          inherit(record.record, outer_.record, field);
        }
      }
      record.given |= missing;
    }
    // Income that stands with the benefit counts with its first person: BUS does not say whose it is.
    if (&record == &staged_.front()) {
      record.record.row.work_income = added(record.record.row.work_income, outer_.record.row.work_income);
    }
    record.record.income = outer_.record.income != 0 ? outer_.record.income : record.record.income;
    complete(record);
  }
  check_benefit();
  staged_.clear();
  done_ = header_only_ && parsed_.header.year && parsed_.header.month;
}

void DeliveryBuilder::complete(Current& record) {
  BusRow& row = record.record.row;
  const auto has = [&](Field field) { return (record.given & bit(field)) != 0; };
  if (!has(Field::citizen_number)) {
    core::Place where = record.line != 0 ? core::Place{{}, record.line, record.column, {}} : where_();
    where.field = name(Field::citizen_number);
    report_.null("E201", std::move(where), std::string(text(NumberTrouble::missing)));
  }
  if (row.end && row.end_reason == EndReason::none) {
    row.end_reason = EndReason::unknown;
    report_.missing(std::string(name(Field::end_reason)));
  }
  if (!row.start) {
    report_.missing(std::string(name(Field::start)));
  }
  if (!row.birth) {
    report_.missing(std::string(name(Field::birth)));
  }
  if (record.record.benefit == Key16{}) {
    report_.missing(std::string(name(Field::benefit)));
  }
  if (const auto& otherwise = layout_.spec(Field::scheme).otherwise; otherwise && !has(Field::scheme)) {
    row.scheme = static_cast<std::uint8_t>(*otherwise);
    parsed_.found[static_cast<std::size_t>(Field::scheme)] = true;
  }
  if (row.scheme == 0) {
    report_.missing(std::string(name(Field::scheme)));
  }
  if (scattered_ && record.record.line == 0 && line_) {
    record.record.line = line_() & 0x7FFFFFFFU;
  }
  check(record);
  keep(record.record);
}

void DeliveryBuilder::keep(const ParsedRecord& record) {
  const BusRow& row = record.row;
  DeliveryTotals& totals = parsed_.totals;
  totals.ended += row.end ? 1U : 0U;
  totals.with_income += row.work_income > 0 ? 1U : 0U;
  totals.income += row.work_income;
  if (month_last_) {
    totals.running += runs_between(row, *month_first_, *month_last_) ? 1U : 0U;
  } else {
    ++without_month_;
  }
  parsed_.records.push_back(record);
}

bool DeliveryBuilder::repeat(const ParsedRecord& before, const Key16& print, std::uint64_t line) {
  if (month_last_ && RecordChecks::look_at_month(before.row, *month_last_) != 0) {
    return false;
  }
  keep(before);
  parsed_.records.back().line = line & 0x7FFFFFFFU;
  parsed_.totals.paid += before.paid;
  parsed_.texts.prints.push_back(print);
  return true;
}

void DeliveryBuilder::remember(const Key16& print) {
  // Records with quotes were not remembered: their places stay empty.
  parsed_.texts.prints.resize(parsed_.records.size() - 1);
  parsed_.texts.prints.push_back(sound_ ? print : Key16{});
}

RecordChecks::Spot DeliveryBuilder::spot(const Current& record) const {
  if (record.line != 0) {
    return {record.line, record.column};
  }
  const core::Place at = where_();
  // In a row of a table the column would be that of whatever was read last.
  return {at.line, layout_.kind() == Layout::Kind::xml ? at.column : 0};
}

void DeliveryBuilder::check(const Current& record) {
  const RecordChecks::Broken broken = RecordChecks::look(record.record.row, record.given, month_last_);
  if (broken != 0) {
    checks_.broken(broken, spot(record));
  }
  sound_ = broken == 0 && report_.said() == said_before_;
}

/// The persons of a benefit that stand together, when the last of them was read.
void DeliveryBuilder::check_benefit() {
  if (!together_ || staged_.empty()) {
    return;
  }
  RecordChecks::Benefit benefit;
  benefit.incomes = outer_.record.incomes;
  benefit.amounts_unknown = outer_.record.amounts_unknown;
  for (const Current& record : staged_) {
    RecordChecks::join(benefit, record.record);
  }
  if (const RecordChecks::Broken broken = RecordChecks::look(benefit); broken != 0) {
    checks_.broken(broken, spot(outer_));
  }
}

void DeliveryBuilder::header(Field field, std::string_view value) {
  // Every row of a CSV repeats the header; another value means that two deliveries were put into one file.
  std::string& last = header_texts_[static_cast<std::size_t>(field)];
  if (last == value) {
    return;
  }
  last = value;
  const auto once = [&](auto& stored, const auto& next) {
    const bool first = stored == std::remove_reference_t<decltype(stored)>{};
    if (!first && stored != next) {
      report_.fail("E212", place(field), "the file holds more than one delivery; split it by month and reporter");
    }
    stored = next;
  };
  DeliveryHeader& header = parsed_.header;
  const auto number = whole(value);
  switch (field) {
    case Field::reporter:
    case Field::municipality:
      if (is_code(value)) {
        once(field == Field::reporter ? header.reporter : header.municipality, std::string(value));
        return;
      }
      break;
    case Field::sequence:
      if (number) {
        header.sequence = *number;
        return;
      }
      break;
    case Field::received:
      if (const DateCell cell = parse_date_cell(value); cell.state == DateState::value) {
        header.received = cell.date;
        return;
      }
      break;
    case Field::year:
      if (number && possible_year(*number)) {
        once(header.year, std::optional<int>(number));
        month_known();
        return;
      }
      break;
    case Field::month:
      if (number && possible_month(*number)) {
        once(header.month, std::optional<int>(number));
        month_known();
        return;
      }
      break;
    case Field::period:
      if (number && value.size() == 6 && possible_year(*number / 100) && possible_month(*number % 100)) {
        once(header.year, std::optional<int>(*number / 100));
        once(header.month, std::optional<int>(*number % 100));
        month_known();
        return;
      }
      break;
    default:
      break;
  }
  report_.null("W213", place(field));
}

void DeliveryBuilder::month_known() {
  if (parsed_.header.year && parsed_.header.month) {
    const core::Month month{*parsed_.header.year * 12 + *parsed_.header.month - 1};
    month_first_ = core::first_day(month);
    month_last_ = core::last_day(month);
  }
}

void DeliveryBuilder::person_number(std::string_view value) {
  const auto number = layout_.person_number() == PersonNumber::citizen ? parse_citizen_number(value)
                                                                                : parse_other_number(value);
  if (const auto* trouble = std::get_if<NumberTrouble>(&number)) {
    report_.null("E201", place(Field::citizen_number), std::string(text(*trouble)));
    return;
  }
  current_->record.person = std::get<CitizenNumber>(number).digits;
}

void DeliveryBuilder::amount(Field field, std::string_view value) {
  const auto cents = parse_cents(value, layout_.cents_per_unit());
  if (!cents) {
    report_.null("W213", place(field));
    current_->record.amounts_unknown = true;
    return;
  }
  switch (field) {
    case Field::work_income:
      current_->record.row.work_income = added(current_->record.row.work_income, *cents);
      break;
    case Field::income_amount:
      if (income_work_ && income_amount_ && layout_.income() == Layout::Income::each) {  // no element around each income, and the amount comes first
        flush_income();
      }
      income_amount_ = *cents;
      break;
    case Field::income_benefit:
      current_->record.income = *cents;
      break;
    case Field::paid:
      current_->record.paid = added(current_->record.paid, *cents);
      parsed_.totals.paid += *cents;
      break;
    default:
      break;
  }
}

core::MaybeDate DeliveryBuilder::date(Field field, std::string_view value) {
  const DateCell cell = parse_date_cell(value);
  switch (cell.state) {
    case DateState::value:
      return cell.date;
    case DateState::partial:
      report_.null("N215", place(field));
      break;
    case DateState::bad:
      report_.null("W213", place(field));
      break;
  }
  return {};
}

int DeliveryBuilder::code(Field field, std::string_view value, int otherwise) {
  if (const auto number = layout_.spec(field).code(value)) {
    return *number;
  }
  report_.null("W213", place(field));
  return otherwise;
}

void DeliveryBuilder::set(Field field, std::string_view written) {
  if (field == Field::unread || field == Field::unknown) {
    return;
  }
  parsed_.found[static_cast<std::size_t>(field)] = true;
  const std::string_view value = core::trimmed(written);
  if (layout_.spec(field).is_null(value)) {
    return;
  }
  if (is_header(field)) {
    header(field, value);
    return;
  }
  current_->given |= bit(field);
  BusRow& row = current_->record.row;
  switch (field) {
    case Field::benefit:
      current_->record.benefit = benefit_key(value);
      break;
    case Field::scheme:
      row.scheme = static_cast<std::uint8_t>(code(field, value, 0));
      break;
    case Field::household:
      row.household = static_cast<Household>(code(field, value, 0));
      break;
    case Field::citizen_number:
      person_number(value);
      break;
    case Field::birth:
      row.birth = date(field, value);
      break;
    case Field::sex:
      row.sex = static_cast<Sex>(code(field, value, 0));
      break;
    case Field::start:
      row.start = date(field, value);
      break;
    case Field::end:
      row.end = date(field, value);
      break;
    case Field::exemption:
      row.exempt = code(field, value, 0) == 1;
      break;
    case Field::end_reason:
      row.end_reason = static_cast<EndReason>(code(field, value, static_cast<int>(EndReason::unknown)));
      break;
    case Field::income_kind:
      if (layout_.income() == Layout::Income::shared) {  // cannot be divided: from work only when every kind is work
        income_work_ = income_work_.value_or(true) && code(field, value, 0) == 1;
        break;
      }
      if (income_work_) {  // no element around each income: the next kind closes the last one
        flush_income();
      }
      income_work_ = code(field, value, 0) == 1;
      break;
    case Field::work_income:
    case Field::income_amount:
    case Field::income_benefit:
    case Field::paid:
      amount(field, value);
      break;
    case Field::sanction:
      if (value.find_first_of("123456789") == value.npos) {  // an amount of nothing is no sanction
        current_->given &= ~bit(field);
      }
      break;
    default:  // only whether it is there matters, for the checks of one record
      break;
  }
}

void DeliveryBuilder::flush_income() {
  if (income_amount_) {
    current_->record.incomes = added(current_->record.incomes, *income_amount_);
    if (income_work_.value_or(false)) {
      current_->record.row.work_income = added(current_->record.row.work_income, *income_amount_);
    }
  }
  income_work_.reset();
  income_amount_.reset();
}

ParsedDelivery DeliveryBuilder::finish(core::Month month) {
  const core::Date first = core::first_day(month);
  const core::Date last = core::last_day(month);
  for (std::size_t i = 0; i < without_month_; ++i) {
    const BusRow& row = parsed_.records[i].row;
    parsed_.totals.running += runs_between(row, first, last) ? 1U : 0U;
    if (const auto broken = RecordChecks::look_at_month(row, last); broken != 0) {
      checks_.broken(broken, {});
    }
  }
  checks_.finish(parsed_.found, report_);
  parsed_.scattered = scattered_;
  return std::move(parsed_);
}

}  // namespace werkthet::ingest
