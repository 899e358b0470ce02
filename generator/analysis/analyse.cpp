#include "analysis/analyse.hpp"

#include "analysis/estimators.hpp"
#include "analysis/families.hpp"
#include "analysis/further/further.hpp"
#include "analysis/participation_signs.hpp"
#include "config/further_analyses.hpp"
#include "core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace werkthet::analysis {
namespace {

/// A column at a horizon of the plan; others are points of a curve.
bool of_plan(const config::Outcome& outcome, const cohort::BinaryColumn& column) {
  return outcome.horizons.empty() || std::find(outcome.horizons.begin(), outcome.horizons.end(),
                                               column.horizon) != outcome.horizons.end();
}

/// A list that was kept for participants alone knows nobody outside the lottery: then nobody there was lost on the way,
/// and there is nothing to compare with. The register and a persons table are about everybody.
bool known_outside(const config::Outcome& outcome, const cohort::Values& values, const Groups& groups) {
  const config::DataSource source = config::source_of(outcome.kind);
  if (source != config::DataSource::employment && source != config::DataSource::ladder) {
    return true;
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (groups.code[i] == -1 && values[i]) {
      return true;
    }
  }
  return false;
}

/// The horizon that carries the headline: the longest one that everybody in the comparison was followed for,
/// or the longest there is when nobody missed none. 0 for outcomes without a horizon. A horizon that lies
/// beyond the data has no effect to hold the placebo against, and would turn the light red for want of data.
/// `planned` goes first when everybody was followed that long; 0: the plan names none.
int main_horizon(const config::Outcome& outcome, int planned, const cohort::Cohort& cohort,
                 const Groups& groups) {
  int complete = 0;
  int longest = 0;
  for (const cohort::BinaryColumn& column : cohort.binary) {
    if (column.outcome != outcome.id || !of_plan(outcome, column)) {
      continue;
    }
    longest = std::max(longest, column.horizon);
    const int lowest = known_outside(outcome, column.values, groups) ? -1 : 0;
    bool everybody = true;
    for (std::size_t i = 0; i < cohort.size && everybody; ++i) {
      everybody = groups.code[i] < lowest || column.values[i].has_value();
    }
    if (everybody && column.horizon == planned) {
      return planned;
    }
    if (everybody) {
      complete = std::max(complete, column.horizon);
    }
  }
  return complete > 0 ? complete : longest;
}

/// One independent piece of the plan. Its estimates go into a list of their own; the lists are joined in this
/// order.
using Piece = std::function<void(Estimates&)>;

std::vector<Piece> pieces_of(const config::Study& study, const cohort::Cohort& cohort, const Groups& groups,
                             const config::Outcome& outcome) {
  std::vector<Piece> pieces;
  for (const cohort::BinaryColumn& column : cohort.binary) {
    if (column.outcome != outcome.id) {
      continue;
    }
    pieces.emplace_back([&, model = of_plan(outcome, column)](Estimates& out) {
      add_binary(study, cohort, groups, column, out);
      if (model) {
        add_binary_models(study, cohort, groups, column, out);
      }
    });
  }
  for (const cohort::TimeColumn& column : cohort.times) {
    if (column.outcome == outcome.id) {
      pieces.emplace_back([&](Estimates& out) { add_time(study, cohort, groups, column, out); });
    }
  }
  if (outcome.kind == config::OutcomeKind::scale) {
    for (const bool by_caseworker : {false, true}) {
      pieces.emplace_back([&, by_caseworker](Estimates& out) {
        add_scale(study, cohort, groups, outcome, by_caseworker, out);
      });
    }
    return pieces;
  }
  for (const cohort::NumericColumn& column : cohort.numeric) {
    if (column.outcome == outcome.id) {
      pieces.emplace_back([&](Estimates& out) { add_numeric(study, cohort, groups, column, out); });
    }
  }
  return pieces;
}

/// Runs them on `threads` threads, whoever is free taking the next one: every piece fills its own list, so
/// who does what cannot be seen in the result.
std::vector<Estimates> run(const std::vector<Piece>& pieces, double confidence, unsigned threads) {
  std::vector<Estimates> lists(pieces.size());
  std::atomic<std::size_t> next{0};
  core::in_ranges(threads, threads, [&](std::size_t, std::size_t) {
    for (std::size_t i = next++; i < pieces.size(); i = next++) {
      lists[i].confidence = confidence;
      pieces[i](lists[i]);
    }
  });
  return lists;
}

void join(Estimates& all, Estimates part) {
  for (Estimate& estimate : part.list) {
    all.add(std::move(estimate));
  }
  std::move(part.comparisons.begin(), part.comparisons.end(), std::back_inserter(all.comparisons));
}

}  // namespace

