#include "core/text.hpp"

#include "core/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace werkthet::core {
namespace {

bool ascii_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Length of the well-formed UTF-8 sequence at `at` and its code point; length 0 when malformed (Unicode 15,
/// table 3-7).
struct Decoded {
  std::size_t length{};
  std::uint32_t code{};
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const std::uint32_t b = byte(at);
  if (b < 0x80U) {
    return {1, b};
  }
  if (b >= 0xC2U && b <= 0xDFU && tail(at + 1)) {
    return {2, ((b & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU)};
  }
  if (b >= 0xE0U && b <= 0xEFU && tail(at + 1) && tail(at + 2)) {
    const std::uint32_t code = ((b & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU);
    if (code >= 0x800U && (code < 0xD800U || code > 0xDFFFU)) {
      return {3, code};
    }
  }
  if (b >= 0xF0U && b <= 0xF4U && tail(at + 1) && tail(at + 2) && tail(at + 3)) {
    const std::uint32_t code = ((b & 0x07U) << 18U) | ((byte(at + 1) & 0x3FU) << 12U) |
                               ((byte(at + 2) & 0x3FU) << 6U) | (byte(at + 3) & 0x3FU);
    if (code >= 0x10000U && code <= 0x10FFFFU) {
      return {4, code};
    }
  }
  return {0, 0};
}

bool unwanted(std::uint32_t code) {
  const bool control = (code < 0x20U && code != '\t' && code != '\n') || (code >= 0x7FU && code <= 0x9FU);
  const bool bidi = (code >= 0x202AU && code <= 0x202EU) || (code >= 0x2066U && code <= 0x2069U);
  const bool noncharacter = (code & 0xFFFEU) == 0xFFFEU;
  return control || bidi || noncharacter;
}

/// What a byte means for text that goes into markup. Nearly all are plain, and runs of them are taken at once.
enum class Byte : std::uint8_t { plain, markup, other };

constexpr std::array<Byte, 256> byte_kinds = [] {
  std::array<Byte, 256> kinds{};
  for (std::size_t b = 0; b < kinds.size(); ++b) {
    kinds[b] = b >= 0x20U && b < 0x7FU ? Byte::plain : Byte::other;
  }
  for (const char c : {'&', '<', '>', '"', '\''}) {
    kinds[static_cast<unsigned char>(c)] = Byte::markup;
  }
  return kinds;
}();

Byte kind_of(char c) {
  return byte_kinds[static_cast<unsigned char>(c)];
}

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

/// `text` without unwanted characters; with `escaped`, markup as entities.
std::string cleaned(std::string_view text, bool escaped) {
  std::string result;
  result.reserve(text.size() + (escaped ? text.size() / 8 : 0));
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() &&
           (kind_of(text[end]) == Byte::plain || (!escaped && kind_of(text[end]) == Byte::markup))) {
      ++end;
    }
    result.append(text.substr(i, end - i));
    i = end;
    if (i == text.size()) {
      break;
    }
    if (kind_of(text[i]) == Byte::markup) {
      result += entity(text[i++]);
      continue;
    }
    const Decoded d = decode(text, i);
    const std::size_t length = d.length == 0 ? 1 : d.length;
    if (d.length != 0 && !unwanted(d.code)) {
      result.append(text.substr(i, length));
    }
    i += length;
  }
  return result;
}

/// The ASCII letter behind a Latin-1 letter with an accent, 0 when there is none.
char folded(std::uint32_t code) {
  constexpr std::string_view table = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty";
  return code >= 0xC0U && code <= 0xFFU ? table[code - 0xC0U] : '\0';
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    if (d.length == 0) {
      return false;
    }
    i += d.length;
  }
  return true;
}

std::string without_controls(std::string_view text) {
  return cleaned(text, false);
}

std::string escape_markup(std::string_view text) {
  return cleaned(text, true);
}

std::string csv_text(std::string_view text, char separator) {
  std::string field = without_controls(text);
  const auto starts = [&](std::string_view s) { return field.starts_with(s); };
  // Full-width = + - @ (U+FF1D, U+FF0B, U+FF0D, U+FF20) are taken as formula starts by some spreadsheets.
  if (starts("=") || starts("+") || starts("-") || starts("@") || starts("\t") || starts("\r") ||
      starts("\n") || starts("\xEF\xBC\x9D") || starts("\xEF\xBC\x8B") || starts("\xEF\xBC\x8D") ||
      starts("\xEF\xBC\xA0")) {
    field.insert(0, 1, '\'');
  }
  if (field.find_first_of(std::string{separator, '"', '\n', '\r'}) == std::string::npos) {
    return field;
  }
  std::string quoted = "\"";
  for (const char c : field) {
    quoted += c;
    if (c == '"') {
      quoted += '"';
    }
  }
  return quoted + "\"";
}

bool is_https_address(std::string_view text) {
  constexpr std::string_view start = "https://";
  constexpr std::string_view signs = "-._~:/?#[]!$&()*+,;=%";
  if (!text.starts_with(start) || text.size() == start.size()) {
    return false;
  }
  const std::string_view rest = text.substr(start.size());
  return ascii_letter_or_digit(rest.front()) && std::all_of(rest.begin(), rest.end(), [&](char c) {
           return ascii_letter_or_digit(c) || signs.find(c) != std::string_view::npos;
         });
}

std::string_view without_blanks(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, from)) {
    parts.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

std::string slug(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode(text, i);
    char c = '-';
    if (d.length == 1) {
      const char lower = lower_ascii(text.substr(i, 1)).front();
      c = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ? lower : '-';
    } else if (d.length == 2 && folded(d.code) != '\0') {
      c = folded(d.code);
    }
    if (c != '-' || (!result.empty() && result.back() != '-')) {
      result += c;
    }
    i += d.length == 0 ? 1 : d.length;
  }
  result = result.substr(0, 64);
  while (!result.empty() && result.back() == '-') {
    result.pop_back();
  }
  return result.empty() ? "x" : result;
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  // A third of the letters wrong is still a typo; more is another word.
  std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace werkthet::core
