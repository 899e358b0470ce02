#pragma once
// A workbook as plain values: sheets with texts, numbers, tables, charts and links. It knows no file format:
// the writers of .xlsx and .ods take the same Book, so that the two files cannot say different things. What
// no workbook may hold (NaN, broken UTF-8, a double sheet name, a link to nowhere) is an error here, once.
// Nothing in here can hold a formula.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace werkthet::office {

struct BookProperties {
  std::string title;
  std::string subject;
  std::string keywords;
  std::string author{};  ///< an organisation, never a person; may be empty
  core::Date created;    ///< written as midnight UTC
  core::Language language{core::Language::nl};
};

enum class CellAlign { automatic, left, right };

struct CellStyle {
  int points{12};
  bool bold{};
  bool italic{};
  bool underlined{};
  bool wrapped{};
  bool line_below{};
  bool indented{};  ///< keeps a text away from the number to its left
  CellAlign align{CellAlign::automatic};

  friend auto operator<=>(const CellStyle&, const CellStyle&) = default;
};

/// How a number is shown; the number itself must be rounded already.
struct NumberForm {
  int decimals{};
  bool with_plus{};    ///< +3 and -3, for differences
  bool grouped{true};  ///< 1.084 in a Dutch Excel; off for years and numbers of months

  friend auto operator<=>(const NumberForm&, const NumberForm&) = default;
};

struct TableColumn {
  std::string header{};  ///< unique in the table, one line
  bool right{};          ///< header to the right, above numbers
  bool indented{};
};

/// A marked-up table. Its cells are written with text() and number(); the header row comes from `columns`,
/// and is repeated on every printed page.
struct TableMark {
  std::string name;  ///< unique in the workbook, letters, digits, underscore
  std::string alt_title;
  std::string alt_text;
  std::uint32_t row{};  ///< of the header, from 0
  std::uint32_t column{};
  std::uint32_t rows{};  ///< below the header, at least 1
  std::vector<TableColumn> columns;
};

/// Cells of the same sheet, both ends included.
struct CellRange {
  std::uint32_t row{};
  std::uint32_t column{};
  std::uint32_t last_row{};
  std::uint32_t last_column{};
};

enum class ChartLine { none, solid, dashed, dotted, dash_dotted };
enum class ChartMarker { none, circle, square, diamond, triangle, dash };

struct ChartSeries {
  std::string name;
  std::optional<CellRange> name_cell{};  ///< a cell with the name, for formats that take it from there
  std::vector<CellRange>
      categories;                 ///< labels, or x for a scatter chart; more than one range leaves cells out
  std::vector<CellRange> values;  ///< cells with numbers only: Excel draws a text as zero
  std::uint32_t colour{};         ///< 0xRRGGBB
  ChartLine line{ChartLine::solid};
  double line_width{2.25};  ///< points
  ChartMarker marker{ChartMarker::none};
  std::uint8_t marker_size{8};  ///< points
  bool in_legend{true};
};

enum class BookChartKind { line, bars, scatter };  ///< bars lie, so that long labels stay level

struct BookChart {
  BookChartKind kind{};
  std::string title;
  std::string x_name;  ///< name of the axis with labels or x
  std::string y_name;  ///< name of the axis with values
  std::string alt_text;
  std::vector<ChartSeries> series;
  bool intervals{};  ///< series 1 is the highest, 2 the lowest, 3 between them: a line joins them at each
                     ///< label
  std::optional<double> y_min{};
  std::optional<double> y_max{};
  std::optional<double> x_max{};
  std::optional<double> x_step{};  ///< distance between the marks of a scatter's x axis
  int y_decimals{};
  std::uint32_t width{640};  ///< pixels
  std::uint32_t height{400};
};

/// Texts and formats of all sheets, each kept once.
class BookPool {
 public:
  [[nodiscard]] std::uint32_t text(std::string text);
  [[nodiscard]] const std::string& text(std::uint32_t index) const { return texts_[index]; }
  [[nodiscard]] std::uint16_t format(const CellStyle& style, const std::optional<NumberForm>& form);

  /// Of a format that was asked for before; throws core::Error{internal} otherwise.
  [[nodiscard]] std::uint16_t find_format(const CellStyle& style) const;

  /// How a cell looks; `form` for numbers.
  struct Format {
    CellStyle style;
    std::optional<NumberForm> form;
    friend auto operator<=>(const Format&, const Format&) = default;
  };
  [[nodiscard]] const std::vector<Format>& formats() const { return formats_; }

 private:
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> text_index_;
  std::vector<Format> formats_;
  std::map<Format, std::uint16_t> format_index_;
};

/// A cell as it is kept: sixteen bytes, so that a hundred thousand rows fit in little memory.
struct SheetCell {
  struct Words {
    std::uint32_t text{};    ///< of the pool; of a link what is shown
    std::uint32_t target{};  ///< of the pool: the sheet that a link goes to, or no_target
  };
  /// A number when its format has a form of numbers, words otherwise.
  union Held {
    double number;
    Words words;
  };
  static constexpr std::uint32_t no_target = 0xFFFFFFFFU;

