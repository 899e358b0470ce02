#pragma once
// The codes of problems in Word files, for `werkthet explain` and `werkthet list codes`.

#include "config/rule.hpp"

#include <vector>

namespace werkthet::word {

[[nodiscard]] const std::vector<config::Rule>& rules();

/// A problem with the severity of its code. `where`: a tag, a part of the file or the beginning of a text.
[[nodiscard]] core::Problem problem(const std::string& code, const std::string& file, std::string where,
                                    std::string message, std::string remedy = {});

}  // namespace werkthet::word
