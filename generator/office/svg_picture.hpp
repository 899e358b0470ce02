#pragma once
// A drawing of lines as a picture of points, for programs that show no SVG (Word before 2016, LibreOffice).
// Through librsvg; nothing outside the SVG is read. The bytes depend on the drawing, the version of librsvg
// and the fonts of the machine.

#include <string>
#include <string_view>

namespace werkthet::office {

struct SvgPicture {
  std::string png;
  int width{};  ///< of the drawing in its own units
  int height{};
};

/// `scale`: points per unit, 2 for print. Throws core::Error{internal} when it is no SVG with a width and a
/// height, or would be larger than 10,000 points.
[[nodiscard]] SvgPicture svg_picture(std::string_view svg, double scale = 2.0);

}  // namespace werkthet::office
