#pragma once
// What the kinds of chart share: the request, the sizes of a layout, and the table's cells laid out by x and
// series. Internal to charts; chart.hpp is the door.

#include "core/language.hpp"
#include "publish/charts/canvas.hpp"
#include "publish/charts/chart.hpp"
#include "publish/charts/palette.hpp"
#include "publish/charts/scale.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace werkthet::publish::charts {

struct Request {
  const safe::Table& table;
  const config::Study& study;
  core::Language language;
  Layout layout;

  [[nodiscard]] bool wide() const { return layout == Layout::wide; }
  [[nodiscard]] double width() const { return wide() ? 720.0 : 340.0; }
  /// 14 units of 340 are 11.9 px in the 288 px that a phone of 320 px leaves; see the test of readability.
  [[nodiscard]] double size() const { return wide() ? 13.0 : 14.0; }
  [[nodiscard]] double leading() const { return wide() ? 16.0 : 17.0; }
  [[nodiscard]] const char* words(const char* nl, const char* en) const {
    return language == core::Language::nl ? nl : en;
  }
};

/// The three cells of a drawn row; null where the table has no such row or column.
struct Cells {
  const safe::Cell* value{};
  const safe::Cell* low{};
  const safe::Cell* high{};

  [[nodiscard]] bool drawn() const { return value != nullptr && value->is_number(); }
  [[nodiscard]] bool interval() const {
    return drawn() && low != nullptr && high != nullptr && low->is_number() && high->is_number();
  }
};

struct Series {
  std::string label;
  std::string group;  ///< code of dimension "groep" when that is among the series' codes
  SeriesStyle style;
  std::vector<Cells> at;  ///< per x
};

/// The table as x by series. Every dimension but x is part of the series; their labels are joined.
struct Grid {
  std::vector<safe::Code> x;
  std::vector<Series> series;
  safe::Unit unit{safe::Unit::count};
};

[[nodiscard]] Cells cells_of(const safe::Table& table, const safe::Row& row);
[[nodiscard]] Grid grid_of(const Request& request);
/// True when curves start at month 0 with 0% by definition: everyone was on benefit at the start, so nobody
/// had left. Only for months after the start of an outcome that counts leaving for work.
[[nodiscard]] bool starts_at_zero(const Request& request, const Grid& grid);
/// True when the line of a chart of lines passes over the months between two drawn cells: they are hidden, or
/// left out by the gate because too few people left in them. `from` and `to` are indexes of x, `from` empty
/// for the start at zero. A cell that could not be estimated stays a gap.
[[nodiscard]] bool passes_hidden(const Series& series, std::optional<std::size_t> from, std::size_t to);
/// True when some line of the drawing passes over hidden cells, which its legend must say.
[[nodiscard]] bool any_passes_hidden(const Request& request, const Grid& grid);
[[nodiscard]] safe::Unit unit_of(const safe::Table& table);
/// The outcome of the study that a table is about, its own or that of several municipalities; null for
/// others.
[[nodiscard]] const config::Outcome* outcome_of(const Request& request);

/// Neighbours on x without a number that share a word.
struct Gap {
  std::size_t first{};
  std::size_t last{};
  std::string word;
};
/// The gaps of a series. `passed`: per x, whether a line passes over it, so that it needs no word.
[[nodiscard]] std::vector<Gap> gaps_of(const Series& series, const std::vector<bool>& passed, safe::Unit unit,
                                       core::Language language);

/// "27%", "+3", or the word for a cell without number; empty for no cell.
[[nodiscard]] std::string value_text(const Cells& cells, safe::Unit unit, core::Language language);
/// "27% (20 tot 34)" where there is an interval, else value_text.
[[nodiscard]] std::string interval_text(const Cells& cells, safe::Unit unit, core::Language language);
/// A number on an axis in the table's unit.
[[nodiscard]] std::string tick_text(double value, int decimals, safe::Unit unit, core::Language language);
/// The label of a code as part of a row's name: "24 maanden" for month 24.
[[nodiscard]] std::string code_text(const safe::Dimension& dimension, const safe::Code& code,
                                    core::Language language);
/// The label of a code below an axis, where a quarter is short: "1e kw. 2018", "Q1 2018". The table has the
/// long one.
[[nodiscard]] std::string axis_text(const safe::Code& code, core::Language language);
/// True for the study's own municipality among several; never in a region, which has none.
[[nodiscard]] bool is_own_town(const Request& request, const safe::Code& code);
/// First letter in lower case unless the word is an abbreviation, for use inside a sentence.
[[nodiscard]] std::string inside_sentence(std::string text);

// Each draws below `top` and hands back the lower edge.
double draw_panels(Canvas& canvas, const Request& request, double top);     // lines and waves
double draw_intervals(Canvas& canvas, const Request& request, double top);  // intervals, forest and parts
double draw_flow(Canvas& canvas, const Request& request, double top);
double draw_balance(Canvas& canvas, const Request& request, double top);
double draw_stacked(Canvas& canvas, const Request& request, double top);
double draw_costs(Canvas& canvas, const Request& request, double top);
double draw_towns(Canvas& canvas, const Request& request, double top);
double draw_stock(Canvas& canvas, const Request& request, double top);

}  // namespace werkthet::publish::charts
