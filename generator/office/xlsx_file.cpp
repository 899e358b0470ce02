#include "office/xlsx_file.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "office/book_text.hpp"
#include "office/scratch_folder.hpp"
#include "office/xlsx_patch.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

static_assert(werkthet::office::longest_sheet_name == LXW_SHEETNAME_MAX);
static_assert(LXW_VERSION_ID >= 114,
              "libxlsxwriter 1.1.4 or newer: older ones lack alternative texts of charts");

namespace werkthet::office {
namespace {

void check(lxw_error code, std::string_view doing) {
  if (code != LXW_NO_ERROR) {
    throw core::Error(core::ErrorKind::output,
                      "the workbook: " + std::string(doing) + " failed: " + lxw_strerror(code));
  }
}

lxw_col_t col(std::uint32_t column) {
  core::ensure(column < LXW_COL_MAX, "a column of a sheet lies within its limits");
  return static_cast<lxw_col_t>(column);
}

/// "=Blad!$A$1:$A$4", or "=(Blad!$A$1:$A$2,Blad!$A$4)" for cells that are not next to each other.
std::string reference(const std::string& sheet, const std::vector<CellRange>& ranges) {
  core::ensure(!ranges.empty(), "a series of a chart has cells");
  std::string list;
  for (const CellRange& range : ranges) {
    std::array<char, LXW_MAX_CELL_RANGE_LENGTH> text{};
    lxw_rowcol_to_range_abs(text.data(), range.row, col(range.column), range.last_row,
                            col(range.last_column));
    list += (list.empty() ? "" : ",") + sheet + "!" + text.data();
  }
  return ranges.size() == 1 ? "=" + list : "=(" + list + ")";
}

/// "_x0041_" is an A to a reader of Office Open XML (ST_Xstring): the underscore of such a text is written as
/// _x005F_, which the library leaves to us.
std::string literal(std::string text) {
  const auto hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  constexpr std::size_t length = 7;
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + length <= text.size() && text[at + length - 1] == '_' &&
        std::all_of(&text[at + 2], &text[at + length - 1], hex)) {
      text.insert(at, "_x005F");
      at += length - 1;
    }
  }
  return text;
}

struct FreeBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

std::uint8_t dash_of(ChartLine line) {
  switch (line) {
    case ChartLine::dashed:
      return LXW_CHART_LINE_DASH_DASH;
    case ChartLine::dotted:
      return LXW_CHART_LINE_DASH_SQUARE_DOT;
    case ChartLine::dash_dotted:
      return LXW_CHART_LINE_DASH_LONG_DASH_DOT;
    case ChartLine::none:
    case ChartLine::solid:
      break;
  }
  return LXW_CHART_LINE_DASH_SOLID;
}

std::uint8_t marker_of(ChartMarker marker) {
  switch (marker) {
    case ChartMarker::circle:
      return LXW_CHART_MARKER_CIRCLE;
    case ChartMarker::square:
      return LXW_CHART_MARKER_SQUARE;
    case ChartMarker::diamond:
      return LXW_CHART_MARKER_DIAMOND;
    case ChartMarker::triangle:
      return LXW_CHART_MARKER_TRIANGLE;
    case ChartMarker::dash:
      return LXW_CHART_MARKER_LONG_DASH;  // xlsx_patch corrects how the library spells it
    case ChartMarker::none:
      break;
  }
  return LXW_CHART_MARKER_NONE;
}

std::uint8_t type_of(BookChartKind kind) {
  switch (kind) {
    case BookChartKind::line:
      return LXW_CHART_LINE;
    case BookChartKind::bars:
      return LXW_CHART_BAR;
    case BookChartKind::scatter:
      break;
  }
  return LXW_CHART_SCATTER_STRAIGHT;
}

lxw_chart_font chart_font(std::string& name, double size) {
  lxw_chart_font font{};
  font.name = name.data();
  font.size = size;
  return font;
}

