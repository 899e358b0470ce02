#pragma once
// Numbered lists in somebody else's file: each counts from 1, with the numbers of the file's own list style.

#include "word/package.hpp"

#include <string_view>

namespace werkthet::word {

/// Number instances of ours count from here; Word gives out its own from 1.
inline constexpr int first_restart = 9001;

/// Makes `count` number instances from first_restart on that follow the numbering of the paragraph style with
/// this name and begin at 1. Those that are there already stay. Nothing when the style has no numbering.
void add_restarts(Package& package, std::string_view style_name, int count);

}  // namespace werkthet::word
