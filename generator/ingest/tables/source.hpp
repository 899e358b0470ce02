#pragma once
// Any list as a Table, whatever program wrote it. What a file is follows from its first bytes and never from
// its name: people rename files, and the name would then choose the reader.

#include "config/study.hpp"
#include "ingest/input.hpp"
#include "ingest/report.hpp"
#include "ingest/source_files.hpp"
#include "ingest/tables/table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace werkthet::ingest {

enum class SourceKind : std::uint8_t {
  text,            ///< nothing else: CSV, or not usable, which its reader finds out
  spss_system,     ///< .sav, .zsav
  spss_portable,   ///< .por
  spss_protected,  ///< a .sav with a password
  stata,           ///< .dta
  spreadsheet,     ///< .xlsx, .ods; also what only looks like one, which its reader finds out
};

/// What the content is. Looks at the first bytes only, and promises nothing about the rest.
[[nodiscard]] SourceKind recognise(std::string_view bytes);

/// Loads and reads a list: a file, or a query of the study that `source` names. `file` has its role and gets
/// name, fingerprint and number of rows; nullopt, and the reason in the report, when the list cannot be used.
/// `form` says how a CSV is written and which sheet is meant; numbers and dates of a typed table need none of
/// it.
[[nodiscard]] std::optional<Table> read_table(const SourceFile& source, const config::CsvForm& form,
                                              InputFile& file, Report& report);

}  // namespace werkthet::ingest
