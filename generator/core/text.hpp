#pragma once
// Text at its borders: is it UTF-8, and how is it escaped for the place where it lands. One escaper per
// place; raw insertion exists nowhere else. Control characters and bidirectional overrides are taken out
// first, since they can make a page show something other than its source.

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::core {

[[nodiscard]] bool is_utf8(std::string_view text);
/// Removes C0/C1 controls except tab and newline, and U+202A..U+202E, U+2066..U+2069. Precondition: valid
/// UTF-8.
[[nodiscard]] std::string without_controls(std::string_view text);

/// For element content and for quoted attributes in HTML and XML: & < > " ' become entities, controls go.
[[nodiscard]] std::string escape_markup(std::string_view text);
/// One CSV field, RFC 4180: quoted when it holds the separator, a quote or a line break. A text that a
/// spreadsheet would run as a formula (first character = + - @ tab CR, also full-width) gets a leading
/// apostrophe.
[[nodiscard]] std::string csv_text(std::string_view text, char separator = ',');

/// An address as RFC 3986 writes it, beginning with https:// and with a host. No user name, and no sign that
/// ends an attribute of HTML or an IRI in Turtle.
[[nodiscard]] bool is_https_address(std::string_view text);

[[nodiscard]] std::string_view without_blanks(std::string_view text);
/// The text without blanks around it. Nearly always there are none, and deliveries ask millions of times.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  return text.empty() || (text.front() > ' ' && text.back() > ' ') ? text : without_blanks(text);
}
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);
[[nodiscard]] std::string lower_ascii(std::string_view text);
/// Letters and digits of ASCII, lower case, accents folded for Latin-1 letters, the rest '-': for ids and
/// file names. Never empty ("x" when nothing is left), never longer than 64.
[[nodiscard]] std::string slug(std::string_view text);

/// The candidate nearest to `word` by edit distance when it is near enough to be meant; empty otherwise.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace werkthet::core
