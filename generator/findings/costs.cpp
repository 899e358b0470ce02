#include "core/format.hpp"
#include "findings/builders.hpp"

#include <cmath>

namespace werkthet::findings {
namespace {

bool whole(double euros) {
  return std::llround(euros * 100) % 100 == 0;
}

}  // namespace

/// Cents only when an amount has them: then all amounts show them, so that the column adds up as printed.
int cost_decimals(std::span<const ingest::CostRow> costs) {
  for (const ingest::CostRow& cost : costs) {
    if (!whole(cost.planned) || !whole(cost.spent.value_or(0))) {
      return 2;
    }
  }
  return 0;
}

core::Bilingual cost_kind_name(const std::string& kind) {
  if (kind == "fixed") {
    return {"vast", "fixed"};
  }
  if (kind == "variable") {
    return {"variabel", "variable"};
  }
  if (kind == "shared") {
    return {"gedeeld", "shared"};
  }
  return {"niet opgegeven", "not stated"};
}

core::Bilingual cost_not_priced() {
  return {"niet geraamd", "not estimated"};
}

namespace {

/// What the items of a list say about their term and year.
struct TermsSaid {
  bool term{};
  bool year{};
};

TermsSaid said_by(std::span<const ingest::CostRow> costs) {
  TermsSaid said;
  for (const ingest::CostRow& cost : costs) {
    said.term = said.term || cost.term != ingest::CostTerm::unknown;
    said.year = said.year || cost.year.has_value();
  }
  return said;
}

Cell term_words(ingest::CostTerm term) {
  switch (term) {
    case ingest::CostTerm::one_off:
      return Text{{"eenmalig", "one-off"}};
    case ingest::CostTerm::structural:
      return Text{{"structureel", "structural"}};
    case ingest::CostTerm::unknown:
      break;
  }
  return Text{{"niet opgegeven", "not stated"}};
}

/// A year is a name and not an amount: 2018 and not 2.018.
Cell year_words(std::optional<int> year) {
  const std::string text = year ? std::to_string(*year) : "";
  return year ? Cell(Text{{text, text}}) : Cell(Text{{"niet opgegeven", "not stated"}});
}

}  // namespace

std::vector<safe::Column> cost_term_columns(std::span<const ingest::CostRow> costs) {
  const TermsSaid said = said_by(costs);
  std::vector<safe::Column> columns;
  if (said.term) {
    columns.push_back(column("term", {"Eenmalig of structureel", "One-off or structural"}, safe::Unit::text));
  }
  if (said.year) {
    columns.push_back(column("year", {"Jaar", "Year"}, safe::Unit::text));
  }
  return columns;
}

std::vector<Cell> cost_term_cells(std::span<const ingest::CostRow> costs, const ingest::CostRow* cost) {
  const TermsSaid said = said_by(costs);
  std::vector<Cell> cells;
  if (said.term) {
    cells.push_back(cost == nullptr ? Cell(NotApplicable{}) : term_words(cost->term));
  }
  if (said.year) {
    cells.push_back(cost == nullptr ? Cell(NotApplicable{}) : year_words(cost->year));
  }
  return cells;
}

namespace {

Row amounts(std::size_t code, core::Bilingual kind, double planned, std::optional<double> spent,
            int decimals) {
  const std::optional<double> difference = spent ? std::optional<double>(*spent - planned) : std::nullopt;
  return {{code},
          {Text{std::move(kind)}, PublicNumber{planned, decimals}, PublicNumber{spent, decimals},
           PublicNumber{difference, decimals}}};
}

/// How many were drawn, or nothing when one group is too small to print: then a cost per head would reveal
/// it.
std::optional<std::int64_t> printed_participants(const Draft& draft) {
  std::int64_t sum = 0;
  for (std::size_t a = 0; a < draft.study.arms.size(); ++a) {
    const std::int64_t n = group_size(draft, static_cast<int>(a));
    if (n < draft.study.disclosure.min_cell) {
      return std::nullopt;
    }
    sum += n;
  }
  return sum > 0 ? std::optional(sum) : std::nullopt;
}

/// "Begroot per deelnemer: € 350 (totaal gedeeld door 400 deelnemers)."
core::Bilingual per_participant(const config::Study& study, bool planned, double total, std::int64_t n) {
  const bool person = study.unit == config::Unit::person;
  const double each = core::round_half_away(total / static_cast<double>(n), 0);
  const auto say = [&](core::Language language) {
    const bool dutch = language == core::Language::nl;
    const std::string one =
        dutch ? (person ? "deelnemer" : "uitkering") : (person ? "participant" : "benefit");
    const std::string many =
        dutch ? (person ? "deelnemers" : "uitkeringen") : (person ? "participants" : "benefits");
    const std::string money = core::euro(each, false, language);
    const std::string count = core::number(n, language);
    return dutch ? (planned ? "Begroot per " : "Uitgegeven per ") + one + ": " + money +
                       " (totaal gedeeld door " + count + " gelote " + many + ")."
                 : (planned ? "Planned per " : "Spent per ") + one + ": " + money + " (total divided by " +
                       count + " drawn " + many + ").";
  };
  return {say(core::Language::nl), say(core::Language::en)};
}

}  // namespace

void add_costs(Draft& draft, std::span<const ingest::CostRow> costs) {
  if (costs.empty()) {
    return;
  }
  Table table;
  table.id = "costs";
  table.topic = "costs";
  table.title = {"Kosten van het experiment", "Costs of the experiment"};
  table.statistic = {"Euro per post: begroot, uitgegeven en het verschil (uitgegeven min begroot)",
                     "Euros per item: planned, spent and the difference (spent minus planned)"};
  table.source = {"Kostenoverzicht van de gemeente", "Cost overview of the municipality"};
  const int decimals = cost_decimals(costs);
  safe::Dimension items{"post", {"Post", "Item"}, {}};
  double planned = 0;
  std::optional<double> spent = 0.0;
  for (const ingest::CostRow& cost : costs) {
    table.rows.push_back(
        amounts(items.codes.size(), cost_kind_name(cost.kind), cost.planned, cost.spent, decimals));
    std::vector<Cell>& cells = table.rows.back().cells;
    if (!cost.priced) {  // no amount is not an amount of nothing
      cells[1] = Text{cost_not_priced()};
      cells[3] = NotApplicable{};
    }
    const std::vector<Cell> terms = cost_term_cells(costs, &cost);
    cells.insert(cells.end(), terms.begin(), terms.end());
    items.codes.push_back({code_of(cost.item, items.codes, "post"), {cost.item, cost.item}});
    planned += cost.planned;
    spent = spent && cost.spent ? std::optional<double>(*spent + *cost.spent) : std::nullopt;
  }
  Row total = amounts(items.codes.size(), {}, planned, spent, decimals);
  total.cells.front() = NotApplicable{};
  const std::vector<Cell> no_terms = cost_term_cells(costs, nullptr);
  total.cells.insert(total.cells.end(), no_terms.begin(), no_terms.end());
  table.rows.push_back(std::move(total));
  items.codes.push_back({"Totaal", {"Totaal", "Total"}});
  if (const auto n = printed_participants(draft)) {
    table.notes.push_back(per_participant(draft.study, true, planned, *n));
    if (spent) {
      table.notes.push_back(per_participant(draft.study, false, *spent, *n));
    }
  }
  table.dimensions = {std::move(items)};
  table.columns = {column("kind", {"Soort", "Kind"}, safe::Unit::text),
                   column("planned", {"Begroot", "Planned"}, safe::Unit::euro),
                   column("spent", {"Uitgegeven", "Spent"}, safe::Unit::euro),
                   column("difference", {"Verschil", "Difference"}, safe::Unit::euro)};
  const std::vector<safe::Column> terms = cost_term_columns(costs);  // last: a narrow memo shows the money first
  table.columns.insert(table.columns.end(), terms.begin(), terms.end());
  table.chart = {safe::ChartKind::costs, "post", "", "planned", "", "", table.title};
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace werkthet::findings
