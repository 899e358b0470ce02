#pragma once
// What follows from an outcome of the study and nothing else: the words for its bound, what its numbers are
// counted in, and whether its horizon lies after the end of the experiment. Here once, since cohort, findings
// and publish all say it.

#include "config/study.hpp"
#include "core/language.hpp"

namespace werkthet::config {

/// "12 uur per week", "€ 1.000 per maand": the bound of hours_at_least and wage_at_least; empty for others.
[[nodiscard]] core::Bilingual bound_words(const Outcome& outcome);

/// What a number from a list is counted in: the list fixes it, so a study need not say it. Empty for other
/// kinds.
[[nodiscard]] core::Bilingual unit_of_list(OutcomeKind kind);

/// Kinds that have one difference per group and horizon and a definition that this file can tell: a time to
/// an event has curves, and bounds and lists of a municipality's own have no common form yet.
[[nodiscard]] constexpr bool is_exchanged(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::exit_work:
    case OutcomeKind::part_time_work:
    case OutcomeKind::binary:
    case OutcomeKind::scale:
    case OutcomeKind::numeric:
      return true;
    case OutcomeKind::time_to_event:
    case OutcomeKind::durable_exit:
    case OutcomeKind::hours_at_least:
    case OutcomeKind::wage_at_least:
    case OutcomeKind::permanent_contract:
    case OutcomeKind::hours_worked:
    case OutcomeKind::ladder_change:
      break;
  }
  return false;
}

/// Whether the last day of a horizon can lie after the last day of the experiment.
enum class AfterEnd {
  no,
  some,  ///< for people who came in late
  all,
};
/// For outcomes that are followed by month (register and lists) from the days on which people could come in:
/// from Study::start to entry_months later. `no` for scales, whose waves have a month of their own, and for a
/// persons table, whose horizons may be anything; and for a study without an end.
[[nodiscard]] AfterEnd after_end(const Study& study, const Outcome& outcome, int horizon);

}  // namespace werkthet::config
