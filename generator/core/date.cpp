#include "core/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace werkthet::core {
namespace {

constexpr int first_year = 1800;
constexpr int last_year = 2999;
/// The first day of every month that a date may lie in, and of the one after: a look-up costs a tenth of the calendar.
constexpr auto month_starts = [] {
  std::array<std::int32_t, (last_year - first_year + 1) * 12 + 1> starts{};
  std::int32_t days = -62091;  // 1 January 1800
  std::size_t at = 0;
  for (int year = first_year; year <= last_year; ++year) {
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    for (const int length : {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}) {
      starts[at++] = days;
      days += length;
    }
  }
  starts[at] = days;
  return starts;
}();
static_assert(month_starts[(1970 - first_year) * 12] == 0);

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
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31) {
    return std::nullopt;
  }
  const std::size_t at = static_cast<std::size_t>(year - first_year) * 12 + static_cast<std::size_t>(month - 1);
  const std::int32_t days = month_starts[at] + day - 1;
  return days < month_starts[at + 1] ? std::optional(Date{days}) : std::nullopt;
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
    case DateForm::compact: {
      if (text.size() != 8) {
        return std::nullopt;
      }
      std::array<int, 8> d{};
      bool all = true;
      for (std::size_t i = 0; i < d.size(); ++i) {
        d[i] = text[i] - '0';
        all = all & (d[i] >= 0) & (d[i] <= 9);  // without a branch per digit
      }
      return all ? make_date(d[0] * 1000 + d[1] * 100 + d[2] * 10 + d[3], d[4] * 10 + d[5], d[6] * 10 + d[7])
                 : std::nullopt;
    }
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
