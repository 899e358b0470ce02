#pragma once
// What a reader finds in a published folder: the tables of public/data with what their metadata says about
// them. Read as strictly as a stranger's files ask for, with caps; nothing of the program's own memory
// (ledger, internal folder) comes in here, since an audit that knows more than a reader proves nothing about
// readers.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::audit {

/// The code of the row that holds all others together.
inline constexpr std::string_view total_code = "Totaal";

struct Cell {
  enum class Kind { number, hidden, absent, text };  ///< absent: [x] and [z]
  Kind kind{Kind::absent};
  double value{};
  int decimals{};
};

struct Column {
  std::string id;
  std::string unit;  ///< of the metadata: count, percent, percentage points, ...; empty for text
  bool in_tens{};    ///< the title says so
};

struct Row {
  std::vector<std::string> codes;  ///< per dimension
  std::vector<Cell> cells;         ///< per column
};

struct Table {
  std::string id;    ///< exit_work
  std::string file;  ///< data/exit_work.csv
  std::vector<std::string> dimensions;
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool some_in_tens{};  ///< a note or the description says that (some) numbers are rounded to ten

  [[nodiscard]] std::optional<std::size_t> dimension(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

struct Release {
  std::string name;  ///< schema:version of the metadata
  std::vector<Table> tables;

  [[nodiscard]] const Table* table(std::string_view id) const;
};

/// Limits that no real release comes near.
struct Limits {
  std::size_t csv_bytes{8U << 20U};
  std::size_t all_bytes{32U << 20U};  ///< of all data files of a release
  std::size_t metadata_bytes{1U << 20U};
  std::size_t tables{400};
  std::size_t columns{64};
  std::size_t rows{20000};
  std::size_t field_bytes{4096};
};

/// Reads a release folder (or its public folder). Throws core::Error{usage} when there is no public/data,
/// core::Error{input} naming file and line for anything that is no table of a release.
[[nodiscard]] Release read_release(const std::filesystem::path& folder, const Limits& limits = {});

/// One table from its two texts; `file` is for messages.
[[nodiscard]] Table read_table(std::string_view csv, std::string_view metadata, const std::string& file,
                               const Limits& limits = {});

}  // namespace werkthet::audit
