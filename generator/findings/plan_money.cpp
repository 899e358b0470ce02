// What it costs, who pays which part, and what would have to be saved.
#include "core/format.hpp"
#include "findings/builders.hpp"
#include "findings/plan_tables.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::findings {
namespace {

using core::Bilingual;

int decimals_of(double euros) {
  return std::llround(euros * 100) % 100 == 0 ? 0 : 2;
}

PublicNumber money(double euros, int decimals) {
  return {euros, decimals};
}

Bilingual firmness_words(ingest::Firmness firmness) {
  switch (firmness) {
    case ingest::Firmness::about:
      return {"circa", "about"};
    case ingest::Firmness::at_least:
      return {"minimaal", "at least"};
    case ingest::Firmness::exact:
      break;
  }
  return {"precies", "exact"};
}

/// Without a phase the cell says so, unlike the total, which has none.
Cell phase_words(ingest::CostPhase phase) {
  switch (phase) {
    case ingest::CostPhase::before:
      return Text{{"vooraf", "beforehand"}};
    case ingest::CostPhase::during:
      return Text{{"uitvoering", "during"}};
    case ingest::CostPhase::research:
      return Text{{"onderzoek", "research"}};
    case ingest::CostPhase::after:
      return Text{{"na afloop", "afterwards"}};
    case ingest::CostPhase::unknown:
      break;
  }
  return Text{{"niet opgegeven", "not stated"}};
}

/// C39: once or every year, and which year, behind the phase; nothing when no item says so.
void insert_terms(Table& table, std::span<const ingest::CostRow> costs) {
  constexpr std::ptrdiff_t behind_phase = 2;
  const std::vector<safe::Column> columns = cost_term_columns(costs);
  table.columns.insert(table.columns.begin() + behind_phase, columns.begin(), columns.end());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::vector<Cell> cells = cost_term_cells(costs, i < costs.size() ? &costs[i] : nullptr);
    table.rows[i].cells.insert(table.rows[i].cells.begin() + behind_phase, cells.begin(), cells.end());
  }
}

/// C42: by what the shared items are divided.
Bilingual division_words(const PlanDraft& draft) {
  return draft.wishes.shared_costs_key == config::SharingKey::equal
             ? Bilingual{"Gedeelde kosten: elke gemeente betaalt evenveel.",
                         "Shared costs: every municipality pays as much."}
             : Bilingual{"Gedeelde kosten zijn verdeeld naar aantal inwoners.",
                         "Shared costs are divided by number of inhabitants."};
}

void add_items(PlanDraft& draft) {
  const analysis::CostTotal& sum = *draft.exploration.costs;
  Table table = plan_table(
      "plan_costs", {"Wat gaat het kosten?", "What will it cost?"},
      {"Euro per post, zoals geraamd voor de start", "Euros per item, as estimated before the start"});
  table.source = {"Kostenoverzicht van de gemeente", "Cost overview of the municipality"};
  const bool divided = !draft.exploration.divided.empty();
  const int decimals = std::max(cost_decimals(draft.costs), decimals_of(sum.total));
  safe::Dimension items{"post", {"Post", "Item"}, {}};
  table.columns = {column("kind", {"Soort", "Kind"}, safe::Unit::text),
                   column("phase", {"Fase", "Phase"}, safe::Unit::text),
                   column("fte", {"Voltijdbanen (fte)", "Full-time jobs (fte)"}, safe::Unit::score),
                   column("firmness", {"Hoe zeker?", "How firm?"}, safe::Unit::text),
                   column("whole", {"Hele bedrag", "Whole amount"}, safe::Unit::euro),
                   column("amount", divided ? Bilingual{"Ons deel", "Our part"} : Bilingual{"Bedrag", "Amount"},
                          safe::Unit::euro)};
  double whole = 0;
  for (std::size_t i = 0; i < draft.costs.size(); ++i) {
    const ingest::CostRow& cost = draft.costs[i];
    const Cell amount = cost.priced ? Cell(money(sum.own_parts.at(i).value_or(cost.planned), decimals))
                                    : Cell(Text{cost_not_priced()});
    const Cell firm = cost.priced ? Cell(Text{firmness_words(cost.firmness)}) : Cell(NotApplicable{});
    table.rows.push_back({{items.codes.size()},
                          {Text{cost_kind_name(cost.kind)}, phase_words(cost.phase),
                           PublicNumber{cost.fte, 1}, firm,
                           cost.priced ? Cell(money(cost.planned, decimals)) : Cell(NotApplicable{}), amount}});
    whole += cost.planned;
    items.codes.push_back({code_of(cost.item, items.codes, "post"), typed(cost.item)});
  }
  if (sum.own_share) {
    table.rows.push_back({{items.codes.size()},
                          {Text{cost_kind_name("fixed")}, NotApplicable{}, NotApplicable{},
                           Text{firmness_words(ingest::Firmness::exact)},
                           money(*draft.wishes.fixed_costs, decimals), money(*sum.own_share, decimals)}});
    whole += *draft.wishes.fixed_costs;
    items.codes.push_back(
        {"eigen_deel_vaste_kosten", {"Eigen deel van de vaste kosten", "Own share of the fixed costs"}});
  }
  table.rows.push_back({{items.codes.size()},
                        {NotApplicable{}, NotApplicable{}, PublicNumber{sum.fte, 1},
                         Text{firmness_words(sum.firmness)}, money(whole, decimals),
                         money(sum.total, decimals)}});
  items.codes.push_back({"Totaal", {"Totaal", "Total"}});
  if (sum.shared_without_key) {
    draft.findings.facts["shared_without_key"] = true;
    table.notes.push_back({"Voor gedeelde kosten is geen verdeelsleutel opgegeven. Het hele bedrag telt mee.",
                           "No key is given for shared costs. The whole amount is counted."});
  }
  draft.findings.facts["own_share_unknown"] = sum.own_share_unknown;
  table.dimensions = {std::move(items)};
  insert_terms(table, draft.costs);
  if (divided) {
    table.notes.push_back(division_words(draft));
  } else {
    drop_column(table, "whole");
  }
  if (!sum.fte) {
    drop_column(table, "fte");
  }
  if (std::all_of(draft.costs.begin(), draft.costs.end(),
                  [](const auto& cost) { return cost.phase == ingest::CostPhase::unknown; })) {
    drop_column(table, "phase");
  }
  draft.findings.tables.push_back(std::move(table));
}

