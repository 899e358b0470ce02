#include "ingest/tables/sheet_table.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "ingest/pseudonym.hpp"

#include <algorithm>

namespace werkthet::ingest {
namespace {

std::string_view sentence(CellTrouble what) {
  switch (what) {
    case CellTrouble::error_value:
      return "the cell holds an error value: its formula failed; it is treated as unknown";
    case CellTrouble::no_result:
      return "the formula has no stored result; open the file in a spreadsheet program and save it again";
    case CellTrouble::no_such_day:
      return "the number in this cell stands for no day of the calendar; it is treated as unknown";
    case CellTrouble::no_number:
      break;
  }
  return "the cell should hold a number or a day and does not; it is treated as unknown";
}

void check_column(std::uint64_t column) {
  if (column >= most_sheet_columns) {
    throw core::Error(core::ErrorKind::input, "a row has more columns than a sheet can have");
  }
}

}  // namespace

SheetTable::SheetTable(Report& report, const TableCaps& caps, bool only_look)
    : report_(report), builder_(Table::Cells::typed, caps), only_look_(only_look) {}

SheetTable::~SheetTable() {
  wipe(text_);
}

void SheetTable::cell(std::uint64_t column, std::string_view text) {
  check_column(column);
  if (!text.empty()) {
    pieces_.push_back({column, text_.size(), text.size()});
    text_ += text;
  }
}

void SheetTable::trouble(std::uint64_t column, CellTrouble what) {
  check_column(column);
  troubles_.push_back({column, what});
}

bool SheetTable::blank(const Piece& piece) const {
  return core::trimmed(text_of(piece)).empty();
}

bool SheetTable::limit() {
  report_.fail("E200", {}, "the sheet has more columns, cells or text than the limit");
  return false;
}

bool SheetTable::end_row(std::uint64_t line, std::uint64_t times) {
  if (line <= last_line_ || times == 0) {
    throw core::Error(core::ErrorKind::input, "the rows of the sheet are not in order");
  }
  const bool empty = std::all_of(pieces_.begin(), pieces_.end(), [this](const Piece& p) { return blank(p); });
  bool more = true;
  if (!empty || (any() && !troubles_.empty())) {
    if (line > most_sheet_rows || times > most_sheet_rows - line + 1) {
      throw core::Error(core::ErrorKind::input, "the sheet has more rows than a sheet can have");
    }
    std::sort(pieces_.begin(), pieces_.end(),
              [](const Piece& a, const Piece& b) { return a.column < b.column; });
    if (std::adjacent_find(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) {
          return a.column == b.column;
        }) != pieces_.end()) {
      throw core::Error(core::ErrorKind::input, "a cell of the sheet is there twice");
    }
    if (any()) {
      cut_to_header();
    }
    for (std::uint64_t i = 0; i < times && more; ++i) {
      more = any() ? data(line + i) : header(line + i);
    }
  }
  last_line_ = line + std::min(times, most_sheet_rows) - 1;
  text_.clear();
  pieces_.clear();
  troubles_.clear();
  return more;
}

bool SheetTable::header(std::uint64_t line) {
  header_line_ = line;
  if (only_look_) {
    return false;
  }
  std::uint64_t next = 0;
  for (const Piece& piece : pieces_) {
    if (blank(piece)) {
      continue;
    }
    for (; next < piece.column; ++next) {
      if (!builder_.column({})) {
        return limit();
      }
    }
    if (!builder_.column(text_of(piece))) {
      return limit();
    }
    ++next;
  }
  return true;
}

/// Takes out what stands right of the last column with a name, once for all repetitions of a row.
void SheetTable::cut_to_header() {
  beyond_ = 0;
  while (!pieces_.empty() && pieces_.back().column >= builder_.columns()) {
    if (beyond_ == 0 && !blank(pieces_.back())) {
      beyond_ = pieces_.back().column + 1;
    }
    pieces_.pop_back();
  }
  std::erase_if(troubles_, [this](const Trouble& trouble) { return trouble.column >= builder_.columns(); });
}

bool SheetTable::data(std::uint64_t line) {
  if (!builder_.row(line)) {
    return limit();
  }
  for (const Piece& piece : pieces_) {
    if (!builder_.cell(piece.column, text_of(piece))) {
      return limit();
    }
  }
  if (beyond_ != 0) {
    report_.add("E212", {{}, line, beyond_, {}},
                "a cell stands to the right of the last column that has a name; it is not read");
  }
  for (const Trouble& trouble : troubles_) {
    report_.null("W213", {{}, line, trouble.column + 1, {}}, std::string(sentence(trouble.what)));
  }
  return true;
}

void SheetTable::merged(const MergedCells& cells) {
  constexpr std::size_t most = 100'000;
  if (merged_.size() >= most) {
    throw core::Error(core::ErrorKind::input, "the sheet has more merged cells than the limit");
  }
  merged_.push_back(cells);
}

/// One value in a block of cells: for which rows and columns it holds is for people to say. Beside each other
/// in the header it does no harm: the first column has the name and the others none.
void SheetTable::check_merged(const Table& table) {
  for (const MergedCells& block : merged_) {
    if (block.first_column >= table.columns() || block.last_row < header_line_ ||
        (block.first_row == block.last_row && block.first_column == block.last_column)) {
      continue;
    }
    const core::Place place{{}, block.first_row, block.first_column + 1, {}};
    if (block.first_row <= header_line_) {
      if (block.last_row > header_line_) {
        report_.fail(
            "E212", place,
            "a cell of the header covers several rows; the header must be one row, without merged cells");
        return;
      }
      continue;
    }
    std::size_t low = 0;
    for (std::size_t high = table.rows(); low < high;) {  // the row of the sheet, which may have been empty
      const std::size_t middle = low + (high - low) / 2;
      (table.line(middle) < block.first_row ? low : high) =
          table.line(middle) < block.first_row ? middle + 1 : middle;
    }
    if (low < table.rows() && table.line(low) == block.first_row &&
        !table.cell(low, block.first_column).empty()) {
      report_.add(
          "E212", place,
          "cells are merged, and only the first of them holds the value; undo the merging and fill in each");
    }
  }
}

std::optional<Table> SheetTable::finish() {
  if (report_.failed()) {
    return std::nullopt;
  }
  if (!any()) {
    report_.fail("E200", {}, "the sheet is empty");
    return std::nullopt;
  }
  Table table = builder_.finish();
  check_merged(table);
  if (report_.failed()) {
    return std::nullopt;
  }
  return table;
}

}  // namespace werkthet::ingest
