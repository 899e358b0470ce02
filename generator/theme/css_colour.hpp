#pragma once
// A colour as a style sheet writes it. Only what is opaque: the contrast of a colour that shows what lies
// under it cannot be told beforehand.

#include "config/colour.hpp"

#include <optional>
#include <string_view>

namespace werkthet::theme {

/// #rgb, #rrggbb (with an alpha of 1 too), rgb(), rgba(), hsl(), hsla(), and the sixteen names of CSS 1 with
/// orange. nullopt for anything else, transparent colours among them.
[[nodiscard]] std::optional<config::Rgb> css_colour(std::string_view text);

}  // namespace werkthet::theme
