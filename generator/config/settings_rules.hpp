#pragma once
// Every kind of problem that reading and checking a study file can report, for `werkthet explain CODE`.

#include "config/rule.hpp"

#include <vector>

namespace werkthet::config {

/// S101 and up: settings; P and T: texts. Sorted by code, each code once.
[[nodiscard]] const std::vector<Rule>& settings_rules();

}  // namespace werkthet::config
