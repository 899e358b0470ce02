#pragma once
// Tables and figures of a page. A figure is caption, message, the drawing in two layouts, the same numbers as
// a table, source and download: a reader who cannot see the drawing misses no number.

#include "publish/site/html.hpp"
#include "publish/site/page.hpp"

#include <string>

namespace werkthet::publish::site {

/// The table in a scroller that can be reached with the keyboard. `id` is unique on the page. One column over
/// two dimensions becomes a grid; other tables get one group of rows per code of the first dimension. The
/// columns low and high are shown as one margin.
[[nodiscard]] Node table_view(const Writing& writing, const safe::Table& table, const std::string& id);

struct FigureOptions {
  bool part{};  ///< cut with charts::part_of: notes and drawing of the whole table are left to its own place
  std::string more;  ///< page to read on, may be empty
  std::string more_text;
};

/// The figure, or the table alone when there is nothing to draw.
[[nodiscard]] Node figure_view(Writing& writing, const safe::Table& table, const FigureOptions& options = {});

/// Table with source, notes and download, for tables without a chart.
[[nodiscard]] Node table_block(Writing& writing, const safe::Table& table);

/// A table of comparisons at a red light: closed, with the reason why its differences are not stated.
[[nodiscard]] Node appendix_view(const Writing& writing, const safe::Table& table);

/// figure_view for a table id when the findings have it; otherwise nothing.
void add_table(Nodes& nodes, Writing& writing, std::string_view table_id);

}  // namespace werkthet::publish::site