/// To the library 0 means no colour of its own.
lxw_color_t colour_of(std::uint32_t rgb) {
  return rgb == 0 ? static_cast<lxw_color_t>(LXW_COLOR_BLACK) : rgb;
}

void add_series(lxw_chart* chart, const std::string& sheet, const ChartSeries& given, BookChartKind kind) {
  lxw_chart_series* const series = chart_add_series(chart, reference(sheet, given.categories).c_str(),
                                                    reference(sheet, given.values).c_str());
  core::ensure(series != nullptr, "libxlsxwriter makes a series");
  chart_series_set_name(series, one_line(given.name).c_str());
  lxw_chart_fill fill{};
  fill.color = colour_of(given.colour);
  if (kind == BookChartKind::bars) {
    chart_series_set_fill(series, &fill);
    return;
  }
  lxw_chart_line line{};
  line.color = colour_of(given.colour);
  line.none = given.line == ChartLine::none ? LXW_TRUE : LXW_FALSE;
  line.width = static_cast<float>(given.line_width);
  line.dash_type = dash_of(given.line);
  chart_series_set_line(series, &line);
  chart_series_set_marker_type(series, marker_of(given.marker));
  if (given.marker != ChartMarker::none) {
    lxw_chart_line edge{};
    edge.color = colour_of(given.colour);
    chart_series_set_marker_size(series, given.marker_size);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
  }
}

void set_axes(lxw_chart* made, const BookChart& chart) {
  std::string font(book_font);
  lxw_chart_font small = chart_font(font, 11);
  lxw_chart_font plain = small;
  plain.bold = LXW_EXPLICIT_FALSE;
  // The library names axes by their place on paper: the labels of lying bars are on its y axis.
  const bool lying = chart.kind == BookChartKind::bars;
  lxw_chart_axis* const labels = lying ? made->y_axis : made->x_axis;
  lxw_chart_axis* const values = lying ? made->x_axis : made->y_axis;
  chart_axis_set_name(labels, one_line(chart.x_name).c_str());
  chart_axis_set_name(values, one_line(chart.y_name).c_str());
  const std::string digits = number_format({.decimals = chart.y_decimals});
  chart_axis_set_num_format(values, digits.c_str());
  lxw_chart_line grid{};
  grid.color = 0xD0D0D0;
  grid.width = 0.75F;
  for (lxw_chart_axis* const axis : {labels, values}) {
    chart_axis_set_name_font(axis, &plain);
    chart_axis_set_num_font(axis, &small);
    chart_axis_set_label_position(axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);  // clear of negative values
  }
  chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
  chart_axis_major_gridlines_set_line(values, &grid);
  chart_axis_major_gridlines_set_visible(labels, LXW_FALSE);
  if (chart.y_min) {
    chart_axis_set_min(values, *chart.y_min);
  }
  if (chart.y_max) {
    chart_axis_set_max(values, *chart.y_max);
  }
  if (chart.kind == BookChartKind::scatter) {
    chart_axis_set_min(labels, 0);
    if (chart.x_max) {
      chart_axis_set_max(labels, *chart.x_max);
    }
    if (chart.x_step) {
      chart_axis_set_major_unit(labels, *chart.x_step);
    }
  }
  if (lying) {
    chart_axis_set_reverse(labels);       // the first row of the table on top,
    chart_axis_set_crossing_max(labels);  // and the axis of values at the bottom
    chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_NEXT_TO);
    chart_set_series_gap(made, 60);
  }
}

/// A legend for two series and more; what is not to be listed is left out of it.
void set_legend(lxw_chart* made, const BookChart& chart) {
  std::vector<std::int16_t> unlisted;
  for (std::size_t i = 0; i < chart.series.size(); ++i) {
    if (!chart.series[i].in_legend) {
      unlisted.push_back(static_cast<std::int16_t>(i));
    }
  }
  if (chart.series.size() <= unlisted.size() + 1) {
    chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    return;
  }
  std::string font(book_font);
  lxw_chart_font small = chart_font(font, 11);
  chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(made, &small);
  if (!unlisted.empty()) {
    unlisted.push_back(-1);
    check(chart_legend_delete_series(made, unlisted.data()), "leaving series out of a legend");
  }
}

