#pragma once
// What a workbook may hold as text and as a name, apart from the library that writes it: the rules are those
// of Excel, and they are easier to test without a file.

#include "office/book.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace werkthet::office {

inline constexpr std::size_t longest_sheet_name = 31;

/// UTF-8 without controls and without the two code points XML forbids; tabs become spaces. Throws core::Error
/// when it is not UTF-8.
[[nodiscard]] std::string clean_text(std::string_view text);
/// The same, line breaks become spaces.
[[nodiscard]] std::string one_line(std::string_view text);

/// Only [A-Za-z0-9_], not empty, at most `longest`. Tables may have longer names than sheets.
[[nodiscard]] bool is_safe_name(std::string_view name, std::size_t longest = longest_sheet_name);
/// A safe name from any text: other characters become one '_', none at the ends; "Blad" when nothing is left.
[[nodiscard]] std::string safe_name(std::string_view wanted);

/// The format code: "#,##0.0", or "+#,##0;-#,##0;#,##0" with a plus before positive numbers.
[[nodiscard]] std::string number_format(const NumberForm& form);
/// "B4" of row 3, column 1.
[[nodiscard]] std::string cell_name(std::uint32_t row, std::uint32_t column);
/// Pixels a header needs when it may take two or three lines, but no word of it may be broken.
[[nodiscard]] double header_width(const std::string& text, const CellStyle& style);

}  // namespace werkthet::office
