#pragma once
// The H codes (house style) for `werkthet explain`.

#include "config/rule.hpp"

#include <vector>

namespace werkthet::theme {

[[nodiscard]] const std::vector<config::Rule>& rules();

}  // namespace werkthet::theme
