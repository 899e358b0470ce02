#pragma once
// What the process that reads a statistical file tells this one: a stream of small frames, each a kind, a
// column and two texts with their lengths. The writer is plain; the reader trusts nothing: not the order, not
// the lengths, not the encoding, and a stream is only a table when its last frame says that it was complete.

#include "ingest/tables/table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace werkthet::ingest {

enum class FrameKind : std::uint8_t {
  column = 1,   ///< next column: first text its name, second its label
  row,          ///< next row begins
  cell,         ///< of the current row: first text its content, never empty; columns ascend
  value_label,  ///< of a column: first text the value, second what it stands for
  end,          ///< the column number is the ReadingEnd; nothing may follow
  declared_missing,  ///< a cell whose value the maker of the file declared missing; no texts; columns ascend
};

/// How the reading ended.
enum class ReadingEnd : std::uint8_t { complete, damaged, too_large, too_little_memory, unknown_version };

/// Writes frames to a descriptor, many at a time. Throws std::runtime_error when nobody reads them.
class FrameWriter {
 public:
  explicit FrameWriter(int descriptor) : descriptor_(descriptor) {}
  void add(FrameKind kind, std::uint32_t column = 0, std::string_view first = {},
           std::string_view second = {});
  /// The last frame; everything is on its way afterwards.
  void end(ReadingEnd outcome);

 private:
  void flush();
  int descriptor_;
  std::string waiting_;
};

/// Builds the table from bytes in pieces of any size.
class FrameReader {
 public:
  explicit FrameReader(const TableCaps& caps) : caps_(caps), builder_(Table::Cells::typed, caps) {}
  ~FrameReader();
  FrameReader(const FrameReader&) = delete;
  FrameReader& operator=(const FrameReader&) = delete;

  /// False when the stream is not what it should be or passes a cap: no more is wanted.
  [[nodiscard]] bool take(std::string_view bytes);
  /// The outcome: what the stream says, too_large after a cap, damaged when it stopped halfway or is no such
  /// stream.
  [[nodiscard]] ReadingEnd outcome() const;
  /// The table of a stream whose outcome is complete.
  [[nodiscard]] Table table();

 private:
  struct Frame;
  [[nodiscard]] bool use(const Frame& frame);
  [[nodiscard]] bool use_column(const Frame& frame);
  [[nodiscard]] bool use_cell(const Frame& frame);
  [[nodiscard]] bool use_declared_missing(const Frame& frame);
  [[nodiscard]] bool use_value_label(const Frame& frame);
  [[nodiscard]] bool within(bool fits);
  TableCaps caps_;
  TableBuilder builder_;
  std::string waiting_;
  std::uint64_t rows_{};
  std::uint64_t labels_{};
  std::uint32_t next_column_{};  ///< the lowest column that the current row may still set
  bool wrong_{false};
  bool too_large_{false};
  std::optional<ReadingEnd> end_;
};

}  // namespace werkthet::ingest
