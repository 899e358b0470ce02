#pragma once
// The one place where numbers and dates become text, for memo, site, workbook and charts alike. Rounds half
// away from zero on the shortest decimal that reads back to the same double: what Excel shows, and what a
// reader with a calculator expects; printf rounds the binary value and would let the workbook and the site
// disagree.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <string>

namespace werkthet::core {

inline constexpr std::string_view no_break_space = "\xC2\xA0";
inline constexpr std::string_view minus_sign = "\xE2\x88\x92";  // U+2212

/// `value` rounded half away from zero to `decimals` places, as a number (for stored values). Never -0.
/// Precondition: finite.
[[nodiscard]] double round_half_away(double value, int decimals);

/// The digits for machines: decimal point, no grouping, hyphen-minus, exactly `decimals` places. "-0.0" is
/// "0.0".
[[nodiscard]] std::string plain(double value, int decimals);
/// The shortest decimal that reads back to the same double, for JSON and logs.
[[nodiscard]] std::string shortest(double value);

/// For readers: Dutch 1.234,5 or English 1,234.5, minus U+2212.
[[nodiscard]] std::string number(double value, int decimals, Language language);
[[nodiscard]] std::string number(std::int64_t value, Language language);
/// With a plus before positive values, for differences: +3,0 and −9,0; zero carries no sign.
[[nodiscard]] std::string signed_number(double value, int decimals, Language language);
/// "27%" (27.0 -> 27%): the value is in percent already.
[[nodiscard]] std::string percent(double value, int decimals, Language language);
/// "−9 tot 15" / "−9 to 15", no-break spaces inside.
[[nodiscard]] std::string range(double low, double high, int decimals, Language language);
/// "€ 140.000" with a no-break space; cents only when asked.
[[nodiscard]] std::string euro(double value, bool cents, Language language);

/// 9 april 2020 / 9 April 2020.
[[nodiscard]] std::string long_date(Date date, Language language);
/// april 2020 / April 2020.
[[nodiscard]] std::string long_month(Month month, Language language);
/// 1e kwartaal 2020 / first quarter of 2020.
[[nodiscard]] std::string quarter(Month any_month, Language language);

/// Up to twaalf/twelve as a word, larger numbers in digits; for running text without a unit.
[[nodiscard]] std::string spelled(std::int64_t value, Language language);

}  // namespace werkthet::core
