#pragma once
// Colour, mark and dash of a group, the same in every chart. The default colours were computed to stay apart
// under the three kinds of colour blindness (all have 4.5:1 on white; CIEDE2000 between any two of the seven
// is 15.4 at worst, 21.6 for the first two with the control group; test_palette computes both). Colour never
// stands alone: every group also has its own mark and dash. House colours that fail on white are not used.

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

/// Colours of `count` segments in order, light to dark, 2 to 8 of them. Each neighbour differs in lightness,
/// and text_on() has 4.5:1 on each.
[[nodiscard]] std::string ramp_colour(std::size_t index, std::size_t count);
/// The colour of text on a fill: black or white, whichever has the greater contrast.
[[nodiscard]] std::string_view text_on(std::string_view fill);

/// True when the study's own arm colours can be used: one per arm, each with enough contrast on white.
[[nodiscard]] bool arm_colours_usable(const config::Study& study);

/// Style of a group: the arm's, or that of non-participants and other codes (dark, ring).
[[nodiscard]] SeriesStyle group_style(const config::Study& study, std::string_view group);

/// Style of the n-th series when the series are no groups.
[[nodiscard]] SeriesStyle plain_style(std::size_t index);

}  // namespace werkthet::publish::charts
