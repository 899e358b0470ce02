#include "findings/builders.hpp"
#include "findings/maturity.hpp"
#include "findings/nested_counts.hpp"
#include "findings/outcome_words.hpp"
#include "statistics/design/power.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace werkthet::findings {
namespace {

struct Group {
  std::string id;
  std::int64_t size{};
};

/// One outcome over horizons: counts per group and month, with what everything else refers to.
struct Counts {
  std::vector<Group> groups;  ///< arms in study order, non-participants last
  std::vector<int> months;
  std::map<std::pair<std::string, int>, std::string> query;  ///< (group, month) -> query id
};

/// A month is used when everybody in every group was followed that long: a group that lost one to nine people
/// on the way would give them away beside its full size.
bool everybody_followed(const Draft& draft, const config::Outcome& outcome, int month,
                        const std::vector<Group>& groups) {
  return std::all_of(groups.begin(), groups.end(), [&](const Group& group) {
    const analysis::Estimate* e =
        draft.find({outcome.id, month > 0 ? std::to_string(month) : "", group.id, "share"});
    return e != nullptr && e->n == group.size;
  });
}

/// Whether anybody outside the lottery has a value: a list may have been kept for participants alone, and
/// then it says nothing about the others. The register and a persons table are about everybody.
bool listed_outside(const Draft& draft, const config::Outcome& outcome) {
  if (config::source_of(outcome.kind) != config::DataSource::employment) {
    return true;
  }
  return std::any_of(outcome.horizons.begin(), outcome.horizons.end(), [&](int month) {
    const analysis::Estimate* e =
        draft.find({outcome.id, std::to_string(month), std::string(analysis::non_participants), "share"});
    return e != nullptr && e->n > 0;
  });
}

Counts count_outcome(Draft& draft, const config::Outcome& outcome) {
  Counts counts;
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    counts.groups.push_back({draft.study.arms[a].id, group_size(draft, static_cast<int>(a))});
  }
  const std::int64_t outside = group_size(draft, -1);
  if (draft.study.non_participants.use && outside > 0 && listed_outside(draft, outcome)) {
    counts.groups.push_back({std::string(analysis::non_participants), outside});
  }
  for (const cohort::BinaryColumn& column : draft.cohort.binary) {
    if (column.outcome == outcome.id && everybody_followed(draft, outcome, column.horizon, counts.groups)) {
      counts.months.push_back(column.horizon);
    }
  }
  std::sort(counts.months.begin(), counts.months.end());
  const bool cumulative =
      outcome.kind == config::OutcomeKind::exit_work || outcome.kind == config::OutcomeKind::durable_exit;
  for (const Group& group : counts.groups) {
    std::vector<std::string> leaves;
    for (const int month : counts.months) {
      const analysis::Estimate* e =
          draft.find({outcome.id, month > 0 ? std::to_string(month) : "", group.id, "share"});
      Query query;
      query.id = count_id(outcome.id, group.id, month);
      query.value = e->events;
      query.total = group.size;
      query.protection = Protection::closing;
      const std::string leaf = outcome.id + "|" + group.id + "|event " + std::to_string(month);
      if (cumulative) {
        leaves.push_back(leaf);  // exits since the month before; the count holds all so far
        query.leaves = leaves;
        query.series = outcome.id + "|" + group.id;
        query.position = month;
        const auto horizon = std::find(outcome.horizons.rbegin(), outcome.horizons.rend(), month);
        query.priority = horizon == outcome.horizons.rend()
                             ? 1000 + month
                             : 1 + static_cast<int>(horizon - outcome.horizons.rbegin());
        if (outcome.primary && draft.study.plan.horizon == month) {
          query.priority =
              0;  // where the plan judges the outcome: the last month to be hidden for another one
        }
      } else {
        query.leaves = {leaf};
      }
      query.within = held_by(draft.study, outcome, group.id, month);
      counts.query[{group.id, month}] = draft.query(std::move(query));
    }
  }
  return counts;
}

/// An outcome of a persons table may have no horizon; then its tables have no dimension for months.
bool without_horizon(const std::vector<int>& months) {
  return months.size() == 1 && months.front() == 0;
}

/// Takes the dimension of months out of a table whose only month is 0.
void drop_months(Table& table) {
  for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
    if (table.dimensions[d].id == "maand") {
      table.dimensions.erase(table.dimensions.begin() + static_cast<std::ptrdiff_t>(d));
      for (Row& row : table.rows) {
        row.codes.erase(row.codes.begin() + static_cast<std::ptrdiff_t>(d));
      }
      break;
    }
  }
  if (table.chart.series == "maand") {
    table.chart.series.clear();
  }
}