/// libxlsxwriter's file for one book.
class Writing {
 public:
  Writing(const Book& book, const std::filesystem::path& folder)
      : book_(book), scratch_(folder), file_((scratch_.path() / "workbook.xlsx").string()) {
    std::string parts = scratch_.path().string();  // the library's own temporary files stay in our folder too
    lxw_workbook_options options{};
    options.tmpdir = parts.data();
    made_.reset(workbook_new_opt(file_.c_str(), &options));
    core::ensure(made_ != nullptr, "libxlsxwriter makes a workbook");
    // The first format is the default one: empty cells and the unit of column widths follow it.
    lxw_format* const normal = STAILQ_FIRST(made_->formats);
    format_set_font_name(normal, book_font);
    format_set_font_size(normal, 12);
    std::string title = one_line(book.properties().title);
    std::string subject = one_line(book.properties().subject);
    std::string keywords = one_line(book.properties().keywords);
    std::string author = one_line(book.properties().author);
    lxw_doc_properties document{};
    document.title = title.data();
    document.subject = subject.data();
    document.keywords = keywords.data();
    document.author = author.data();
    document.created = static_cast<time_t>(book.properties().created.days) * 86400;
    core::ensure(document.created != 0, "0 means now to the library");
    check(workbook_set_properties(made_.get(), &document), "setting its properties");
    for (const BookPool::Format& format : book.pool().formats()) {
      formats_.push_back(add_format(format));
    }
  }

  std::string run() {
    for (const auto& sheet : book_.sheets()) {
      check(workbook_validate_sheet_name(made_.get(), sheet->name().c_str()), "naming a sheet");
      lxw_worksheet* const made = workbook_add_worksheet(made_.get(), sheet->name().c_str());
      core::ensure(made != nullptr, "libxlsxwriter makes a sheet");
      add_sheet(*sheet, made);
    }
    check(workbook_close(made_.release()), "writing it");  // close frees the book, also when it fails
    return patched_workbook(core::read_file(file_), book_.properties().language, alt_texts_);
  }

