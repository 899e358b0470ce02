#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/tables/csv.hpp"
#include "ingest/pseudonym.hpp"

#include <array>
#include <utility>

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
  } else if (code >= 0x10000U) {
    text += static_cast<char>(0xF0U | (code >> 18U));
    text += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    text += static_cast<char>(0xE0U | (code >> 12U));
    text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    text += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

/// Where ISO-8859-15 differs from Latin-1 (ISO/IEC 8859-15:1999).
std::uint32_t latin9(std::uint32_t code) {
  switch (code) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x0160;
    case 0xA8:
      return 0x0161;
    case 0xB4:
      return 0x017D;
    case 0xB8:
      return 0x017E;
    case 0xBC:
      return 0x0152;
    case 0xBD:
      return 0x0153;
    case 0xBE:
      return 0x0178;
    default:
      return code;
  }
}

constexpr std::string_view utf16_marks[] = {"\xFF\xFE", "\xFE\xFF"};

}  // namespace

std::optional<std::string> from_eight_bits(std::string_view bytes, std::string_view encoding) {
  const bool latin = encoding == "iso-8859-15";
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16);
  for (const char c : bytes) {
    std::uint32_t code = static_cast<unsigned char>(c);
    if (latin) {
      code = latin9(code);
    } else if (code >= 0x80U && code < 0xA0U) {
      code = upper[code - 0x80U];
    }
    if (code == 0 || (latin && code >= 0x80U && code < 0xA0U)) {
      return std::nullopt;
    }
    append(text, code);
  }
  return text;
}

std::size_t utf16_to_utf8(std::string_view bytes, bool big_endian, bool last, std::string& text) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(big_endian ? a << 8U | b : b << 8U | a);
  };
  const auto broken = [] { return core::Error(core::ErrorKind::input, "the file says it is UTF-16 and is not"); };
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    std::uint32_t code = unit(at);
    if (code >= 0xDC00U && code < 0xE000U) {
      throw broken();
    }
    if (code >= 0xD800U && code < 0xDC00U) {
      if (at + 3 >= bytes.size()) {
        break;
      }
      const std::uint32_t second = unit(at + 2);
      if (second < 0xDC00U || second >= 0xE000U) {
        throw broken();
      }
      code = 0x10000U + ((code - 0xD800U) << 10U) + (second - 0xDC00U);
      at += 2;
    }
    append(text, code);
    at += 2;
  }
  if (last && at < bytes.size()) {
    throw broken();
  }
  return at;
}

std::optional<std::string> to_utf8(std::string bytes, std::string_view encoding, Report& report) {
  for (const std::string_view mark : utf16_marks) {
    if (bytes.starts_with(mark)) {
      std::string text;
      try {
        static_cast<void>(utf16_to_utf8(std::string_view(bytes).substr(2), mark.front() == '\xFE', true, text));
      } catch (const core::Error& error) {
        report.fail("E200", {}, error.message());
      }
      wipe(bytes);
      if (text.find('\0') != std::string::npos) {
        report.fail("E200", {}, "the file is not text");
      }
      return report.failed() ? std::nullopt : std::optional(std::move(text));
    }
  }
  if (bytes.find('\0') != std::string::npos) {
    report.fail("E200", {}, "the file is not text");
    return std::nullopt;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    encoding = "utf-8";
  }
  const bool eight_bits = encoding == "windows-1252" || encoding == "iso-8859-15";
  if (!eight_bits && core::is_utf8(bytes)) {
    return bytes;
  }
  if (encoding == "utf-8" || encoding == "utf-16") {
    report.fail("E200", {}, "the file is not in the encoding that it has according to itself or the study");
    return std::nullopt;
  }
  auto text = from_eight_bits(bytes, encoding);
  wipe(bytes);
  if (!text) {
    report.fail("E200", {}, "the file is neither UTF-8 nor Windows-1252 text");
  }
  return text;
}

}  // namespace werkthet::ingest
