#include "findings/make_findings.hpp"

#include "findings/builders.hpp"
#include "findings/delivered_contrast.hpp"
#include "findings/earlier.hpp"
#include "findings/maturity.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace werkthet::findings {
namespace {

bool caseworkers_serve_several_arms(const cohort::Cohort& cohort) {
  std::map<std::int32_t, std::set<int>> arms;
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (cohort.membership[i] == cohort::Membership::randomised && i < cohort.caseworker.size() &&
        cohort.caseworker[i] >= 0) {
      arms[cohort.caseworker[i]].insert(cohort.arm[i]);
    }
  }
  return std::any_of(arms.begin(), arms.end(), [](const auto& a) { return a.second.size() > 1; });
}

/// Share of an arm that stopped or refused, from the cohort's flags.
std::vector<double> attrition(const config::Study& study, const cohort::Cohort& cohort) {
  std::vector<double> lost(study.arms.size(), 0.0);
  std::vector<double> n(study.arms.size(), 0.0);
  for (std::size_t i = 0; i < cohort.size; ++i) {
    if (cohort.membership[i] == cohort::Membership::randomised) {
      const auto a = static_cast<std::size_t>(cohort.arm[i]);
      n[a] += 1.0;
      lost[a] += cohort.stopped[i] ? 1.0 : 0.0;
    }
  }
  for (std::size_t a = 0; a < n.size(); ++a) {
    lost[a] = n[a] > 0.0 ? lost[a] / n[a] : 0.0;
  }
  return lost;
}

/// An arm whose difference in contacts has faded is compared on what was left of it; its sentences say so.
void mark_faded(Draft& draft) {
  for (Statement& statement : draft.findings.statements) {
    if (statement.head.kind != safe::StatementKind::treatment) {
      continue;
    }
    for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
      if (draft.study.arms[a].id == statement.head.group) {
        statement.head.contrast_faded = contrast_left(draft, a).faded;
      }
    }
  }
}

bool any_faded(const Draft& draft) {
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    if (contrast_left(draft, a).faded) {
      return true;
    }
  }
  return false;
}

/// Z30d: people were let in on certain steps of the ladder, and the change of their step is an outcome.
bool chosen_by_step(const config::Study& study) {
  return !study.protocol.baseline_steps.empty() &&
         std::any_of(study.outcomes.begin(), study.outcomes.end(), [](const config::Outcome& outcome) {
           return outcome.kind == config::OutcomeKind::ladder_change;
         });
}

void add_facts(Draft& draft) {
  const config::Study& study = draft.study;
  const cohort::Cohort& cohort = draft.cohort;
  safe::Facts& facts = draft.findings.facts;
  facts["volunteers"] = std::any_of(cohort.flow.begin(), cohort.flow.end(),
                                    [](const cohort::FlowStep& s) { return s.id == "consented"; });
  facts["caseworkers_shared"] = caseworkers_serve_several_arms(cohort);
  facts["replacements_used"] =
      std::find(cohort.replacement.begin(), cohort.replacement.end(), true) != cohort.replacement.end();
  const std::vector<double> lost = attrition(study, cohort);
  if (!lost.empty()) {
    const auto [low, high] = std::minmax_element(lost.begin(), lost.end());
    facts["high_attrition"] = *high > 0.20 || *high - *low > 0.05;  // limits of council-memo §7
  }
  facts["register_not_final"] = any_not_final(draft.findings);
  facts["short_follow_up"] = draft.findings.facts["some_horizon_not_reached"];
  facts["contact_contrast_low"] = any_faded(draft);
  facts["selected_on_score"] = chosen_by_step(study);
}

}  // namespace

Findings make_findings(const config::Study& study, const cohort::Cohort& cohort,
                       const analysis::Estimates& estimates, std::span<const ingest::CostRow> costs,
                       std::span<const safe::Claims> earlier) {
  Findings findings;
  Draft draft{study, cohort, estimates, findings};
  add_participation(draft);
  add_groups(draft);
  for (const config::Outcome& outcome : study.outcomes) {
    switch (config::measured_as(outcome.kind)) {
      case config::Measurement::share:
        add_share_outcome(draft, outcome);
        break;
      case config::Measurement::time:
        add_time_outcome(draft, outcome);
        break;
      case config::Measurement::scale:
        add_scale_outcome(draft, outcome);
        add_statements(draft, outcome);
        break;
      case config::Measurement::amount:
        add_numeric_outcome(draft, outcome);
        add_ladder_steps(draft, outcome);
        break;
    }
  }
  add_register(draft);
  add_costs(draft, costs);
  add_comparison_checks(draft);
  add_decomposition(draft);
  add_participation_reading(draft);
  mark_faded(draft);
  add_families(draft);
  add_subgroups_table(draft);
  add_further_tables(draft);
  add_stop_criteria(draft);
  add_looks(draft);
  add_deviations(draft);
  for (Statement& statement : findings.statements) {
    const std::string wave = statement.head.definition;  // of a scale: the wave the statement is about
    statement.head.definition =
        definition_of(study, statement.head.outcome) + (wave.empty() ? "" : " [" + wave + "]");
  }
  add_changes(draft, earlier);
  add_facts(draft);
  return findings;
}

}  // namespace werkthet::findings
