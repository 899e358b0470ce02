#include "publish/charts/drawing.hpp"

#include "core/format.hpp"
#include "publish/cell_text.hpp"

#include <algorithm>

namespace werkthet::publish::charts {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 5 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Cells cells_of(const safe::Table& table, const safe::Row& row) {
  const auto get = [&](const std::string& column) -> const safe::Cell* {
    return column.empty() ? nullptr : safe::find_cell(table, row, column);
  };
  return {get(table.chart.value), get(table.chart.low), get(table.chart.high)};
}

safe::Unit unit_of(const safe::Table& table) {
  const auto column = safe::column_index(table, table.chart.value);
  return column ? table.columns[*column].unit : safe::Unit::count;
}

const config::Outcome* outcome_of(const Request& request) {
  const safe::Table& table = request.table;
  for (const config::Outcome& outcome : request.study.outcomes) {
    if (table.topic == "outcome:" + outcome.id ||
        (table.chart.kind == safe::ChartKind::parts && outcome.primary) ||
        (!outcome.common.empty() && table.topic == "synthesis:" + outcome.common)) {
      return &outcome;
    }
  }
  return nullptr;
}

std::vector<Gap> gaps_of(const Series& series, const std::vector<bool>& passed, safe::Unit unit,
                         core::Language language) {
  std::vector<Gap> gaps;
  for (std::size_t i = 0; i < series.at.size(); ++i) {
    const Cells& cells = series.at[i];
    if (cells.value == nullptr || cells.drawn() || passed[i]) {
      continue;
    }
    const std::string word = value_text(cells, unit, language);
    if (!gaps.empty() && gaps.back().last + 1 == i && gaps.back().word == word) {
      gaps.back().last = i;
    } else {
      gaps.push_back({i, i, word});
    }
  }
  return gaps;
}

std::string code_text(const safe::Dimension& dimension, const safe::Code& code, core::Language language) {
  const std::string& label = code.label.in(language);
  if (dimension.id == "maand" && is_number(label)) {
    const bool one = label == "1";
    return label +
           (language == core::Language::nl ? (one ? " maand" : " maanden") : (one ? " month" : " months"));
  }
  return label;
}

Grid grid_of(const Request& request) {
  const safe::Table& table = request.table;
  Grid grid;
  grid.unit = unit_of(table);
  const auto x = safe::dimension_index(table, table.chart.x);
  if (!x) {
    return grid;
  }
  grid.x = table.dimensions[*x].codes;
  std::vector<std::vector<std::size_t>> keys;
  for (const safe::Row& row : table.rows) {
    std::vector<std::size_t> key = row.codes;
    key[*x] = 0;
    const auto found = std::find(keys.begin(), keys.end(), key);
    const auto index = static_cast<std::size_t>(found - keys.begin());
    if (found == keys.end()) {
      keys.push_back(key);
      Series series;
      for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
        if (d == *x) {
          continue;
        }
        const safe::Dimension& dimension = table.dimensions[d];
        const safe::Code& code = dimension.codes[key[d]];
        series.label += (series.label.empty() ? "" : ", ") + code_text(dimension, code, request.language);
        if (dimension.id == "groep") {
          series.group = code.id;
        }
      }
      series.at.resize(grid.x.size());
      grid.series.push_back(std::move(series));
    }
    grid.series[index].at[row.codes[*x]] = cells_of(table, row);
  }
  for (std::size_t i = 0; i < grid.series.size(); ++i) {
    Series& series = grid.series[i];
    series.style = series.group.empty() ? plain_style(i) : group_style(request.study, series.group);
  }
  return grid;
}

bool starts_at_zero(const Request& request, const Grid& grid) {
  const safe::Table& table = request.table;
  if (table.chart.kind != safe::ChartKind::lines || table.chart.x != "maand" ||
      grid.unit != safe::Unit::percent || grid.x.empty() || grid.x.front().id == "0" ||
      !std::all_of(grid.x.begin(), grid.x.end(), [](const safe::Code& code) { return is_number(code.id); })) {
    return false;
  }
  const config::Outcome* outcome = outcome_of(request);
  return outcome != nullptr && outcome->kind == config::OutcomeKind::exit_work;
}

bool passes_hidden(const Series& series, std::optional<std::size_t> from, std::size_t to) {
  const std::size_t first = from ? *from + 1 : 0;
  if (first >= to) {
    return false;
  }
  return std::all_of(series.at.begin() + static_cast<std::ptrdiff_t>(first),
                     series.at.begin() + static_cast<std::ptrdiff_t>(to), [](const Cells& cells) {
                       return cells.value == nullptr || cells.value->kind() == safe::Cell::Kind::hidden;
                     });
}

bool any_passes_hidden(const Request& request, const Grid& grid) {
  if (request.table.chart.kind != safe::ChartKind::lines) {
    return false;
  }
  const bool zero = starts_at_zero(request, grid);
  return std::any_of(grid.series.begin(), grid.series.end(), [&](const Series& series) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < series.at.size(); ++i) {
      if (!series.at[i].drawn()) {
        continue;
      }
      if ((last || zero) && passes_hidden(series, last, i)) {
        return true;
      }
      last = i;
    }
    return false;
  });
}

std::string value_text(const Cells& cells, safe::Unit unit, core::Language language) {
  return cells.value == nullptr ? std::string() : cell_text(*cells.value, unit, language);
}

std::string interval_text(const Cells& cells, safe::Unit unit, core::Language language) {
  std::string text = value_text(cells, unit, language);
  if (cells.interval()) {
    text += std::string(core::no_break_space) + "(" +
            core::range(cells.low->value(), cells.high->value(), cells.low->decimals(), language) + ")";
  }
  return text;
}

std::string tick_text(double value, int decimals, safe::Unit unit, core::Language language) {
  if (unit == safe::Unit::percent) {
    return core::percent(value, decimals, language);
  }
  if (unit == safe::Unit::points || unit == safe::Unit::score_difference) {
    return core::signed_number(value, decimals, language);
  }
  return core::number(value, decimals, language);
}

std::string axis_text(const safe::Code& code, core::Language language) {
  const std::string& id = code.id;
  if (id.size() == 7 && is_number(id.substr(0, 4)) && id[4] == '-' && id[5] == 'K' && id[6] >= '1' &&
      id[6] <= '4') {
    const std::string quarter(1, id[6]);
    return (language == core::Language::nl ? quarter + "e kw. " : "Q" + quarter + " ") + id.substr(0, 4);
  }
  return code.label.in(language);
}

std::string inside_sentence(std::string text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() > 1 && upper(text[0]) && !upper(text[1])) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

}  // namespace werkthet::publish::charts
