#include "publish/data/exchange_file.hpp"

#include "config/outcomes.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::publish::data {
namespace {

using config::OutcomeKind;

/// Paragraphs as one line: the reader on the other side takes no line breaks.
std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : core::without_controls(text)) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return std::string(core::trimmed(line));
}

core::Bilingual one_line(const core::Bilingual& text) {
  return {one_line(text.nl), one_line(text.en)};
}

template <class Value>
std::vector<Value> sorted(std::vector<Value> list) {
  std::sort(list.begin(), list.end());
  return list;
}

/// The row with these codes of these dimensions; a dimension that the table does not have does not count.
const safe::Row* row_with(const safe::Table& table,
                          const std::vector<std::pair<std::string, std::string>>& wanted) {
  for (const safe::Row& row : table.rows) {
    const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](const auto& want) {
      const auto d = safe::dimension_index(table, want.first);
      return !d || table.dimensions[*d].codes[row.codes[*d]].id == want.second;
    });
    if (fits) {
      return &row;
    }
  }
  return nullptr;
}

std::optional<double> number_in(const safe::Table* table, const safe::Row* row, const char* column) {
  const safe::Cell* cell =
      table == nullptr || row == nullptr ? nullptr : safe::find_cell(*table, *row, column);
  return cell != nullptr && cell->is_number() ? std::optional(cell->value()) : std::nullopt;
}

std::optional<std::int64_t> count_in(const safe::Table* table, const safe::Row* row, const char* column) {
  const auto value = number_in(table, row, column);
  return value && *value >= 0 ? std::optional(static_cast<std::int64_t>(std::llround(*value))) : std::nullopt;
}

exchange::Definition definition_of(const config::Study& study, const config::Outcome& outcome) {
  exchange::Definition d;
  switch (outcome.kind) {
    case OutcomeKind::exit_work:
      d.return_days = study.benefit_rules.return_days;
      d.work_reasons = sorted(study.benefit_rules.work_reasons);
      d.joined_schemes = sorted(study.benefit_rules.joined_schemes);
      d.schemes = sorted(study.eligibility.schemes);
      break;
    case OutcomeKind::part_time_work:
      d.schemes = sorted(study.eligibility.schemes);
      break;
    case OutcomeKind::scale:
      for (const config::Scale& scale : study.scales) {
        if (scale.id == outcome.scale) {
          d.min = scale.min;
          d.max = scale.max;
          d.items = static_cast<int>(scale.items.size());
        }
      }
      break;
    case OutcomeKind::numeric:
      d.quantity = one_line(outcome.unit.nl);
      break;
    default:  // is_exchanged() lets no other kind come here with a definition
      break;
  }
  return d;
}

/// The horizons that a table of differences has: months, or the month of the last wave of a scale.
std::vector<std::pair<std::string, int>> horizons_of(const safe::Table& levels, const safe::Table& contrasts,
                                                     const config::Study& study) {
  std::vector<std::pair<std::string, int>> horizons;
  if (const auto month = safe::dimension_index(contrasts, "maand")) {
    for (const safe::Code& code : contrasts.dimensions[*month].codes) {
      horizons.emplace_back(code.id, std::stoi(code.id));
    }
  } else if (const auto wave = safe::dimension_index(levels, "meting");
             wave && !levels.dimensions[*wave].codes.empty()) {
    const std::string& last = levels.dimensions[*wave].codes.back().id;
    for (const config::Wave& held : study.waves) {
      if (held.id == last) {
        horizons.emplace_back("", held.month);
      }
    }
  } else {
    horizons.emplace_back("", 0);
  }
  return horizons;
}

