#pragma once
// The designs that `werkthet init --profile` starts from, as TOML values by dotted name. Used by template.cpp
// alone.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::config {

/// Dotted name ("arms.regie.name", "memo.next_steps[1].what") and TOML literal, tables in the order of the
/// file.
using ProfileValues = std::vector<std::pair<std::string, std::string>>;

/// Empty when there is no such profile.
[[nodiscard]] ProfileValues profile_values(std::string_view profile);

}  // namespace werkthet::config
