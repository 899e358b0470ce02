#include "core/format.hpp"

#include "core/error.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

namespace werkthet::core {
namespace {

/// A finite double as an exact string of decimal digits and the place of the point: digits[0..point) are the
/// whole part. Shortest form, so 0.35 is "35" with point 0 and not 0.34999…
struct Decimal {
  bool negative{};
  std::string digits;
  int point{};  // number of digits before the decimal point; may be negative or beyond the digits
};

Decimal shortest_decimal(double value) {
  ensure(std::isfinite(value), "a number that becomes text is finite");
  std::array<char, 64> buffer{};
  const auto result =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
  std::string_view text(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data()));
  Decimal decimal;
  if (text.front() == '-') {
    decimal.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c != '.') {
      decimal.digits += c;
    }
  }
  std::string_view exponent_text = text.substr(e + 1);
  if (exponent_text.front() == '+') {
    exponent_text.remove_prefix(1);
  }
  int exponent = 0;
  std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent);
  decimal.point = exponent + 1;
  return decimal;
}

/// Whole digits and fraction digits after rounding half away from zero.
struct Rounded {
  bool negative{};
  std::string whole;
  std::string fraction;
};

/// Nearly every number that is printed: of ordinary size, few decimals, and not so near the middle between two
/// results that only its decimal digits can tell. Nothing for all others.
std::optional<Rounded> rounded_at_once(double value, int decimals) {
  constexpr std::array<std::uint32_t, 4> powers{1, 10, 100, 1000};
  constexpr double largest = 1e6;
  constexpr double near_middle = 1e-6;  // the product below is off by 1e-7 at most
  if (!(std::abs(value) < largest) || static_cast<std::size_t>(decimals) >= powers.size()) {
    return std::nullopt;
  }
  const std::uint32_t power = powers[static_cast<std::size_t>(decimals)];
  const double scaled = std::abs(value) * power;
  const double below = std::floor(scaled);
  if (std::abs(scaled - below - 0.5) < near_middle) {
    return std::nullopt;
  }
  const auto units = static_cast<std::uint32_t>(below) + (scaled - below > 0.5 ? 1U : 0U);
  Rounded result{value < 0.0 && units != 0, std::to_string(units / power), {}};
  for (std::uint32_t rest = units % power, place = power / 10; place > 0; place /= 10) {
    result.fraction += static_cast<char>('0' + rest / place);
    rest %= place;
  }
  return result;
}

Rounded rounded(double value, int decimals) {
  ensure(decimals >= 0 && decimals <= 15, "decimals lie between 0 and 15");
  if (std::optional<Rounded> quick = rounded_at_once(value, decimals)) {
    return std::move(*quick);
  }
  Decimal d = shortest_decimal(value);
  if (d.point < 0) {
    d.digits.insert(0, static_cast<std::size_t>(-d.point), '0');
    d.point = 0;
  }
  const auto keep = static_cast<std::size_t>(d.point + decimals);
  bool up = false;
  if (d.digits.size() > keep) {
    up = d.digits[keep] >= '5';
    d.digits.resize(keep);
  } else {
    d.digits.append(keep - d.digits.size(), '0');
  }
  if (up) {
    std::size_t i = d.digits.size();
    while (i > 0 && d.digits[i - 1] == '9') {
      d.digits[--i] = '0';
    }
    if (i == 0) {
      d.digits.insert(0, 1, '1');
      ++d.point;
    } else {
      ++d.digits[i - 1];
    }
  }
  Rounded result;
  result.whole = d.digits.substr(0, static_cast<std::size_t>(d.point));
  result.fraction = d.digits.substr(static_cast<std::size_t>(d.point));
  const std::size_t first = result.whole.find_first_not_of('0');
  result.whole = first == std::string::npos ? "0" : result.whole.substr(first);
  const bool zero = result.whole == "0" && result.fraction.find_first_not_of('0') == std::string::npos;
  result.negative = d.negative && !zero;
  return result;
}

