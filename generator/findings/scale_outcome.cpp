#include "findings/builders.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

/// Waves of an outcome that were analysed, in study order.
std::vector<std::string> waves_of(const Draft& draft, const config::Outcome& outcome,
                                  const std::string& rater) {
  std::vector<std::string> waves;
  for (const config::Wave& wave : draft.study.waves) {
    if (draft.find({outcome.id, rater, wave.id, draft.study.arms.front().id, "mean"}) != nullptr) {
      waves.push_back(wave.id);
    }
  }
  return waves;
}

std::string range_text(const Draft& draft, const config::Outcome& outcome, core::Language language) {
  for (const config::Scale& scale : draft.study.scales) {
    if (scale.id == outcome.scale) {
      const auto whole = [](double v) { return std::to_string(static_cast<int>(v)); };
      return language == core::Language::nl ? "schaal van " + whole(scale.min) + " tot " + whole(scale.max)
                                            : "scale from " + whole(scale.min) + " to " + whole(scale.max);
    }
  }
  return {};
}

/// How many people per group gave every wave: one number for all waves, in tens.
std::string answers_query(Draft& draft, const config::Outcome& outcome, const std::string& rater,
                          const std::string& arm, std::int64_t n, std::int64_t total) {
  Query query;
  query.id = outcome.id + "|" + (rater.empty() ? "client" : rater) + "|" + arm + "|answered";
  query.value = n;
  query.total = total;
  query.leaves = {query.id};
  return draft.query(std::move(query));
}

void add_wave_table(Draft& draft, const config::Outcome& outcome, const std::string& rater) {
  const std::vector<std::string> waves = waves_of(draft, outcome, rater);
  if (waves.empty()) {
    return;
  }
  Table table;
  table.id = outcome.id + (rater.empty() ? "" : "_caseworkers");
  table.topic = "outcome:" + outcome.id;
  table.title = rater.empty()
                    ? core::Bilingual{outcome.label.nl + " per meting",
                                      outcome.label.in(core::Language::en) + " per wave"}
                    : core::Bilingual{outcome.label.nl + " volgens de consulent",
                                      outcome.label.in(core::Language::en) + " as seen by the caseworker"};
  table.statistic = {
      "Gemiddelde score per groep, " + range_text(draft, outcome, core::Language::nl) + ", met marge (95%)",
      "Mean score per group, " + range_text(draft, outcome, core::Language::en) + ", with margin (95%)"};
  table.source = survey_source(draft.study);
  table.notes = {{"Alleen wie bij alle metingen antwoord gaf, telt mee. Aantallen zijn afgerond op tien.",
                  "Only people who answered at every wave are counted. Numbers are rounded to ten."}};
  if (!rater.empty()) {
    table.notes.push_back(
        {"Consulenten en deelnemers geven elk hun eigen oordeel. We rekenen er geen gemiddelde van uit.",
         "Caseworkers and participants each give their own view. We do not average them."});
  }
  table.dimensions = {group_dimension(draft.study, false), wave_dimension(draft.study, waves)};
  table.columns = {column("n", {"Aantal antwoorden", "Number of answers"}, safe::Unit::count),
                   column("mean", {"Gemiddelde", "Mean"}, safe::Unit::score), low_column(safe::Unit::score),
                   high_column(safe::Unit::score)};
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::string& arm = draft.study.arms[a].id;
    for (std::size_t w = 0; w < waves.size(); ++w) {
      const analysis::Estimate* e = draft.find({outcome.id, rater, waves[w], arm, "mean"});
      const std::string n =
          answers_query(draft, outcome, rater, arm, e->n, group_size(draft, static_cast<int>(a)));
      const ShareCells mean = model_cells(e, 1.0, 1, false, {n});
      table.rows.push_back({{a, w}, {CountCell{n}, mean.share, mean.low, mean.high}});
    }
  }
  table.chart = {safe::ChartKind::waves, "meting", "groep", "mean", "low", "high", table.title};
  draft.findings.tables.push_back(std::move(table));
}

