#include "ingest/values.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace werkthet::ingest {
namespace {

using config::DecimalMark;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

NumberCell converted(const std::string& plain) {
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) {
    return {NumberState::bad, 0};
  }
  return {NumberState::value, value};
}

/// "1.234.567": first group of one to three digits, then groups of exactly three.
bool grouped(std::string_view digits, char mark) {
  const auto parts = core::split(digits, mark);
  if (!all_digits(parts.front()) || parts.front().size() > 3 || parts.front().front() == '0') {
    return false;
  }
  return std::all_of(parts.begin() + 1, parts.end(),
                     [](std::string_view part) { return part.size() == 3 && all_digits(part); });
}

/// Which mark is the decimal one, from the shape alone; automatic when it can be read in two ways.
DecimalMark recognised(std::string_view body) {
  const std::size_t point = body.rfind('.');
  const std::size_t comma = body.rfind(',');
  if (point != body.npos && comma != body.npos) {
    return point > comma ? DecimalMark::point : DecimalMark::comma;
  }
  if (point == body.npos && comma == body.npos) {
    return DecimalMark::point;
  }
  const char mark = point != body.npos ? '.' : ',';
  const auto marks = std::count(body.begin(), body.end(), mark);
  if (marks > 1) {  // only grouping can repeat
    return mark == '.' ? DecimalMark::comma : DecimalMark::point;
  }
  if (grouped(body, mark)) {
    return DecimalMark::automatic;
  }
  return mark == '.' ? DecimalMark::point : DecimalMark::comma;
}

}  // namespace

std::string loose_name(std::string_view text) {
  const std::string_view name = core::trimmed(text);
  if (name.empty()) {
    return {};
  }
  std::string result = core::slug(name);
  result.erase(std::remove(result.begin(), result.end(), '-'), result.end());
  return result;
}

bool is_missing(std::string_view text) {
  const std::string_view value = core::trimmed(text);
  return value.empty() || value == "NA" || value == ".";
}

NumberCell parse_number(std::string_view text, DecimalMark mark) {
  if (is_missing(text)) {
    return {NumberState::missing, 0};
  }
  std::string_view body = core::trimmed(text);
  if (body.size() > 64) {
    return {NumberState::bad, 0};
  }
  const bool negative = body.front() == '-';
  if (negative || body.front() == '+') {
    body.remove_prefix(1);
  }
  const std::string_view mantissa = body.substr(0, body.find_first_of("eE"));
  const std::string_view exponent = body.substr(mantissa.size());
  if (mantissa.empty() || mantissa.find_first_not_of("0123456789.,") != mantissa.npos) {
    return {NumberState::bad, 0};
  }
  if (mark == DecimalMark::automatic) {
    mark = recognised(mantissa);
    if (mark == DecimalMark::automatic) {
      return {NumberState::ambiguous, 0};
    }
  }
  const char decimal = mark == DecimalMark::comma ? ',' : '.';
  const char group = mark == DecimalMark::comma ? '.' : ',';
  const std::string_view whole = mantissa.substr(0, mantissa.find(decimal));
  if (whole.find(group) != whole.npos && !grouped(whole, group)) {
    return {NumberState::bad, 0};
  }
  std::string plain(negative ? "-" : "");
  for (const char c : whole) {
    if (c != group) {
      plain += c;
    }
  }
  if (whole.size() < mantissa.size()) {
    const std::string_view fraction = mantissa.substr(whole.size() + 1);
    if (!fraction.empty() && !all_digits(fraction)) {
      return {NumberState::bad, 0};
    }
    plain += "." + std::string(fraction);
  }
  if (!exponent.empty()) {
    std::string_view power = exponent.substr(1);
    plain += 'e';
    if (!power.empty() && (power.front() == '+' || power.front() == '-')) {
      plain += power.front() == '-' ? "-" : "";
      power.remove_prefix(1);
    }
    if (!all_digits(power) || power.size() > 3) {
      return {NumberState::bad, 0};
    }
    plain += power;
  }
  return converted(plain);
}

std::optional<std::int32_t> parse_amount(std::string_view text) {
  std::string_view body = core::trimmed(text);
  const bool negative = body.starts_with('-');
  if (negative || body.starts_with('+')) {
    body.remove_prefix(1);
  }
  if (body.ends_with(",00") || body.ends_with(".00")) {
    body.remove_suffix(3);
  }
  if (!all_digits(body) || body.size() > 7) {
    return std::nullopt;
  }
  std::int32_t value = 0;
  std::from_chars(body.data(), body.data() + body.size(), value);
  return negative ? -value : value;
}

std::optional<std::int32_t> parse_cents(std::string_view text, int cents_per_unit) {
  std::string_view body = core::trimmed(text);
  const bool negative = body.starts_with('-');
  if (negative || body.starts_with('+')) {
    body.remove_prefix(1);
  }
  const std::size_t most = cents_per_unit == 1 ? 9 : 7;
  std::int32_t value = 0;
  std::size_t at = 0;
  for (; at < body.size() && at < most && is_digit(body[at]); ++at) {
    value = value * 10 + (body[at] - '0');
  }
  if (at == 0) {
    return std::nullopt;
  }
  value *= cents_per_unit;
  if (at < body.size()) {  // one or two decimals of euros
    const std::string_view decimals = body.substr(at + 1);
    if (cents_per_unit == 1 || (body[at] != ',' && body[at] != '.') || decimals.size() > 2 || !all_digits(decimals)) {
      return std::nullopt;
    }
    value += (decimals[0] - '0') * 10 + (decimals.size() == 2 ? decimals[1] - '0' : 0);
  }
  return negative ? -value : value;
}

DateCell parse_date_cell(std::string_view text, std::string_view form) {
  const std::string_view value = core::trimmed(text);
  std::optional<core::Date> date;
  if (form.empty() && value.size() == 8) {  // the form of deliveries, millions of times
    date = core::parse_date(value, core::DateForm::compact);
    if (date) {
      return {DateState::value, *date};
    }
  }
  if (form == "yyyy-mm-dd") {
    date = core::parse_date(value, core::DateForm::iso);
  } else if (form == "yyyymmdd") {
    date = core::parse_date(value, core::DateForm::compact);
  } else if (form == "dd-mm-yyyy") {
    date = core::parse_date(value, core::DateForm::dutch);
  } else {
    date = core::parse_date(value);
  }
  if (date) {
    return {DateState::value, *date};
  }
  const bool partial =
      value.size() == 8 && all_digits(value) && value.substr(6) == "00" && value.substr(0, 4) != "0000";
  return {partial ? DateState::partial : DateState::bad, {}};
}

std::optional<Answer> parse_answer(std::string_view text) {
  const std::string value = core::lower_ascii(core::trimmed(text));
  if (is_missing(value) || value == "na") {
    return Answer::none;
  }
  if (value == "ja" || value == "j" || value == "yes" || value == "y" || value == "1" || value == "true") {
    return Answer::yes;
  }
  if (value == "nee" || value == "n" || value == "no" || value == "0" || value == "false") {
    return Answer::no;
  }
  return std::nullopt;
}

}  // namespace werkthet::ingest