std::string for_readers(const Rounded& r, Language language) {
  const char thousands = language == Language::nl ? '.' : ',';
  const char point = language == Language::nl ? ',' : '.';
  std::string text;
  for (std::size_t i = 0; i < r.whole.size(); ++i) {
    if (i > 0 && (r.whole.size() - i) % 3 == 0) {
      text += thousands;
    }
    text += r.whole[i];
  }
  if (!r.fraction.empty()) {
    text += point;
    text += r.fraction;
  }
  return text;
}

constexpr std::array<std::string_view, 12> months_nl{"januari",   "februari", "maart",    "april",
                                                     "mei",       "juni",     "juli",     "augustus",
                                                     "september", "oktober",  "november", "december"};
constexpr std::array<std::string_view, 12> months_en{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 13> words_nl{"nul",   "een",  "twee",  "drie", "vier", "vijf",  "zes",
                                                    "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
constexpr std::array<std::string_view, 13> words_en{"zero", "one",    "two",   "three", "four",
                                                    "five", "six",    "seven", "eight", "nine",
                                                    "ten",  "eleven", "twelve"};

std::string_view month_name(int month, Language language) {
  return (language == Language::nl ? months_nl : months_en).at(static_cast<std::size_t>(month - 1));
}

}  // namespace

std::string plain(double value, int decimals) {
  const Rounded r = rounded(value, decimals);
  return (r.negative ? "-" : "") + r.whole + (r.fraction.empty() ? "" : "." + r.fraction);
}

double round_half_away(double value, int decimals) {
  const std::string text = plain(value, decimals);
  double result = 0.0;
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result;
}

std::string shortest(double value) {
  ensure(std::isfinite(value), "a number that becomes text is finite");
  std::array<char, 64> buffer{};
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value == 0.0 ? 0.0 : value);
  return {buffer.data(), result.ptr};
}

std::string number(double value, int decimals, Language language) {
  const Rounded r = rounded(value, decimals);
  return (r.negative ? std::string(minus_sign) : std::string()) + for_readers(r, language);
}

std::string number(std::int64_t value, Language language) {
  return number(static_cast<double>(value), 0, language);
}

std::string signed_number(double value, int decimals, Language language) {
  const Rounded r = rounded(value, decimals);
  const bool zero = r.whole == "0" && r.fraction.find_first_not_of('0') == std::string::npos;
  const std::string sign = r.negative ? std::string(minus_sign) : (zero ? "" : "+");
  return sign + for_readers(r, language);
}

std::string percent(double value, int decimals, Language language) {
  return number(value, decimals, language) + "%";
}

std::string range(double low, double high, int decimals, Language language) {
  const std::string space(no_break_space);
  return number(low, decimals, language) + space + (language == Language::nl ? "tot" : "to") + space +
         number(high, decimals, language);
}

std::string euro(double value, bool cents, Language language) {
  return "\xE2\x82\xAC" + std::string(no_break_space) + number(value, cents ? 2 : 0, language);
}

std::string long_date(Date date, Language language) {
  const YearMonthDay c = civil(date);
  return std::to_string(c.day) + " " + std::string(month_name(c.month, language)) + " " +
         std::to_string(c.year);
}

std::string long_month(Month month, Language language) {
  return std::string(month_name(month.month(), language)) + " " + std::to_string(month.year());
}

std::string quarter(Month any_month, Language language) {
  const int q = (any_month.month() - 1) / 3 + 1;
  if (language == Language::nl) {
    return std::to_string(q) + "e kwartaal " + std::to_string(any_month.year());
  }
  constexpr std::array<std::string_view, 4> names{"first", "second", "third", "fourth"};
  return std::string(names.at(static_cast<std::size_t>(q - 1))) + " quarter of " +
         std::to_string(any_month.year());
}

std::string spelled(std::int64_t value, Language language) {
  if (value < 0 || value > 12) {
    return number(value, language);
  }
  return std::string((language == Language::nl ? words_nl : words_en).at(static_cast<std::size_t>(value)));
}

}  // namespace werkthet::core
