#include "config/rule.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace werkthet::config {

const Rule& rule_of(const std::vector<Rule>& rules, std::string_view code) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.code == code; });
  core::ensure(found != rules.end(), "every code has a rule: " + std::string(code));
  return *found;
}

}  // namespace werkthet::config
