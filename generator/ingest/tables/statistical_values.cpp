#include "ingest/tables/statistical_values.hpp"

#include "core/date.hpp"
#include "core/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace werkthet::ingest {
namespace {

constexpr double day_seconds = 86400.0;
constexpr std::int64_t spss_epoch = -141428;  // 1582-10-14 in days since 1970-01-01
constexpr std::int64_t stata_epoch = -3653;   // 1960-01-01
constexpr std::int64_t first_day = -719162;   // 0001-01-01
constexpr std::int64_t last_day = 2932896;    // 9999-12-31

template <typename Number>
std::string shortest_text(Number value) {
  if (!std::isfinite(value)) {
    return {};
  }
  const double size = std::abs(static_cast<double>(value));
  std::array<char, 64> buffer{};
  char* const end = buffer.data() + buffer.size();
  const std::to_chars_result done = size == 0 ? std::to_chars(buffer.data(), end, 0)
                                    : size >= 1e-6 && size < 1e15
                                        ? std::to_chars(buffer.data(), end, value, std::chars_format::fixed)
                                        : std::to_chars(buffer.data(), end, value);
  return {buffer.data(), done.ptr};
}

/// Text of a moment given in seconds since 1970-01-01; empty when outside the calendar.
std::string moment_text(double seconds, bool with_time) {
  // A moment computed in floating point may lie a hair before its second.
  const double whole = std::floor(seconds + 0.0005);
  const double day = std::floor(whole / day_seconds);
  if (!(day >= static_cast<double>(first_day) && day <= static_cast<double>(last_day))) {
    return {};
  }
  std::string text = core::iso(core::Date{static_cast<std::int32_t>(day)});
  if (with_time) {
    const auto rest = static_cast<int>(whole - day * day_seconds);
    text += fmt::format("T{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60);
  }
  return text;
}

CellForm spss_form(std::string_view display) {
  const std::string_view name = display.substr(0, display.find_first_of("0123456789."));
  if (name == "DATE" || name == "ADATE" || name == "EDATE" || name == "SDATE" || name == "JDATE") {
    return CellForm::spss_day;
  }
  return name == "DATETIME" || name == "YMDHMS" ? CellForm::spss_moment : CellForm::number;
}

CellForm stata_form(std::string_view display) {
  if (!display.starts_with('%')) {
    return CellForm::number;
  }
  display.remove_prefix(1);
  if (display.starts_with('-')) {  // aligned left
    display.remove_prefix(1);
  }
  if (display.starts_with("td") || display.starts_with('d')) {
    return CellForm::stata_day;
  }
  // %tC counts leap seconds; the difference of less than half a minute is not corrected.
  return display.starts_with("tc") || display.starts_with("tC") ? CellForm::stata_moment : CellForm::number;
}

/// How many bytes the character that starts with this byte has; 0 when none starts so.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80U) {
    return 1;
  }
  if (lead >= 0xC2U && lead < 0xE0U) {
    return 2;
  }
  if (lead >= 0xE0U && lead < 0xF0U) {
    return 3;
  }
  return lead >= 0xF0U && lead < 0xF5U ? 4 : 0;
}

}  // namespace

CellForm cell_form(StatisticalFormat format, std::string_view display) {
  return format == StatisticalFormat::dta ? stata_form(display) : spss_form(display);
}

std::string number_text(double value) {
  return shortest_text(value);
}

std::string number_text(float value) {
  return shortest_text(value);
}

std::string numeric_text(double value, CellForm form) {
  std::string text;
  switch (form) {
    case CellForm::number:
      break;
    case CellForm::spss_day:
    case CellForm::spss_moment:
      text =
          moment_text(value + static_cast<double>(spss_epoch) * day_seconds, form == CellForm::spss_moment);
      break;
    case CellForm::stata_day:
      text = moment_text((std::floor(value) + static_cast<double>(stata_epoch)) * day_seconds, false);
      break;
    case CellForm::stata_moment:
      text = moment_text(value / 1000.0 + static_cast<double>(stata_epoch) * day_seconds, true);
      break;
  }
  return text.empty() ? number_text(value) : text;
}

std::string clean_text(std::string_view text) {
  const std::size_t last = text.find_last_not_of(' ');
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  if (core::is_utf8(text)) {
    return std::string(text);
  }
  std::string clean;
  while (!text.empty()) {
    const std::size_t length = sequence_length(static_cast<unsigned char>(text.front()));
    if (length > text.size()) {
      break;
    }
    if (length > 0 && core::is_utf8(text.substr(0, length))) {
      clean += text.substr(0, length);
      text.remove_prefix(length);
    } else {
      clean += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    }
  }
  return clean;
}

}  // namespace werkthet::ingest
