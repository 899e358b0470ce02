#include "office/book.hpp"

#include "core/error.hpp"
#include "core/format.hpp"
#include "core/text.hpp"
#include "office/book_text.hpp"
#include "office/text_width.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::office {
namespace {

constexpr double certain_part = 0.95;         // of a column's width: programs measure a few percent apart
constexpr double line_spacing = 1.17;         // of Arial, in font sizes
constexpr double highest_row = 409;           // points, the most a sheet allows
constexpr double cell_padding = 20;           // pixels left and right together
constexpr std::size_t longest_text = 32'767;  // characters of a cell in Excel
constexpr std::uint32_t most_rows = 1'048'576;
constexpr std::uint32_t most_columns = 16'384;

/// Characters as Excel counts them: UTF-16 units.
std::size_t units(std::string_view text) {
  std::size_t n = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    n += (byte & 0xC0U) == 0x80U ? 0U : byte >= 0xF0U ? 2U : 1U;
  }
  return n;
}

std::uint16_t column16(std::uint32_t column) {
  core::ensure(column < most_columns, "a cell lies within the limits of a sheet");
  return static_cast<std::uint16_t>(column);
}

double height_of(const std::string& text, const CellStyle& style, double digits) {
  const double width = digits * digit_pixels * certain_part - (style.indented ? digit_pixels : 0);
  const std::size_t lines = style.wrapped ? wrapped_lines(text, style.points, style.bold, width) : 1;
  return std::ceil(static_cast<double>(lines) * style.points * line_spacing) + 2;
}

}  // namespace

