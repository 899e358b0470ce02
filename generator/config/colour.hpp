#pragma once
// Is a colour visible on white paper and a white page? Charts and headings must keep a contrast of 3:1
// (WCAG 2.1, success criterion 1.4.11); a house colour that is too light is refused where it is set, not
// found by a reader.

#include <optional>
#include <string_view>

namespace werkthet::config {

/// Contrast ratio of "#RRGGBB" against white, 1 to 21: (1 + 0.05) / (L + 0.05) with the relative luminance L
/// of WCAG 2.1. nullopt when the text is no such colour.
[[nodiscard]] std::optional<double> contrast_on_white(std::string_view colour);

inline constexpr double least_contrast = 3.0;

}  // namespace werkthet::config
