#pragma once
// What the table sheets must hold, straight from the checked cells: for the audit of the written file, which
// does not trust the code that wrote it.

#include "config/study.hpp"
#include "office/expected_table.hpp"
#include "safe/safe_findings.hpp"

#include <vector>

namespace werkthet::publish::workbook {

/// One per table, in the order of the sheets. A code is a number when its label is a whole number.
[[nodiscard]] std::vector<office::ExpectedTable> expected_tables(const safe::SafeFindings& findings,
                                                                 const config::Study& study);

}  // namespace werkthet::publish::workbook
