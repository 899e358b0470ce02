#pragma once
// Widths of text in Arial and Liberation Sans, which have the same metrics. With the table in the program the
// layout of labels is computed: no overlap and no clipping, the same on every machine, without a font
// installed.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::publish::charts {

/// Width of UTF-8 text in the units of `size`. Characters outside the table count as wide ones.
[[nodiscard]] double text_width(std::string_view text, double size, bool bold = false);

/// The text over lines of at most `width`, broken at spaces; a word that is too wide is broken with a hyphen.
/// At least one line, which may be empty.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, double size,
                                               bool bold = false);

/// At most `most` lines; the last of those ends in an ellipsis when lines were left out. For labels whose
/// full text stands elsewhere (a panel's title, the table).
[[nodiscard]] std::vector<std::string> shortened(std::vector<std::string> lines, std::size_t most,
                                                 double width, double size);

/// The text with a full stop, unless it ends in one, in a question mark or in an exclamation mark.
[[nodiscard]] std::string as_sentence(std::string text);

}  // namespace werkthet::publish::charts