void add_scale_contrasts(Draft& draft, const config::Outcome& outcome) {
  Table table;
  table.id = outcome.id + "_contrasts";
  table.topic = "outcome:" + outcome.id;
  table.title = {outcome.label.nl + ": verschillen met de controlegroep",
                 outcome.label.in(core::Language::en) + ": differences from the control group"};
  table.statistic = {
      "Verschil in punten op de schaal, met " + margin_words(draft.estimates.confidence).nl,
      "Difference in points of the scale, with " + margin_words(draft.estimates.confidence).en};
  table.source = survey_source(draft.study);
  table.notes = {
      {"De groepen zijn geloot. Wie niet alle vragenlijsten invulde, telt hier niet mee.",
       "The groups were drawn by lot. People who did not answer every survey are not counted here."}};
  table.dimensions = {group_dimension(draft.study, false), method_dimension()};
  table.columns = {column("difference", {"Verschil", "Difference"}, safe::Unit::score_difference),
                   low_column(safe::Unit::score_difference, draft.estimates.confidence),
                   high_column(safe::Unit::score_difference, draft.estimates.confidence),
                   column("n", {"Aantal antwoorden", "Number of answers"}, safe::Unit::count)};
  table.chart = {safe::ChartKind::forest, "groep", "methode", "difference", "low", "high", table.title};
  const std::string control = draft.study.arms[draft.study.control()].id;
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const config::Arm& arm = draft.study.arms[a];
    if (arm.role == config::Role::control) {
      continue;
    }
    const std::vector<std::pair<std::size_t, std::string>> methods{{2, "ancova"}, {3, "change"}};
    for (const auto& [code, name] : methods) {
      const analysis::Estimate* e = draft.find({outcome.id, arm.id, "treatment." + name});
      if (e == nullptr) {
        continue;
      }
      const std::string n =
          answers_query(draft, outcome, "", arm.id, e->n, group_size(draft, static_cast<int>(a)));
      const ShareCells d = model_cells(e, 1.0, 1, true, {n});
      table.rows.push_back({{a, code}, {d.share, d.low, d.high, CountCell{n}}});
      if (name == "ancova") {
        Statement statement;
        statement.head.id = analysis::make_key({outcome.id, arm.id, "treatment"});
        statement.head.kind = safe::StatementKind::treatment;
        statement.head.outcome = outcome.id;
        statement.head.group = arm.id;
        statement.head.comparator = control;
        statement.head.unit = safe::Unit::score_difference;
        statement.head.headline = outcome.primary;
        statement.head.definition = e->wave;
        statement.slots = {{"d", d.share}, {"lo", d.low}, {"hi", d.high}, {"n_a", CountCell{n}}};
        const analysis::Estimate* last = draft.find({outcome.id, e->wave, arm.id, "mean"});
        const analysis::Estimate* last_control = draft.find({outcome.id, e->wave, control, "mean"});
        statement.slots["a"] = model_cells(last, 1.0, 1, false, {n}).share;
        const std::string n0 = answers_query(draft, outcome, "", control, last_control->n,
                                             group_size(draft, static_cast<int>(draft.study.control())));
        statement.slots["b"] = model_cells(last_control, 1.0, 1, false, {n0}).share;
        statement.slots["n_b"] = CountCell{n0};
        draft.findings.statements.push_back(std::move(statement));
      }
    }
  }
  if (!table.rows.empty()) {
    draft.findings.tables.push_back(std::move(table));
  }
}

void add_changes(Draft& draft, const config::Outcome& outcome, const std::vector<std::string>& waves) {
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::string& arm = draft.study.arms[a].id;
    const analysis::Estimate* change = draft.find({outcome.id, arm, "change"});
    const analysis::Estimate* first = draft.find({outcome.id, waves.front(), arm, "mean"});
    const analysis::Estimate* last = draft.find({outcome.id, waves.back(), arm, "mean"});
    if (change == nullptr || first == nullptr || last == nullptr) {
      continue;
    }
    const std::string n =
        answers_query(draft, outcome, "", arm, change->n, group_size(draft, static_cast<int>(a)));
    const ShareCells d = model_cells(change, 1.0, 1, false, {n});
    Statement statement;
    statement.head.id = analysis::make_key({outcome.id, arm, "change"});
    statement.head.kind = safe::StatementKind::change;
    statement.head.outcome = outcome.id;
    statement.head.group = arm;
    statement.head.unit = safe::Unit::score;
    statement.head.definition = waves.back();
    statement.slots = {{"a", model_cells(last, 1.0, 1, false, {n}).share},
                       {"b", model_cells(first, 1.0, 1, false, {n}).share},
                       {"d", d.share},
                       {"lo", d.low},
                       {"hi", d.high},
                       {"n_a", CountCell{n}}};
    draft.findings.statements.push_back(std::move(statement));
  }
}

}  // namespace

void add_scale_outcome(Draft& draft, const config::Outcome& outcome) {
  const std::vector<std::string> waves = waves_of(draft, outcome, "");
  add_wave_table(draft, outcome, "");
  add_wave_table(draft, outcome, "caseworker");
  if (waves.size() < 2) {
    return;
  }
  add_changes(draft, outcome, waves);
  if (draft.study.effects_allowed()) {
    add_scale_contrasts(draft, outcome);
  }
}

}  // namespace werkthet::findings
