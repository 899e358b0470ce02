#pragma once
// One cell of an .ods: attributes and paragraphs to a text or a trouble. OpenDocument stores the value beside
// the text that is shown; the value counts, so that nothing depends on the language of the writer.

#include "ingest/tables/sheet_table.hpp"
#include "ingest/xml_events.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace werkthet::ingest {

class OdsCell {
 public:
  OdsCell() = default;
  ~OdsCell();  ///< wipes what it holds
  OdsCell(const OdsCell&) = delete;
  OdsCell& operator=(const OdsCell&) = delete;

  void open(const XmlAttributes& attributes);
  /// An element inside the cell begins or ends; text of comments and drawings is no content.
  void start(std::string_view local, const XmlAttributes& attributes);
  void end(std::string_view local);
  void text(std::string_view piece);
  /// Puts the value into the row, `times` cells from `column` on.
  void close(SheetTable& table, std::uint64_t column);

  [[nodiscard]] std::uint64_t times() const { return times_; }
  [[nodiscard]] std::uint64_t columns_spanned() const { return columns_; }
  [[nodiscard]] std::uint64_t rows_spanned() const { return rows_; }

 private:
  void put(SheetTable& table, std::uint64_t column, std::string_view text) const;
  void put(SheetTable& table, std::uint64_t column, CellTrouble what) const;
  void close_number(SheetTable& table, std::uint64_t column) const;
  std::string type_;
  std::string value_;
  std::string shown_;  ///< paragraphs, one line each
  std::uint64_t times_{1};
  std::uint64_t columns_{1};
  std::uint64_t rows_{1};
  std::size_t ignored_{};  ///< depth inside a comment or drawing
  std::size_t paragraphs_{};
  std::size_t inside_{};  ///< depth inside paragraphs
  bool formula_{false};
  bool error_{false};
};

/// A count in an attribute, at least 1; throws core::Error{input} when it is none or beyond reason.
[[nodiscard]] std::uint64_t ods_count(const XmlAttributes& attributes, std::string_view name);

}  // namespace werkthet::ingest
