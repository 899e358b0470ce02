#include "findings/further_tables.hpp"

#include "config/further_analyses.hpp"
#include "core/error.hpp"
#include "findings/builders.hpp"
#include "findings/maturity.hpp"
#include "findings/nested_counts.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

using core::Bilingual;
using core::Language;

/// As the outcomes' own tables say it at the horizons where they are judged.
safe::Maturity maturity_of_main(const Draft& draft) {
  std::vector<int> months;
  for (const Judged& judged : judged_outcomes(draft, false)) {
    if (judged.month > 0 && std::find(months.begin(), months.end(), judged.month) == months.end()) {
      months.push_back(judged.month);
    }
  }
  std::sort(months.begin(), months.end());
  safe::Maturity maturity = maturity_by_horizon(draft, months);
  maturity.status.clear();  // those are for a table with months
  return maturity;
}

}  // namespace

bool Judged::share() const {
  return config::measured_as(outcome->kind) == config::Measurement::share;
}

Bilingual Judged::unit() const {
  if (share()) {
    return {"procentpunt", "percentage points"};
  }
  return outcome->unit.empty() ? Bilingual{"punten", "points"} : outcome->unit;
}

std::vector<std::string> Judged::depends(bool pool) const {
  std::vector<std::string> all = queries;
  if (pool && !pool_query.empty()) {
    all.push_back(pool_query);
  }
  return all;
}

std::vector<Judged> judged_outcomes(const Draft& draft, bool amounts) {
  std::vector<Judged> found;
  for (const config::Outcome& outcome : draft.study.outcomes) {
    const config::Measurement measured = config::measured_as(outcome.kind);
    Judged judged;
    judged.outcome = &outcome;
    if (measured == config::Measurement::share) {
      const auto at = draft.estimates.main_horizon.find(outcome.id);
      judged.month = at == draft.estimates.main_horizon.end() ? 0 : at->second;
      judged.horizon = judged.month > 0 ? std::to_string(judged.month) : "";
      // A month that not everybody reached has no counts in the release, so nothing is told about it here.
      bool complete = true;
      const auto query = [&](const std::string& group) {
        return count_id(outcome.id, group, judged.month);
      };
      for (const config::Arm& arm : draft.study.arms) {
        judged.queries.push_back(query(arm.id));
        complete = complete && known_query(draft, judged.queries.back());
      }
      const std::string pool = query(std::string(analysis::non_participants));
      judged.pool_query = known_query(draft, pool) ? pool : "";
      if (!complete) {
        continue;
      }
    } else if (!amounts || measured != config::Measurement::amount) {
      continue;
    }
    judged.label = label_at(outcome, judged.month);
    found.push_back(std::move(judged));
  }
  return found;
}

Table further_table(const Draft& draft, std::string_view id, Bilingual statistic, const Bilingual& caveat) {
  const auto& list = config::further_analyses();
  const std::string_view analysis = id.starts_with("predicted") ? "predicted" : id;
  const auto known = std::find_if(list.begin(), list.end(), [&](const auto& a) { return a.id == analysis; });
  core::ensure(known != list.end(), "a table belongs to an analysis of the list");
  Table table;
  table.id = "further_" + std::string(id);
  table.topic = "further";
  table.title = {known->name.nl + " (verkennend)", known->name.en + " (exploratory)"};
  table.statistic = std::move(statistic);
  table.source = register_source(draft.study);
  table.maturity = maturity_of_main(draft);
  table.notes = {caveat,
                 {"Verkennend: deze tabel verandert geen conclusie van het onderzoek.",
                  "Exploratory: this table changes no conclusion of the study."}};
  table.dimensions = {{"uitkomst", {"Uitkomst", "Outcome"}, {}}};
  return table;
}

std::size_t outcome_code(Table& table, const Judged& judged) {
  auto& codes = table.dimensions[0].codes;
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](const auto& c) { return c.id == judged.outcome->id; });
  if (found != codes.end()) {
    return static_cast<std::size_t>(found - codes.begin());
  }
  codes.push_back({judged.outcome->id, judged.label});
  return codes.size() - 1;
}

void add_difference_columns(Table& table, const Draft& draft, const Bilingual& label, bool points) {
  const safe::Unit unit = points ? safe::Unit::points : safe::Unit::score_difference;
  const Bilingual margin = margin_words(draft.estimates.confidence);
  table.columns.push_back(column("difference", label, unit));
  table.columns.push_back(column(
      "difference_low", {label.nl + ", " + margin.nl + " van", label.en + ", " + margin.en + " from"}, unit));
  table.columns.push_back(column(
      "difference_high", {label.nl + ", " + margin.nl + " tot", label.en + ", " + margin.en + " to"}, unit));
}

ShareCells held_cells(const analysis::Estimate* estimate, const Judged& judged, std::int64_t smallest,
                      const std::vector<std::string>& depends) {
  ShareCells cells = held_cells(estimate, judged.factor(), judged.decimals(), smallest);
  for (Cell* cell : {&cells.share, &cells.low, &cells.high}) {
    if (auto* model = std::get_if<Model>(cell)) {
      model->depends = depends;
    }
  }
  return cells;
}

std::int64_t smallest_cell(const analysis::Estimate& estimate) {
  std::int64_t smallest = std::min(estimate.events, estimate.n - estimate.events);
  if (!estimate.comparator.empty()) {
    smallest =
        std::min({smallest, estimate.events_comparator, estimate.n_comparator - estimate.events_comparator});
  }
  return smallest;
}

Bilingual light_of(const Draft& draft, const std::string& outcome) {
  for (const analysis::Comparison& comparison : draft.estimates.comparisons) {
    if (comparison.outcome == outcome) {
      return light_words(comparison.overall);
    }
  }
  return light_words(analysis::Light::red);  // nothing was checked: nothing may be claimed
}

Bilingual not_drawn_note() {
  return {
      "Hier is niet geloot: mensen kozen zelf of zij meededen. Bij een rood stoplicht is het verschil niet "
      "te scheiden van die eigen keuze. Wij noemen het dan geen effect.",
      "This was not drawn by lot: people chose whether to take part. At a red stop-light the difference "
      "cannot be separated from that choice. We then call it no effect."};
}

void add_further_tables(Draft& draft) {
  const auto shows = [&](const char* id) { return config::publishes(draft.study, id); };
  if (shows("representativeness")) {
    add_representativeness_table(draft);
  }
  if (shows("predicted")) {
    add_predicted_tables(draft);
  }
  if (shows("by_duration")) {
    add_by_duration_table(draft);
  }
  if (shows("matching")) {
    add_matching_table(draft);
  }
  if (shows("compliance")) {
    add_compliance_table(draft);
  }
  if (shows("summary")) {
    add_summary_table(draft);
  }
  if (shows("tranches")) {
    add_tranches_table(draft);
  }
}

}  // namespace werkthet::findings
