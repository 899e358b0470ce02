#include "core/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace werkthet::core {
namespace {

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 4 ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<Date> from_parts(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = digits(year);
  const auto m = digits(month);
  const auto d = digits(day);
  if (!y || !m || !d) {
    return std::nullopt;
  }
  return make_date(*y, *m, *d);
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) {
    text.insert(0, width - text.size(), '0');
  }
  return text;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  // Years outside this range are typing errors or fillers, never a date in a benefit record.
  if (year < 1800 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) {
    return std::nullopt;
  }
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

YearMonthDay civil(Date date) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{date.days}}};
  return {int{ymd.year()}, static_cast<int>(unsigned{ymd.month()}), static_cast<int>(unsigned{ymd.day()})};
}

Month month_of(Date date) {
  const YearMonthDay c = civil(date);
  return Month{c.year * 12 + c.month - 1};
}

Date first_day(Month month) {
  return make_date(month.year(), month.month(), 1).value_or(Date{});
}

Date last_day(Month month) {
  return first_day(month + 1) - 1;
}

Date add_months(Date date, int months) {
  const Month target = month_of(date) + months;
  const int day = std::min(civil(date).day, civil(last_day(target)).day);
  return first_day(target) + (day - 1);
}

int whole_months(Date a, Date b) {
  int months = month_of(b) - month_of(a);
  while (add_months(a, months) > b) {
    --months;
  }
  return months;
}

int age_on(Date birth, Date day) {
  const YearMonthDay b = civil(birth);
  const YearMonthDay d = civil(day);
  const bool had_birthday = d.month > b.month || (d.month == b.month && d.day >= b.day);
  return d.year - b.year - (had_birthday ? 0 : 1);
}

std::optional<Date> parse_date(std::string_view text, DateForm form) {
  switch (form) {
    case DateForm::compact:
      return text.size() == 8 ? from_parts(text.substr(0, 4), text.substr(4, 2), text.substr(6, 2))
                              : std::nullopt;
    case DateForm::iso:
      return text.size() == 10 && text[4] == '-' && text[7] == '-'
                 ? from_parts(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2))
                 : std::nullopt;
    case DateForm::dutch: {
      const std::size_t first = text.find('-');
      const std::size_t second = first == std::string_view::npos ? first : text.find('-', first + 1);
      if (second == std::string_view::npos || first > 2 || second - first > 3 || text.size() - second != 5) {
        return std::nullopt;
      }
      return from_parts(text.substr(second + 1), text.substr(first + 1, second - first - 1),
                        text.substr(0, first));
    }
  }
  return std::nullopt;
}

std::optional<Date> parse_date(std::string_view text) {
  for (const DateForm form : std::array{DateForm::iso, DateForm::compact, DateForm::dutch}) {
    if (const auto date = parse_date(text, form)) {
      return date;
    }
  }
  return std::nullopt;
}

std::optional<Month> parse_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') {
    return std::nullopt;
  }
  const auto date = from_parts(text.substr(0, 4), text.substr(5, 2), "01");
  return date ? std::optional{month_of(*date)} : std::nullopt;
}

std::string iso(Date date) {
  const YearMonthDay c = civil(date);
  return padded(c.year, 4) + "-" + padded(c.month, 2) + "-" + padded(c.day, 2);
}

std::string iso(Month month) {
  return padded(month.year(), 4) + "-" + padded(month.month(), 2);
}

}  // namespace werkthet::core
