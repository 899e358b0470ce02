#include "publish/charts/message.hpp"

#include "publish/cell_text.hpp"
#include "publish/charts/flow.hpp"
#include "publish/charts/interval_rows.hpp"
#include "safe/difference_class.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace werkthet::publish::charts {
namespace {

constexpr std::size_t most = 4;  // numbers that one title can hold

std::string fallback(const Request& request) {
  const safe::Table& table = request.table;
  return table.chart.message.empty() ? table.title.in(request.language)
                                     : table.chart.message.in(request.language);
}

/// What is measured: the outcome, else the words of the column.
std::string subject(const Request& request) {
  if (const config::Outcome* outcome = outcome_of(request)) {
    return outcome->label.in(request.language);
  }
  const auto column = safe::column_index(request.table, request.table.chart.value);
  return column ? request.table.columns[*column].label.in(request.language) : std::string();
}

/// The head and "a; b; c", or nothing when there are none or too many to read in one go.
std::optional<std::string> listed(const std::string& head, const std::vector<std::string>& parts) {
  if (parts.empty() || parts.size() > most) {
    return std::nullopt;
  }
  std::string text = head;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    text += (i == 0 ? "" : "; ") + parts[i];
  }
  return text;
}

/// What it is about, and the list as a sentence of its own: one sentence would be too long to read.
std::optional<std::string> told(const std::string& head, std::vector<std::string> parts) {
  if (!parts.empty() && !parts.front().empty()) {
    char& first = parts.front().front();
    first = first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
  }
  return listed(head + ". ", parts);
}

std::string at_words(const Request& request, const safe::Dimension& dimension, const safe::Code& code) {
  const std::string text = code_text(dimension, code, request.language);
  return (dimension.id == "maand" ? request.words(" na ", " after ") : request.words(" in ", " in ")) +
         (dimension.id == "maand" ? text : inside_sentence(text));
}

/// A group of the draw, or no group at all. Who was not drawn stands in the figure and not in its title,
/// where it would be read as a comparison.
bool may_be_named(const Request& request, const safe::Dimension& dimension, const safe::Code& code) {
  const auto& arms = request.study.arms;
  return dimension.id != "groep" || arms.empty() ||
         std::any_of(arms.begin(), arms.end(), [&](const config::Arm& arm) { return arm.id == code.id; });
}

/// The groups side by side at the last code of a dimension at which something was drawn.
std::optional<std::string> levels(const Request& request, std::string_view when, std::string_view groups) {
  const safe::Table& table = request.table;
  const auto d = safe::dimension_index(table, when);
  const auto g = safe::dimension_index(table, groups);
  if (!g || table.dimensions.size() > (d ? 2U : 1U)) {
    return std::nullopt;
  }
  std::optional<std::size_t> last;
  for (const safe::Row& row : table.rows) {
    if (d && cells_of(table, row).drawn()) {
      last = std::max(last.value_or(0), row.codes[*d]);
    }
  }
  if (d && !last) {
    return std::nullopt;
  }
  std::vector<std::string> parts;
  for (std::size_t code = 0; code < table.dimensions[*g].codes.size(); ++code) {
    for (const safe::Row& row : table.rows) {
      if (row.codes[*g] == code && (!d || row.codes[*d] == *last) &&
          may_be_named(request, table.dimensions[*g], table.dimensions[*g].codes[code])) {
        parts.push_back(table.dimensions[*g].codes[code].label.in(request.language) + " " +
                        value_text(cells_of(table, row), unit_of(table), request.language));
      }
    }
  }
  return listed(subject(request) +
                    (d ? at_words(request, table.dimensions[*d], table.dimensions[*d].codes[*last]) : "") +
                    ": ",
                parts);
}

/// From the first to the last wave, per group.
std::optional<std::string> change(const Request& request) {
  const Grid grid = grid_of(request);
  if (grid.x.size() < 2) {
    return std::nullopt;
  }
  std::vector<std::string> parts;
  for (const Series& series : grid.series) {
    parts.push_back(series.label + request.words(" van ", " from ") +
                    value_text(series.at.front(), grid.unit, request.language) +
                    request.words(" naar ", " to ") +
                    value_text(series.at.back(), grid.unit, request.language));
  }
  return told(subject(request) + request.words(", van ", ", from ") +
                  inside_sentence(grid.x.front().label.in(request.language)) +
                  request.words(" tot ", " to ") + inside_sentence(grid.x.back().label.in(request.language)),
              std::move(parts));
}

