#pragma once
// The style sheet of the site with the house style of the municipality in it, as far as it can be seen by
// everyone.

#include "config/study.hpp"
#include "core/problem.hpp"

#include <string>
#include <string_view>

namespace werkthet::theme {

/// The shipped style sheet, and after it the tokens of [site] theme and the colour of [theme] accent that
/// passed. Without either: the shipped style sheet, byte for byte. Problems, with place in the file of the
/// house style: H101 and H102 (cannot be read; then the shipped one comes back), H103 (a chain of var()
/// without end), H104 (contrast; an error with theme_strict), H105 (a value that is none), H106 (nothing that
/// the site reads). Same input, same text.
[[nodiscard]] std::string site_style(const config::Study& study, core::Problems& problems);

/// The same for texts in memory. `style` is ours, `tokens` the file of the house style, `file` its name for
/// messages; `accent` "#RRGGBB" or empty.
[[nodiscard]] std::string themed(std::string_view style, std::string_view tokens, const std::string& file,
                                 std::string_view accent, bool strict, core::Problems& problems);

}  // namespace werkthet::theme
