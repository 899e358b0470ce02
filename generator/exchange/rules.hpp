#pragma once
// Every code that reading exchange files can give, with what it means and what to do.

#include "config/rule.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::exchange {

/// Sorted by code.
[[nodiscard]] const std::vector<config::Rule>& rules();
/// A problem with severity and remedy of its rule; the rule's title when `message` is empty. An unknown code
/// is a bug of ours.
[[nodiscard]] core::Problem make_problem(std::string_view code, core::Place place, std::string message = {});

}  // namespace werkthet::exchange
