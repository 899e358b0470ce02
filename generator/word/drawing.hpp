#pragma once
// A picture as DrawingML: an SVG for who can show it, a PNG for who cannot, always with its text alternative.
// Internal to this stage.

#include "word/content.hpp"
#include "word/package.hpp"
#include "word/xml.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace werkthet::word {

/// How the names of our drawings begin; Word keeps them.
inline constexpr std::string_view own_drawing = "werkthet ";

/// Puts both files into the package, under fixed names, and relations from `part` to them. Once or twice is
/// the same.
void add_picture(Package& package, const std::string& part, const Picture& picture);

/// <w:drawing> of the picture, `width` English metric units wide; the height follows. Unique `id` in the
/// part.
[[nodiscard]] std::string drawing_xml(const Picture& picture, std::int64_t width, int id);

/// Replaces every <wh:picture id="..."/> of a part by its drawing and gives each a number that no other
/// drawing has. `width`: the widest it may be; an attribute width of the element goes before it.
void place_pictures(Package& package, const std::string& part, pugi::xml_node root, const Content& content,
                    std::int64_t width);

}  // namespace werkthet::word
