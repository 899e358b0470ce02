#include "ingest/tables/number_format.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace werkthet::ingest {
namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr double last_day = 2'958'466;  // the day after 9999-12-31 in the system of 1900

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// [h], [mm], [ss]: elapsed time; other brackets are colours, conditions and languages.
bool is_elapsed(std::string_view inside) {
  const char first = inside.empty() ? ' ' : lower(inside.front());
  return (first == 'h' || first == 'm' || first == 's') &&
         std::all_of(inside.begin(), inside.end(), [first](char c) { return lower(c) == first; });
}

std::string clock_text(std::int64_t seconds) {
  return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

NumberFormat builtin_format(std::uint32_t id) {
  if (id >= 14 && id <= 17) {
    return {NumberKind::date};
  }
  if (id == 22) {
    return {NumberKind::date_time};
  }
  if (id == 46) {
    return {NumberKind::elapsed};
  }
  if ((id >= 18 && id <= 21) || id == 45 || id == 47) {
    return {NumberKind::time};
  }
  return {};
}

NumberFormat format_of_code(std::string_view code) {
  bool date = false;
  bool month_or_minute = false;
  bool clock = false;
  bool elapsed = false;
  std::size_t zeros = 0;
  bool only_zeros = true;
  for (std::size_t i = 0; i < code.size() && code[i] != ';';
       ++i) {  // the first section is for positive numbers
    const char c = lower(code[i]);
    only_zeros = only_zeros && c == '0';
    zeros += c == '0' ? 1U : 0U;
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size() - 1);
    } else if (c == '[') {
      const std::size_t close = std::min(code.find(']', i), code.size());
      elapsed = elapsed || is_elapsed(code.substr(i + 1, close - i - 1));
      i = std::min(close, code.size() - 1);
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next character stands for itself
    } else {
      date = date || c == 'd' || c == 'y';
      clock = clock || c == 'h' || c == 's';
      month_or_minute = month_or_minute || c == 'm';
    }
  }
  if (date || (month_or_minute && !clock && !elapsed)) {
    return {clock || elapsed ? NumberKind::date_time : NumberKind::date};
  }
  if (elapsed) {
    return {NumberKind::elapsed};
  }
  if (clock) {
    return {NumberKind::time};
  }
  const bool padded = only_zeros && zeros >= 2 && zeros <= 15;
  return {NumberKind::number, static_cast<std::uint8_t>(padded ? zeros : 0)};
}

std::string shortest_decimal(double value) {
  if (value == 0) {
    return "0";  // also for -0
  }
  std::array<char, 1100> buffer{};  // the smallest numbers have 1,074 digits at most behind the point
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

std::optional<std::string> formatted(double value, NumberFormat format, bool from_1904) {
  if (format.kind == NumberKind::number) {
    std::string text = shortest_decimal(value);
    if (text.size() < format.digits &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      text.insert(0, format.digits - text.size(), '0');
    }
    return text;
  }
  if (value < 0 || value >= last_day) {
    return std::nullopt;
  }
  const auto seconds = static_cast<std::int64_t>(std::llround(value * static_cast<double>(day_seconds)));
  const std::int64_t day = seconds / day_seconds;
  if (format.kind == NumberKind::elapsed || (format.kind == NumberKind::time && day == 0)) {
    return clock_text(seconds);
  }
  // The system of 1900 counts a 29 February 1900, number 60: before it one day more, from 1899-12-31.
  if (!from_1904 && (day == 0 || day == 60)) {
    return std::nullopt;
  }
  using namespace std::chrono;
  const sys_days base =
      from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / (day < 60 ? 31 : 30)};
  const year_month_day date{base + days{day}};
  if (date.year() > year{9999}) {
    return std::nullopt;
  }
  std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (format.kind != NumberKind::date && seconds % day_seconds != 0) {
    text += "T" + clock_text(seconds % day_seconds);
  }
  return text;
}

std::optional<std::string> day_from_iso(std::string_view text) {
  const auto two = [&](std::size_t at) -> int {  // -1 when no digits stand there
    if (at + 2 > text.size() || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' ||
        text[at + 1] > '9') {
      return -1;
    }
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
  };
  const auto mark = [&](std::size_t at, char c) { return at < text.size() && text[at] == c; };
  if (two(0) < 0 || two(2) < 0 || !mark(4, '-') || two(5) < 1 || !mark(7, '-') || two(8) < 1) {
    return std::nullopt;
  }
  using namespace std::chrono;
  const year_month_day date{year{two(0) * 100 + two(2)}, month{static_cast<unsigned>(two(5))},
                            day{static_cast<unsigned>(two(8))}};
  if (!date.ok()) {
    return std::nullopt;
  }
  std::string result(text.substr(0, 10));
  if (text.size() == 10) {
    return result;
  }
  const bool with_seconds = mark(16, ':');
  const int seconds = with_seconds ? two(17) : 0;
  if (!mark(10, 'T') || two(11) < 0 || two(11) > 23 || !mark(13, ':') || two(14) < 0 || two(14) > 59 ||
      seconds < 0 || seconds > 59) {
    return std::nullopt;
  }
  std::string_view rest = text.substr(with_seconds ? 19 : 16);
  if (rest.starts_with('.')) {
    rest = rest.substr(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
  }
  if (!rest.empty() && rest != "Z") {
    return std::nullopt;
  }
  const std::int64_t moment = (two(11) * 60 + two(14)) * 60 + seconds;
  return moment == 0 ? result : result + "T" + clock_text(moment);
}

}  // namespace werkthet::ingest
