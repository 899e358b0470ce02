#include "ingest/bus_record.hpp"

#include "core/text.hpp"
#include "ingest/values.hpp"

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

}  // namespace

DeliveryBuilder::DeliveryBuilder(const Layout& layout, Pseudonymiser& pseudonyms, Report& report,
                                 std::function<core::Place()> where)
    : layout_(layout), pseudonyms_(pseudonyms), report_(report), where_(std::move(where)) {
  parsed_.delivery.file = report.file();
  parsed_.delivery.layout = layout.id();
}

core::Place DeliveryBuilder::place(Field field) const {
  core::Place result = where_();
  result.field = name(field);
  return result;
}

void DeliveryBuilder::begin(Part part) {
  switch (part) {
    case Part::benefit:
      in_benefit_ = true;
      first_of_benefit_ = parsed_.rows.size();
      registration_.clear();
      scheme_ = 0;
      household_ = Household::unknown;
      break;
    case Part::person:
      in_person_ = true;
      row_ = BusRow{};
      numbered_ = false;
      person_place_ = where_();
      break;
    case Part::income:
      flush_income();
      break;
    case Part::delivery:
    case Part::none:
      break;
  }
}

void DeliveryBuilder::end(Part part) {
  switch (part) {
    case Part::benefit:
      end_benefit();
      break;
    case Part::person:
      end_person();
      break;
    case Part::income:
      flush_income();
      break;
    case Part::delivery:
    case Part::none:
      break;
  }
}

void DeliveryBuilder::header(Field field, std::string_view value) {
  // Every row of a CSV repeats the header; another value means that two deliveries were put into one file.
  const auto once = [&](auto& stored, const auto& next, bool first) {
    if (first) {
      stored = next;
    } else if (stored != next) {
      report_.fail("E212", place(field),
                   "the file holds more than one delivery; split it by month and reporter");
    }
  };
  if (field == Field::reporter || field == Field::municipality) {
    std::string& stored =
        field == Field::reporter ? parsed_.delivery.reporter : parsed_.delivery.municipality;
    if (!is_code(value)) {
      report_.null("W213", place(field));
      return;
    }
    once(stored, std::string(value), stored.empty());
    return;
  }
  const auto number = whole(value);
  if (field == Field::sequence) {
    if (number) {
      parsed_.sequence = *number;
    } else {
      report_.null("W213", place(field));
    }
    return;
  }
  const bool possible =
      number && (field == Field::year ? *number >= 1990 && *number <= 2200 : *number >= 1 && *number <= 12);
  if (!possible) {
    report_.null("W213", place(field));
    return;
  }
  auto& stored = field == Field::year ? year_ : month_;
  once(stored, std::optional<int>(number), !stored.has_value());
}

void DeliveryBuilder::person_number(std::string_view value) {
  numbered_ = true;
  const auto number = parse_citizen_number(value);
  if (const auto* trouble = std::get_if<NumberTrouble>(&number)) {
    report_.null("E201", place(Field::citizen_number), std::string(text(*trouble)));
    return;
  }
  const Pseudonym pseudonym = pseudonyms_.of(std::get<CitizenNumber>(number));
  const auto [at, added_now] =
      persons_.try_emplace(pseudonym, static_cast<PersonIndex>(parsed_.persons.size()));
  if (added_now) {
    parsed_.persons.push_back(pseudonym);
  }
  row_.person = at->second;
}

void DeliveryBuilder::amount(std::string_view value) {
  if (income_work_ && income_amount_) {  // no element around each income, and the amount comes first
    flush_income();
  }
  if (const auto euros = parse_amount(value)) {
    income_amount_ = *euros;
  } else {
    report_.null("W213", place(Field::income_amount));
  }
}

std::optional<core::Date> DeliveryBuilder::date(Field field, std::string_view value) {
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
  return std::nullopt;
}

