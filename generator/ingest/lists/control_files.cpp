#include "ingest/lists/control_files.hpp"

#include "ingest/lists/month_cell.hpp"
#include "ingest/lists/words.hpp"
#include "ingest/tables/table_reader.hpp"

#include <array>
#include <cmath>
#include <map>
#include <string>

namespace werkthet::ingest {
namespace {

/// Amounts are compared in cents: sums of decimal fractions are not exact.
bool same_amount(double a, double b) {
  return std::llround(a * 100) == std::llround(b * 100);
}

constexpr std::array<Word<CountUnit>, 10> units = {{
    {"personen", CountUnit::persons},
    {"mensen", CountUnit::persons},
    {"clienten", CountUnit::persons},
    {"persons", CountUnit::persons},
    {"people", CountUnit::persons},
    {"uitkeringen", CountUnit::benefits},
    {"partijen", CountUnit::benefits},
    {"uitkeringspartijen", CountUnit::benefits},
    {"huishoudens", CountUnit::benefits},
    {"benefits", CountUnit::benefits},
}};

constexpr std::array<Word<Firmness>, 9> firmness_words = {{
    {"precies", Firmness::exact},
    {"exact", Firmness::exact},
    {"circa", Firmness::about},
    {"ca", Firmness::about},
    {"ongeveer", Firmness::about},
    {"about", Firmness::about},
    {"minimaal", Firmness::at_least},
    {"minstens", Firmness::at_least},
    {"atleast", Firmness::at_least},
}};

constexpr std::array<Word<CostPhase>, 8> phases = {{
    {"vooraf", CostPhase::before},
    {"before", CostPhase::before},
    {"uitvoering", CostPhase::during},
    {"during", CostPhase::during},
    {"onderzoek", CostPhase::research},
    {"research", CostPhase::research},
    {"naafloop", CostPhase::after},
    {"after", CostPhase::after},
}};

constexpr std::array<Word<CostTerm>, 8> terms = {{
    {"eenmalig", CostTerm::one_off},
    {"incidenteel", CostTerm::one_off},
    {"oneoff", CostTerm::one_off},
    {"once", CostTerm::one_off},
    {"structureel", CostTerm::structural},
    {"jaarlijks", CostTerm::structural},
    {"structural", CostTerm::structural},
    {"yearly", CostTerm::structural},
}};

/// A calendar year as whole number; nothing, with W213, for anything else.
std::optional<int> cost_year(TableReader& table, std::size_t row, const ColumnRef& year) {
  const auto number = table.number(row, year);
  if (!number) {
    return std::nullopt;
  }
  if (*number < 1900 || *number > 2200 || *number != std::floor(*number)) {
    table.report().null("W213", table.place(row, year), "a year is written as 2018, from 1900 to 2200");
    return std::nullopt;
  }
  return static_cast<int>(*number);
}

/// "niet geraamd" says on purpose what an empty cell says by accident.
bool says_not_priced(std::string_view text) {
  const std::string word = loose_name(text);
  return word == "nietgeraamd" || word == "pm" || word == "notestimated";
}

/// T46: in a month that is counted both ways, every benefit has one person or two.
void check_units(TableReader& table, const ColumnRef& unit, const std::vector<StockRow>& stock) {
  std::map<core::Month, const StockRow*> benefits;
  for (const StockRow& row : stock) {
    if (row.month && row.unit == CountUnit::benefits) {
      benefits.try_emplace(*row.month, &row);
    }
  }
  const auto fits = [](const std::optional<double>& people, const std::optional<double>& of) {
    return !people || !of || (*people >= *of && *people <= 2 * *of);
  };
  for (const StockRow& row : stock) {
    const auto at = row.month && row.unit == CountUnit::persons ? benefits.find(*row.month) : benefits.end();
    if (at != benefits.end() && !(fits(row.begin, at->second->begin) && fits(row.end, at->second->end))) {
      table.report().add("E313", {{}, row.line, 0, unit.field});
    }
  }
}

std::string cost_kind(std::string_view written) {
  const std::string kind = loose_name(written);
  if (kind == "fixed" || kind == "vast") {
    return "fixed";
  }
  if (kind == "variable" || kind == "variabel") {
    return "variable";
  }
  if (kind == "shared" || kind == "gedeeld") {
    return "shared";
  }
  return kind == "total" || kind == "totaal" ? "total" : "";
}

}  // namespace

void read_costs(const config::Study& study, Input& input) {
  TableReader table(list_source(study, study.data.costs), "costs", study.data.costs_form);
  const ColumnRef item = table.column("item", true, {"post"});
  const ColumnRef kind = table.column("kind", true, {"soort"});
  const ColumnRef planned = table.column("planned", true, {"begroot"});
  const ColumnRef spent = table.column("spent", false, {"besteed"});
  const ColumnRef firmness = table.column("firmness", false, {"schatting"});
  const ColumnRef phase = table.column("phase", false, {"fase"});
  const ColumnRef fte = table.column("fte", false, {});
  const ColumnRef term = table.column("term", false, {"termijn", "duur"});
  const ColumnRef year = table.column("year", false, {"jaar", "begrotingsjaar"});
  double planned_sum = 0;
  double spent_sum = 0;
  double fte_sum = 0;
  bool all_spent = true;
  std::optional<std::size_t> total_row;
  std::optional<double> planned_total;
  std::optional<double> spent_total;
  std::optional<double> fte_total;
  for (std::size_t i = 0; i < table.rows() && kind.index && planned.index; ++i) {
    CostRow row{std::string(table.text(i, item)), cost_kind(table.text(i, kind)), 0, table.number(i, spent)};
    const auto amount =
        says_not_priced(table.text(i, planned)) ? std::nullopt : table.number(i, planned);
    row.fte = table.number(i, fte);
    if (row.kind.empty()) {
      table.report().null("W213", table.place(i, kind), "the kind is fixed, variable, shared or total");
    }
    if (row.kind == "total") {
      total_row = i;
      planned_total = amount;
      spent_total = row.spent;
      fte_total = row.fte;
      continue;
    }
    table.check_label(i, item, input.problems);
    row.planned = amount.value_or(0);
    row.priced = amount.has_value();
    row.firmness = category<Firmness>(table, i, firmness, firmness_words);
    row.phase = category<CostPhase>(table, i, phase, phases);
    row.term = category<CostTerm>(table, i, term, terms);
    row.year = cost_year(table, i, year);
    planned_sum += row.planned;
    spent_sum += row.spent.value_or(0);
    fte_sum += row.fte.value_or(0);
    all_spent = all_spent && row.spent.has_value();
    input.costs.push_back(std::move(row));
  }
  if (total_row) {
    const bool planned_wrong = planned_total && !same_amount(*planned_total, planned_sum);
    const bool spent_wrong = spent_total && all_spent && !same_amount(*spent_total, spent_sum);
    const bool fte_wrong = fte_total && !same_amount(*fte_total, fte_sum);
    if (planned_wrong || spent_wrong || fte_wrong) {
      table.report().add("E412", table.place(*total_row, planned_wrong ? planned : spent_wrong ? spent : fte));
    }
  }
  table.finish(input);
}

void check_goals(const config::Study& study, Input& input) {
  TableReader table(list_source(study, study.data.goals), "goals", study.data.goals_form);
  const ColumnRef question = table.column("question", true, {"vraag"});
  const ColumnRef percent = table.column("percent", true, {"procent", "percentage"});
  const ColumnRef exclusive = table.column("exclusive", true, {"sluit_uit"});
  struct Sum {
    double percent{};
    std::size_t last_row{};
  };
  std::map<std::string, Sum, std::less<>> sums;
  for (std::size_t i = 0; i < table.rows() && question.index && percent.index; ++i) {
    const auto share = table.number(i, percent);
    if (table.answer(i, exclusive) == Answer::yes && share) {
      Sum& sum = sums[std::string(table.text(i, question))];
      sum.percent += *share;
      sum.last_row = i;
    }
  }
  for (const auto& [name, sum] : sums) {
    if (sum.percent > 101.0 + 1e-9) {
      table.report().add("E413", table.place(sum.last_row, percent));
    }
  }
  table.finish(input);
}

void check_stock(const config::Study& study, Input& input) {
  TableReader table(list_source(study, study.data.stock), "stock", study.data.stock_form);
  const ColumnRef month = table.column("month", true, {"maand"});
  const ColumnRef begin = table.column("begin", true);
  const ColumnRef inflow = table.column("inflow", true, {"instroom"});
  const ColumnRef outflow = table.column("outflow", true, {"uitstroom"});
  const ColumnRef end = table.column("end", true, {"eind", "einde"});
  const ColumnRef unit = table.column("unit", false, {"eenheid"});
  for (std::size_t i = 0; i < table.rows() && begin.index && inflow.index && outflow.index && end.index;
       ++i) {
    StockRow row;
    row.line = table.line(i);
    row.begin = table.number(i, begin);
    row.inflow = table.number(i, inflow);
    row.outflow = table.number(i, outflow);
    row.end = table.number(i, end);
    row.month = parse_month_cell(table.text(i, month));
    row.unit = category<CountUnit>(table, i, unit, units);
    if (month.index && !row.month) {
      table.report().null("W213", table.place(i, month), "a month is written as 2018-11");
    }
    if (row.begin && row.outflow && row.end) {
      if (row.inflow && !same_amount(*row.begin + *row.inflow - *row.outflow, *row.end)) {
        table.report().add("E311", table.place(i, end));
      }
      if (!row.inflow && *row.outflow != 0 && same_amount(*row.begin - *row.outflow, *row.end)) {
        table.report().add("E312", table.place(i, outflow));
      }
    }
    input.stock.push_back(row);
  }
  check_units(table, unit, input.stock);
  table.finish(input);
}

}  // namespace werkthet::ingest
