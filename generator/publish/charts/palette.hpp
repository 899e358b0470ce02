#pragma once
// Colour, mark and dash of a group, the same in every chart. The default colours were computed to stay apart
// under the three kinds of colour blindness (publishing design §4.2: 4.98:1 on white, CIEDE2000 21.6 at
// worst); since colour never stands alone, every group also has its own mark and dash. House colours that
// fail on white are not used.

#include "config/study.hpp"
#include "publish/charts/canvas.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace werkthet::publish::charts {

struct SeriesStyle {
  std::string colour;
  Shape shape{Shape::circle};
  std::string_view dash;
};

/// Contrast ratio of two colours "#RRGGBB" (WCAG 2.1, definition of relative luminance), 1..21; nullopt when
/// one of them is not such a colour.
[[nodiscard]] std::optional<double> contrast(std::string_view a, std::string_view b);

/// Smallest contrast of chart colours on white: they colour labels as well as marks, so the bar is that of
/// text.
inline constexpr double min_contrast = 4.5;

/// True when the study's own arm colours can be used: one per arm, each with enough contrast on white.
[[nodiscard]] bool arm_colours_usable(const config::Study& study);

/// Style of a group: the arm's, or that of non-participants and other codes (dark, ring).
[[nodiscard]] SeriesStyle group_style(const config::Study& study, std::string_view group);

/// Style of the n-th series when the series are no groups.
[[nodiscard]] SeriesStyle plain_style(std::size_t index);

}  // namespace werkthet::publish::charts