/// What was drawn by lot, at the last moment and by the first method that the table has.
std::optional<std::string> differences(const Request& request) {
  const safe::Table& table = request.table;
  const auto by_lot = safe::dimension_index(table, "vergelijking");
  const auto month = safe::dimension_index(table, "maand");
  const auto group = safe::dimension_index(table, "groep");
  if (!group) {
    return std::nullopt;  // municipalities are told by their own sentences
  }
  std::vector<const safe::Row*> rows;
  std::size_t last = 0;
  for (const safe::Row& row : table.rows) {
    if ((!by_lot || table.dimensions[*by_lot].codes[row.codes[*by_lot]].id == "treatment") &&
        cells_of(table, row).interval()) {
      rows.push_back(&row);
      last = month ? std::max(last, row.codes[*month]) : 0;
    }
  }
  std::vector<std::size_t> seen;
  std::vector<std::string> parts;
  for (const safe::Row* row : rows) {
    const std::size_t code = row->codes[*group];
    if ((month && row->codes[*month] != last) || std::find(seen.begin(), seen.end(), code) != seen.end()) {
      continue;
    }
    seen.push_back(code);
    parts.push_back(table.dimensions[*group].codes[code].label.in(request.language) + " " +
                    interval_text(cells_of(table, *row), unit_of(table), request.language));
  }
  return told(
      subject(request) +
          request.words(", verschil met de controlegroep", ", difference from the control group") +
          (month ? at_words(request, table.dimensions[*month], table.dimensions[*month].codes[last]) : ""),
      std::move(parts));
}

/// The first and the last step on the line; of groups the first two boxes.
std::optional<std::string> flow_words(const Request& request) {
  const Flow flow = flow_of(request.table, request.language);
  if (!flow.linked) {
    std::vector<std::string> parts;
    for (const FlowColumn& column : flow.columns) {
      std::string part = column.title;
      for (std::size_t i = 0; i < std::min<std::size_t>(column.boxes.size(), 2); ++i) {
        part += (i == 0 ? " " : ", ") + column.boxes[i].number + " " + inside_sentence(column.boxes[i].label);
      }
      parts.push_back(std::move(part));
    }
    return listed({}, parts);
  }
  if (flow.columns.size() < 2) {
    return std::nullopt;
  }
  const FlowBox& first = flow.columns.front().boxes.front();
  const FlowBox& last = flow.columns.back().boxes.front();
  return first.label + ": " + first.number + "; " + inside_sentence(last.label) + ": " + last.number;
}

std::optional<std::string> stock_words(const Request& request) {
  const Grid grid = grid_of(request);
  if (grid.x.size() < 2) {
    return std::nullopt;
  }
  std::vector<std::string> parts;
  for (const Series& series : grid.series) {
    parts.push_back(inside_sentence(series.label) + request.words(" van ", " from ") +
                    value_text(series.at.front(), grid.unit, request.language) +
                    request.words(" naar ", " to ") +
                    value_text(series.at.back(), grid.unit, request.language));
  }
  return told(std::string(request.words("Bijstand van eind ", "Assistance from the end of ")) +
                  inside_sentence(grid.x.front().label.in(request.language)) +
                  request.words(" tot eind ", " to that of ") +
                  inside_sentence(grid.x.back().label.in(request.language)),
              std::move(parts));
}

std::optional<std::string> cost_words(const Request& request) {
  const safe::Table& table = request.table;
  for (const safe::Row& row : table.rows) {
    if (table.dimensions.front().codes[row.codes.front()].id != "Totaal") {
      continue;
    }
    const safe::Cell* planned = safe::find_cell(table, row, table.chart.value);
    const safe::Cell* spent = safe::find_cell(table, row, "spent");
    if (planned != nullptr && spent != nullptr && planned->is_number()) {
      return std::string(request.words("Begroot ", "Planned ")) +
             cell_text(*planned, safe::Unit::euro, request.language) +
             request.words("; uitgegeven ", "; spent ") +
             cell_text(*spent, safe::Unit::euro, request.language);
    }
  }
  return std::nullopt;
}

/// Which groups that were drawn by lot differ in what at the start; what was not drawn may differ anyway.
std::optional<std::string> balance_words(const Request& request) {
  const safe::Table& table = request.table;
  const auto x = safe::dimension_index(table, table.chart.x);
  const auto by = safe::dimension_index(table, table.chart.series);
  const auto column = safe::column_index(table, table.chart.value);
  if (!x || !by || !column) {
    return std::nullopt;
  }
  bool any = false;
  bool all = true;
  std::vector<std::string> parts;
  for (const safe::Row& row : table.rows) {
    const safe::Code& group = table.dimensions[*by].codes[row.codes[*by]];
    const auto in = safe::difference_class_of(row.cells[*column]);
    if (!may_be_named(request, table.dimensions[*by], group) ||
        row.cells[*column].kind() == safe::Cell::Kind::not_applicable) {
      continue;
    }
    any = any || in.has_value();
    all = all && in.has_value();
    if (in && *in != safe::DifferenceClass::negligible) {
      parts.push_back(inside_sentence(table.dimensions[*x].codes[row.codes[*x]].label.in(request.language)) +
                      " (" + inside_sentence(group.label.in(request.language)) + ": " +
                      safe::difference_words(*in).in(request.language) + ")");
    }
  }
  if (any && all && parts.empty()) {
    return request.words("De gelote groepen leken bij de start op elkaar in alles wat we kennen",
                         "The groups drawn by lot were alike at the start in all that we know");
  }
  return listed(request.words("De gelote groepen verschilden bij de start in: ",
                              "The groups drawn by lot differed at the start in: "),
                parts);
}

