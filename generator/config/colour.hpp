#pragma once
// Is a colour visible? Charts, headings and the house style of the site must keep the contrast of WCAG 2.1; a house
// colour that is too light is refused where it is set, not found by a reader.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace werkthet::config {

struct Rgb {
  std::uint8_t red{};
  std::uint8_t green{};
  std::uint8_t blue{};
  bool operator==(const Rgb&) const = default;
};

inline constexpr Rgb white{255, 255, 255};

/// "#RRGGBB" in either case; nullopt for anything else.
[[nodiscard]] std::optional<Rgb> hex_colour(std::string_view text);
/// "#rrggbb".
[[nodiscard]] std::string hex(const Rgb& colour);
/// Contrast ratio, 1 to 21: (L1 + 0.05) / (L2 + 0.05) with the relative luminance L of WCAG 2.1, the lighter first.
[[nodiscard]] double contrast(const Rgb& a, const Rgb& b);

/// Contrast ratio of "#RRGGBB" against white. nullopt when the text is no such colour.
[[nodiscard]] std::optional<double> contrast_on_white(std::string_view colour);

inline constexpr double least_contrast = 3.0;       ///< marks and large text (criteria 1.4.11 and 1.4.3)
inline constexpr double least_text_contrast = 4.5;  ///< text (criterion 1.4.3)

}  // namespace werkthet::config
