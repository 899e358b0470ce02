#pragma once
// The chosen sheet of an .xlsx (ECMA-376) as a Table; see spreadsheet.hpp for what a cell becomes.

#include "ingest/archive.hpp"
#include "ingest/tables/spreadsheet.hpp"

namespace werkthet::ingest {

/// As read_spreadsheet; also throws core::Error{input} for damage and limits, which the caller reports as
/// E200.
[[nodiscard]] std::optional<Table> read_xlsx(const ZipArchive& archive, const config::CsvForm& form,
                                             Report& report, const TableCaps& caps);

}  // namespace werkthet::ingest
