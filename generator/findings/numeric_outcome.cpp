#include "findings/builders.hpp"
#include "findings/outcome_words.hpp"

#include <algorithm>
#include <iterator>

namespace werkthet::findings {
namespace {

core::Bilingual unit_of(const config::Outcome& outcome) {
  return outcome.unit.empty() ? core::Bilingual{"punten", "points"} : outcome.unit;
}

/// A number from a list is that of one moment; nothing for a column of a persons table.
std::vector<int> moment_of(const config::Outcome& outcome) {
  const bool listed = config::source_of(outcome.kind) != config::DataSource::persons_table;
  return listed && !outcome.horizons.empty() ? std::vector{outcome.horizons.front()} : std::vector<int>{};
}

core::Bilingual after_words(const config::Outcome& outcome) {
  const std::vector<int> moment = moment_of(outcome);
  return moment.empty() ? core::Bilingual{}
                        : core::Bilingual{" na " + std::to_string(moment.front()) + " maanden",
                                          " after " + std::to_string(moment.front()) + " months"};
}

Table level_table(Draft& draft, const config::Outcome& outcome, bool pool) {
  Table table;
  table.id = outcome.id;
  table.topic = "outcome:" + outcome.id;
  table.title = outcome.label;
  const core::Bilingual unit = unit_of(outcome);
  const core::Bilingual after = after_words(outcome);
  table.statistic = {"Gemiddelde per groep" + after.nl + ", in " + unit.nl + ", met marge (95%)",
                     "Mean per group" + after.en + ", in " + unit.in(core::Language::en) +
                         ", with margin (95%)"};
  table.source = outcome_source(draft.study, outcome);
  if (!outcome.definition.empty()) {
    table.notes.push_back(outcome.definition);
  }
  std::ranges::copy(outcome_notes(outcome), std::back_inserter(table.notes));
  std::ranges::copy(after_end_notes(draft.study, outcome, moment_of(outcome)),
                    std::back_inserter(table.notes));
  table.dimensions = {group_dimension(draft.study, pool)};
  table.columns = {column_n(), column("mean", {"Gemiddelde", "Mean"}, safe::Unit::score),
                   low_column(safe::Unit::score), high_column(safe::Unit::score)};
  std::size_t g = 0;
  for (const safe::Code& code : table.dimensions[0].codes) {
    const analysis::Estimate* e = draft.find({outcome.id, code.id, "mean"});
    if (e != nullptr) {
      const ShareCells mean = model_cells(e, 1.0, outcome.decimals, false, {});
      table.rows.push_back(
          {{g}, {size_cell(draft, outcome.id, code.id, e->n), mean.share, mean.low, mean.high}});
    }
    ++g;
  }
  table.chart = {safe::ChartKind::intervals, "groep", "", "mean", "low", "high", outcome.label};
  return table;
}

}  // namespace

void add_numeric_outcome(Draft& draft, const config::Outcome& outcome) {
  const std::string control = draft.study.arms[draft.study.control()].id;
  const std::string outside(analysis::non_participants);
  // A list may have been kept for participants alone: then there is no group outside to speak of.
  const analysis::Estimate* others = draft.find({outcome.id, outside, "mean"});
  const bool pool = others != nullptr && others->n > 0;
  if (draft.find({outcome.id, control, "mean"}) == nullptr) {
    return;
  }
  draft.findings.tables.push_back(level_table(draft, outcome, pool));
  if (!draft.study.effects_allowed()) {
    return;
  }
  Table table;
  table.id = outcome.id + "_contrasts";
  table.topic = "outcome:" + outcome.id;
  table.title = {outcome.label.nl + ": verschillen", outcome.label.in(core::Language::en) + ": differences"};
  const core::Bilingual unit = unit_of(outcome);
  const core::Bilingual after = after_words(outcome);
  table.statistic = {
      "Verschil" + after.nl + " in " + unit.nl + ", met " + margin_words(draft.estimates.confidence).nl,
      "Difference" + after.en + " in " + unit.in(core::Language::en) + ", with " +
          margin_words(draft.estimates.confidence).en};
  table.source = outcome_source(draft.study, outcome);
  table.notes = {{"Alleen de vergelijking met de controlegroep is geloot. De andere twee zijn dat niet.",
                  "Only the comparison with the control group was drawn by lot. The other two were not."}};
  std::ranges::copy(after_end_notes(draft.study, outcome, moment_of(outcome)),
                    std::back_inserter(table.notes));
  table.dimensions = {comparison_dimension(), group_dimension(draft.study, false), method_dimension()};
  table.columns = {
      column("difference", {"Verschil", "Difference"}, safe::Unit::score_difference),
      low_column(safe::Unit::score_difference, draft.estimates.confidence),
      high_column(safe::Unit::score_difference, draft.estimates.confidence),
      column("n_group", {"Aantal in de groep", "Number in the group"}, safe::Unit::count),
      column("n_comparator", {"Aantal in de vergelijking", "Number in the comparison"}, safe::Unit::count)};
  table.chart = {safe::ChartKind::forest, "groep", "vergelijking", "difference", "low", "high", table.title};

  safe::Light light = safe::Light::red;
  for (const analysis::Comparison& comparison : draft.estimates.comparisons) {
    if (comparison.outcome == outcome.id) {
      light = comparison.overall == analysis::Light::green   ? safe::Light::green
              : comparison.overall == analysis::Light::amber ? safe::Light::amber
                                                             : safe::Light::red;
    }
  }
  const auto add = [&](safe::StatementKind kind, std::size_t comparison, std::size_t group_code,
                       const std::string& group, const std::string& comparator, const std::string& word,
                       const std::string& raw, const std::string& weighted) {
    const analysis::Estimate* plain = draft.find({outcome.id, group, word + "." + raw});
    if (plain == nullptr) {
      return;
    }
    const auto add_row = [&](const analysis::Estimate& e, std::size_t method) {
      const ShareCells d = model_cells(&e, 1.0, outcome.decimals, true, {});
      table.rows.push_back({{comparison, group_code, method},
                            {d.share, d.low, d.high, size_cell(draft, outcome.id, e.group, e.n),
                             size_cell(draft, outcome.id, e.comparator, e.n_comparator)}});
      return d;
    };
    ShareCells stated = add_row(*plain, 0);
    const analysis::Estimate* adjusted =
        weighted.empty() ? nullptr : draft.find({outcome.id, group, word + "." + weighted});
    if (adjusted != nullptr) {
      stated = add_row(*adjusted, 1);
      const analysis::Estimate* lottery = draft.find({outcome.id, group, word + ".lottery"});
      if (lottery != nullptr && through_lottery(draft, outcome.id)) {
        stated = add_row(*lottery, invitation_method);
      }
    }
    Statement statement;
    statement.head.id = analysis::make_key({outcome.id, group, word});
    statement.head.kind = kind;
    statement.head.outcome = outcome.id;
    statement.head.group = group;
    statement.head.comparator = kind == safe::StatementKind::treatment ? comparator : "non_participants";
    statement.head.horizon = moment_of(outcome).empty() ? 0 : moment_of(outcome).front();
    statement.head.unit = safe::Unit::score_difference;
    statement.head.light = kind == safe::StatementKind::treatment ? safe::Light::none : light;
    statement.head.weighted = adjusted != nullptr;
    statement.head.headline = outcome.primary;
    const analysis::Estimate* mean1 = draft.find({outcome.id, group, "mean"});
    const analysis::Estimate* mean0 = adjusted != nullptr ? draft.find({outcome.id, outside, "weighted_mean"})
                                                          : draft.find({outcome.id, comparator, "mean"});
    statement.slots = {{"d", stated.share},
                       {"lo", stated.low},
                       {"hi", stated.high},
                       {"a", model_cells(mean1, 1.0, outcome.decimals, false, {}).share},
                       {"b", model_cells(mean0, 1.0, outcome.decimals, adjusted != nullptr, {}).share},
                       {"n_a", size_cell(draft, outcome.id, group, plain->n)},
                       {"n_b", size_cell(draft, outcome.id, comparator, plain->n_comparator)}};
    draft.findings.statements.push_back(std::move(statement));
  };
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    if (draft.study.arms[a].role == config::Role::experiment) {
      add(safe::StatementKind::treatment, 0, a, draft.study.arms[a].id, control, "treatment", "welch", "");
    }
  }
  if (pool) {
    add(safe::StatementKind::participation, 1, draft.study.control(), control, outside, "participation",
        "raw", "weighted");
    for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
      if (draft.study.arms[a].role == config::Role::experiment) {
        add(safe::StatementKind::total, 2, a, draft.study.arms[a].id, outside, "total", "raw", "weighted");
      }
    }
  }
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