exchange::Result result_of(const safe::Table& levels, const safe::Table& contrasts, const std::string& arm,
                           const std::string& control, const std::string& month,
                           const config::Outcome& outcome) {
  const char* method = outcome.kind == OutcomeKind::scale ? "ancova" : "ongewogen";
  const safe::Row* row = row_with(
      contrasts, {{"vergelijking", "treatment"}, {"groep", arm}, {"maand", month}, {"methode", method}});
  const std::string wave = [&] {
    const auto d = safe::dimension_index(levels, "meting");
    return d && !levels.dimensions[*d].codes.empty() ? levels.dimensions[*d].codes.back().id : std::string();
  }();
  const safe::Row* own = row_with(levels, {{"groep", arm}, {"maand", month}, {"meting", wave}});
  const safe::Row* other = row_with(levels, {{"groep", control}, {"maand", month}, {"meting", wave}});
  exchange::Result result;
  result.arm = arm;
  result.n = count_in(&levels, own, "n");
  result.n_control = count_in(&levels, other, "n");
  if (exchange::is_share(outcome.kind)) {
    result.events = count_in(&levels, own, "events");
    result.events_control = count_in(&levels, other, "events");
    if (!result.events || !result.events_control || !result.n || !result.n_control) {
      result.events.reset();
      result.events_control.reset();
    } else {  // counts in tens may exceed a small group; the share beside them was capped in the same way
      result.events = std::min(*result.events, *result.n);
      result.events_control = std::min(*result.events_control, *result.n_control);
    }
  }
  result.estimate = number_in(&contrasts, row, "difference");
  result.low = number_in(&contrasts, row, "low");
  result.high = number_in(&contrasts, row, "high");
  if (!result.estimate || !result.low || !result.high || !result.n || !result.n_control) {
    result.estimate.reset();
    result.low.reset();
    result.high.reset();
  } else {
    result.decimals = safe::find_cell(contrasts, *row, "difference")->decimals();
  }
  return result;
}

}  // namespace

std::optional<exchange::Exchange> exchange_of(const safe::SafeFindings& findings,
                                              const config::Study& study) {
  if (!study.effects_allowed() || study.municipality_code.empty() || study.arms.empty()) {
    return std::nullopt;
  }
  exchange::Exchange e;
  e.municipality = one_line(study.municipality);
  e.code = study.municipality_code;
  e.fictitious = study.fictitious;
  e.framework = study.framework;
  e.start = study.start;
  e.end = study.end;
  e.run_out_until = study.run_out_until;
  e.release = study.release.id;
  e.release_kind = study.release.kind;
  e.status = study.release.status;
  e.date = study.release.date;
  e.unit = study.unit;
  e.confidence = study.plan.confidence;
  for (const config::Arm& arm : study.arms) {
    e.arms.push_back({arm.id, one_line(arm.name), arm.role, arm.exemption, arm.guidance, arm.earnings_release,
                      arm.variant, arm.contacts_per_year, one_line(arm.text)});
  }
  const std::string& control = study.arms[study.control()].id;
  std::set<std::pair<std::string, int>> told;
  for (const config::Outcome& outcome : study.outcomes) {
    const safe::Table* levels = safe::find_table(findings, outcome.id);
    const safe::Table* contrasts = safe::find_table(findings, outcome.id + "_contrasts");
    if (outcome.common.empty() || !config::is_exchanged(outcome.kind) || levels == nullptr ||
        contrasts == nullptr) {
      continue;
    }
    for (const auto& [month, horizon] : horizons_of(*levels, *contrasts, study)) {
      if (!told.insert({outcome.common, horizon}).second) {
        continue;  // two outcomes under one common name: the first one counts
      }
      exchange::Outcome made{outcome.common,
                             one_line(outcome.label),
                             outcome.kind,
                             horizon,
                             outcome.favourable,
                             definition_of(study, outcome),
                             {}};
      for (const config::Arm& arm : study.arms) {
        if (arm.role == config::Role::experiment) {
          made.results.push_back(result_of(*levels, *contrasts, arm.id, control, month, outcome));
        }
      }
      e.outcomes.push_back(std::move(made));
    }
  }
  return e;
}

}  // namespace werkthet::publish::data
