#pragma once
// How a month is written in a list: with or without a dash, or as the first day of a month.

#include "core/date.hpp"

#include <optional>
#include <string_view>

namespace werkthet::ingest {

/// 2018-11, 201811 or 2018-11-01 (a spreadsheet has no months, only days); nullopt for anything else.
[[nodiscard]] std::optional<core::Month> parse_month_cell(std::string_view text);

}  // namespace werkthet::ingest
