#pragma once
// The items of the checklist, each a function from a workbook to what it looked at and where it does not
// hold.

#include "audit/workbook/written_book.hpp"
#include "office/expected_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::audit::workbook {

/// A place where an item does not hold.
struct Flaw {
  std::string sheet;  ///< empty: the whole file
  std::string cell;   ///< empty: the whole sheet
  std::string what;   ///< one English sentence; may quote names and cells of the file
};

struct Result {
  std::size_t looked_at{};  ///< 0: there was nothing that the item is about
  std::vector<Flaw> flaws;

  void look() { ++looked_at; }
  void flaw(std::string sheet, std::string cell, std::string what) {
    flaws.push_back({std::move(sheet), std::move(cell), std::move(what)});
  }
};

/// What is known about a workbook that this program made; a stranger's has none of it.
struct Known {
  std::vector<office::ExpectedTable> tables;
  std::string created;  ///< yyyy-mm-dd of the edition
};

struct Item {
  std::string_view id;    ///< tables.header
  std::string_view asks;  ///< what must hold, in a sentence
  Result (*check)(const WrittenBook& book, const Known* known);
};

/// All items, by subject in the order of the report.
[[nodiscard]] const std::vector<Item>& items();

// The subjects.
[[nodiscard]] std::vector<Item> table_items();
[[nodiscard]] std::vector<Item> note_items();
[[nodiscard]] std::vector<Item> format_items();
[[nodiscard]] std::vector<Item> structure_items();
[[nodiscard]] std::vector<Item> document_items();
[[nodiscard]] std::vector<Item> value_items();

// What several subjects ask.

/// The cell, or nullptr.
[[nodiscard]] const WrittenCell* cell_at(const WrittenSheet& sheet, const Place& place);
/// The text of A1 and the like; empty for no cell and for numbers.
[[nodiscard]] std::string words_at(const WrittenSheet& sheet, const Place& place);
/// The cell as a reader sees it: numbers by their format, in Dutch.
[[nodiscard]] std::string shown(const WrittenCell& cell, const WrittenBook& book);

}  // namespace werkthet::audit::workbook