void add_per_participant(PlanDraft& draft) {
  Table table = plan_table("plan_cost_per_participant", {"Kosten per deelnemer", "Costs per participant"},
                           {"Totale kosten gedeeld door het verwachte aantal deelnemers",
                            "Total costs divided by the expected number of participants"});
  table.source = {"Kostenoverzicht en verwachting van de gemeente",
                  "Cost overview and expectation of the municipality"};
  table.dimensions = {scenario_dimension(draft.exploration)};
  table.columns = {column("participants", {"Deelnemers", "Participants"}, safe::Unit::count),
                   column("cost", {"Per deelnemer", "Per participant"}, safe::Unit::euro)};
  for (std::size_t i = 0; i < draft.exploration.expected.size(); ++i) {
    const analysis::ExpectedSize& size = draft.exploration.expected[i];
    table.rows.push_back(
        {{i},
         {count_cell(size.participants), size.cost ? Cell(money(*size.cost, 2)) : Cell(NotApplicable{})}});
  }
  draft.findings.tables.push_back(std::move(table));
}

/// A table of what each municipality pays of an amount, now and when all have joined; id, words and source come filled
/// in.
void add_share_table(PlanDraft& draft, Table table, const std::vector<analysis::Share>& shares, double total) {
  const bool joins = std::any_of(shares.begin(), shares.end(), [](const auto& s) { return !s.before; });
  const bool before =
      joins && std::any_of(shares.begin(), shares.end(), [](const auto& s) { return s.before; });
  table.columns = {column("inhabitants", {"Inwoners", "Inhabitants"}, safe::Unit::count)};
  if (before) {
    table.columns.push_back(column("before", {"Deel nu", "Share now"}, safe::Unit::euro));
  }
  table.columns.push_back(column("after",
                                 before ? Bilingual{"Deel als iedereen meedoet", "Share when all take part"}
                                        : Bilingual{"Deel", "Share"},
                                 safe::Unit::euro));
  safe::Dimension towns{"gemeente", {"Gemeente", "Municipality"}, {}};
  std::int64_t inhabitants = 0;
  const auto add = [&](safe::Code town, std::int64_t people, const std::optional<double>& now, double later) {
    Row row{{towns.codes.size()}, {count_cell(people)}};
    if (before) {
      row.cells.push_back(now ? Cell(money(*now, 2)) : Cell(NotApplicable{}));
    }
    row.cells.push_back(money(later, 2));
    table.rows.push_back(std::move(row));
    towns.codes.push_back(std::move(town));
  };
  for (const analysis::Share& share : shares) {
    add({code_of(share.name, towns.codes, "gemeente"), typed(share.name)}, share.inhabitants, share.before,
        share.after);
    inhabitants += share.inhabitants;
  }
  add({"Totaal", {"Totaal", "Total"}}, inhabitants, total, total);
  table.dimensions = {std::move(towns)};
  draft.findings.tables.push_back(std::move(table));
}

void add_fixed_shares(PlanDraft& draft) {
  if (draft.exploration.shares.empty()) {
    return;
  }
  Table table =
      plan_table("plan_shares",
                 {"Wie betaalt welk deel van de vaste kosten?", "Who pays which part of the fixed costs?"},
                 {"Vaste kosten verdeeld naar aantal inwoners, op de cent",
                  "Fixed costs divided by number of inhabitants, to the cent"});
  table.source = draft.wishes.fixed_costs_source.empty()
                     ? Bilingual{"opgave van de gemeente", "as stated by the municipality"}
                     : typed(draft.wishes.fixed_costs_source);
  add_share_table(draft, std::move(table), draft.exploration.shares, *draft.wishes.fixed_costs);
}

