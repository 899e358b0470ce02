#pragma once
// A workbook as it stands in its file: what the checks look at. Plain values, so that a check can be tested
// with a book that no program would write.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace werkthet::audit::workbook {

/// Row and column from 0.
using Place = std::pair<std::uint32_t, std::uint32_t>;

/// "B4" of {3, 1}, and back; nullopt when it is no cell of a sheet. Dollar signs are left out.
[[nodiscard]] std::string cell_text(const Place& place);
[[nodiscard]] std::optional<Place> cell_place(std::string_view text);

struct Area {
  Place first;
  Place last;  ///< included
  [[nodiscard]] bool holds(const Place& place) const {
    return place.first >= first.first && place.first <= last.first && place.second >= first.second &&
           place.second <= last.second;
  }
};
/// "A9:D20" or "A9"; nullopt when it is no area.
[[nodiscard]] std::optional<Area> area_of(std::string_view text);

enum class CellKind { text, number, truth, error };

struct WrittenCell {
  CellKind kind{CellKind::text};
  std::string text;  ///< of a number its digits as written
  double number{};
  std::size_t style{};
  bool formula{};
};

struct WrittenTable {
  std::string name;
  std::optional<Area> area;
  std::size_t header_rows{1};
  std::vector<std::string> columns;
  bool filter{};
  std::string alt_title;
  std::string alt_text;
};

struct WrittenSeries {
  std::vector<std::string> references;  ///< of its values: "Blad!$B$4:$B$9"
  std::vector<std::optional<double>>
      kept;  ///< the numbers that the file keeps beside them; nullopt: no number
};

struct WrittenChart {
  std::string alt_text;
  std::vector<WrittenSeries> series;
};

struct WrittenLink {
  std::string cell;
  std::string location;  ///< "Blad!A1"; empty when it leaves the file
};

/// One width for neighbouring columns: a file may say one thing about all 16,384.
struct ColumnWidth {
  std::uint32_t first{};
  std::uint32_t last{};  ///< included
  double digits{};
};

struct WrittenSheet {
  std::string name;
  bool hidden{};
  std::map<Place, WrittenCell> cells;
  std::vector<std::uint32_t> hidden_rows;
  std::vector<std::uint32_t> hidden_columns;  ///< the first of each group
  std::vector<ColumnWidth> widths;            ///< in order of columns, apart
  double usual_width{8.43};
  /// In digits, of a column from 0.
  [[nodiscard]] double width_of(std::uint32_t column) const {
    const auto some = std::partition_point(widths.begin(), widths.end(),
                                           [&](const ColumnWidth& width) { return width.last < column; });
    return some != widths.end() && some->first <= column ? some->digits : usual_width;
  }
  std::vector<std::string> merged;
  bool frozen{};
  bool filter{};
  bool header_footer{};
  bool conditional{};  ///< formats by condition: colour with a meaning
  std::size_t pictures{};
  std::string active_cell;    ///< empty: A1
  std::string repeated_rows;  ///< "$9:$9"; empty: none
  std::vector<WrittenTable> tables;
  std::vector<WrittenChart> charts;
  std::vector<WrittenLink> links;
};

struct WrittenStyle {
  std::string font;
  double points{};
  bool bold{};
  bool automatic_colour{true};
  bool filled{};
  bool wrapped{};
  std::string numbers;  ///< the format code; empty: general
};

struct WrittenBook {
  std::string title;
  std::string author;
  std::string subject;
  std::string language;
  std::string created;
  std::vector<std::string> parts;
  std::vector<std::string> outside;  ///< parts that point to outside the file, for something else than a link
  std::vector<WrittenStyle> styles;
  std::vector<WrittenSheet> sheets;
  std::size_t active_sheet{};
  std::vector<std::string> hidden_names;
};

}  // namespace werkthet::audit::workbook
