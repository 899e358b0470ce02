#pragma once
// What a number in a spreadsheet is: a spreadsheet stores dates as numbers, and only the number format of the
// cell tells them apart. From a format (built in or a code such as dd-mm-yyyy) and a number to the text of a
// Table cell.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace werkthet::ingest {

enum class NumberKind : std::uint8_t {
  number,
  date,
  date_time,
  time,     ///< of a day
  elapsed,  ///< hours may pass 24, as [h]:mm
};

struct NumberFormat {
  NumberKind kind{NumberKind::number};
  std::uint8_t digits{};  ///< a code of only zeros: whole numbers have at least so many digits
};

/// The formats 0 to 49 that a workbook need not describe (ECMA-376 part 1, 18.8.30); others are numbers.
[[nodiscard]] NumberFormat builtin_format(std::uint32_t id);

/// A format by its code: a date or time when y, m, d, h or s stands outside quotes, escapes and brackets.
[[nodiscard]] NumberFormat format_of_code(std::string_view code);

/// The shortest decimal that reads back as the same number, with a point and without exponent: 123456782.0 is
/// "123456782". Precondition: finite.
[[nodiscard]] std::string shortest_decimal(double value);

/// The number as its format means it: yyyy-mm-dd, yyyy-mm-ddThh:mm:ss, hh:mm:ss or a decimal. Days count from
/// 1900 with the leap day that never was, or from 1904. nullopt when there is no such day: before the first,
/// after 9999, or 29 February 1900. Precondition: finite.
[[nodiscard]] std::optional<std::string> formatted(double value, NumberFormat format, bool from_1904);

/// A day or moment as ISO 8601 writes it ("2018-03-01", "2018-03-01T09:30:00.000"), in the form of a Table
/// cell: without fractions of seconds, and without a time at midnight. nullopt when it is none.
[[nodiscard]] std::optional<std::string> day_from_iso(std::string_view text);

}  // namespace werkthet::ingest
