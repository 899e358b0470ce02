#pragma once
// The signs that tables keep for themselves: "[noot 1]" for a note, "[c]" and the like for a figure that is
// not there. A typed text that holds one would send readers to a note that does not exist, or say that a
// figure is hidden, so it is refused where it stands. The audit of workbooks reads the same signs.

#include "core/problem.hpp"

#include <string_view>

namespace werkthet::config {

/// How a note marker begins.
inline constexpr std::string_view note_marker = "[noot";

/// "[c]" and the like: one to five lower-case letters in square brackets and nothing else.
[[nodiscard]] bool is_shorthand(std::string_view text);

/// True when a text holds such a sign somewhere.
[[nodiscard]] bool has_table_sign(std::string_view text);

/// Adds T107 when the text holds such a sign. For texts that become a title, header, label or note of a
/// table.
void check_table_signs(std::string_view text, const core::Place& place, core::Problems& problems);

}  // namespace werkthet::config