/// `course`: month by month, where readers also follow how many are left.
std::vector<safe::Column> share_columns(bool course) {
  std::vector<safe::Column> columns{
      column_n(),
      column("events", {"Aantal met deze uitkomst", "Number with this outcome"}, safe::Unit::count),
      column("share", {"Aandeel", "Share"}, safe::Unit::percent), low_column(safe::Unit::percent),
      high_column(safe::Unit::percent)};
  if (course) {
    columns.push_back(column("not_yet",
                             {"Aantal nog zonder deze uitkomst", "Number not yet with this outcome"},
                             safe::Unit::count));
  }
  return columns;
}

Table share_table(Draft& draft, const config::Outcome& outcome, const Counts& counts,
                  const std::vector<int>& months, bool by_month) {
  Table table;
  table.id = outcome.id + (by_month ? "_by_month" : "");
  table.topic = "outcome:" + outcome.id;
  const core::Bilingual unit = unit_name(draft.study);
  table.title = by_month ? core::Bilingual{outcome.label.nl + ", van maand tot maand",
                                           outcome.label.in(core::Language::en) + ", month by month"}
                         : outcome.label;
  table.statistic = {"Aandeel per groep, in procenten van alle " + unit.nl + " in de groep, met marge (95%)",
                     "Share per group, in per cent of all " + unit.en + " in the group, with margin (95%)"};
  table.source = outcome_source(draft.study, outcome);
  if (ages_with_register(outcome)) {
    table.maturity = maturity_by_horizon(draft, months);
  }
  table.notes.push_back(
      {"Iedereen telt mee in de groep die de loting gaf, ook wie later weigerde of stopte.",
       "Everybody counts in the group that the lottery gave, also those who refused or stopped later."});
  if (!outcome.definition.empty()) {
    table.notes.push_back(outcome.definition);
  }
  std::ranges::copy(outcome_notes(outcome), std::back_inserter(table.notes));
  std::ranges::copy(after_end_notes(draft.study, outcome, months), std::back_inserter(table.notes));
  const bool pool = counts.groups.size() > draft.study.arms.size();
  if (pool) {
    table.notes.push_back(
        {"Niet-deelnemers zijn niet geloot. Zij kunnen vooraf al anders zijn.",
         "Non-participants were not drawn by lot. They may have been different beforehand."});
  }
  table.dimensions = {group_dimension(draft.study, pool), month_dimension(months)};
  table.columns = share_columns(by_month);
  if (by_month) {
    table.notes.push_back(
        {"Niet meer gevolgd: niemand. Een maand staat er alleen als iedereen zo lang is gevolgd.",
         "No longer followed: nobody. A month is shown only when everybody was followed that long."});
  }
  table.drop_hidden_rows = by_month;
  for (std::size_t g = 0; g < counts.groups.size(); ++g) {
    for (std::size_t m = 0; m < months.size(); ++m) {
      const std::string& query = counts.query.at({counts.groups[g].id, months[m]});
      const Cell size = size_cell(draft, outcome.id, counts.groups[g].id, counts.groups[g].size);
      const ShareCells share = share_cells(query, size, draft.study.plan.confidence);
      table.rows.push_back({{g, m}, {size, CountCell{query}, share.share, share.low, share.high}});
      if (by_month) {
        table.rows.back().cells.push_back(rest_cell(query, size));
      }
    }
  }
  table.chart = {by_month ? safe::ChartKind::lines : safe::ChartKind::intervals,
                 by_month ? "maand" : "groep",
                 by_month ? "groep" : "maand",
                 "share",
                 "low",
                 "high",
                 table.title};
  if (without_horizon(months)) {
    drop_months(table);
  }
  return table;
}

safe::Light light_of(analysis::Light light) {
  switch (light) {
    case analysis::Light::none:
      return safe::Light::none;
    case analysis::Light::green:
      return safe::Light::green;
    case analysis::Light::amber:
      return safe::Light::amber;
    case analysis::Light::red:
      return safe::Light::red;
  }
  return safe::Light::red;
}

safe::Light comparison_light(const Draft& draft, const std::string& outcome) {
  for (const analysis::Comparison& comparison : draft.estimates.comparisons) {
    if (comparison.outcome == outcome) {
      return light_of(comparison.overall);
    }
  }
  return safe::Light::red;  // nothing was checked: nothing may be claimed
}

/// One comparison of two groups at one month: its rows (unweighted, weighted) and its statement.
struct Pair {
  safe::StatementKind kind{};
  std::size_t comparison{};  ///< code in comparison_dimension
  std::string word;          ///< treatment, participation, total
  std::string group;
  std::string comparator;
};

