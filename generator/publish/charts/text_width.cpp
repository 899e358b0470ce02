#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace werkthet::publish::charts {
namespace {

// Advance widths in 1/2048 em of U+0020..U+007E followed by U+00A0..U+00FF. Arial and Liberation Sans agree
// on all of them; they are facts of the metrics, as any font program reports them.
constexpr std::size_t table_size = 95 + 96;
using Widths = std::array<std::uint16_t, table_size>;

constexpr Widths regular{
    569,  569,  727,  1139, 1139, 1821, 1366, 391,  682,  682,  797,  1196, 569,  682,  569,  569,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 569,  569,  1196, 1196, 1196, 1139,
    2079, 1366, 1366, 1479, 1479, 1366, 1251, 1593, 1479, 569,  1024, 1366, 1139, 1706, 1479, 1593,
    1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 569,  569,  569,  961,  1139,
    682,  1139, 1139, 1024, 1139, 1139, 569,  1139, 1139, 455,  455,  1024, 455,  1706, 1139, 1139,
    1139, 1139, 682,  1024, 569,  1139, 1024, 1479, 1024, 1024, 1024, 684,  532,  684,  1196, 569,
    682,  1139, 1139, 1139, 1139, 532,  1139, 682,  1509, 758,  1139, 1196, 682,  1509, 1131, 819,
    1124, 682,  682,  682,  1180, 1100, 569,  682,  682,  748,  1139, 1708, 1708, 1708, 1251, 1366,
    1366, 1366, 1366, 1366, 1366, 2048, 1479, 1366, 1366, 1366, 1366, 569,  569,  569,  569,  1479,
    1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139,
    1139, 1139, 1139, 1139, 1139, 1821, 1024, 1139, 1139, 1139, 1139, 569,  569,  569,  569,  1139,
    1139, 1139, 1139, 1139, 1139, 1139, 1124, 1251, 1139, 1139, 1139, 1139, 1024, 1139, 1024,
};

constexpr Widths bold_face{
    569,  682,  971,  1139, 1139, 1821, 1479, 487,  682,  682,  797,  1196, 569,  682,  569,  569,
    1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 682,  682,  1196, 1196, 1196, 1251,
    1997, 1479, 1479, 1479, 1479, 1366, 1251, 1593, 1479, 569,  1139, 1479, 1251, 1706, 1479, 1593,
    1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 682,  569,  682,  1196, 1139,
    682,  1139, 1251, 1139, 1251, 1139, 682,  1251, 1251, 569,  569,  1139, 569,  1821, 1251, 1251,
    1251, 1251, 797,  1139, 682,  1251, 1139, 1593, 1139, 1139, 1024, 797,  573,  797,  1196, 569,
    682,  1139, 1139, 1139, 1139, 573,  1139, 682,  1509, 758,  1139, 1196, 682,  1509, 1131, 819,
    1124, 682,  682,  682,  1180, 1139, 569,  682,  682,  748,  1139, 1708, 1708, 1708, 1251, 1479,
    1479, 1479, 1479, 1479, 1479, 2048, 1479, 1366, 1366, 1366, 1366, 569,  569,  569,  569,  1479,
    1479, 1593, 1593, 1593, 1593, 1593, 1196, 1593, 1479, 1479, 1479, 1479, 1366, 1366, 1251, 1139,
    1139, 1139, 1139, 1139, 1139, 1821, 1139, 1139, 1139, 1139, 1139, 569,  569,  569,  569,  1251,
    1251, 1251, 1251, 1251, 1251, 1251, 1124, 1251, 1251, 1251, 1251, 1251, 1139, 1251, 1139,
};

struct Special {
  std::uint32_t code;
  std::uint16_t regular;
  std::uint16_t bold;
};
// Dashes, quotation marks, ellipsis, euro, arrows, minus, comparison signs.
constexpr std::array<Special, 15> specials{{
    {0x2013, 1139, 1139},
    {0x2014, 2048, 2048},
    {0x2018, 455, 569},
    {0x2019, 455, 569},
    {0x201C, 682, 1024},
    {0x201D, 682, 1024},
    {0x2022, 717, 717},
    {0x2026, 2048, 2048},
    {0x20AC, 1139, 1139},
    {0x2190, 2048, 2048},
    {0x2192, 2048, 2048},
    {0x2212, 1196, 1196},
    {0x2248, 1124, 1124},
    {0x2264, 1124, 1124},
    {0x2265, 1124, 1124},
}};
// For what the table lacks: wider than nearly every letter, so that a label is rather too small than clipped.
constexpr std::uint16_t unknown = 1706;

std::uint16_t advance(std::uint32_t code, bool bold) {
  const Widths& widths = bold ? bold_face : regular;
  if (code >= 0x20U && code <= 0x7EU) {
    return widths.at(code - 0x20U);
  }
  if (code >= 0xA0U && code <= 0xFFU) {
    return widths.at(95U + code - 0xA0U);
  }
  const auto* found =
      std::find_if(specials.begin(), specials.end(), [&](const Special& s) { return s.code == code; });
  if (found == specials.end()) {
    return unknown;
  }
  return bold ? found->bold : found->regular;
}

/// One character of valid UTF-8; a stray byte counts as one character.
std::uint32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) & 0x3FU : 0U;
  };
  const std::uint32_t first = static_cast<unsigned char>(text[at]);
  if (first < 0xC0U) {
    at += 1;
    return first;
  }
  if (first < 0xE0U) {
    const std::uint32_t code = ((first & 0x1FU) << 6U) | byte(at + 1);
    at += 2;
    return code;
  }
  if (first < 0xF0U) {
    const std::uint32_t code = ((first & 0x0FU) << 12U) | (byte(at + 1) << 6U) | byte(at + 2);
    at += 3;
    return code;
  }
  at += 4;
  return 0x10000U;
}

}  // namespace

