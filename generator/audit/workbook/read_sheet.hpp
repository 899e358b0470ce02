#pragma once
// One sheet of a package: its cells as they stream by, the rest of the part as a tree, and the tables and
// drawings that it points at. Internal to this stage.

#include "audit/workbook/read_budget.hpp"
#include "audit/workbook/written_book.hpp"
#include "ingest/archive.hpp"
#include "ingest/tables/xlsx_parts.hpp"

#include <string>
#include <vector>

namespace werkthet::audit::workbook {

/// A relation of a part.
struct Relation {
  std::string id;
  std::string kind;    ///< last part of the type: "table", "drawing", "hyperlink"
  std::string target;  ///< the part, or the address when `outside`
  bool outside{};
};

/// The relations of a part; empty when it has none.
[[nodiscard]] std::vector<Relation> relations_of(const ingest::ZipArchive& archive, const std::string& part,
                                                 ReadBudget& budget);

/// What sheets share.
struct SheetContext {
  const ingest::ZipArchive& archive;
  const ingest::SharedStrings& strings;
  ReadBudget& budget;
};

/// Fills the sheet from its part. Throws core::Error{input}.
void read_sheet(const std::string& part, SheetContext& context, WrittenSheet& sheet);

}  // namespace werkthet::audit::workbook
