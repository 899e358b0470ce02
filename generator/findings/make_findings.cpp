#include "findings/make_findings.hpp"

#include "findings/builders.hpp"
#include "findings/earlier.hpp"
#include "findings/maturity.hpp"

#include <algorithm>
#include <cmath>
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

/// The contact an arm got beyond control, in the last two quarters against the first two: below half of it,
/// the groups have grown alike and the comparison is of what was left (statistics.md §3.4; MDRC treatment
/// contrast).
bool contrast_faded(const config::Study& study, const cohort::Cohort& cohort, const Draft& draft) {
  const std::size_t quarters = cohort.contact_quarters;
  const std::size_t whole = full_quarters(draft);
  if (whole < 5) {
    return false;
  }
  const auto rate = [&](std::size_t arm, std::size_t first) {
    const auto n = static_cast<double>(std::max<std::int64_t>(1, group_size(draft, static_cast<int>(arm))));
    return static_cast<double>(cohort.contacts[arm * quarters + first] +
                               cohort.contacts[arm * quarters + first + 1]) /
           n;
  };
  for (std::size_t a = 0; a < study.arms.size(); ++a) {
    if (study.arms[a].role == config::Role::experiment) {
      const double early =
          std::abs(rate(a, 1) - rate(study.control(), 1));  // the first quarter is still filling up
      const double now = std::abs(rate(a, whole - 2) - rate(study.control(), whole - 2));
      if (early > 0.5 && now < early / 2) {
        return true;
      }
    }
  }
  return false;
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
  facts["contact_contrast_low"] = contrast_faded(study, cohort, draft);
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
    switch (outcome.kind) {
      case config::OutcomeKind::exit_work:
      case config::OutcomeKind::part_time_work:
      case config::OutcomeKind::binary:
        add_share_outcome(draft, outcome);
        break;
      case config::OutcomeKind::time_to_event:
        add_time_outcome(draft, outcome);
        break;
      case config::OutcomeKind::scale:
        add_scale_outcome(draft, outcome);
        break;
      case config::OutcomeKind::numeric:
        add_numeric_outcome(draft, outcome);
        break;
    }
  }
  add_register(draft);
  add_costs(draft, costs);
  add_comparison_checks(draft);
  add_families(draft);
  add_subgroups_table(draft);
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
