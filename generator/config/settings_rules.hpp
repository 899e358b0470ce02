#pragma once
// Every kind of problem that reading and checking a study file can report, for `werkthet explain CODE`.

#include "config/rule.hpp"

#include <string_view>
#include <vector>

namespace werkthet::config {

/// S101 and up: settings; P and T: texts. Sorted by code, each code once.
[[nodiscard]] const std::vector<Rule>& settings_rules();
/// One of them. Precondition: there is one with that code.
[[nodiscard]] const Rule& settings_rule(std::string_view code);

}  // namespace werkthet::config
