// "Verdieping": the analyses that the plan asks for beside its own, each with its question. At a red
// stop-light those with non-participants stand closed, as they do with the outcome itself.

#include "config/further_analyses.hpp"
#include "publish/site/figure.hpp"
#include "publish/site/page.hpp"
#include "publish/site/statements.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace werkthet::publish::site {
namespace {

/// Whether a table of the analysis compares with people who were not drawn.
bool not_drawn(const safe::Table& table) {
  return safe::column_index(table, "light").has_value();
}

/// A column of nothing but "geheim" says less than one sentence; the downloads have the table all the same.
bool any_figure(const safe::Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const safe::Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const safe::Cell& c) { return c.is_number(); });
  });
}

bool stop(const Writing& writing) {
  Statements not_by_lot = statements_of(writing, safe::StatementKind::participation, "");
  for (const safe::Statement* statement : statements_of(writing, safe::StatementKind::total, "")) {
    not_by_lot.push_back(statement);
  }
  return all_red(not_by_lot);
}

}  // namespace

Nodes further_page(Writing& writing) {
  Nodes nodes{
      heading(1, writing.say("Verdieping", "Further analyses")),
      Node("p", {{"class", "utrecht-paragraph utrecht-paragraph--lead"}},
           {writing.say(
               "Eerdere onderzoeken maakten ook andere berekeningen. Hier staan die voor dit onderzoek.",
               "Earlier studies made other calculations too. Here they are for this study.")}),
      paragraph({writing.say("Alles hier is verkennend. Het verandert geen conclusie. De antwoorden van het "
                             "onderzoek staan bij de uitkomsten.",
                             "Everything here is exploratory. It changes no conclusion. The answers of the "
                             "study stand with the results.")})};
  const bool red = stop(writing);
  for (const config::FurtherAnalysis& analysis : config::further_analyses()) {
    if (!config::publishes(writing.study, analysis.id)) {
      continue;
    }
    nodes.push_back(heading(2, writing.in(analysis.name)));
    nodes.push_back(paragraph({writing.in(analysis.answers)}));
    const std::size_t before = nodes.size();
    const std::string id = "further_" + std::string(analysis.id);
    for (const safe::Table& table : writing.findings.tables()) {
      if ((table.id == id || table.id == id + "_pool") && any_figure(table)) {
        nodes.push_back(red && not_drawn(table) ? appendix_view(writing, table)
                                                : table_block(writing, table));
      }
    }
    if (nodes.size() == before) {
      nodes.push_back(paragraph({writing.say("Er zijn te weinig mensen of gegevens om hier cijfers te tonen.",
                                             "There are too few people or data to show figures here.")}));
    }
  }
  return nodes;
}

}  // namespace werkthet::publish::site
