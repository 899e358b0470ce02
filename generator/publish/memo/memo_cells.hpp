#pragma once
// Finding cells of a checked table by the ids of dimensions and codes, for tables and charts of the memo. A
// dimension that the table lacks is no condition: an outcome without months is asked in the same way as one
// with.

#include "safe/safe_findings.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace werkthet::publish::memo {

/// The cell of a column in the first row that has all the named codes (dimension id, code id); nullptr when
/// none has.
[[nodiscard]] const safe::Cell* cell_at(
    const safe::Table& table, std::initializer_list<std::pair<std::string_view, std::string_view>> at,
    std::string_view column);

/// The code of `horizon` when the table has figures there, else of the last month with figures: an interim
/// release comes before the last horizon. Empty when the table has no months.
[[nodiscard]] std::string month_code(const safe::Table& table, int horizon);

}  // namespace werkthet::publish::memo
