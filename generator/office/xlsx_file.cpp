#include "office/xlsx_file.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "office/scratch_folder.hpp"
#include "office/text_width.hpp"
#include "office/xlsx_patch.hpp"
#include "office/xlsx_text.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

static_assert(werkthet::office::longest_sheet_name == LXW_SHEETNAME_MAX);
static_assert(LXW_VERSION_ID >= 114,
              "libxlsxwriter 1.1.4 or newer: older ones lack alternative texts of charts");

namespace werkthet::office {
namespace {

constexpr const char* font_name = "Arial";
constexpr double digit_pixels = 9;     // widest digit of Arial 12, the unit of column widths
constexpr double certain_part = 0.95;  // of a column's width: programs measure a few percent apart
constexpr double line_spacing = 1.17;  // of Arial, in font sizes
constexpr double highest_row = 409;    // points, the most a sheet allows
constexpr double cell_padding = 20;    // pixels left and right together

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
std::string reference(const std::string& sheet, const std::vector<XlsxRange>& ranges) {
  core::ensure(!ranges.empty(), "a series of a chart has cells");
  std::string list;
  for (const XlsxRange& range : ranges) {
    std::array<char, LXW_MAX_CELL_RANGE_LENGTH> text{};
    lxw_rowcol_to_range_abs(text.data(), range.row, col(range.column), range.last_row,
                            col(range.last_column));
    list += (list.empty() ? "" : ",") + sheet + "!" + text.data();
  }
  return ranges.size() == 1 ? "=" + list : "=(" + list + ")";
}

struct FreeBook {
  void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
};

std::uint8_t dash_of(XlsxLine line) {
  switch (line) {
    case XlsxLine::dashed:
      return LXW_CHART_LINE_DASH_DASH;
    case XlsxLine::dotted:
      return LXW_CHART_LINE_DASH_SQUARE_DOT;
    case XlsxLine::dash_dotted:
      return LXW_CHART_LINE_DASH_LONG_DASH_DOT;
    case XlsxLine::none:
    case XlsxLine::solid:
      break;
  }
  return LXW_CHART_LINE_DASH_SOLID;
}

std::uint8_t marker_of(XlsxMarker marker) {
  switch (marker) {
    case XlsxMarker::circle:
      return LXW_CHART_MARKER_CIRCLE;
    case XlsxMarker::square:
      return LXW_CHART_MARKER_SQUARE;
    case XlsxMarker::diamond:
      return LXW_CHART_MARKER_DIAMOND;
    case XlsxMarker::triangle:
      return LXW_CHART_MARKER_TRIANGLE;
    case XlsxMarker::dash:
      return LXW_CHART_MARKER_LONG_DASH;  // xlsx_patch corrects how the library spells it
    case XlsxMarker::none:
      break;
  }
  return LXW_CHART_MARKER_NONE;
}

std::uint8_t type_of(XlsxChartKind kind) {
  switch (kind) {
    case XlsxChartKind::line:
      return LXW_CHART_LINE;
    case XlsxChartKind::bars:
      return LXW_CHART_BAR;
    case XlsxChartKind::scatter:
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

void add_series(lxw_chart* chart, const std::string& sheet, const XlsxSeries& given, XlsxChartKind kind) {
  lxw_chart_series* const series = chart_add_series(chart, reference(sheet, given.categories).c_str(),
                                                    reference(sheet, given.values).c_str());
  core::ensure(series != nullptr, "libxlsxwriter makes a series");
  chart_series_set_name(series, one_line(given.name).c_str());
  lxw_chart_fill fill{};
  fill.color = given.colour;
  if (kind == XlsxChartKind::bars) {
    chart_series_set_fill(series, &fill);
    return;
  }
  lxw_chart_line line{};
  line.color = given.colour;
  line.none = given.line == XlsxLine::none ? LXW_TRUE : LXW_FALSE;
  line.width = static_cast<float>(given.line_width);
  line.dash_type = dash_of(given.line);
  chart_series_set_line(series, &line);
  chart_series_set_marker_type(series, marker_of(given.marker));
  if (given.marker != XlsxMarker::none) {
    lxw_chart_line edge{};
    edge.color = given.colour;
    chart_series_set_marker_size(series, given.marker_size);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &edge);
  }
}

void set_axes(lxw_chart* made, const XlsxChart& chart) {
  std::string font(font_name);
  lxw_chart_font small = chart_font(font, 11);
  lxw_chart_font plain = small;
  plain.bold = LXW_EXPLICIT_FALSE;
  // The library names axes by their place on paper: the labels of lying bars are on its y axis.
  const bool lying = chart.kind == XlsxChartKind::bars;
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
  if (chart.kind == XlsxChartKind::scatter) {
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
void set_legend(lxw_chart* made, const XlsxChart& chart) {
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
  std::string font(font_name);
  lxw_chart_font small = chart_font(font, 11);
  chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font(made, &small);
  if (!unlisted.empty()) {
    unlisted.push_back(-1);
    check(chart_legend_delete_series(made, unlisted.data()), "leaving series out of a legend");
  }
}

}  // namespace

struct XlsxFile::Body {
  Body(XlsxProperties given, const std::filesystem::path& folder)
      : properties(std::move(given)), scratch(folder), file((scratch.path() / "workbook.xlsx").string()) {
    std::string parts = scratch.path().string();  // the library's own temporary files stay in our folder too
    lxw_workbook_options options{};
    options.tmpdir = parts.data();
    book.reset(workbook_new_opt(file.c_str(), &options));
    core::ensure(book != nullptr, "libxlsxwriter makes a workbook");
    // The first format is the default one: empty cells and the unit of column widths follow it.
    lxw_format* const normal = STAILQ_FIRST(book->formats);
    format_set_font_name(normal, font_name);
    format_set_font_size(normal, 12);
    std::string title = one_line(properties.title);
    std::string subject = one_line(properties.subject);
    std::string keywords = one_line(properties.keywords);
    lxw_doc_properties document{};
    document.title = title.data();
    document.subject = subject.data();
    document.keywords = keywords.data();
    document.created = static_cast<time_t>(properties.created.days) * 86400;
    core::ensure(document.created != 0, "0 means now to the library");
    check(workbook_set_properties(book.get(), &document), "setting its properties");
  }

  lxw_format* format(const XlsxStyle& style, const std::string& numbers = {}) {
    const auto [at, is_new] = formats.try_emplace({style, numbers}, nullptr);
    if (!is_new) {
      return at->second;
    }
    lxw_format* const made = workbook_add_format(book.get());
    core::ensure(made != nullptr, "libxlsxwriter makes a format");
    at->second = made;
    format_set_font_name(made, font_name);
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
    if (style.align != XlsxAlign::automatic) {
      format_set_align(made, style.align == XlsxAlign::right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    }
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (!numbers.empty()) {
      format_set_num_format(made, numbers.c_str());
    }
    return made;
  }

  XlsxProperties properties;
  ScratchFolder scratch;
  std::string file;
  std::unique_ptr<lxw_workbook, FreeBook> book;
  std::map<std::pair<XlsxStyle, std::string>, lxw_format*> formats;
  std::vector<std::unique_ptr<XlsxSheet>> sheets;
  std::set<std::string> names;        // lower case
  std::set<std::string> table_names;  // lower case
  std::set<std::string> link_targets;
  std::vector<XlsxAltText> alt_texts;
};

struct XlsxSheet::Body {
  XlsxFile::Body& file;
  lxw_worksheet* sheet;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> widths;  // pixels, by column and row
  std::map<std::uint32_t, double> column_digits;
  struct Tall {  // a text that may need more than the usual height
    std::uint32_t row;
    std::uint32_t column;
    std::string text;
    XlsxStyle style;
  };
  std::vector<Tall> tall;

  void set_heights() const {
    std::map<std::uint32_t, double> heights;
    for (const Tall& cell : tall) {
      const auto digits = column_digits.find(cell.column);
      const double width =
          (digits == column_digits.end() ? 8.43 : digits->second) * digit_pixels * certain_part -
          (cell.style.indented ? digit_pixels : 0);
      const std::size_t lines =
          cell.style.wrapped ? wrapped_lines(cell.text, cell.style.points, cell.style.bold, width) : 1;
      const double height = std::ceil(static_cast<double>(lines) * cell.style.points * line_spacing) + 2;
      heights[cell.row] = std::max(heights[cell.row], height);
    }
    for (const auto& [row, height] : heights) {
      if (height > LXW_DEF_ROW_HEIGHT + 2) {
        check(worksheet_set_row(sheet, row, std::min(height, highest_row), nullptr),
              "setting a row's height");
      }
    }
  }
};

XlsxSheet::XlsxSheet(std::string name, std::unique_ptr<Body> body)
    : name_(std::move(name)), body_(std::move(body)) {}
XlsxSheet::~XlsxSheet() = default;

void XlsxSheet::text(std::uint32_t row, std::uint32_t column, std::string_view text, const XlsxStyle& style) {
  const std::string content = style.wrapped ? clean_text(text) : one_line(text);
  check(worksheet_write_string(body_->sheet, row, col(column), content.c_str(), body_->file.format(style)),
        "writing a text");
  if (!style.wrapped) {
    body_->widths[{column, row}] = text_width(content, style.points, style.bold);
  }
  if (style.wrapped || style.points > 12) {
    body_->tall.push_back({row, column, content, style});
  }
}

void XlsxSheet::number(std::uint32_t row, std::uint32_t column, double value, const XlsxNumberForm& form,
                       const XlsxStyle& style) {
  core::ensure(std::isfinite(value), "a number of a workbook is finite");
  core::ensure(form.decimals >= 0 && form.decimals <= 10, "a number of a workbook has 0 to 10 decimals");
  check(worksheet_write_number(body_->sheet, row, col(column), value,
                               body_->file.format(style, number_format(form))),
        "writing a number");
  const std::string shown = form.with_plus ? core::signed_number(value, form.decimals, core::Language::nl)
                                           : core::number(value, form.decimals, core::Language::nl);
  body_->widths[{column, row}] = text_width(shown, style.points, style.bold);
}

void XlsxSheet::link(std::uint32_t row, std::uint32_t column, std::string_view text, std::string_view sheet,
                     const XlsxStyle& style) {
  core::ensure(is_safe_name(sheet), "a link goes to a safe sheet name");
  const std::string target(sheet);
  const std::string content = one_line(text);
  check(worksheet_write_url_opt(body_->sheet, row, col(column), ("internal:" + target + "!A1").c_str(),
                                body_->file.format(style), content.c_str(), nullptr),
        "writing a link");
  body_->widths[{column, row}] = text_width(content, style.points, style.bold);
  body_->file.link_targets.insert(target);
}

void XlsxSheet::table(const XlsxTable& table) {
  core::ensure(table.rows > 0 && !table.columns.empty(), "a table of a workbook has a row and a column");
  core::ensure(
      is_safe_name(table.name, 255) && body_->file.table_names.insert(core::lower_ascii(table.name)).second,
      "a table name is safe and unique");
  std::set<std::string> headers;
  std::vector<std::string> texts;
  std::vector<lxw_table_column> columns(table.columns.size());
  std::vector<lxw_table_column*> pointers;
  texts.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const XlsxColumn& column = table.columns[i];
    XlsxStyle style{.bold = true, .wrapped = true, .line_below = true, .align = XlsxAlign::left};
    if (column.right) {
      style.align = XlsxAlign::right;
    }
    style.indented = column.indented;
    texts.push_back(one_line(column.header));
    core::ensure(!texts.back().empty() && headers.insert(core::lower_ascii(texts.back())).second,
                 "the headers of a table are unique and not empty");
    columns[i].header = texts.back().data();
    columns[i].header_format = body_->file.format(style);
    pointers.push_back(&columns[i]);
    body_->widths[{table.column + static_cast<std::uint32_t>(i), table.row}] =
        header_width(texts.back(), style);
    body_->tall.push_back({table.row, table.column + static_cast<std::uint32_t>(i), texts.back(), style});
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
  check(worksheet_add_table(body_->sheet, table.row, col(table.column), table.row + table.rows, col(last),
                            &options),
        "marking up a table");
  body_->file.alt_texts.push_back({table.name, one_line(table.alt_title), one_line(table.alt_text)});
}

void XlsxSheet::chart(std::uint32_t row, std::uint32_t column, const XlsxChart& chart) {
  core::ensure(!chart.series.empty() && !chart.alt_text.empty(),
               "a chart has a series and an alternative text");
  lxw_chart* const made = workbook_add_chart(body_->file.book.get(), type_of(chart.kind));
  core::ensure(made != nullptr, "libxlsxwriter makes a chart");
  for (const XlsxSeries& series : chart.series) {
    add_series(made, name_, series, chart.kind);
  }
  std::string font(font_name);
  lxw_chart_font heading = chart_font(font, 12);
  heading.bold = LXW_TRUE;
  chart_title_set_name(made, one_line(chart.title).c_str());
  chart_title_set_name_font(made, &heading);
  set_axes(made, chart);
  set_legend(made, chart);
  if (chart.high_low_lines) {
    lxw_chart_line line{};
    line.color = 0x4A4A4A;
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
  check(worksheet_insert_chart_opt(body_->sheet, row, col(column), made, &options), "placing a chart");
}

void XlsxSheet::fit_column(std::uint32_t column, std::uint32_t first_row, double least, double most) {
  double widest = 0;
  for (auto at = body_->widths.lower_bound({column, first_row});
       at != body_->widths.end() && at->first.first == column; ++at) {
    widest = std::max(widest, at->second);
  }
  column_width(column, std::clamp(std::ceil((widest + cell_padding) / digit_pixels), least, most));
}

void XlsxSheet::column_width(std::uint32_t column, double digits) {
  check(worksheet_set_column(body_->sheet, col(column), col(column), digits, nullptr),
        "setting a column's width");
  body_->column_digits[column] = digits;
}

void XlsxSheet::print_wide(std::optional<std::uint32_t> repeated_row) {
  constexpr std::uint8_t a4 = 9;
  worksheet_set_landscape(body_->sheet);
  worksheet_set_paper(body_->sheet, a4);
  worksheet_fit_to_pages(body_->sheet, 1, 0);
  if (repeated_row) {
    check(worksheet_repeat_rows(body_->sheet, *repeated_row, *repeated_row), "repeating a row in print");
  }
}

XlsxFile::XlsxFile(XlsxProperties properties, const std::filesystem::path& scratch)
    : body_(std::make_unique<Body>(std::move(properties), scratch)) {}
XlsxFile::~XlsxFile() = default;

std::string XlsxFile::free_name(std::string_view wanted) const {
  const std::string base = safe_name(wanted);
  std::string name = base;
  for (int n = 2; body_->names.contains(core::lower_ascii(name)); ++n) {
    const std::string suffix = "_" + std::to_string(n);
    name = base.substr(0, longest_sheet_name - suffix.size()) + suffix;
  }
  return name;
}

XlsxSheet& XlsxFile::add_sheet(const std::string& name) {
  core::ensure(is_safe_name(name) && body_->names.insert(core::lower_ascii(name)).second,
               "a sheet name is safe and unique");
  check(workbook_validate_sheet_name(body_->book.get(), name.c_str()), "naming a sheet");
  lxw_worksheet* const sheet = workbook_add_worksheet(body_->book.get(), name.c_str());
  core::ensure(sheet != nullptr, "libxlsxwriter makes a sheet");
  auto body = std::make_unique<XlsxSheet::Body>(XlsxSheet::Body{*body_, sheet, {}, {}, {}});
  body_->sheets.push_back(std::unique_ptr<XlsxSheet>(new XlsxSheet(name, std::move(body))));
  return *body_->sheets.back();
}

std::string XlsxFile::finish() {
  core::ensure(!body_->sheets.empty(), "a workbook has a sheet");
  for (const std::string& target : body_->link_targets) {
    core::ensure(std::any_of(body_->sheets.begin(), body_->sheets.end(),
                             [&](const auto& sheet) { return sheet->name() == target; }),
                 "a link of a workbook goes to one of its sheets");
  }
  for (const auto& sheet : body_->sheets) {
    sheet->body_->set_heights();
  }
  check(workbook_close(body_->book.release()), "writing it");  // close frees the book, also when it fails
  return patched_workbook(core::read_file(body_->file), body_->properties.language, body_->alt_texts);
}

}  // namespace werkthet::office