std::vector<Pair> pairs_of(const config::Study& study, bool pool) {
  std::vector<Pair> pairs;
  const std::string control = study.arms[study.control()].id;
  const std::string outside(analysis::non_participants);
  for (const config::Arm& arm : study.arms) {
    if (arm.role == config::Role::experiment) {
      pairs.push_back({safe::StatementKind::treatment, 0, "treatment", arm.id, control});
    }
  }
  if (pool) {
    pairs.push_back({safe::StatementKind::participation, 1, "participation", control, outside});
    for (const config::Arm& arm : study.arms) {
      if (arm.role == config::Role::experiment) {
        pairs.push_back({safe::StatementKind::total, 2, "total", arm.id, outside});
      }
    }
  }
  return pairs;
}

std::size_t group_index(const Counts& counts, const std::string& id) {
  const auto found =
      std::find_if(counts.groups.begin(), counts.groups.end(), [&](const Group& g) { return g.id == id; });
  return static_cast<std::size_t>(found - counts.groups.begin());
}

Cell detectable_cell(std::int64_t n1, std::int64_t n0, const std::string& control_query) {
  return Derived{{control_query},
                 [n1, n0](std::span<const double> v) -> statistics::Estimated<double> {
                   const double share = std::clamp(v[0] / static_cast<double>(n0), 0.0, 1.0);
                   const auto d = statistics::detectable_difference(share, n1, n0);
                   return d ? statistics::Estimated<double>(100.0 * d->up)
                            : statistics::Estimated<double>(d.why());
                 },
                 0};
}

/// Where the main outcome is judged: at the horizon of the plan, else at the longest one.
int headline_month(const Draft& draft, const config::Outcome& outcome, const std::vector<int>& months) {
  const int planned = draft.study.plan.horizon.value_or(0);
  const bool there = std::find(months.begin(), months.end(), planned) != months.end();
  return outcome.primary && planned > 0 && there ? planned : months.back();
}

