#pragma once
// Writes a workbook from plain values: sheets, texts, numbers, tables, charts, links. xlsx_file.cpp is the
// one file that knows libxlsxwriter, since that library lets NaN, broken UTF-8 and a double sheet name
// through and then makes a file that Excel refuses or crashes; here each of those is an error. Nothing in
// here can write a formula. The bytes depend on the calls only: the date of creation is given, and no author,
// path or clock gets in.

#include "core/date.hpp"
#include "core/language.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::office {

struct XlsxProperties {
  std::string title;
  std::string subject;
  std::string keywords;
  core::Date created;  ///< written as midnight UTC
  core::Language language{core::Language::nl};
};

enum class XlsxAlign { automatic, left, right };

struct XlsxStyle {
  int points{12};
  bool bold{};
  bool italic{};
  bool underlined{};
  bool wrapped{};
  bool line_below{};
  bool indented{};  ///< keeps a text away from the number to its left
  XlsxAlign align{XlsxAlign::automatic};

  friend auto operator<=>(const XlsxStyle&, const XlsxStyle&) = default;
};

/// How a number is shown; the number itself must be rounded already.
struct XlsxNumberForm {
  int decimals{};
  bool with_plus{};    ///< +3 and -3, for differences
  bool grouped{true};  ///< 1.084 in a Dutch Excel; off for years and numbers of months

  friend auto operator<=>(const XlsxNumberForm&, const XlsxNumberForm&) = default;
};

struct XlsxColumn {
  std::string header{};  ///< unique in the table, one line
  bool right{};          ///< header to the right, above numbers
  bool indented{};
};

/// A marked-up table. Its cells are written with text() and number(); the header row comes from `columns`.
struct XlsxTable {
  std::string name;  ///< unique in the workbook, letters, digits, underscore
  std::string alt_title;
  std::string alt_text;
  std::uint32_t row{};  ///< of the header, from 0
  std::uint32_t column{};
  std::uint32_t rows{};  ///< below the header, at least 1
  std::vector<XlsxColumn> columns;
};

/// Cells of the same sheet, both ends included.
struct XlsxRange {
  std::uint32_t row{};
  std::uint32_t column{};
  std::uint32_t last_row{};
  std::uint32_t last_column{};
};

enum class XlsxLine { none, solid, dashed, dotted, dash_dotted };
enum class XlsxMarker { none, circle, square, diamond, triangle, dash };

struct XlsxSeries {
  std::string name;
  std::vector<XlsxRange>
      categories;                 ///< labels, or x for a scatter chart; more than one range leaves cells out
  std::vector<XlsxRange> values;  ///< cells with numbers only: Excel draws a text as zero
  std::uint32_t colour{};         ///< 0xRRGGBB
  XlsxLine line{XlsxLine::solid};
  double line_width{2.25};  ///< points
  XlsxMarker marker{XlsxMarker::none};
  std::uint8_t marker_size{8};  ///< points
  bool in_legend{true};
};

enum class XlsxChartKind { line, bars, scatter };  ///< bars lie, so that long labels stay level

struct XlsxChart {
  XlsxChartKind kind{};
  std::string title;
  std::string x_name;  ///< name of the axis with labels or x
  std::string y_name;  ///< name of the axis with values
  std::string alt_text;
  std::vector<XlsxSeries> series;
  bool high_low_lines{};  ///< a line from the lowest to the highest series at each label
  std::optional<double> y_min{};
  std::optional<double> y_max{};
  std::optional<double> x_max{};
  std::optional<double> x_step{};  ///< distance between the marks of a scatter's x axis
  int y_decimals{};
  std::uint32_t width{640};  ///< pixels
  std::uint32_t height{400};
};

class XlsxFile;

/// A sheet of a file; lives as long as the file. Rows and columns count from 0. Rows become as high as their
/// texts need at the column widths given: not every spreadsheet does that when it opens a file.
class XlsxSheet {
 public:
  ~XlsxSheet();
  XlsxSheet(const XlsxSheet&) = delete;
  XlsxSheet& operator=(const XlsxSheet&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }

  /// A text, never run as a formula. Controls are taken out. Throws core::Error when it is not UTF-8 or is
  /// too long.
  void text(std::uint32_t row, std::uint32_t column, std::string_view text, const XlsxStyle& style = {});
  /// Throws core::Error for NaN and infinity.
  void number(std::uint32_t row, std::uint32_t column, double value, const XlsxNumberForm& form,
              const XlsxStyle& style = {});
  /// A text that jumps to cell A1 of another sheet, which may be added later; finish() throws when it never
  /// is.
  void link(std::uint32_t row, std::uint32_t column, std::string_view text, std::string_view sheet,
            const XlsxStyle& style = {});
  void table(const XlsxTable& table);
  /// Puts a chart with its top left corner at the cell.
  void chart(std::uint32_t row, std::uint32_t column, const XlsxChart& chart);

  /// Makes the column as wide as its cells so far from `first_row` down, between the two limits (in digits).
  void fit_column(std::uint32_t column, std::uint32_t first_row, double least = 8, double most = 60);
  void column_width(std::uint32_t column, double digits);
  /// Landscape A4, one page wide, the row repeated on each page.
  void print_wide(std::optional<std::uint32_t> repeated_row = std::nullopt);

 private:
  friend class XlsxFile;
  struct Body;
  XlsxSheet(std::string name, std::unique_ptr<Body> body);

  std::string name_;
  std::unique_ptr<Body> body_;
};

class XlsxFile {
 public:
  /// `scratch`: folder for the temporary parts; empty means the system's. See ScratchFolder.
  explicit XlsxFile(XlsxProperties properties, const std::filesystem::path& scratch = {});
  ~XlsxFile();
  XlsxFile(const XlsxFile&) = delete;
  XlsxFile& operator=(const XlsxFile&) = delete;

  /// A safe name from any text: [A-Za-z0-9_], at most 31, not taken in this file (compared without case).
  /// Does not reserve it.
  [[nodiscard]] std::string free_name(std::string_view wanted) const;
  /// Precondition: `name` is safe and free, as free_name() gives.
  XlsxSheet& add_sheet(const std::string& name);

  /// Closes the workbook and returns its bytes. The file cannot be used afterwards.
  /// Throws core::Error{output} when the library fails, internal when a link has no sheet or no sheet was
  /// added.
  [[nodiscard]] std::string finish();

 private:
  friend class XlsxSheet;  // a sheet shares its file's formats
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace werkthet::office