 private:
  lxw_format* add_format(const BookPool::Format& given) {
    const CellStyle& style = given.style;
    lxw_format* const made = workbook_add_format(made_.get());
    core::ensure(made != nullptr, "libxlsxwriter makes a format");
    format_set_font_name(made, book_font);
    format_set_font_size(made, style.points);
    if (style.bold) {
      format_set_bold(made);
    }
    if (style.italic) {
      format_set_italic(made);
    }
    if (style.underlined) {
      format_set_underline(made, LXW_UNDERLINE_SINGLE);
    }
    if (style.line_below) {
      format_set_bottom(made, LXW_BORDER_THIN);
    }
    if (style.wrapped) {
      format_set_text_wrap(made);
    }
    if (style.indented) {
      format_set_indent(made, 1);
    }
    if (style.align != CellAlign::automatic) {
      format_set_align(made, style.align == CellAlign::right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    }
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (given.form) {
      format_set_num_format(made, number_format(*given.form).c_str());
    }
    return made;
  }

  void add_sheet(const Sheet& sheet, lxw_worksheet* made) {
    for (const auto& [column, digits] : sheet.column_widths()) {
      check(worksheet_set_column(made, col(column), col(column), digits, nullptr),
            "setting a column's width");
    }
    for (const auto& [row, height] : sheet.row_heights()) {
      check(worksheet_set_row(made, row, height, nullptr), "setting a row's height");
    }
    for (const SheetCell& cell : sheet.cells()) {
      add_cell(sheet, made, cell);
    }
    for (const TableMark& table : sheet.tables()) {
      add_table(made, table);
    }
    for (const PlacedChart& chart : sheet.charts()) {
      add_chart(sheet.name(), made, chart);
    }
    if (sheet.wide_print()) {
      constexpr std::uint8_t a4 = 9;
      worksheet_set_landscape(made);
      worksheet_set_paper(made, a4);
      worksheet_fit_to_pages(made, 1, 0);
    }
    if (const auto row = sheet.repeated_row()) {
      check(worksheet_repeat_rows(made, *row, *row), "repeating a row in print");
    }
  }

  void add_cell(const Sheet& sheet, lxw_worksheet* made, const SheetCell& cell) {
    lxw_format* const format = formats_[cell.format];
    if (sheet.is_number(cell)) {
      check(worksheet_write_number(made, cell.row, cell.column, cell.held.number, format),
            "writing a number");
    } else if (sheet.is_link(cell)) {
      const std::string target = "internal:" + book_.pool().text(cell.held.words.target) + "!A1";
      check(worksheet_write_url_opt(made, cell.row, cell.column, target.c_str(), format,
                                    literal(sheet.text_of(cell)).c_str(), nullptr),
            "writing a link");
    } else {
      check(worksheet_write_string(made, cell.row, cell.column, literal(sheet.text_of(cell)).c_str(), format),
            "writing a text");
    }
  }

  void add_table(lxw_worksheet* made, const TableMark& table) {
    std::vector<std::string> texts;
    std::vector<lxw_table_column> columns(table.columns.size());
    std::vector<lxw_table_column*> pointers;
    texts.reserve(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      texts.push_back(literal(table.columns[i].header));
      columns[i].header = texts.back().data();
      columns[i].header_format = formats_[book_.pool().find_format(header_style(table.columns[i]))];
      pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);  // the library's mark of the end
    std::string name = table.name;
    lxw_table_options options{};
    options.name = name.data();
    options.no_autofilter = LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;  // 0: no style, so no fill and no colour
    options.style_type_number = 0;
    options.columns = pointers.data();
    const auto last = table.column + static_cast<std::uint32_t>(columns.size()) - 1;
    check(
        worksheet_add_table(made, table.row, col(table.column), table.row + table.rows, col(last), &options),
        "marking up a table");
    alt_texts_.push_back({table.name, table.alt_title, table.alt_text});
  }

  void add_chart(const std::string& sheet, lxw_worksheet* placed_on, const PlacedChart& placed) {
    const BookChart& chart = placed.chart;
    lxw_chart* const made = workbook_add_chart(made_.get(), type_of(chart.kind));
    core::ensure(made != nullptr, "libxlsxwriter makes a chart");
    for (const ChartSeries& series : chart.series) {
      add_series(made, sheet, series, chart.kind);
    }
    std::string font(book_font);
    lxw_chart_font heading = chart_font(font, 12);
    heading.bold = LXW_TRUE;
    chart_title_set_name(made, one_line(chart.title).c_str());
    chart_title_set_name_font(made, &heading);
    set_axes(made, chart);
    set_legend(made, chart);
    if (chart.intervals) {  // xlsx_patch makes a stock chart of it
      lxw_chart_line line{};
      line.color = colour_of(chart.series.front().colour);
      line.width = 1.5F;
      chart_set_high_low_lines(made, &line);
    }
    chart_show_blanks_as(made, LXW_CHART_BLANKS_AS_GAP);

    std::string alt_text = one_line(chart.alt_text);
    lxw_chart_options options{};
    options.x_scale = chart.width / 480.0;  // 480 by 288 is the library's own size
    options.y_scale = chart.height / 288.0;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.description = alt_text.data();
    check(worksheet_insert_chart_opt(placed_on, placed.row, col(placed.column), made, &options),
          "placing a chart");
  }

  const Book& book_;
  ScratchFolder scratch_;
  std::string file_;
  std::unique_ptr<lxw_workbook, FreeBook> made_;
  std::vector<lxw_format*> formats_;
  std::vector<AltText> alt_texts_;
};

}  // namespace

std::string write_xlsx(const Book& book, const std::filesystem::path& scratch) {
  book.check();
  return Writing(book, scratch).run();
}

}  // namespace werkthet::office
