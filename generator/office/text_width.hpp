#pragma once
// How wide a text is in Arial, for column widths. Measured and not counted in characters: "Uitgestroomd" in
// bold is twice as wide as twelve times an "i", and a column that is one letter too narrow shows ##### for a
// number. Advance widths are those of Arial and of the fonts made to its measure (Liberation Sans,
// Helvetica).

#include <cstddef>
#include <string_view>

namespace werkthet::office {

/// Width of one line in pixels at 96 per inch. Text with line breaks: the widest line. Precondition: valid
/// UTF-8.
[[nodiscard]] double text_width(std::string_view text, double points, bool bold);

/// Lines that the text takes when it is wrapped at spaces within `width` pixels; a word that is too long is
/// broken. At least 1.
[[nodiscard]] std::size_t wrapped_lines(std::string_view text, double points, bool bold, double width);

}  // namespace werkthet::office
