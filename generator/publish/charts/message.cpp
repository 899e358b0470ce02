#include "publish/charts/message.hpp"

#include "core/format.hpp"
#include "publish/charts/drawing.hpp"
#include "publish/charts/text_width.hpp"

#include <algorithm>
#include <cstddef>

namespace werkthet::publish::charts {
namespace {

constexpr std::size_t most_values = 4;
constexpr std::size_t longest = 170;

/// "Na 24 maanden" or the label of a wave.
std::string moment(const Request& request, std::string_view dimension, const std::string& label) {
  return dimension == "maand" ? request.words("Na ", "After ") + label : label;
}

/// A group of the draw, or no group at all. Who was not drawn stands in the figure and not in its title,
/// where it would be read as a comparison.
bool drawn_by_lot(const Request& request, std::string_view group) {
  const auto& arms = request.study.arms;
  return group.empty() || arms.empty() ||
         std::any_of(arms.begin(), arms.end(), [&](const config::Arm& arm) { return arm.id == group; });
}

std::string joined(const std::string& head, const std::vector<std::string>& values) {
  if (values.empty() || values.size() > most_values) {
    return {};
  }
  std::string text = head.empty() ? std::string() : head + ": ";
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += (i == 0 ? "" : ", ") + values[i];
  }
  text += ".";
  return text.size() > longest ? std::string() : text;
}

/// The groups at the last moment where all of them have a number.
std::string last_values(const Request& request) {
  const Grid grid = grid_of(request);
  const safe::Table& table = request.table;
  const auto x = safe::dimension_index(table, table.chart.x);
  if (!x) {
    return {};
  }
  const auto value = [&](const std::string& label, const Cells& cells) {
    return (label.empty() ? "" : label + " ") + value_text(cells, grid.unit, request.language);
  };
  if (table.chart.x == "groep") {  // a row per group, a block per month
    for (auto series = grid.series.rbegin(); series != grid.series.rend(); ++series) {
      std::vector<std::string> values;
      bool all = true;
      for (std::size_t i = 0; i < series->at.size(); ++i) {
        if (drawn_by_lot(request, grid.x[i].id)) {
          all = all && series->at[i].drawn();
          values.push_back(
              value(code_text(table.dimensions[*x], grid.x[i], request.language), series->at[i]));
        }
      }
      if (!values.empty() && all) {
        return joined(moment(request, table.chart.series, series->label), values);
      }
    }
    return {};
  }
  for (std::size_t i = grid.x.size(); i-- > 0;) {
    std::vector<std::string> values;
    bool all = true;
    for (const Series& series : grid.series) {
      if (drawn_by_lot(request, series.group)) {
        all = all && series.at[i].drawn();
        values.push_back(value(series.label, series.at[i]));
      }
    }
    if (!values.empty() && all) {
      return joined(
          moment(request, table.chart.x, code_text(table.dimensions[*x], grid.x[i], request.language)),
          values);
    }
  }
  return {};
}

/// In how many differences zero lies outside the margin. A limit printed as 0 counts as zero inside, as in
/// the sentences.
std::string margins_without_zero(const Request& request) {
  const safe::Table& table = request.table;
  const auto comparison = safe::dimension_index(table, "vergelijking");
  int all = 0;
  int without = 0;
  for (const safe::Row& row : table.rows) {
    if (comparison && table.dimensions[*comparison].codes[row.codes[*comparison]].id != "treatment") {
      continue;
    }
    const Cells cells = cells_of(table, row);
    if (cells.interval()) {
      ++all;
      without += cells.low->value() > 0.0 || cells.high->value() < 0.0 ? 1 : 0;
    }
  }
  if (all == 0 ||
      table.topic == "synthesis") {  // municipalities have sentences and a joint figure of their own
    return {};
  }
  const std::string lot = comparison ? request.words("Geloot: ", "Drawn by lot: ") : std::string();
  const std::string count = core::number(all, request.language);
  if (all == 1) {
    return lot + (without == 1 ? request.words("nul ligt buiten de marge.", "zero lies outside the margin.")
                               : request.words("nul ligt binnen de marge.", "zero lies inside the margin."));
  }
  const std::string some =
      without == 0 ? request.words("geen", "none") : core::number(without, request.language);
  return lot + (request.language == core::Language::nl
                    ? "bij " + some + " van de " + count + " verschillen ligt nul buiten de marge."
                    : "zero lies outside the margin for " + some + " of the " + count + " differences.");
}

/// "1e kwartaal 2018 tot 4e kwartaal 2019: personen van 1.230 naar 1.210."
std::string first_and_last(const Request& request) {
  const safe::Table& table = request.table;
  const auto x = safe::dimension_index(table, table.chart.x);
  const Grid grid = grid_of(request);
  if (!x || grid.x.size() < 2) {
    return {};
  }
  const auto label = [&](std::size_t i) {
    return code_text(table.dimensions[*x], grid.x[i], request.language);
  };
  const std::size_t last = grid.x.size() - 1;
  if (table.chart.kind == safe::ChartKind::bars) {  // steps of a flow, each with its own name
    const std::vector<Cells>* only = grid.series.size() == 1 ? &grid.series[0].at : nullptr;
    if (only == nullptr || !only->front().drawn() || !only->back().drawn()) {
      return {};
    }
    const auto end = [&](std::size_t i) {
      return label(i) + " " + value_text((*only)[i], grid.unit, request.language);
    };
    return joined("", {end(0), end(last)});
  }
  std::vector<std::string> values;
  for (const Series& series : grid.series) {
    if (!series.at.front().drawn() || !series.at.back().drawn()) {
      return {};
    }
    values.push_back(
        (series.label.empty() ? "" : inside_sentence(series.label) + " ") + request.words("van ", "from ") +
        value_text(series.at.front(), grid.unit, request.language) + request.words(" naar ", " to ") +
        value_text(series.at.back(), grid.unit, request.language));
  }
  return joined(label(0) + request.words(" tot ", " to ") + label(last), values);
}

}  // namespace

std::string message(const safe::Table& table, const config::Study& study, core::Language language) {
  const Request request{table, study, language, Layout::wide};
  std::string text;
  switch (table.chart.kind) {
    case safe::ChartKind::intervals:
    case safe::ChartKind::lines:
    case safe::ChartKind::waves:
      text = last_values(request);
      break;
    case safe::ChartKind::forest:
      text = margins_without_zero(request);
      break;
    case safe::ChartKind::stock:
    case safe::ChartKind::bars:
      text = first_and_last(request);
      break;
    case safe::ChartKind::none:
      break;
  }
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string message_or_title(const safe::Table& table, const config::Study& study, core::Language language) {
  std::string text = message(table, study, language);
  if (!text.empty()) {
    return text;
  }
  const std::string& given = table.chart.message.in(language);
  return as_sentence(given.empty() ? table.title.in(language) : given);
}

}  // namespace werkthet::publish::charts
