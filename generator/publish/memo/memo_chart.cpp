#include "publish/memo/memo_chart.hpp"

#include "core/format.hpp"
#include "publish/cell_text.hpp"
#include "publish/memo/memo_cells.hpp"
#include "publish/memo/memo_tables.hpp"

namespace werkthet::publish::memo {

std::optional<Chart> share_chart(const MemoWriter& writer, const config::Outcome& outcome, int horizon) {
  const core::Language language = writer.language();
  const safe::Table* source = safe::find_table(writer.findings(), outcome.id);
  if (source == nullptr || !safe::column_index(*source, "share") ||
      !safe::dimension_index(*source, "groep")) {
    return std::nullopt;
  }
  const std::string month = month_code(*source, horizon);
  Chart chart;
  chart.table = source->id;
  chart.month = month;
  chart.caption = outcome.label.in(language);
  if (!month.empty() && month != "0") {
    chart.caption += writer.pick(" na ", " after ") + month + std::string(core::no_break_space) +
                     writer.pick("maanden", "months");
  }
  chart.caption += writer.pick(", aandeel per groep.", ", share per group.");
  chart.signs = writer.pick("Kolom: schatting. Lijn: marge (", "Column: estimate. Line: margin (") +
                core::percent(100.0 * writer.study().plan.confidence, 0, language) + ").";
  chart.description = writer.pick("Kolommen met marges. ", "Columns with margins. ");
  for (const config::Arm& arm : writer.study().arms) {
    const safe::Cell* share = cell_at(*source, {{"groep", arm.id}, {"maand", month}}, "share");
    const safe::Cell* low = cell_at(*source, {{"groep", arm.id}, {"maand", month}}, "low");
    const safe::Cell* high = cell_at(*source, {{"groep", arm.id}, {"maand", month}}, "high");
    if (share == nullptr || low == nullptr || high == nullptr || !share->is_number() || !low->is_number() ||
        !high->is_number()) {
      return std::nullopt;
    }
    chart.names.push_back(arm.name.in(language));
    chart.values.push_back(share->value());
    chart.lows.push_back(low->value());
    chart.highs.push_back(high->value());
    chart.description += arm.name.in(language) + " " + cell_text(*share, safe::Unit::percent, language) +
                         " (" + margin_text(low, high, language) + "). ";
  }
  chart.description += writer.pick("De aandelen staan ook in de tabel hierboven.",
                                   "The shares are in the table above as well.");
  return chart;
}

}  // namespace werkthet::publish::memo
