#pragma once
// One builder per family of tables; make_findings() calls them in the order of publication.

#include "findings/draft.hpp"
#include "ingest/input.hpp"

#include <span>

namespace werkthet::findings {

/// flow, flow_arms, exclusions: who was asked and what became of them.
void add_participation(Draft& draft);
/// balance, contrast_delivered, power: were the groups alike, did they get something different, how much can
/// be seen.
void add_groups(Draft& draft);
/// <outcome>, <outcome>_by_month, <outcome>_contrasts and their statements, for yes/no outcomes.
void add_share_outcome(Draft& draft, const config::Outcome& outcome);
/// <outcome>, for times to an event with people not followed to the end: cumulative incidence per group and
/// horizon.
void add_time_outcome(Draft& draft, const config::Outcome& outcome);
/// <outcome>, <outcome>_contrasts and statements, for numeric outcomes.
void add_numeric_outcome(Draft& draft, const config::Outcome& outcome);
/// <outcome>, <outcome>_caseworkers, <outcome>_contrasts and statements, for survey scales.
void add_scale_outcome(Draft& draft, const config::Outcome& outcome);
/// exit_reasons and stock: from the register alone.
void add_register(Draft& draft);
/// costs: planned and spent per item, from the costs file; no table when there is none.
void add_costs(Draft& draft, std::span<const ingest::CostRow> costs);
/// participation_reading: what selection, attention and contamination predict, and what was found; only in a
/// closing release that may state effects.
void add_participation_reading(Draft& draft);
/// comparison_checks: the stop-light of the comparison with non-participants.
void add_comparison_checks(Draft& draft);

}  // namespace werkthet::findings
