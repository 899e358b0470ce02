#pragma once
// One builder per family of tables; make_findings() calls them in the order of publication.

#include "findings/draft.hpp"
#include "ingest/input.hpp"
#include "safe/claims.hpp"

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
/// <outcome>_steps: how the groups are spread over the steps of the ladder, for an outcome of the ladder.
void add_ladder_steps(Draft& draft, const config::Outcome& outcome);
/// <outcome>_statements: what people answered to the statements of a scale that the study publishes, at the
/// first and the last wave with answers. Once per scale, with the first outcome that uses it.
void add_statements(Draft& draft, const config::Outcome& outcome);
/// exit_reasons and stock: from the register alone.
void add_register(Draft& draft);
/// costs: planned and spent per item, from the costs file; no table when there is none.
void add_costs(Draft& draft, std::span<const ingest::CostRow> costs);
/// How tables of costs show an item: its kind for readers, cents only when some amount has them, and the
/// words for an item without an amount.
[[nodiscard]] core::Bilingual cost_kind_name(const std::string& kind);
[[nodiscard]] int cost_decimals(std::span<const ingest::CostRow> costs);
[[nodiscard]] core::Bilingual cost_not_priced();
/// Once or every year, and of which year (C39): what a list of costs may say of its items. Only columns of which some
/// item says something; `cells` are those of one item, and of the total for nullptr.
[[nodiscard]] std::vector<safe::Column> cost_term_columns(std::span<const ingest::CostRow> costs);
[[nodiscard]] std::vector<Cell> cost_term_cells(std::span<const ingest::CostRow> costs, const ingest::CostRow* cost);
/// "te weinig (minder dan 100)", "krap (100 tot 149)" or "genoeg (150 of meer)": the three states of a group's
/// size in words (Z31).
[[nodiscard]] core::Bilingual size_words(std::int64_t n, std::int64_t minimum, std::int64_t preferred);
/// participation_reading: what selection, attention and contamination predict, and what was found; only in a
/// closing release that may state effects.
void add_participation_reading(Draft& draft);
/// further_<id>: the further analyses that plan.analyses asks for and that this release may show. After the
/// outcomes, whose counts and statements they use.
void add_further_tables(Draft& draft);
/// comparison_checks: the stop-light of the comparison with non-participants.
void add_comparison_checks(Draft& draft);
/// decomposition: what the approach, taking part and both together differ by, for the main outcome at its main
/// moment. After the outcomes, whose statements it repeats.
void add_decomposition(Draft& draft);
/// groen, oranje, rood, or not decided.
[[nodiscard]] core::Bilingual light_words(analysis::Light light);
/// families: how many comparisons were made, and how many fall outside chance. After all statements.
void add_families(Draft& draft);
/// subgroups: effects in the classes that the plan names; final releases only.
void add_subgroups_table(Draft& draft);
/// "Tijd in de bijstand: 2 jaar of meer", for class c = 1, 2, ...; a 0/1 covariate says no and yes.
[[nodiscard]] core::Bilingual class_label(const config::Subgroup& subgroup, std::size_t c);
/// An estimate as cells that the gate holds to `smallest`, the smallest cell of everything it is one of.
[[nodiscard]] ShareCells held_cells(const analysis::Estimate* estimate, double factor, int decimals,
                                    std::int64_t smallest);
/// stop_criteria: whether the signals agreed beforehand are reached. After the outcomes, whose counts it
/// uses.
void add_stop_criteria(Draft& draft);
/// looks: what looking before the end costs.
void add_looks(Draft& draft);
/// plan_deviations: where the analysis departs from the plan; no table when nowhere.
void add_deviations(Draft& draft);
/// changes: what earlier releases said and what became of it. After all statements.
void add_changes(Draft& draft, std::span<const safe::Claims> earlier);

}  // namespace werkthet::findings
