#include "office/book_text.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "office/text_width.hpp"

#include <algorithm>

namespace werkthet::office {

std::string clean_text(std::string_view text) {
  core::ensure(core::is_utf8(text), "a text of a workbook is UTF-8");
  std::string result = core::without_controls(text);
  for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (auto at = result.find(forbidden); at != std::string::npos; at = result.find(forbidden, at)) {
      result.erase(at, forbidden.size());
    }
  }
  std::replace(result.begin(), result.end(), '\t', ' ');
  return result;
}

std::string one_line(std::string_view text) {
  std::string result = clean_text(text);
  std::replace(result.begin(), result.end(), '\n', ' ');
  return result;
}

bool is_safe_name(std::string_view name, std::size_t longest) {
  return !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string safe_name(std::string_view wanted) {
  std::string name;
  for (const char c : wanted) {
    const char safe = is_safe_name({&c, 1}) ? c : '_';
    if (safe != '_' || (!name.empty() && name.back() != '_')) {
      name += safe;
    }
  }
  name = name.substr(0, longest_sheet_name);
  while (!name.empty() && name.back() == '_') {
    name.pop_back();
  }
  return name.empty() ? "Blad" : name;
}

std::string number_format(const NumberForm& form) {
  std::string digits = form.grouped ? "#,##0" : "0";
  if (form.decimals > 0) {
    digits += "." + std::string(static_cast<std::size_t>(form.decimals), '0');
  }
  return form.with_plus ? "+" + digits + ";-" + digits + ";" + digits : digits;
}

std::string cell_name(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters + std::to_string(row + 1);
}

double header_width(const std::string& text, const CellStyle& style) {
  double longest = 0;
  for (const std::string_view word : core::split(text, ' ')) {
    longest = std::max(longest, text_width(word, style.points, style.bold));
  }
  return std::max(longest, text_width(text, style.points, style.bold) / 2.5);
}

}  // namespace werkthet::office
