#pragma once
// Every code that the program can print, from all stages, for `explain` and `list codes`.

#include "config/rule.hpp"

#include <vector>

namespace werkthet::cli {

/// Sorted by code.
[[nodiscard]] std::vector<config::Rule> all_rules();

/// Those of an exploration before the start: what its figures warn of.
[[nodiscard]] const std::vector<config::Rule>& plan_rules();

}  // namespace werkthet::cli
