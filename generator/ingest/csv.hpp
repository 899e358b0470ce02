#pragma once
// One CSV file as cells with positions. RFC 4180 quoting with line breaks inside quotes; separator and
// encoding are recognised only when there is one answer. Cells are offsets into one buffer (eight bytes
// each), so a large file costs little more than itself. Used for every CSV input, also for BUS.

#include "config/study.hpp"
#include "core/problem.hpp"
#include "ingest/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace werkthet::ingest {

struct CsvCaps {
  std::size_t columns{4096};
  std::size_t cell_bytes{std::size_t{1} << 20U};
  std::size_t cells{50'000'000};
};

/// UTF-8 text of a file: without byte order mark, from UTF-8 when it is valid, otherwise Windows-1252.
/// nullopt, and a problem, for binary files, UTF-16 and undefined bytes. `encoding`: "utf-8", "windows-1252"
/// or empty.
[[nodiscard]] std::optional<std::string> to_utf8(std::string bytes, std::string_view encoding,
                                                 Report& report);

class CsvTable;
/// Reads a table with a header. nullopt when the file as a whole cannot be used; rows with another number of
/// cells than the header are reported (E212) and cut or filled up, never dropped.
[[nodiscard]] std::optional<CsvTable> read_csv(std::string bytes, const config::CsvForm& form, Report& report,
                                               const CsvCaps& caps = {});

class CsvTable {
 public:
  CsvTable() = default;
  ~CsvTable();  ///< wipes the text: it may hold citizen numbers
  CsvTable(CsvTable&&) noexcept = default;
  CsvTable& operator=(CsvTable&&) noexcept = default;
  CsvTable(const CsvTable&) = delete;
  CsvTable& operator=(const CsvTable&) = delete;

  [[nodiscard]] std::size_t rows() const { return row_starts_.empty() ? 0 : row_starts_.size() - 1; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::string_view header(std::size_t column) const { return text_of(cells_[column]); }
  /// The content of a cell, unquoted. Preconditions: row < rows(), column < columns().
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return text_of(cells_[(row + 1) * columns_ + column]);
  }
  /// Line of a row's first character, from 1.
  [[nodiscard]] std::uint64_t line(std::size_t row) const { return row_lines_[row + 1]; }
  /// Line and column (in characters) of a cell. `field` is our name for the column: a header in the file may
  /// be a row of data by mistake and must not reach a message.
  [[nodiscard]] core::Place place(std::size_t row, std::size_t column, std::string field) const;
  /// The column with this name: the file's name from `form.columns` first, then the name itself, then
  /// `aliases`, compared loosely. nullopt when absent.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name, const config::CsvForm& form,
                                                const std::vector<std::string>& aliases = {}) const;

 private:
  friend class CsvParser;
  friend std::optional<CsvTable> read_csv(std::string, const config::CsvForm&, Report&, const CsvCaps&);
  struct Cell {
    std::uint32_t offset{};
    std::uint32_t length{};  // top bit: had doubled quotes, its text lies in unescaped_
  };
  [[nodiscard]] std::string_view text_of(Cell cell) const;
  std::string text_;
  std::unordered_map<std::uint32_t, std::string> unescaped_;  ///< by offset; rare
  std::vector<Cell> cells_;                                   ///< header first, then rows, columns_ each
  std::vector<std::uint32_t> row_starts_;                     ///< offset of every record, header first
  std::vector<std::uint32_t> row_lines_;
  std::vector<std::string> names_;  ///< loose header names
  std::size_t columns_{};
};

}  // namespace werkthet::ingest
