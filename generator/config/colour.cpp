#include "config/colour.hpp"

#include "core/percent.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace werkthet::config {
namespace {

double linear(int channel) {
  const double s = channel / 255.0;
  return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

double luminance(const Rgb& colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

std::optional<Rgb> hex_colour(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') {
    return std::nullopt;
  }
  std::array<std::uint8_t, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = core::hex_digit(text[1 + 2 * i]);
    const int low = core::hex_digit(text[2 + 2 * i]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    rgb.at(i) = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Rgb{rgb[0], rgb[1], rgb[2]};
}

std::string hex(const Rgb& colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "#";
  for (const int channel : {colour.red, colour.green, colour.blue}) {
    text += digits[static_cast<std::size_t>(channel / 16)];
    text += digits[static_cast<std::size_t>(channel % 16)];
  }
  return text;
}

double contrast(const Rgb& a, const Rgb& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::optional<double> contrast_on_white(std::string_view colour) {
  const std::optional<Rgb> rgb = hex_colour(colour);
  return rgb ? std::optional(contrast(*rgb, white)) : std::nullopt;
}

}  // namespace werkthet::config