Estimates analyse(const config::Study& study, const cohort::Cohort& cohort, core::Log& log, unsigned threads,
                  const EarlierLooks& earlier) {
  const SpentAlpha looks = spent_alpha(study, earlier, observed_information(study, cohort));
  const double confidence = effect_confidence(study, looks);
  const Groups groups = make_groups(study, cohort);
  if (std::any_of(cohort.weight.begin(), cohort.weight.end(), [](double w) { return w != 1.0; })) {
    log.warn("the weight column is read, but no estimate uses it yet: every row counts once");
  }
  for (const char* id : {"representativeness", "selection", "matching", "tranches"}) {
    if (!groups.has_non_participants && config::asks_for(study, id)) {
      log.warn(std::string("plan.analyses: ") + id + " needs non-participants, left out");
    }
  }
  std::vector<Piece> pieces;
  std::vector<std::size_t> outcome_of;  // piece -> outcome
  for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
    for (Piece& piece : pieces_of(study, cohort, groups, study.outcomes[o])) {
      pieces.push_back(std::move(piece));
      outcome_of.push_back(o);
    }
  }
  std::vector<Estimates> lists = run(pieces, confidence, threads);
  std::vector<Estimates> effects(study.outcomes.size());  // per outcome
  for (std::size_t i = 0; i < lists.size(); ++i) {
    join(effects[outcome_of[i]], std::move(lists[i]));
  }

  // The comparison with non-participants holds placebos against the effects, so it comes after them.
  std::vector<Piece> comparing;
  std::vector<Piece> furthering;  // what the plan asks for beside it
  std::map<std::string, int, std::less<>> horizons;
  bool plan_horizon_reached = true;
  const config::Outcome* primary = study.primary_outcome();
  for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
    const config::Outcome& outcome = study.outcomes[o];
    const int planned = &outcome == primary ? study.plan.horizon.value_or(0) : 0;
    const int horizon = main_horizon(outcome, planned, cohort, groups);
    plan_horizon_reached = plan_horizon_reached && (planned == 0 || horizon == planned);
    if (horizon > 0) {
      horizons[outcome.id] = horizon;
    }
    comparing.emplace_back([&, o, horizon](Estimates& out) {
      const cohort::Values* values = column_of(cohort, study.outcomes[o].id, horizon);
      const bool compared = values == nullptr || known_outside(study.outcomes[o], *values, groups);
      if (!effects[o].list.empty() && study.outcomes[o].kind != config::OutcomeKind::scale && compared) {
        add_comparison(cohort, groups, study.outcomes[o], horizon, effects[o], out);
        add_participation_signs(study, cohort, groups, study.outcomes[o], horizon, out);
      }
    });
    furthering.emplace_back([&, o, horizon](Estimates& out) {
      add_further(study, cohort, groups, study.outcomes[o], horizon, effects[o], out);
    });
  }
  furthering.emplace_back([&](Estimates& out) { add_further_of_study(study, cohort, groups, out); });
  std::vector<Estimates> comparisons = run(comparing, confidence, threads);
  std::vector<Estimates> further = run(furthering, confidence, threads);

  Estimates estimates;
  estimates.confidence = confidence;
  estimates.looks = looks;
  estimates.plan_horizon_reached = plan_horizon_reached;
  for (std::size_t o = 0; o < study.outcomes.size(); ++o) {
    if (effects[o].list.empty()) {
      log.warn("outcome " + study.outcomes[o].id + ": no data, left out");
    }
    join(estimates, std::move(effects[o]));
    join(estimates, std::move(comparisons[o]));
  }
  adjust_families(study, horizons, estimates);
  for (Estimates& part : further) {  // after the families: none of these is a test of the plan
    join(estimates, std::move(part));
  }
  estimates.main_horizon = std::move(horizons);
  return estimates;
}

}  // namespace werkthet::analysis