/// What was drawn by lot, and what was not; at a red light the latter is told once, without its rows.
std::optional<std::string> parts_words(const Request& request) {
  std::vector<std::string> parts;
  bool red = false;
  for (const Block& block : blocks_of(request)) {
    const bool stated = block.light != "red";
    red = red || !stated;
    for (std::size_t i = 0; stated && i < block.rows.size(); ++i) {
      parts.push_back(block.rows[i].label + " " + block.rows[i].number + " (" +
                      (block.lot == Lot::drawn ? request.words("geloot", "by lot")
                                               : request.words("niet geloot", "not by lot")) +
                      ")");
    }
  }
  auto text = told(subject(request), std::move(parts));
  if (text && red) {
    *text += request.words(". Het licht staat op rood: het verschil met niet-deelnemers noemen we niet",
                           ". The light is red: the difference from non-participants is not stated");
  }
  return text;
}

/// The first segment per group, at the first and the last moment: a whole bar has too many numbers for a
/// title, and its largest segment is a matter of rounding.
std::optional<std::string> stacked_words(const Request& request) {
  const safe::Table& table = request.table;
  const auto by = safe::dimension_index(table, table.chart.series);
  const auto x = safe::dimension_index(table, table.chart.x);
  const auto moment = safe::dimension_index(table, "moment");
  if (!by || !x || table.dimensions.size() > (moment ? 3U : 2U)) {
    return std::nullopt;
  }
  std::vector<std::size_t> moments{0};
  if (moment && table.dimensions[*moment].codes.size() > 1) {
    moments.push_back(table.dimensions[*moment].codes.size() - 1);
  }
  std::vector<std::string> parts;
  for (std::size_t code = 0; code < table.dimensions[*x].codes.size(); ++code) {
    std::string numbers;
    for (const std::size_t at : moments) {
      for (const safe::Row& row : table.rows) {
        if (row.codes[*x] == code && row.codes[*by] == 0 && (!moment || row.codes[*moment] == at)) {
          numbers += (numbers.empty() ? "" : request.words(" en ", " and ")) +
                     value_text(cells_of(table, row), unit_of(table), request.language);
        }
      }
    }
    if (!numbers.empty()) {
      parts.push_back(table.dimensions[*x].codes[code].label.in(request.language) + " " + numbers);
    }
  }
  std::string when;
  for (std::size_t i = 0; moment && i < moments.size(); ++i) {
    when += (i == 0 ? ", " : request.words(" en ", " and ")) +
            inside_sentence(table.dimensions[*moment].codes[moments[i]].label.in(request.language));
  }
  return listed(table.dimensions[*by].codes.front().label.in(request.language) + when + ": ", parts);
}

/// The groups of the own municipality; a region without one has no such sentence.
std::optional<std::string> town_words(const Request& request) {
  const safe::Table& table = request.table;
  const auto x = safe::dimension_index(table, table.chart.x);
  const auto by = safe::dimension_index(table, table.chart.series);
  std::vector<std::string> parts;
  std::string own;
  for (const safe::Row& row : table.rows) {
    if (x && by && is_own_town(request, table.dimensions[*x].codes[row.codes[*x]])) {
      own = table.dimensions[*x].codes[row.codes[*x]].label.in(request.language);
      parts.push_back(
          inside_sentence(table.dimensions[*by].codes[row.codes[*by]].label.in(request.language)) + " " +
          value_text(cells_of(table, row), unit_of(table), request.language));
    }
  }
  return listed(own + ": ", parts);
}

std::optional<std::string> generated(const Request& request) {
  const safe::ChartSpec& chart = request.table.chart;
  switch (chart.kind) {
    case safe::ChartKind::intervals:
      return levels(request, "maand", chart.x);
    case safe::ChartKind::lines:
      return levels(request, chart.x, chart.series);
    case safe::ChartKind::waves:
      // Without margins it is a course of the trial and no measurement: where it ended is what counts.
      return chart.low.empty() ? levels(request, chart.x, chart.series) : change(request);
    case safe::ChartKind::forest:
      return differences(request);
    case safe::ChartKind::parts:
      return parts_words(request);
    case safe::ChartKind::flow:
      return flow_words(request);
    case safe::ChartKind::stock:
      return stock_words(request);
    case safe::ChartKind::costs:
      return cost_words(request);
    case safe::ChartKind::balance:
      return balance_words(request);
    case safe::ChartKind::stacked:
      return stacked_words(request);
    case safe::ChartKind::towns:
      return town_words(request);
    case safe::ChartKind::none:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string message(const safe::Table& table, const config::Study& study, core::Language language) {
  const Request request{table, study, language, Layout::wide};
  const bool any = has_chart(table);
  const std::optional<std::string> made = any ? generated(request) : std::nullopt;
  return made ? *made : fallback(request);
}

}  // namespace werkthet::publish::charts