int DeliveryBuilder::code(Field field, std::string_view value, int otherwise) {
  if (const auto number = layout_.code(field, value)) {
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
  if (layout_.is_null(field, value)) {
    return;
  }
  switch (field) {
    case Field::year:
    case Field::month:
    case Field::reporter:
    case Field::municipality:
    case Field::sequence:
      header(field, value);
      break;
    case Field::benefit:
      registration_ = value.substr(0, 64);
      break;
    case Field::scheme:
      scheme_ = static_cast<std::uint8_t>(code(field, value, 0));
      break;
    case Field::household:
      household_ = static_cast<Household>(code(field, value, 0));
      break;
    case Field::citizen_number:
      person_number(value);
      break;
    case Field::birth:
      row_.birth = date(field, value);
      break;
    case Field::sex:
      row_.sex = static_cast<Sex>(code(field, value, 0));
      break;
    case Field::start:
      row_.start = date(field, value);
      break;
    case Field::end:
      row_.end = date(field, value);
      break;
    case Field::exemption:
      row_.exempt = code(field, value, 0) == 1;
      break;
    case Field::end_reason:
      row_.end_reason = static_cast<EndReason>(code(field, value, static_cast<int>(EndReason::unknown)));
      break;
    case Field::income_kind:
      if (income_work_) {  // no element around each income: the next kind closes the last one
        flush_income();
      }
      income_work_ = code(field, value, 0) == 1;
      break;
    case Field::income_amount:
      amount(value);
      break;
    case Field::unread:
    case Field::unknown:
      break;
  }
}

void DeliveryBuilder::flush_income() {
  if (income_work_.value_or(false) && income_amount_) {
    row_.work_income = added(row_.work_income, *income_amount_);
  }
  income_work_.reset();
  income_amount_.reset();
}

void DeliveryBuilder::end_person() {
  flush_income();
  if (!in_person_) {
    return;
  }
  in_person_ = false;
  if (!numbered_) {
    core::Place where = person_place_;
    where.field = name(Field::citizen_number);
    report_.null("E201", std::move(where), std::string(text(NumberTrouble::missing)));
  }
  if (row_.end && row_.end_reason == EndReason::none) {
    row_.end_reason = EndReason::unknown;
    report_.missing(std::string(name(Field::end_reason)));
  }
  if (!row_.start) {
    report_.missing(std::string(name(Field::start)));
  }
  if (!row_.birth) {
    report_.missing(std::string(name(Field::birth)));
  }
  parsed_.rows.push_back(row_);
}

void DeliveryBuilder::end_benefit() {
  if (!in_benefit_) {
    return;
  }
  in_benefit_ = false;
  BenefitIndex benefit = nobody;
  if (!registration_.empty()) {
    const auto [at, added_now] =
        benefits_.try_emplace(registration_, static_cast<BenefitIndex>(parsed_.benefits.size()));
    if (added_now) {
      parsed_.benefits.push_back(registration_);
    }
    benefit = at->second;
  } else {
    report_.missing(std::string(name(Field::benefit)));
  }
  for (std::size_t i = first_of_benefit_; i < parsed_.rows.size(); ++i) {
    parsed_.rows[i].benefit = benefit;
    parsed_.rows[i].scheme = scheme_;
    parsed_.rows[i].household = household_;
    if (scheme_ == 0) {
      report_.missing(std::string(name(Field::scheme)));
    }
  }
}

ParsedDelivery DeliveryBuilder::finish() {
  if (!year_ || !month_) {
    report_.fail("E203", {{}, 0, 0, std::string(name(year_ ? Field::month : Field::year))},
                 "the file does not say which month it is about");
    return std::move(parsed_);
  }
  parsed_.delivery.month = core::Month{*year_ * 12 + *month_ - 1};
  parsed_.delivery.records = parsed_.rows.size();
  for (BusRow& row : parsed_.rows) {
    row.month = parsed_.delivery.month;
  }
  return std::move(parsed_);
}

}  // namespace werkthet::ingest
