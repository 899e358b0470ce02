#pragma once
// Colour, mark and dash of a group, the same in every chart; the colours are those of
// publish/group_colours.hpp. Colour never stands alone: every group also has its own mark and dash.

#include "config/study.hpp"
#include "publish/charts/canvas.hpp"
#include "publish/group_colours.hpp"

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

/// Colours of `count` segments in order, light to dark, 2 to 8 of them. Each neighbour differs in lightness,
/// and text_on() has 4.5:1 on each.
[[nodiscard]] std::string ramp_colour(std::size_t index, std::size_t count);
/// The colour of text on a fill: black or white, whichever has the greater contrast.
[[nodiscard]] std::string_view text_on(std::string_view fill);

/// Style of a group: the arm's, or that of non-participants and other codes (dark, ring).
[[nodiscard]] SeriesStyle group_style(const config::Study& study, std::string_view group);

/// Style of the n-th series when the series are no groups.
[[nodiscard]] SeriesStyle plain_style(std::size_t index);

}  // namespace werkthet::publish::charts
