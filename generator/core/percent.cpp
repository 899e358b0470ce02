#include "core/percent.hpp"

#include <cstddef>

namespace werkthet::core {
namespace {

bool stays(char c, AddressPart part) {
  if (part == AddressPart::whole) {
    constexpr std::string_view refused = "<>\"{}|^`\\ ";
    return static_cast<unsigned char>(c) >= 0x20U && refused.find(c) == std::string_view::npos;
  }
  constexpr std::string_view allowed = "-._~/";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         allowed.find(c) != std::string_view::npos;
}

}  // namespace

std::string percent_encoded(std::string_view text, AddressPart part) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (stays(c, part)) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += '%';
      result += digits[byte / 16U];
      result += digits[byte % 16U];
    }
  }
  return result;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    result += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return result;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace werkthet::core
