#include "office/text_width.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace werkthet::office {
namespace {

/// Advance widths of U+0020..U+007E in thousandths of an em.
constexpr std::array<std::uint16_t, 95> ascii_widths{
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to /
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  // @ to O
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P to _
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` to o
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,       // p to ~
};
/// Bold is wider by 5 to 12 percent for letters; the upper side, since too wide costs nothing.
constexpr double bold_factor = 1.1;

double advance(char32_t c) {
  if (c >= U' ' && c <= U'~') {
    return ascii_widths.at(static_cast<std::size_t>(c - U' '));
  }
  if (c < 0x0250) {
    return c == 0x00A0 ? 278.0 : 722.0;  // Latin letters with accents: never wider than a capital
  }
  return c < 0x1100 ? 800.0 : 1000.0;
}

}  // namespace

double text_width(std::string_view text, double points, bool bold) {
  double widest = 0;
  double line = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) {
      c = (c << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    i += length;
    if (c == U'\n') {
      line = 0;
      continue;
    }
    line += advance(c);
    widest = std::max(widest, line);
  }
  const double pixels_per_em = points * 96.0 / 72.0;
  return widest / 1000.0 * pixels_per_em * (bold ? bold_factor : 1.0);
}

std::size_t wrapped_lines(std::string_view text, double points, bool bold, double width) {
  std::size_t lines = 0;
  const double space = text_width(" ", points, bold);
  for (const std::string_view paragraph : core::split(text, '\n')) {
    double used = 0;
    ++lines;
    for (const std::string_view word : core::split(paragraph, ' ')) {
      const double wide = text_width(word, points, bold);
      if (used > 0 && used + space + wide > width) {
        ++lines;
        used = 0;
      }
      used += (used > 0 ? space : 0) + wide;
      const double extra = std::max(0.0, std::ceil(used / width) - 1);
      lines += static_cast<std::size_t>(extra);
      used -= extra * width;
    }
  }
  return std::max<std::size_t>(lines, 1);
}

}  // namespace werkthet::office
