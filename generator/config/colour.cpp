#include "config/colour.hpp"

#include <array>
#include <cmath>

namespace werkthet::config {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  if (c >= 'a' && c <= 'f') {
    return c - 'a' + 10;
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

double linear(int channel) {
  const double s = channel / 255.0;
  return s <= 0.03928 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
}

}  // namespace

std::optional<double> contrast_on_white(std::string_view colour) {
  if (colour.size() != 7 || colour[0] != '#') {
    return std::nullopt;
  }
  std::array<double, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = hex_digit(colour[1 + 2 * i]);
    const int low = hex_digit(colour[2 + 2 * i]);
    if (high < 0 || low < 0) {
      return std::nullopt;
    }
    rgb[i] = linear(high * 16 + low);
  }
  const double luminance = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  return 1.05 / (luminance + 0.05);
}

}  // namespace werkthet::config
