#pragma once
// Every code that reading and checking can give, with what it means and what to do. Messages take severity
// and remedy from here, so `werkthet explain E204` and the problem itself cannot say different things.

#include "config/rule.hpp"

#include <string_view>
#include <vector>

namespace werkthet::ingest {

using config::Rule;

/// All rules of this stage, sorted by code.
[[nodiscard]] const std::vector<Rule>& rules();
/// The rule with this code. Unknown codes are a bug of ours.
[[nodiscard]] const Rule& rule(std::string_view code);

}  // namespace werkthet::ingest
