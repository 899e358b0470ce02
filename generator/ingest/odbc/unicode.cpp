#include "ingest/odbc/unicode.hpp"

#include <cstdint>

namespace werkthet::ingest::odbc {
namespace {

constexpr std::uint32_t first_high = 0xD800U;
constexpr std::uint32_t first_low = 0xDC00U;
constexpr std::uint32_t after_low = 0xE000U;

void put(std::string& to, std::uint32_t point) {
  const auto byte = [&to](std::uint32_t value) {
    to += static_cast<char>(static_cast<unsigned char>(value));
  };
  if (point < 0x80U) {
    byte(point);
  } else if (point < 0x800U) {
    byte(0xC0U | (point >> 6U));
    byte(0x80U | (point & 0x3FU));
  } else if (point < 0x10000U) {
    byte(0xE0U | (point >> 12U));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  } else {
    byte(0xF0U | (point >> 18U));
    byte(0x80U | ((point >> 12U) & 0x3FU));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  }
}

}  // namespace

std::vector<SQLWCHAR> to_utf16(std::string_view text) {
  std::vector<SQLWCHAR> result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    const unsigned more = lead < 0x80U ? 0U : lead < 0xE0U ? 1U : lead < 0xF0U ? 2U : 3U;
    std::uint32_t point = more == 0 ? lead : lead & (0x3FU >> more);
    for (unsigned k = 0; k < more && i < text.size(); ++k) {
      point = point << 6U | (static_cast<unsigned char>(text[i++]) & 0x3FU);
    }
    if (point < 0x10000U) {
      result.push_back(static_cast<SQLWCHAR>(point));
    } else {
      result.push_back(static_cast<SQLWCHAR>(first_high + ((point - 0x10000U) >> 10U)));
      result.push_back(static_cast<SQLWCHAR>(first_low + ((point - 0x10000U) & 0x3FFU)));
    }
  }
  return result;
}

std::optional<std::string> to_utf8(const std::vector<SQLWCHAR>& text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::uint32_t point = text[i];
    if (point >= first_low && point < after_low) {
      return std::nullopt;
    }
    if (point >= first_high && point < first_low) {
      const std::uint32_t low = i + 1 < text.size() ? text[i + 1] : 0U;
      if (low < first_low || low >= after_low) {
        return std::nullopt;
      }
      point = 0x10000U + ((point - first_high) << 10U) + (low - first_low);
      ++i;
    }
    put(result, point);
  }
  return result;
}

}  // namespace werkthet::ingest::odbc
