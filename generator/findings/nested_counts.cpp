#include "findings/nested_counts.hpp"

#include "cohort/outcomes.hpp"

namespace werkthet::findings {
namespace {

using config::Outcome;
using config::OutcomeKind;

/// Exits to work by a month that is not before the last on which a durable exit could begin, and durable
/// exits that need fewer months.
void hold_durable(const config::Study& study, const Outcome& durable, const std::string& group, int month,
                  std::vector<std::string>& ids) {
  const int begun = month - durable.kept_months;
  for (const Outcome& other : study.outcomes) {
    if (other.id == durable.id) {
      continue;  // its own horizons are a series
    }
    if (other.kind == OutcomeKind::exit_work) {
      for (const int until : cohort::curve_months(other)) {
        if (until >= begun) {
          ids.push_back(count_id(other.id, group, until));
        }
      }
    }
    if (other.kind == OutcomeKind::durable_exit && other.kept_months <= durable.kept_months) {
      for (const int horizon : other.horizons) {
        if (horizon - other.kept_months >= begun) {
          ids.push_back(count_id(other.id, group, horizon));
        }
      }
    }
  }
}

}  // namespace

std::string count_id(const std::string& outcome, const std::string& group, int month) {
  return outcome + "|" + group + "|" + std::to_string(month);
}

std::vector<std::string> held_by(const config::Study& study, const Outcome& outcome, const std::string& group,
                                 int month) {
  std::vector<std::string> ids;
  if (outcome.kind == OutcomeKind::durable_exit) {
    hold_durable(study, outcome, group, month, ids);
  }
  if (outcome.kind == OutcomeKind::hours_at_least || outcome.kind == OutcomeKind::wage_at_least) {
    for (const Outcome& other : study.outcomes) {
      if (other.id != outcome.id && other.kind == outcome.kind && other.at_least <= outcome.at_least) {
        ids.push_back(count_id(other.id, group, month));
      }
    }
  }
  return ids;
}

}  // namespace werkthet::findings
