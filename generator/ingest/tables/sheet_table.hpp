#pragma once
// From the cells of a sheet, in the order of its rows, to a Table: what .xlsx and .ods have in common. Finds
// the header, keeps limits and reports what a cell could not say.

#include "ingest/report.hpp"
#include "ingest/tables/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

inline constexpr std::uint64_t most_sheet_rows = 1'048'576;
inline constexpr std::uint64_t most_sheet_columns = 16'384;

/// Why a cell has no value although something stands in it.
enum class CellTrouble : std::uint8_t { error_value, no_result, no_such_day, no_number };

/// Cells that are one, both ends included; rows from 1, columns from 0.
struct MergedCells {
  std::uint64_t first_row{};
  std::uint64_t last_row{};
  std::uint64_t first_column{};
  std::uint64_t last_column{};
};

class SheetTable {
 public:
  /// `only_look`: stops at the first row with content; for telling which sheet is meant.
  SheetTable(Report& report, const TableCaps& caps, bool only_look);
  ~SheetTable();  ///< wipes the row at hand
  SheetTable(const SheetTable&) = delete;
  SheetTable& operator=(const SheetTable&) = delete;

  /// A cell of the row at hand; columns from 0, in any order, each at most once. Throws core::Error{input}
  /// beyond the columns a sheet can have.
  void cell(std::uint64_t column, std::string_view text);
  void trouble(std::uint64_t column, CellTrouble what);
  /// Closes the row at hand as `line` (from 1) and, `times` - 1 more times, as the lines after it. false when
  /// no further rows are wanted: a limit was passed (reported) or looking is done. Throws core::Error{input}
  /// for a row twice.
  [[nodiscard]] bool end_row(std::uint64_t line, std::uint64_t times = 1);
  void merged(const MergedCells& cells);

  /// Whether a row had content.
  [[nodiscard]] bool any() const { return header_line_ != 0; }
  /// The table, or nullopt with the reason in the report.
  [[nodiscard]] std::optional<Table> finish();

 private:
  struct Piece {
    std::uint64_t column{};
    std::size_t offset{};
    std::size_t length{};
  };
  struct Trouble {
    std::uint64_t column{};
    CellTrouble what{};
  };
  [[nodiscard]] std::string_view text_of(const Piece& piece) const {
    return std::string_view(text_).substr(piece.offset, piece.length);
  }
  [[nodiscard]] bool blank(const Piece& piece) const;
  [[nodiscard]] bool header(std::uint64_t line);
  void cut_to_header();
  [[nodiscard]] bool data(std::uint64_t line);
  [[nodiscard]] bool limit();
  void check_merged(const Table& table);

  Report& report_;
  TableBuilder builder_;
  bool only_look_;
  std::uint64_t header_line_{};  ///< 0: not yet
  std::uint64_t last_line_{};
  std::uint64_t beyond_{};  ///< number of the last column without a name in the row at hand; 0: none
  std::string text_;
  std::vector<Piece> pieces_;
  std::vector<Trouble> troubles_;
  std::vector<MergedCells> merged_;
};

}  // namespace werkthet::ingest
