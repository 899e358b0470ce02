#pragma once
// One table of text cells with positions, whatever it was read from: CSV, a spreadsheet, a statistics package or a
// query. Cells are offsets into one buffer (eight bytes each), so a large file costs little more than itself. What a
// source knows beyond text (question texts, labels of values, that its numbers are numbers) travels beside the cells.

#include "config/study.hpp"
#include "core/problem.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace werkthet::ingest {

class Table {
 public:
  /// How cells are written. `typed`: numbers have a decimal point, dates are yyyy-mm-dd and a missing value is an
  /// empty cell, because the source knows the type; `text`: as people typed it, to be read with the declared form.
  enum class Cells : std::uint8_t { text, typed };

  Table() = default;
  ~Table();  ///< wipes the text: it may hold citizen numbers
  Table(Table&&) noexcept = default;
  Table& operator=(Table&&) noexcept = default;
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  [[nodiscard]] std::size_t rows() const { return row_starts_.empty() ? 0 : row_starts_.size() - 1; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::string_view header(std::size_t column) const { return text_of(cells_[column]); }
  /// The content of a cell, unquoted. Preconditions: row < rows(), column < columns().
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return text_of(cells_[(row + 1) * columns_ + column]);
  }
  /// Whether an empty cell holds a value that the maker of the file declared missing ("weet niet"), and not nothing.
  [[nodiscard]] bool declared_missing(std::size_t row, std::size_t column) const {
    return (cells_[(row + 1) * columns_ + column].length & declared_bit) != 0;
  }
  [[nodiscard]] Cells cells() const { return kind_; }
  /// Line of a row's first character, row of a sheet or number of a case, from 1.
  [[nodiscard]] std::uint64_t line(std::size_t row) const { return row_lines_[row + 1]; }
  /// Line and column of a cell: characters in a text file, otherwise the number of the column. `field` is our name for
  /// the column: a header in the file may be a row of data by mistake and must not reach a message.
  [[nodiscard]] core::Place place(std::size_t row, std::size_t column, std::string field) const;
  /// The column with this name: the file's name from `form.columns` first, then the name itself, then
  /// `aliases`, compared loosely. nullopt when absent.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name, const config::CsvForm& form,
                                                const std::vector<std::string>& aliases = {}) const;
  /// The question text of a column; empty when the source has none.
  [[nodiscard]] std::string_view label(std::size_t column) const;
  /// What a value of a column stands for ("3" is "Eens"); nullopt without a label.
  [[nodiscard]] std::optional<std::string_view> value_label(std::size_t column, std::string_view value) const;
  /// Leaves out the first n rows below the header (a survey tool's second and third header row).
  void drop_first_rows(std::size_t n);

 private:
  friend class CsvParser;
  friend class TableBuilder;
  struct Cell {
    std::uint32_t offset{};
    std::uint32_t length{};  // top bit: had doubled quotes, its text lies in unescaped_; next bit: declared missing
  };
  static constexpr std::uint32_t declared_bit = 0x40000000U;
  [[nodiscard]] std::string_view text_of(Cell cell) const;
  std::string text_;
  std::unordered_map<std::uint32_t, std::string> unescaped_;  ///< by offset; rare
  std::vector<Cell> cells_;                                   ///< header first, then rows, columns_ each
  std::vector<std::uint32_t> row_starts_;                     ///< offset of every record, header first
  std::vector<std::uint32_t> row_lines_;
  std::vector<std::string> names_;   ///< loose header names
  std::vector<std::string> labels_;  ///< per column, or empty
  std::vector<std::map<std::string, std::string, std::less<>>> value_labels_;  ///< per column, or empty
  std::size_t columns_{};
  Cells kind_{Cells::text};
};

/// How large a table from a file may become.
struct TableCaps {
  std::size_t columns{4096};
  std::size_t cell_bytes{std::size_t{1} << 20U};
  std::size_t cells{50'000'000};
  std::size_t bytes{std::size_t{1} << 31U};  ///< offsets are 32 bits
};

/// Makes a Table cell by cell, for readers of anything that is not CSV. Row 0 is the header. Every call that would pass
/// a cap returns false and changes nothing; the reader then fails its report.
class TableBuilder {
 public:
  explicit TableBuilder(Table::Cells kind, TableCaps caps = {});
  /// A column with its name, before the first row.
  [[nodiscard]] bool column(std::string_view name, std::string_view label = {});
  /// What a value of a column stands for; the last of two labels for one value counts.
  void value_label(std::size_t column, std::string_view value, std::string_view label);
  /// Starts a row; cells that were not set in the row before are empty.
  [[nodiscard]] bool row(std::uint64_t line);
  /// Sets the cell of a column in the current row; setting it twice keeps the last.
  [[nodiscard]] bool cell(std::size_t column, std::string_view text);
  /// Says that the cell of a column in the current row holds a value that is declared missing; it stays empty.
  void declare_missing(std::size_t column);
  [[nodiscard]] std::size_t columns() const { return table_.columns_; }
  /// The table; the builder is empty afterwards.
  [[nodiscard]] Table finish();

 private:
  [[nodiscard]] bool append(std::string_view text, Table::Cell& cell);
  Table table_;
  TableCaps caps_;
};

}  // namespace werkthet::ingest
