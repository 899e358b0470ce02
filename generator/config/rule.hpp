#pragma once
// One kind of problem as `werkthet explain CODE` tells it. Shared by settings (S, P, T codes) and data (E, W
// codes), so that every code of the program is listed in one form. Codes are stable: a reader may search for
// one years later.

#include "core/problem.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::config {

struct Rule {
  std::string code;
  core::Severity severity{};
  std::string title;
  std::string explanation;
  std::string remedy;
};

/// The rule with that code. Precondition: there is one; a code without an explanation is a bug of ours.
[[nodiscard]] const Rule& rule_of(const std::vector<Rule>& rules, std::string_view code);

}  // namespace werkthet::config