double text_width(std::string_view text, double size, bool bold) {
  std::uint64_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    units += advance(next_character(text, at), bold);
  }
  return static_cast<double>(units) / 2048.0 * size;
}

std::vector<std::string> wrapped(std::string_view text, double width, double size, bool bold) {
  std::vector<std::string> lines;
  std::string line;
  const auto flush = [&] {
    if (!line.empty()) {
      lines.push_back(std::move(line));
      line.clear();
    }
  };
  std::size_t at = 0;
  bool glued = false;
  while (at < text.size()) {
    // A hyphen inside a word is a place to break as well: "niet-" / "deelnemers".
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::size_t hyphen = text.find('-', at);
    const bool part = hyphen != std::string_view::npos && hyphen > at && hyphen + 1 < end;
    std::string word(text.substr(at, part ? hyphen + 1 - at : end - at));
    at += word.size() + (part ? 0U : 1U);
    const std::string_view space = glued || line.empty() ? "" : " ";
    glued = part;
    if (word.empty()) {
      continue;
    }
    const std::string longer = line + std::string(space) + word;
    if (text_width(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    flush();
    // A word wider than the line is broken with a hyphen: clipped text would be worse.
    while (text_width(word, size, bold) > width) {
      std::size_t cut = 0;
      for (std::size_t next = 0; next < word.size();) {
        next_character(word, next);
        if (text_width(word.substr(0, next) + "-", size, bold) > width) {
          break;
        }
        cut = next;
      }
      if (cut == 0) {
        next_character(word, cut);  // one character per line at least, so that this ends
      }
      if (cut >= word.size()) {
        break;
      }
      lines.push_back(word.substr(0, cut) + "-");
      word.erase(0, cut);
    }
    line = std::move(word);
  }
  flush();
  if (lines.empty()) {
    lines.emplace_back();
  }
  return lines;
}

std::vector<std::string> shortened(std::vector<std::string> lines, std::size_t most, double width,
                                   double size) {
  if (lines.size() <= most || most == 0) {
    return lines;
  }
  lines.resize(most);
  const std::string ellipsis = "\xE2\x80\xA6";
  std::string& last = lines.back();
  while (!last.empty() && text_width(last + ellipsis, size) > width) {
    // Whole characters go: first the tail bytes of UTF-8, then the byte that leads them.
    while (last.size() > 1 && (static_cast<unsigned char>(last.back()) & 0xC0U) == 0x80U) {
      last.pop_back();
    }
    last.pop_back();
  }
  last += ellipsis;
  return lines;
}

std::string as_sentence(std::string text) {
  if (!text.empty() && std::string_view(".?!").find(text.back()) == std::string_view::npos) {
    text += '.';
  }
  return text;
}

}  // namespace werkthet::publish::charts
