#pragma once
// Reads an .xlsx into a WrittenBook. The file may be a stranger's: damaged, huge or malicious files are
// refused with core::Error{input} that says what is wrong, and no relation is followed out of the package.

#include "audit/workbook/written_book.hpp"

#include <string_view>

namespace werkthet::audit::workbook {

/// Caps: 32 MiB per part, 1,000 sheets, and those of read_budget.hpp over the whole. Throws
/// core::Error{input}.
[[nodiscard]] WrittenBook read_book(std::string_view bytes);

}  // namespace werkthet::audit::workbook