/// C42: the same for the items of kind "shared", each divided to the cent by the key that the study gives.
void add_divided_shares(PlanDraft& draft) {
  if (draft.exploration.divided.empty()) {
    return;
  }
  double total = 0;
  for (std::size_t i = 0; i < draft.costs.size(); ++i) {
    total += draft.exploration.costs->own_parts.at(i) ? draft.costs[i].planned : 0;
  }
  const bool equal = draft.wishes.shared_costs_key == config::SharingKey::equal;
  Table table = plan_table(
      "plan_shared_costs",
      {"Wie betaalt welk deel van de gedeelde kosten?", "Who pays which part of the shared costs?"},
      equal ? Bilingual{"Gedeelde kosten gelijk verdeeld, elke post op de cent",
                        "Shared costs divided equally, each item to the cent"}
            : Bilingual{"Gedeelde kosten verdeeld naar aantal inwoners, elke post op de cent",
                        "Shared costs divided by number of inhabitants, each item to the cent"});
  table.source = {"Kostenoverzicht van de gemeente", "Cost overview of the municipality"};
  add_share_table(draft, std::move(table), draft.exploration.divided, total);
}

void add_break_even(PlanDraft& draft) {
  if (draft.exploration.break_even.empty()) {
    return;
  }
  Table table =
      plan_table("plan_break_even", {"Wanneer is het terugverdiend?", "When is it earned back?"},
                 {"Mensen die extra uit de uitkering moeten gaan, naar hoe lang de besparing telt",
                  "People who must leave benefit on top of the usual, by how long the saving counts"});
  table.source = typed(draft.wishes.saving_source);
  table.notes = {{"Extra: mensen die zonder de aanpak niet uit de uitkering waren gegaan.",
                  "On top: people who would not have left benefit without the approach."}};
  safe::Dimension months{"maanden", {"Maanden besparing", "Months of saving"}, {}};
  table.columns = {
      column("saving", {"Besparing per persoon", "Saving per person"}, safe::Unit::euro),
      column("people", {"Extra mensen nodig", "Extra people needed"}, safe::Unit::count),
      column("per_hundred", {"Van elke 100 met een andere aanpak", "Of every 100 with another approach"},
             safe::Unit::score)};
  for (const analysis::BreakEven& row : draft.exploration.break_even) {
    table.rows.push_back(
        {{months.codes.size()},
         {money(row.saving, decimals_of(row.saving)), count_cell(row.people),
          row.per_hundred ? Cell(PublicNumber{*row.per_hundred, 1}) : Cell(NotApplicable{})}});
    const std::string label = std::to_string(row.months);
    months.codes.push_back({label, {label, label}});
  }
  table.dimensions = {std::move(months)};
  draft.findings.tables.push_back(std::move(table));
}

/// C03: the gap in euros, with its sign.
void add_budget(PlanDraft& draft) {
  if (!draft.exploration.budget_left) {
    return;
  }
  const double total = draft.exploration.costs->total;
  const double left = *draft.exploration.budget_left;
  const double budget = *draft.wishes.budget;
  Table table = plan_table("plan_budget", {"Past het in de begroting?", "Does it fit the budget?"},
                           {"Bedrag in de begroting, kosten en wat overblijft of ontbreekt",
                            "Amount in the budget, costs and what is left or missing"});
  table.source = draft.wishes.budget_source.empty()
                     ? Bilingual{"opgave van de gemeente", "as stated by the municipality"}
                     : typed(draft.wishes.budget_source);
  table.columns = {column("amount", {"Bedrag", "Amount"}, safe::Unit::euro)};
  const int decimals = std::max({decimals_of(total), decimals_of(budget), decimals_of(left)});
  table.dimensions = {{"bedrag",
                       {"Wat", "What"},
                       {{"begroot", {"In de begroting", "In the budget"}},
                        {"kosten", {"Kosten", "Costs"}},
                        left < 0 ? safe::Code{"tekort", {"Ontbreekt", "Missing"}}
                                 : safe::Code{"over", {"Blijft over", "Left"}}}}};
  table.rows = {{{0}, {money(budget, decimals)}},
                {{1}, {money(total, decimals)}},
                {{2}, {money(std::abs(left), decimals)}}};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace

void add_plan_money(PlanDraft& draft) {
  if (draft.exploration.costs) {
    add_items(draft);
    add_per_participant(draft);
  }
  add_fixed_shares(draft);
  add_divided_shares(draft);
  add_break_even(draft);
  add_budget(draft);
}

}  // namespace werkthet::findings
