// Groups beside non-participants who are like them: by matching, and per quarter of the draw. Only
// differences in whole points stand here, no mean and no number of matches: beside the exact groups those
// would tell how many people found no counterpart.

#include "findings/builders.hpp"
#include "findings/further_tables.hpp"

#include <algorithm>

namespace werkthet::findings {
namespace {

/// The columns that both tables have: the difference, its unit and the stop-light.
void add_columns(Table& table, const Draft& draft) {
  add_difference_columns(table, draft, {"Verschil met niet-deelnemers", "Difference from non-participants"},
                         false);
  table.columns.push_back(column("unit", {"Eenheid", "Unit"}, safe::Unit::text));
  table.columns.push_back(column("light", {"Stoplicht", "Stop-light"}, safe::Unit::text));
}

void add_row(const Draft& draft, Table& table, const Judged& judged, std::size_t code,
             const analysis::Estimate* estimate, std::int64_t smallest, std::vector<std::string> depends) {
  if (!judged.pool_query.empty()) {
    depends.push_back(judged.pool_query);
  }
  const ShareCells cells = held_cells(estimate, judged, smallest, depends);
  table.rows.push_back(
      {{outcome_code(table, judged), code},
       {cells.share, cells.low, cells.high, Text{judged.unit()}, Text{light_of(draft, judged.outcome->id)}}});
}

/// The count of a group among those of an outcome; nothing for an amount.
std::vector<std::string> query_of(const Draft& draft, const Judged& judged, const std::string& group) {
  for (std::size_t a = 0; a < judged.queries.size(); ++a) {
    if (draft.study.arms[a].id == group) {
      return {judged.queries[a]};
    }
  }
  return {};
}

}  // namespace

void add_matching_table(Draft& draft) {
  Table table = further_table(
      draft, "matching",
      {"Verschil van de controlegroep met de meest gelijkende niet-deelnemers, in de eenheid van de uitkomst",
       "Difference of the control group from the most alike non-participants, in the unit of the outcome"},
      {"We zoeken steeds iemand die even lang bijstand krijgt en in andere kenmerken het meest lijkt. In "
       "kenmerken die we niet kennen, kunnen zij verschillen.",
       "We each time look for somebody with as long on benefit who is most alike in other characteristics. "
       "They may differ in characteristics that we do not know."});
  table.notes.push_back(not_drawn_note());
  table.dimensions.push_back(
      {"voor_wie",
       {"Voor wie", "For whom"},
       {{"deelnemers", {"Mensen die meededen", "People who took part"}},
        {"niet_deelnemers", {"Mensen die niet meededen", "People who did not take part"}}}});
  add_columns(table, draft);
  const std::string control = draft.study.arms[draft.study.control()].id;
  for (const Judged& judged : judged_outcomes(draft, true)) {
    const auto of = [&](const char* last) {
      return draft.find(
          {judged.outcome->id, judged.horizon, control, std::string("further.matching.") + last});
    };
    const analysis::Estimate* att = of("att");
    const analysis::Estimate* matched = of("matched");
    const analysis::Estimate* references = of("references");
    if (att == nullptr) {
      continue;
    }
    // The smallest group behind it: those of control who found a counterpart, or the counterparts.
    std::int64_t smallest = std::min(att->n, att->n_comparator);
    if (matched != nullptr && references != nullptr && matched->result && references->result) {
      smallest = static_cast<std::int64_t>(std::min(
          matched->result->estimate * static_cast<double>(att->n) + 0.5, references->result->estimate));
    }
    const std::vector<std::string> query = query_of(draft, judged, control);
    add_row(draft, table, judged, 0, att, smallest, query);
    add_row(draft, table, judged, 1, of("atu"), smallest, query);
  }
  if (!table.rows.empty()) {
    draft.findings.tables.push_back(std::move(table));
  }
}

void add_tranches_table(Draft& draft) {
  Table table = further_table(
      draft, "tranches",
      {"Verschil van een groep met niet-deelnemers van hetzelfde kwartaal, in de eenheid van de uitkomst",
       "Difference of a group from non-participants of the same quarter, in the unit of the outcome"},
      {"We vergelijken per kwartaal van de loting, met niet-deelnemers die even lang bijstand krijgen. "
       "Kwartalen met meer deelnemers tellen zwaarder. Andere kenmerken kunnen verschillen.",
       "We compare per quarter of the draw, with non-participants as long on benefit. Quarters with more "
       "participants count for more. Other characteristics may differ."});
  table.notes.push_back(not_drawn_note());
  table.dimensions.push_back(group_dimension(draft.study, false));
  add_columns(table, draft);
  for (const Judged& judged : judged_outcomes(draft, true)) {
    for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
      const std::string& arm = draft.study.arms[a].id;
      const analysis::Estimate* pooled =
          draft.find({judged.outcome->id, judged.horizon, arm, "further.tranches.pooled"});
      if (pooled != nullptr) {
        // Without a figure there is nobody behind it; the reason may be told.
        const std::int64_t smallest =
            pooled->result ? std::min(pooled->n, pooled->n_comparator) : draft.study.disclosure.min_cell;
        add_row(draft, table, judged, a, pooled, smallest, query_of(draft, judged, arm));
      }
    }
  }
  if (!table.rows.empty()) {
    draft.findings.tables.push_back(std::move(table));
  }
}

}  // namespace werkthet::findings
