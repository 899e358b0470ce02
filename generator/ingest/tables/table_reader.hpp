#pragma once
// A table whose columns are asked for by our names: the cell, typed, or a problem at its place. What
// every reader of a list with people shares, so that a citizen number is handled in one way.

#include "ingest/directory.hpp"
#include "ingest/pseudonym.hpp"
#include "ingest/source_files.hpp"
#include "ingest/tables/table.hpp"
#include "ingest/values.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::ingest {

/// A column that may be absent. `field` is our name for it, for messages.
struct ColumnRef {
  std::optional<std::size_t> index;
  std::string field;
};

class TableReader {
 public:
  /// Loads and reads the file; ok() is false when it cannot be used (said in the report).
  TableReader(const SourceFile& source, std::string role, const config::CsvForm& form);

  /// A table that was read elsewhere, with its entry for the list of files.
  TableReader(Table table, InputFile file, const config::CsvForm& form);

  [[nodiscard]] bool ok() const { return table_.has_value(); }
  /// Precondition: ok().
  [[nodiscard]] const Table& table() const { return *table_; }
  /// Leaves out the first n rows below the header (Table::drop_first_rows). Precondition: ok().
  void drop_first_rows(std::size_t n);
  [[nodiscard]] std::size_t rows() const { return table_ ? table_->rows() : 0; }
  [[nodiscard]] std::uint64_t line(std::size_t row) const { return table_->line(row); }
  [[nodiscard]] Report& report() { return report_; }

  /// The column, or E203 when it is required and absent.
  [[nodiscard]] ColumnRef column(std::string_view name, bool required,
                                 const std::vector<std::string>& aliases = {});
  [[nodiscard]] core::Place place(std::size_t row, const ColumnRef& column) const;
  /// Trimmed; empty when the column is absent.
  [[nodiscard]] std::string_view text(std::size_t row, const ColumnRef& column) const;
  /// T107 when the text, which a table will print as a label, holds a sign that tables keep for themselves.
  void check_label(std::size_t row, const ColumnRef& column, core::Problems& problems) const;
  /// nullopt when empty; W213 or N215 when it is not a whole date.
  [[nodiscard]] std::optional<core::Date> date(std::size_t row, const ColumnRef& column);
  /// nullopt when missing; W213 when it is no number, E214 when it can be read in two ways.
  [[nodiscard]] std::optional<double> number(std::size_t row, const ColumnRef& column);
  [[nodiscard]] Answer answer(std::size_t row, const ColumnRef& column);
  /// The pseudonym of the citizen number; nullopt with E201 when it cannot be used.
  [[nodiscard]] std::optional<Pseudonym> person(std::size_t row, const ColumnRef& column,
                                                Pseudonymiser& pseudonyms);

  /// Hands the file's entry, problems and counts to the input.
  void finish(Input& input);

 private:
  [[nodiscard]] DateCell date_cell(std::string_view value) const;
  [[nodiscard]] NumberCell number_cell(std::string_view value) const;
  const config::CsvForm& form_;
  Report report_;
  InputFile file_;
  std::optional<Table> table_;
};

}  // namespace werkthet::ingest
