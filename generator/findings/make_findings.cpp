#include "findings/make_findings.hpp"

#include "findings/builders.hpp"

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

void add_facts(Draft& draft) {
  const config::Study& study = draft.study;
  const cohort::Cohort& cohort = draft.cohort;
  safe::Facts& facts = draft.findings.facts;
  facts["volunteers"] = std::any_of(cohort.flow.begin(), cohort.flow.end(),
                                    [](const cohort::FlowStep& s) { return s.id == "consented"; });
  facts["non_participants_shown"] = study.non_participants.use && group_size(draft, -1) > 0;
  facts["provisional"] = study.release.status == config::FigureStatus::provisional ||
                         study.release.status == config::FigureStatus::revised_provisional;
  facts["shared_caseworkers"] = caseworkers_serve_several_arms(cohort);
  facts["replacements"] = std::find(cohort.replacement.begin(), cohort.replacement.end(), true) != cohort.replacement.end();
  const std::vector<double> lost = attrition(study, cohort);
  if (!lost.empty()) {
    const auto [low, high] = std::minmax_element(lost.begin(), lost.end());
    facts["attrition"] = *high > 0.20 || *high - *low > 0.05;  // limits of council-memo §7
  }
  facts["more_than_five_outcomes"] = study.outcomes.size() > 5;
  facts["part_time_shown"] = std::any_of(study.outcomes.begin(), study.outcomes.end(), [](const config::Outcome& o) {
    return o.kind == config::OutcomeKind::part_time_work;
  });
}

}  // namespace

Findings make_findings(const config::Study& study, const cohort::Cohort& cohort, const analysis::Estimates& estimates) {
  Findings findings;
  Draft draft{study, cohort, estimates, findings};
  add_participation(draft);
  add_groups(draft);
  for (const config::Outcome& outcome : study.outcomes) {
    switch (outcome.kind) {
      case config::OutcomeKind::exit_work:
      case config::OutcomeKind::part_time_work:
      case config::OutcomeKind::binary:
      case config::OutcomeKind::time_to_event:
        add_share_outcome(draft, outcome);
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
  add_comparison_checks(draft);
  add_facts(draft);
  return findings;
}

}  // namespace werkthet::findings
