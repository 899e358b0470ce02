#pragma once
// The few parts of HTML that the quality page is made of. Everything given is escaped here and nowhere else; a text in two
// languages is Dutch with the English behind it in smaller grey.

#include <string>
#include <string_view>
#include <vector>

namespace werkthet::internal {

/// Dutch, and English under it; escaped.
[[nodiscard]] std::string both(std::string_view dutch, std::string_view english);
/// A paragraph of both().
[[nodiscard]] std::string paragraph(std::string_view dutch, std::string_view english);
/// <h2>, with an anchor.
[[nodiscard]] std::string heading(std::string_view id, std::string_view dutch, std::string_view english);

class HtmlTable {
 public:
  struct Column {
    std::string_view dutch;
    std::string_view english;
    bool number{};
  };
  HtmlTable(std::string_view dutch_caption, std::string_view english_caption, std::vector<Column> columns);
  /// Cells are texts and are escaped; the first one is the head of its row.
  void row(const std::vector<std::string>& cells);
  /// As row, for cells that are HTML already (made with both()).
  void html_row(const std::vector<std::string>& cells);
  [[nodiscard]] bool empty() const { return rows_ == 0; }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Column> columns_;
  std::string text_;
  std::size_t rows_{};
};

}  // namespace werkthet::internal
