#pragma once
// Internal to this stage: lines of a CSV as RFC 4180 writes it (comma, quotes doubled). Published files have
// one form, so nothing is guessed: another separator or a quote in the wrong place is an error with its line.

#include "audit/published.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::audit {

/// All lines, each a list of fields. Throws core::Error{input} with "file:line".
[[nodiscard]] std::vector<std::vector<std::string>> csv_lines(std::string_view text, const std::string& file,
                                                              const Limits& limits);

}  // namespace werkthet::audit
