#pragma once
// The audit of a written workbook: reads the bytes back and asks every item of the checklist. A release is
// only made when all hold, since what is not checked in the file itself is a hope about the code that wrote
// it.

#include "audit/workbook/checks.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::audit::workbook {

struct ItemReport {
  std::string id;
  std::string asks;
  Result result;

  [[nodiscard]] bool failed() const { return !result.flaws.empty(); }
};

struct WorkbookReport {
  std::vector<ItemReport> items;  ///< of the whole checklist, in its order

  [[nodiscard]] std::size_t failed() const;
  [[nodiscard]] std::size_t passed() const;  ///< with something to look at
};

/// Audits the bytes of an .xlsx. `known` for a workbook of this program: with it the values are compared.
/// Throws core::Error{input} when it is no workbook or beyond the caps of read_book().
[[nodiscard]] WorkbookReport audit_workbook(std::string_view bytes, const Known* known = nullptr);

/// One line per item, below it its first places. `all`: also the items that hold.
[[nodiscard]] std::string report_text(const WorkbookReport& report, bool all = true);
/// {"passed":…, "failed":…, "items":[{"id", "asks", "result", "looked_at",
/// "flaws":[{"sheet","cell","what"}]}]}.
[[nodiscard]] std::string report_json(const WorkbookReport& report);

}  // namespace werkthet::audit::workbook