void add_contrasts(Draft& draft, const config::Outcome& outcome, const Counts& counts,
                   const std::vector<int>& months) {
  const bool pool = counts.groups.size() > draft.study.arms.size();
  Table table;
  table.id = outcome.id + "_contrasts";
  table.topic = "outcome:" + outcome.id;
  table.title = {outcome.label.nl + ": verschillen", outcome.label.in(core::Language::en) + ": differences"};
  const double confidence = draft.estimates.confidence;
  const core::Bilingual margin = margin_words(confidence);
  table.statistic = {"Verschil in procentpunten, met " + margin.nl,
                     "Difference in percentage points, with " + margin.en};
  table.source = outcome_source(draft.study, outcome);
  if (ages_with_register(outcome)) {
    table.maturity = maturity_by_horizon(draft, months);
  }
  table.notes = {{"Alleen de vergelijking met de controlegroep is geloot. De andere twee zijn dat niet.",
                  "Only the comparison with the control group was drawn by lot. The other two were not."}};
  if (pool) {
    table.notes.push_back(
        {"Groep tegenover niet-deelnemers is de som van de andere twee. Door afronding kan dat één "
         "punt schelen.",
         "Group against non-participants is the sum of the other two. Rounding may make it differ "
         "by one point."});
  }
  std::ranges::copy(after_end_notes(draft.study, outcome, months), std::back_inserter(table.notes));
  table.dimensions = {comparison_dimension(), group_dimension(draft.study, false), month_dimension(months),
                      method_dimension()};
  table.columns = {
      column("difference", {"Verschil", "Difference"}, safe::Unit::points),
      low_column(safe::Unit::points, confidence), high_column(safe::Unit::points, confidence),
      column("n_group", {"Aantal in de groep", "Number in the group"}, safe::Unit::count),
      column("n_comparator", {"Aantal in de vergelijking", "Number in the comparison"}, safe::Unit::count)};
  table.chart = {safe::ChartKind::forest, "groep", "vergelijking", "difference", "low", "high", table.title};
  const int main_month = headline_month(draft, outcome, months);
  const safe::Light light = comparison_light(draft, outcome.id);
  const bool by_lottery = through_lottery(draft, outcome.id);

  for (const Pair& pair : pairs_of(draft.study, pool)) {
    const std::size_t g = group_index(counts, pair.group);
    const Group& one = counts.groups[g];
    const Group& zero = counts.groups[group_index(counts, pair.comparator)];
    const Cell n_one = size_cell(draft, outcome.id, one.id, one.size);
    const Cell n_zero = size_cell(draft, outcome.id, zero.id, zero.size);
    for (std::size_t m = 0; m < months.size(); ++m) {
      const std::string& q1 = counts.query.at({one.id, months[m]});
      const std::string& q0 = counts.query.at({zero.id, months[m]});
      const ShareCells raw = difference_cells(q1, n_one, q0, n_zero, confidence);
      table.rows.push_back({{pair.comparison, g, m, 0}, {raw.share, raw.low, raw.high, n_one, n_zero}});
      ShareCells stated = raw;
      bool weighted = false;
      if (pair.kind != safe::StatementKind::treatment) {
        const analysis::Estimate* e = draft.find({outcome.id, months[m] > 0 ? std::to_string(months[m]) : "",
                                                  pair.group, pair.word + ".weighted"});
        const ShareCells model = model_cells(e, 100.0, 0, true, {q1, q0});
        table.rows.push_back(
            {{pair.comparison, g, m, 1}, {model.share, model.low, model.high, n_one, n_zero}});
        stated = model;
        weighted = true;
        if (by_lottery) {
          const ShareCells lottery =
              model_cells(draft.find({outcome.id, months[m] > 0 ? std::to_string(months[m]) : "", pair.group,
                                      pair.word + ".lottery"}),
                          100.0, 0, true, {q1, q0});
          table.rows.push_back({{pair.comparison, g, m, invitation_method},
                                {lottery.share, lottery.low, lottery.high, n_one, n_zero}});
          stated = lottery;
        }
      }
      Statement statement;
      statement.head.id = analysis::make_key(
          {outcome.id, months[m] > 0 ? std::to_string(months[m]) : "", pair.group, pair.word});
      statement.head.kind = pair.kind;
      statement.head.outcome = outcome.id;
      statement.head.group = pair.group;
      statement.head.comparator =
          pair.kind == safe::StatementKind::treatment ? pair.comparator : std::string("non_participants");
      statement.head.horizon = months[m];
      statement.head.unit = safe::Unit::points;
      statement.head.light = pair.kind == safe::StatementKind::treatment ? safe::Light::none : light;
      statement.head.weighted = weighted;
      statement.head.headline = outcome.primary && months[m] == main_month;
      const ShareCells a = share_cells(q1, n_one, confidence);
      statement.slots["a"] = a.share;
      if (weighted && by_lottery) {
        statement.slots["b"] = NotApplicable{};  // nobody's printed share: the difference is told alone
      } else if (weighted) {
        const analysis::Estimate* mean =
            draft.find({outcome.id, months[m] > 0 ? std::to_string(months[m]) : "",
                        std::string(analysis::non_participants), "weighted_mean"});
        statement.slots["b"] = model_cells(mean, 100.0, 0, true, {q0}).share;
      } else {
        statement.slots["b"] = share_cells(q0, n_zero, confidence).share;
      }
      statement.slots["d"] = stated.share;
      statement.slots["lo"] = stated.low;
      statement.slots["hi"] = stated.high;
      statement.slots["n_a"] = n_one;
      statement.slots["n_b"] = n_zero;
      if (pair.kind == safe::StatementKind::treatment) {
        statement.slots["mde"] = detectable_cell(one.size, zero.size, q0);
      }
      draft.findings.statements.push_back(std::move(statement));
    }
  }
  if (without_horizon(months)) {
    drop_months(table);
  }
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace

void add_share_outcome(Draft& draft, const config::Outcome& outcome) {
  const Counts counts = count_outcome(draft, outcome);
  if (counts.months.empty()) {
    draft.findings.facts["some_horizon_not_reached"] = true;
    return;
  }
  std::vector<int> horizons;
  for (const int month : counts.months) {
    if (outcome.horizons.empty() ||
        std::find(outcome.horizons.begin(), outcome.horizons.end(), month) != outcome.horizons.end()) {
      horizons.push_back(month);
    }
  }
  if (horizons.size() < outcome.horizons.size()) {
    draft.findings.facts["some_horizon_not_reached"] = true;
  }
  if (!horizons.empty()) {
    draft.findings.tables.push_back(share_table(draft, outcome, counts, horizons, false));
    if (draft.study.effects_allowed()) {
      add_contrasts(draft, outcome, counts, horizons);
    }
  }
  // In tens the months between horizons add steps that are mostly rounding, and beside a later exact figure
  // they would narrow single people down; so the curve waits for the closing report.
  if (outcome.kind == config::OutcomeKind::exit_work && counts.months.size() > 2 &&
      draft.study.release.kind == config::ReleaseKind::final) {
    draft.findings.tables.push_back(share_table(draft, outcome, counts, counts.months, true));
  }
}

}  // namespace werkthet::findings
