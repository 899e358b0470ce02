#pragma once
// How a value of SPSS or Stata becomes the text of a typed cell: by the display format of its variable,
// because a date is stored as a plain number there.

#include "ingest/tables/statistical.hpp"

#include <string>
#include <string_view>

namespace werkthet::ingest {

/// What the numbers of a variable mean.
enum class CellForm : std::uint8_t {
  number,
  spss_day,      ///< seconds since 1582-10-14, of which the time of the day is not shown
  spss_moment,   ///< the same with the time of the day
  stata_day,     ///< days since 1960-01-01
  stata_moment,  ///< milliseconds since 1960-01-01
};

/// The meaning behind a display format: DATE11, EDATE10, DATETIME20, F8.2; %td, %tcDD/NN/CCYY, %9.0g.
[[nodiscard]] CellForm cell_form(StatisticalFormat format, std::string_view display);

/// The shortest decimal that reads back to the same value, without exponent where that stays readable, never
/// "-0"; empty when not finite. A float has fewer digits than the double it widens to: 1.1 stays 1.1, as
/// Stata shows it.
[[nodiscard]] std::string number_text(double value);
[[nodiscard]] std::string number_text(float value);

/// A number by its form. A day or moment outside the years 1 to 9999 stays a number: the reader of the list
/// then reports it as no date, where an empty cell would hide it. Parts of a second are cut off.
[[nodiscard]] std::string numeric_text(double value, CellForm form);

/// Text without the blanks it was padded with. A character that the width of the variable cut off is left
/// out; other bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string clean_text(std::string_view text);

}  // namespace werkthet::ingest
