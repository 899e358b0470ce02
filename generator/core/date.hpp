#pragma once
// Calendar days and months as values. Own types and not time_t: a benefit has no clock time and no zone, and
// a run must give the same bytes in every zone. Parsing is strict: what is ambiguous is refused, not guessed.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace werkthet::core {

/// A day of the Gregorian calendar, counted in days since 1970-01-01.
struct Date {
  std::int32_t days{};

  friend auto operator<=>(const Date&, const Date&) = default;
  friend Date operator+(Date date, int n) { return Date{date.days + n}; }
  friend Date operator-(Date date, int n) { return Date{date.days - n}; }
  friend int operator-(Date a, Date b) { return a.days - b.days; }
};

/// A calendar month, counted as year * 12 + (month - 1).
struct Month {
  std::int32_t index{};

  friend auto operator<=>(const Month&, const Month&) = default;
  friend Month operator+(Month month, int n) { return Month{month.index + n}; }
  friend Month operator-(Month month, int n) { return Month{month.index - n}; }
  friend int operator-(Month a, Month b) { return a.index - b.index; }
  [[nodiscard]] int year() const { return index / 12; }
  [[nodiscard]] int month() const { return index % 12 + 1; }  ///< 1..12
};

/// A day or none, in the four bytes of a day: tables of millions of records hold several each. Behaves as
/// optional<Date>, and turns into one.
class MaybeDate {
 public:
  MaybeDate() = default;
  MaybeDate(Date date) : days_(date.days) {}  // NOLINT: a day is a day that is there
  MaybeDate(std::nullopt_t) {}                // NOLINT
  MaybeDate(const std::optional<Date>& date) : days_(date ? date->days : none) {}  // NOLINT
  [[nodiscard]] bool has_value() const { return days_ != none; }
  explicit operator bool() const { return has_value(); }
  /// Precondition: has_value().
  [[nodiscard]] Date operator*() const { return Date{days_}; }
  [[nodiscard]] Date value_or(Date other) const { return has_value() ? Date{days_} : other; }
  void reset() { days_ = none; }
  operator std::optional<Date>() const {  // NOLINT
    return has_value() ? std::optional(Date{days_}) : std::nullopt;
  }
  friend bool operator==(const MaybeDate&, const MaybeDate&) = default;

 private:
  static constexpr std::int32_t none = INT32_MIN;
  std::int32_t days_{none};
};

/// A half-open period of days [from, to).
struct Period {
  Date from;
  Date to;
  friend bool operator==(const Period&, const Period&) = default;
};

struct YearMonthDay {
  int year{};
  int month{};
  int day{};
};

/// Days from the civil calendar; nullopt when the day does not exist (30 February).
[[nodiscard]] std::optional<Date> make_date(int year, int month, int day);
[[nodiscard]] YearMonthDay civil(Date date);
[[nodiscard]] Month month_of(Date date);
[[nodiscard]] Date first_day(Month month);
[[nodiscard]] Date last_day(Month month);

/// The same day `months` later; the last day of the month where that day does not exist (31 January + 1 month
/// is 28 or 29 February).
[[nodiscard]] Date add_months(Date date, int months);
/// Whole months from a to b: the largest m with add_months(a, m) <= b; negative when b is before a.
[[nodiscard]] int whole_months(Date a, Date b);
/// Whole years from birth to the given day (a birthday on 29 February is kept on 1 March).
[[nodiscard]] int age_on(Date birth, Date day);

enum class DateForm { iso, compact, dutch };  ///< 2019-10-01, 20191001, 1-10-2019 or 01-10-2019

/// Strict parse of exactly one form; nullopt for anything else, also for trailing characters.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, DateForm form);
/// Recognises the form by its shape; the three forms cannot be confused with each other.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// "2019-10" only.
[[nodiscard]] std::optional<Month> parse_month(std::string_view text);

[[nodiscard]] std::string iso(Date date);    ///< 2019-10-01
[[nodiscard]] std::string iso(Month month);  ///< 2019-10

}  // namespace werkthet::core