  std::uint32_t row{};
  std::uint16_t column{};
  std::uint16_t format{};  ///< of the pool
  Held held{};
};

struct PlacedChart {
  std::uint32_t row{};  ///< cell at its top left corner
  std::uint32_t column{};
  BookChart chart;
};

/// A sheet of a book; lives as long as the book. Rows and columns count from 0.
class Sheet {
 public:
  Sheet(std::string name, BookPool& pool) : name_(std::move(name)), pool_(pool) {}

  [[nodiscard]] const std::string& name() const { return name_; }

  /// A text, never run as a formula. Controls are taken out. Throws core::Error when it is not UTF-8, is too
  /// long or lies outside a sheet.
  void text(std::uint32_t row, std::uint32_t column, std::string_view text, const CellStyle& style = {});
  /// Throws core::Error for NaN and infinity.
  void number(std::uint32_t row, std::uint32_t column, double value, const NumberForm& form,
              const CellStyle& style = {});
  /// A text that jumps to cell A1 of another sheet, which may be added later; a writer throws when it never
  /// is.
  void link(std::uint32_t row, std::uint32_t column, std::string_view text, std::string_view sheet,
            const CellStyle& style = {});
  /// Throws core::Error when its name or a header cannot be: empty, double (compared without case), not safe.
  void table(const TableMark& table);
  /// Puts a chart with its top left corner at the cell.
  void chart(std::uint32_t row, std::uint32_t column, const BookChart& chart);

  /// Makes the column as wide as its cells so far from `first_row` down, between the two limits (in digits).
  void fit_column(std::uint32_t column, std::uint32_t first_row, double least = 8, double most = 60);
  void column_width(std::uint32_t column, double digits);
  /// Landscape A4, one page wide, the row repeated on each page.
  void print_wide(std::optional<std::uint32_t> repeated_row = std::nullopt);

  // For the writers.

  /// By row, then column; of two cells on one place the later one.
  [[nodiscard]] const std::deque<SheetCell>& cells() const { return cells_; }
  [[nodiscard]] bool is_number(const SheetCell& cell) const {
    return pool_.formats()[cell.format].form.has_value();
  }
  [[nodiscard]] bool is_link(const SheetCell& cell) const {
    return !is_number(cell) && cell.held.words.target != SheetCell::no_target;
  }
  /// Of a text or a link. Precondition: no number.
  [[nodiscard]] const std::string& text_of(const SheetCell& cell) const {
    return pool_.text(cell.held.words.text);
  }
  [[nodiscard]] const std::vector<TableMark>& tables() const { return tables_; }
  [[nodiscard]] const std::vector<PlacedChart>& charts() const { return charts_; }
  [[nodiscard]] const std::map<std::uint32_t, double>& column_widths() const { return column_digits_; }
  /// Points per row that needs more than the usual height, for its texts at the column widths given: not
  /// every spreadsheet does that when it opens a file.
  [[nodiscard]] std::map<std::uint32_t, double> row_heights() const;
  [[nodiscard]] bool wide_print() const { return wide_print_; }
  [[nodiscard]] std::optional<std::uint32_t> repeated_row() const { return repeated_row_; }

 private:
  /// Keeps the order; one row after the other costs nothing.
  void add(const SheetCell& cell);

  std::string name_;
  BookPool& pool_;
  std::deque<SheetCell> cells_;
  std::vector<TableMark> tables_;
  std::vector<PlacedChart> charts_;
  std::map<std::uint32_t, double> column_digits_;
  bool wide_print_{};
  std::optional<std::uint32_t> repeated_row_;
};

/// How the header of a column of a table looks.
[[nodiscard]] CellStyle header_style(const TableColumn& column);

class Book {
 public:
  explicit Book(BookProperties properties) : properties_(std::move(properties)) {}
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// A safe name from any text: [A-Za-z0-9_], at most 31, not taken in this book (compared without case).
  /// Does not reserve it.
  [[nodiscard]] std::string free_name(std::string_view wanted) const;
  /// Precondition: `name` is safe and free, as free_name() gives.
  Sheet& add_sheet(const std::string& name);

  [[nodiscard]] const BookProperties& properties() const { return properties_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Sheet>>& sheets() const { return sheets_; }
  [[nodiscard]] const BookPool& pool() const { return pool_; }
  /// Throws core::Error{internal} when there is no sheet, a link has no sheet or two tables have one name.
  /// Every writer calls it first.
  void check() const;

 private:
  BookProperties properties_;
  BookPool pool_;
  std::vector<std::unique_ptr<Sheet>> sheets_;
  std::set<std::string> names_;  // lower case
};

// What both writers measure with.
inline constexpr const char* book_font = "Arial";
inline constexpr double digit_pixels = 9;    ///< widest digit of Arial 12, the unit of column widths
inline constexpr double usual_width = 8.43;  ///< digits of a column without a width of its own
inline constexpr double usual_height = 15;   ///< points of a row without a height of its own

}  // namespace werkthet::office
