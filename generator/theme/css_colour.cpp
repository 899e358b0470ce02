#include "theme/css_colour.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::theme {
namespace {

using config::Rgb;

constexpr std::array<std::pair<std::string_view, std::string_view>, 18> names{{{"aqua", "#00ffff"},
                                                                               {"black", "#000000"},
                                                                               {"blue", "#0000ff"},
                                                                               {"fuchsia", "#ff00ff"},
                                                                               {"gray", "#808080"},
                                                                               {"green", "#008000"},
                                                                               {"grey", "#808080"},
                                                                               {"lime", "#00ff00"},
                                                                               {"maroon", "#800000"},
                                                                               {"navy", "#000080"},
                                                                               {"olive", "#808000"},
                                                                               {"orange", "#ffa500"},
                                                                               {"purple", "#800080"},
                                                                               {"red", "#ff0000"},
                                                                               {"silver", "#c0c0c0"},
                                                                               {"teal", "#008080"},
                                                                               {"white", "#ffffff"},
                                                                               {"yellow", "#ffff00"}}};

std::optional<Rgb> from_hex(std::string_view text) {
  std::string digits(text.substr(1));
  if (digits.size() == 3 || digits.size() == 4) {
    std::string twice;
    for (const char c : digits) {
      twice += {c, c};
    }
    digits = twice;
  }
  if (digits.size() == 8) {
    if (!digits.ends_with("ff")) {
      return std::nullopt;
    }
    digits.resize(6);
  }
  return config::hex_colour("#" + digits);
}

struct Part {
  double value{};
  bool percent{};
};

/// "12", "12%", "120deg"; nullopt for anything else.
std::optional<Part> part_of(std::string_view text, bool angle) {
  Part part;
  if (text.starts_with('+')) {
    text.remove_prefix(1);
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part.value);
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc() || !std::isfinite(part.value) || std::abs(part.value) > 1e6) {
    return std::nullopt;
  }
  part.percent = rest == "%";
  return rest.empty() || part.percent || (angle && rest == "deg") ? std::optional(part) : std::nullopt;
}

std::uint8_t channel(double share) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255.0));
}

/// CSS Color Module Level 3, section 4.2.4.
Rgb from_hsl(double hue, double saturation, double lightness) {
  const double turn = hue - 360.0 * std::floor(hue / 360.0);
  const double reach = saturation * std::min(lightness, 1.0 - lightness);
  const auto at = [&](double n) {
    const double k = std::fmod(n + turn / 30.0, 12.0);
    return channel(lightness - reach * std::max(-1.0, std::min({k - 3.0, 9.0 - k, 1.0})));
  };
  return {at(0), at(8), at(4)};
}

std::optional<Rgb> from_function(std::string_view text) {
  const bool hsl = text.starts_with("hsl");
  const std::size_t open = text.find('(');
  std::string inside(text.substr(open + 1, text.size() - open - 2));
  std::replace_if(
      inside.begin(), inside.end(), [](char c) { return c == ',' || c == '/' || c == '\n' || c == '\t'; },
      ' ');
  std::vector<Part> parts;
  for (const std::string_view word : core::split(inside, ' ')) {
    if (word.empty()) {
      continue;
    }
    const std::optional<Part> part = part_of(word, hsl && parts.empty());
    if (!part || parts.size() == 4) {
      return std::nullopt;
    }
    parts.push_back(*part);
  }
  if (parts.size() < 3) {
    return std::nullopt;
  }
  if (parts.size() == 4 && parts[3].value < (parts[3].percent ? 100.0 : 1.0)) {
    return std::nullopt;
  }
  if (hsl) {
    if (parts[0].percent || !parts[1].percent || !parts[2].percent) {
      return std::nullopt;
    }
    return from_hsl(parts[0].value, std::clamp(parts[1].value / 100.0, 0.0, 1.0),
                    std::clamp(parts[2].value / 100.0, 0.0, 1.0));
  }
  const auto share = [](const Part& part) { return part.value / (part.percent ? 100.0 : 255.0); };
  return Rgb{channel(share(parts[0])), channel(share(parts[1])), channel(share(parts[2]))};
}

}  // namespace

std::optional<Rgb> css_colour(std::string_view text) {
  const std::string lower = core::lower_ascii(core::trimmed(text));
  if (lower.starts_with('#')) {
    return from_hex(lower);
  }
  for (const auto& [name, value] : names) {
    if (lower == name) {
      return config::hex_colour(value);
    }
  }
  for (const std::string_view function : {"rgb(", "rgba(", "hsl(", "hsla("}) {
    if (lower.starts_with(function) && lower.ends_with(')')) {
      return from_function(lower);
    }
  }
  return std::nullopt;
}

}  // namespace werkthet::theme