std::uint32_t BookPool::text(std::string text) {
  const auto [at, is_new] =
      text_index_.try_emplace(std::move(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) {
    texts_.push_back(at->first);
  }
  return at->second;
}

std::uint16_t BookPool::format(const CellStyle& style, const std::optional<NumberForm>& form) {
  const auto [at, is_new] =
      format_index_.try_emplace({style, form}, static_cast<std::uint16_t>(formats_.size()));
  if (is_new) {
    core::ensure(formats_.size() < 0xFFFFU, "a workbook has fewer than 65535 formats");
    formats_.push_back(at->first);
  }
  return at->second;
}

std::uint16_t BookPool::find_format(const CellStyle& style) const {
  const auto found = format_index_.find({style, std::nullopt});
  core::ensure(found != format_index_.end(), "a format of a workbook is known");
  return found->second;
}

void Sheet::add(const SheetCell& cell) {
  const auto before = [](const SheetCell& a, const SheetCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  };
  core::ensure(cell.row < most_rows, "a cell lies within the limits of a sheet");
  if (cells_.empty() || before(cells_.back(), cell)) {
    cells_.push_back(cell);
    return;
  }
  const auto at = std::lower_bound(cells_.begin(), cells_.end(), cell, before);
  if (!before(cell, *at)) {
    *at = cell;
  } else {
    cells_.insert(at, cell);
  }
}

void Sheet::text(std::uint32_t row, std::uint32_t column, std::string_view text, const CellStyle& style) {
  std::string content = style.wrapped ? clean_text(text) : one_line(text);
  core::ensure(units(content) <= longest_text, "a text of a workbook has at most 32,767 characters");
  add({row,
       column16(column),
       pool_.format(style, std::nullopt),
       {.words = {pool_.text(std::move(content)), SheetCell::no_target}}});
}

void Sheet::number(std::uint32_t row, std::uint32_t column, double value, const NumberForm& form,
                   const CellStyle& style) {
  core::ensure(std::isfinite(value), "a number of a workbook is finite");
  core::ensure(form.decimals >= 0 && form.decimals <= 10, "a number of a workbook has 0 to 10 decimals");
  add({row, column16(column), pool_.format(style, form), {.number = value}});
}

void Sheet::link(std::uint32_t row, std::uint32_t column, std::string_view text, std::string_view sheet,
                 const CellStyle& style) {
  core::ensure(is_safe_name(sheet), "a link goes to a safe sheet name");
  add({row,
       column16(column),
       pool_.format(style, std::nullopt),
       {.words = {pool_.text(one_line(text)), pool_.text(std::string(sheet))}}});
}

CellStyle header_style(const TableColumn& column) {
  return {.bold = true,
          .wrapped = true,
          .line_below = true,
          .indented = column.indented,
          .align = column.right ? CellAlign::right : CellAlign::left};
}

void Sheet::table(const TableMark& table) {
  core::ensure(table.rows > 0 && !table.columns.empty(), "a table of a workbook has a row and a column");
  core::ensure(table.row < most_rows - table.rows && table.column < most_columns - table.columns.size(),
               "a table lies within the limits of a sheet");
  core::ensure(is_safe_name(table.name, 255), "a table name is safe");
  TableMark kept = table;
  std::set<std::string> headers;
  for (TableColumn& column : kept.columns) {
    column.header = one_line(column.header);
    core::ensure(!column.header.empty() && headers.insert(core::lower_ascii(column.header)).second,
                 "the headers of a table are unique and not empty");
    static_cast<void>(pool_.format(header_style(column), std::nullopt));
  }
  kept.alt_title = one_line(kept.alt_title);
  kept.alt_text = one_line(kept.alt_text);
  tables_.push_back(std::move(kept));
}

void Sheet::chart(std::uint32_t row, std::uint32_t column, const BookChart& chart) {
  core::ensure(!chart.series.empty() && !chart.alt_text.empty(),
               "a chart has a series and an alternative text");
  core::ensure(!chart.intervals || chart.series.size() == 3, "an interval has two ends and an estimate");
  charts_.push_back({row, column, chart});
}

void Sheet::fit_column(std::uint32_t column, std::uint32_t first_row, double least, double most) {
  double widest = 0;
  for (const SheetCell& cell : cells_) {
    if (cell.column != column || cell.row < first_row) {
      continue;
    }
    const BookPool::Format& format = pool_.formats()[cell.format];
    const CellStyle& style = format.style;
    if (format.form) {
      const int decimals = format.form->decimals;
      const std::string shown = format.form->with_plus
                                    ? core::signed_number(cell.held.number, decimals, core::Language::nl)
                                    : core::number(cell.held.number, decimals, core::Language::nl);
      widest = std::max(widest, text_width(shown, style.points, style.bold));
    } else if (!style.wrapped) {
      widest = std::max(widest, text_width(text_of(cell), style.points, style.bold));
    }
  }
  for (const TableMark& table : tables_) {
    if (table.row >= first_row && column >= table.column && column < table.column + table.columns.size()) {
      const TableColumn& header = table.columns[column - table.column];
      widest = std::max(widest, header_width(header.header, header_style(header)));
    }
  }
  column_width(column, std::clamp(std::ceil((widest + cell_padding) / digit_pixels), least, most));
}

void Sheet::column_width(std::uint32_t column, double digits) {
  core::ensure(column < most_columns && digits > 0 && digits <= 255, "a column has a width that it can have");
  column_digits_[column] = digits;
}

void Sheet::print_wide(std::optional<std::uint32_t> repeated_row) {
  wide_print_ = true;
  repeated_row_ = repeated_row;
}

std::map<std::uint32_t, double> Sheet::row_heights() const {
  std::map<std::uint32_t, double> heights;
  const auto consider = [&](std::uint32_t row, std::uint32_t column, const std::string& text,
                            const CellStyle& style) {
    if (style.wrapped || style.points > 12) {
      const auto digits = column_digits_.find(column);
      const double height =
          height_of(text, style, digits == column_digits_.end() ? usual_width : digits->second);
      heights[row] = std::max(heights[row], height);
    }
  };
  for (const SheetCell& cell : cells_) {
    const CellStyle& style = pool_.formats()[cell.format].style;
    if (!is_number(cell) && (style.wrapped || style.points > 12)) {
      consider(cell.row, cell.column, text_of(cell), style);
    }
  }
  for (const TableMark& table : tables_) {
    for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
      consider(table.row, table.column + i, table.columns[i].header, header_style(table.columns[i]));
    }
  }
  std::erase_if(heights, [](const auto& height) { return height.second <= usual_height + 2; });
  for (auto& [row, height] : heights) {
    height = std::min(height, highest_row);
  }
  return heights;
}

std::string Book::free_name(std::string_view wanted) const {
  const std::string base = safe_name(wanted);
  std::string name = base;
  for (int n = 2; names_.contains(core::lower_ascii(name)); ++n) {
    const std::string suffix = "_" + std::to_string(n);
    name = base.substr(0, longest_sheet_name - suffix.size()) + suffix;
  }
  return name;
}

Sheet& Book::add_sheet(const std::string& name) {
  core::ensure(is_safe_name(name) && names_.insert(core::lower_ascii(name)).second,
               "a sheet name is safe and unique");
  sheets_.push_back(std::make_unique<Sheet>(name, pool_));
  return *sheets_.back();
}

void Book::check() const {
  core::ensure(!sheets_.empty(), "a workbook has a sheet");
  std::set<std::string> sheet_names;
  for (const auto& sheet : sheets_) {
    sheet_names.insert(sheet->name());
  }
  std::set<std::string> tables;
  for (const auto& sheet : sheets_) {
    for (const TableMark& table : sheet->tables()) {
      core::ensure(tables.insert(core::lower_ascii(table.name)).second, "two tables have different names");
    }
    for (const SheetCell& cell : sheet->cells()) {
      core::ensure(!sheet->is_link(cell) || sheet_names.contains(pool_.text(cell.held.words.target)),
                   "a link of a workbook goes to one of its sheets");
    }
  }
}

}  // namespace werkthet::office
