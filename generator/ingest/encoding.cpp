#include "core/text.hpp"
#include "ingest/csv.hpp"
#include "ingest/pseudonym.hpp"

#include <array>

namespace werkthet::ingest {
namespace {

/// Windows-1252 0x80..0x9F as code points (Microsoft's best-fit table); 0: not defined.
constexpr std::array<std::uint16_t, 32> upper = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append(std::string& text, std::uint32_t code) {
  if (code < 0x80U) {
    text += static_cast<char>(code);
  } else if (code < 0x800U) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

std::optional<std::string> from_windows(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    std::uint32_t code = static_cast<unsigned char>(c);
    if (code >= 0x80U && code < 0xA0U) {
      code = upper[code - 0x80U];
      if (code == 0) {
        return std::nullopt;
      }
    }
    append(text, code);
  }
  return text;
}

}  // namespace

std::optional<std::string> to_utf8(std::string bytes, std::string_view encoding, Report& report) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    report.fail("E200", {}, "the file is UTF-16; save it as CSV UTF-8");
    return std::nullopt;
  }
  if (bytes.find('\0') != std::string::npos) {
    report.fail("E200", {}, "the file is not text");
    return std::nullopt;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    encoding = "utf-8";
  }
  if (encoding != "windows-1252" && core::is_utf8(bytes)) {
    return bytes;
  }
  if (encoding == "utf-8") {
    report.fail("E200", {}, "the file says it is UTF-8 and is not");
    return std::nullopt;
  }
  auto text = from_windows(bytes);
  wipe(bytes);
  if (!text) {
    report.fail("E200", {}, "the file is neither UTF-8 nor Windows-1252 text");
  }
  return text;
}

}  // namespace werkthet::ingest
