// The signals that the plan names as a reason to adapt or to stop (requirements Z46, G39): per signal and
// group whether the bound is reached. The program reports and decides nothing.
//
// What an interim without an announced look may say was a choice. Even a bare "reached" is a look at the
// outcome. It is given all the same, since the participants are vulnerable and the signals are there for
// them; but only the word, no figure and no margin, and only when the plan was fixed before the start, so
// that nobody can choose a signal by its result. Where effects may be stated, the figure and its margin stand
// beside the word. A word is chosen by the gate from protected figures.

#include "core/format.hpp"
#include "findings/builders.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace werkthet::findings {
namespace {

using core::Bilingual;

/// The difference of a group from control that a criterion is about.
struct Difference {
  ShareCells printed;    ///< as the tables of effects print it
  ShareCells unprinted;  ///< what the word rests on
  safe::Unit unit{safe::Unit::points};
};

/// The count of an outcome at the criterion's month. Without one: where the plan judges the main outcome,
/// then the longest one with counts for both groups.
std::optional<std::string> month_of(const Draft& draft, const config::StopCriterion& criterion,
                                    const config::Outcome& outcome, const std::string& arm,
                                    const std::string& control) {
  std::vector<int> months = outcome.horizons;
  std::sort(months.rbegin(), months.rend());
  if (months.empty()) {
    months = {0};
  }
  if (outcome.primary && draft.study.plan.horizon) {
    months.insert(months.begin(), *draft.study.plan.horizon);
  }
  if (criterion.horizon > 0) {
    months = {criterion.horizon};
  }
  for (const int month : months) {
    const std::string at = "|" + std::to_string(month);
    if (known_query(draft, outcome.id + "|" + arm + at) &&
        known_query(draft, outcome.id + "|" + control + at)) {
      return std::to_string(month);
    }
  }
  return std::nullopt;
}

std::optional<Difference> difference_of(const Draft& draft, const config::StopCriterion& criterion,
                                        const config::Outcome& outcome, std::size_t arm) {
  const std::size_t control_index = draft.study.control();
  const std::string& group = draft.study.arms[arm].id;
  const std::string& control = draft.study.arms[control_index].id;
  const analysis::Estimate* e = nullptr;
  switch (config::measured_as(outcome.kind)) {
    case config::Measurement::share: {
      const auto month = month_of(draft, criterion, outcome, group, control);
      if (!month) {
        return std::nullopt;
      }
      const ShareCells cells = difference_cells(
          outcome.id + "|" + group + "|" + *month, GroupSize{group_size(draft, static_cast<int>(arm))},
          outcome.id + "|" + control + "|" + *month,
          GroupSize{group_size(draft, static_cast<int>(control_index))}, draft.estimates.confidence);
      return Difference{cells, cells, safe::Unit::points};
    }
    case config::Measurement::scale:
      e = draft.find({outcome.id, group, "treatment.ancova"});
      if (e != nullptr && !criterion.wave.empty() && e->wave != criterion.wave) {
        return std::nullopt;  // another wave than the one that was agreed: no answer is better than a wrong
                              // one
      }
      break;
    case config::Measurement::amount:
      e = draft.find({outcome.id, group, "treatment.welch"});
      break;
    case config::Measurement::time:
      break;
  }
  if (e == nullptr) {
    return std::nullopt;
  }
  return Difference{model_cells(e, 1.0, 1, true, {}), model_cells(e, 1.0, 1, false, {}),
                    safe::Unit::score_difference};
}

Bilingual not_measurable() {
  return {"niet te meten", "not measurable"};
}

bool beyond(double value, const config::StopCriterion& criterion) {
  return criterion.direction == config::StopDirection::below ? value < criterion.bound
                                                             : value > criterion.bound;
}

/// A criterion is reached when the estimate lies beyond its bound.
Said status_words(const config::StopCriterion& criterion) {
  return {[criterion](Said::Cells, Said::Cells cells) {
    if (cells.empty() || !cells[0].is_number()) {
      return not_measurable();
    }
    return beyond(cells[0].value(), criterion) ? Bilingual{"bereikt", "reached"}
                                               : Bilingual{"niet bereikt", "not reached"};
  }};
}

/// Whether the whole margin lies beyond the bound: then chance is no likely explanation either.
Said margin_beyond_words(const config::StopCriterion& criterion) {
  return {[criterion](Said::Cells, Said::Cells cells) {
    if (cells.size() < 3 || !cells[1].is_number() || !cells[2].is_number()) {
      return not_measurable();
    }
    return beyond(cells[1].value(), criterion) && beyond(cells[2].value(), criterion)
               ? Bilingual{"ja", "yes"}
               : Bilingual{"nee", "no"};
  }};
}

Bilingual bound_words(const config::StopCriterion& criterion, const config::Outcome& outcome) {
  const bool shares = config::measured_as(outcome.kind) == config::Measurement::share;
  const bool below = criterion.direction == config::StopDirection::below;
  const bool one = std::abs(criterion.bound) == 1.0;
  const int decimals = core::round_half_away(criterion.bound, 0) == criterion.bound ? 0 : 1;
  const auto in = [&](core::Language language) {
    return core::signed_number(criterion.bound, decimals, language);
  };
  return {std::string(below ? "lager dan " : "hoger dan ") + in(core::Language::nl) +
              (shares ? " procentpunt"
               : one  ? " punt"
                      : " punten"),
          std::string(below ? "lower than " : "higher than ") + in(core::Language::en) +
              (shares ? (one ? " percentage point" : " percentage points")
               : one  ? " point"
                      : " points")};
}

bool fixed_beforehand(const config::Study& study) {
  return study.plan.fixed_on && *study.plan.fixed_on <= study.start;
}

std::vector<Bilingual> notes_of(const config::Study& study) {
  std::vector<Bilingual> notes;
  if (fixed_beforehand(study)) {
    const core::Date day = *study.plan.fixed_on;
    notes.push_back(
        {"De signalen lagen vast op " + core::long_date(day, core::Language::nl) + ", voor de start.",
         "The signals were fixed on " + core::long_date(day, core::Language::en) + ", before the start."});
  }
  notes.push_back(
      {"Bereikt betekent: het verschil met de controlegroep ligt voorbij de afgesproken grens. Het kan dan "
       "nog toeval zijn. Ligt ook de hele marge voorbij de grens, dan is toeval onwaarschijnlijk.",
       "Reached means: the difference from the control group lies beyond the agreed bound. It may still be "
       "chance. When the whole margin lies beyond the bound as well, chance is unlikely."});
  notes.push_back({"Dit is een melding en geen besluit.", "This is a report and not a decision."});
  if (study.release.kind != config::ReleaseKind::final) {
    notes.push_back(
        {"De stand rust op aantallen die zijn afgerond op tien. De onderzoeker heeft de precieze cijfers.",
         "The state rests on numbers rounded to ten. The researcher has the exact figures."});
  }
  if (!study.effects_allowed()) {
    notes.push_back(fixed_beforehand(study)
                        ? Bilingual{"Er is vooraf geen tussentijdse toets aangekondigd. Daarom staat hier "
                                    "alleen of een signaal is "
                                    "bereikt, zonder cijfer. Ook dat is al een blik op de uitkomst.",
                                    "No interim look was announced beforehand. So only whether a signal is "
                                    "reached stands here, "
                                    "without a figure. Even that is a look at the outcome."}
                        : Bilingual{"Er is vooraf geen tussentijdse toets aangekondigd, en het plan lag niet "
                                    "vast voor de start. "
                                    "Daarom vermelden we de stand niet.",
                                    "No interim look was announced beforehand, and the plan was not fixed "
                                    "before the start. So the "
                                    "state is not given."});
  } else if (study.release.kind != config::ReleaseKind::final) {
    notes.push_back({"De marge is die van een tussentijdse toets, dus ruimer dan 95%.",
                     "The margin is that of an interim look, so wider than 95%."});
    notes.push_back(
        {"Het cijfer uit een vragenlijst staat alleen in het eindbericht. De stand is er al wel.",
         "The figure from a questionnaire is in the final report only. The state is given already."});
  }
  return notes;
}

}  // namespace

void add_stop_criteria(Draft& draft) {
  const config::Study& study = draft.study;
  const config::ReleaseKind kind = study.release.kind;
  if (study.plan.stop_criteria.empty() ||
      (kind != config::ReleaseKind::interim && kind != config::ReleaseKind::final)) {
    return;
  }
  const bool effects = study.effects_allowed();
  Table table;
  table.id = "stop_criteria";
  table.topic = "interim";
  table.title = {"Zijn er redenen om te stoppen of bij te sturen?", "Are there reasons to stop or adjust?"};
  table.statistic = {"Per signaal en groep: de afgesproken grens en of die is bereikt",
                     "Per signal and group: the agreed bound and whether it is reached"};
  table.source = register_source(study);
  table.notes = notes_of(study);
  safe::Dimension signals{"signaal", {"Signaal", "Signal"}, {}};
  table.columns = {column("bound", {"Afgesproken grens", "Agreed bound"}, safe::Unit::text)};
  if (effects) {
    table.columns.push_back(column("difference", {"Verschil met de controlegroep", "Difference from control"},
                                   safe::Unit::score_difference));
    table.columns.push_back(low_column(safe::Unit::score_difference, draft.estimates.confidence));
    table.columns.push_back(high_column(safe::Unit::score_difference, draft.estimates.confidence));
  }
  table.columns.push_back(column("status", {"Stand", "State"}, safe::Unit::text));
  if (effects) {
    table.columns.push_back(column(
        "margin_beyond", {"Hele marge voorbij de grens", "Whole margin beyond the bound"}, safe::Unit::text));
  }
  table.columns.push_back(column("decides", {"Wie besluit", "Who decides"}, safe::Unit::text));
  for (const config::StopCriterion& criterion : study.plan.stop_criteria) {
    const auto outcome = std::find_if(study.outcomes.begin(), study.outcomes.end(),
                                      [&](const config::Outcome& o) { return o.id == criterion.outcome; });
    if (outcome == study.outcomes.end()) {
      continue;
    }
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
      const bool meant = criterion.arm.empty() ? study.arms[a].role == config::Role::experiment
                                               : study.arms[a].id == criterion.arm;
      if (!meant || study.arms[a].role == config::Role::control) {
        continue;
      }
      const std::optional<Difference> found = difference_of(draft, criterion, *outcome, a);
      Row row{{signals.codes.size(), a}, {Text{bound_words(criterion, *outcome)}}};
      if (found && (effects || fixed_beforehand(study))) {
        row.unprinted = {found->unprinted.share, found->unprinted.low, found->unprinted.high};
      }
      if (effects) {
        for (const Cell& cell :
             found ? std::vector<Cell>{found->printed.share, found->printed.low, found->printed.high}
                   : std::vector<Cell>(3, NotApplicable{})) {
          row.cells.push_back(cell);
        }
      }
      row.cells.emplace_back(status_words(criterion));
      if (effects) {
        row.cells.emplace_back(margin_beyond_words(criterion));
      }
      row.cells.emplace_back(Text{criterion.decides.empty()
                                      ? Bilingual{"niet vooraf afgesproken", "not agreed beforehand"}
                                      : criterion.decides});
      table.rows.push_back(std::move(row));
    }
    signals.codes.push_back({criterion.id, criterion.label});
  }
  if (table.rows.empty()) {
    return;
  }
  table.dimensions = {signals, group_dimension(study, false)};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
