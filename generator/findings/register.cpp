#include "core/format.hpp"
#include "findings/builders.hpp"
#include "findings/maturity.hpp"
#include "ingest/input.hpp"

#include <array>

namespace werkthet::findings {
namespace {

using core::Bilingual;

std::string stock_query(Draft& draft, const std::string& id, std::int64_t value) {
  Query query;
  query.id = "stock|" + id;
  query.value = value;
  query.leaves = {query.id};
  return draft.query(std::move(query));
}

void add_stock(Draft& draft) {
  if (draft.cohort.stock.empty()) {
    return;
  }
  Table table;
  table.id = "stock";
  table.topic = "stock";
  table.title = {"Hoeveel mensen hebben bijstand?", "How many people are on benefit?"};
  table.statistic = {"Stand, instroom en uitstroom per kwartaal, afgerond op tien",
                     "Stock, inflow and outflow per quarter, rounded to ten"};
  table.source = register_source(draft.study);
  table.notes = {
      {"Een echtpaar is één uitkering en twee personen.", "A couple is one benefit and two persons."},
      {"Saldo is het verschil tussen twee standen. Dat is iets anders dan uitstroom.",
       "Net change is the difference between two stocks. That is not the same as outflow."},
      {"Overlijden en de AOW-leeftijd tellen niet als uitstroom en staan hier niet apart. Wie binnen 30 "
       "dagen terug is, telt niet als "
       "uit- of instroom. Door afronding kan de som afwijken.",
       "Death and state pension age do not count as outflow and are not shown apart. Who is back within 30 "
       "days counts as neither "
       "outflow nor inflow. Rounding may make sums differ."}};
  safe::Dimension quarter{"kwartaal", {"Kwartaal", "Quarter"}, {}};
  table.columns = {column("stock_begin", {"Stand begin", "Stock at start"}, safe::Unit::count),
                   column("inflow", {"Instroom", "Inflow"}, safe::Unit::count),
                   column("outflow", {"Uitstroom", "Outflow"}, safe::Unit::count),
                   column("stock_end", {"Stand eind", "Stock at end"}, safe::Unit::count)};
  std::vector<core::Month> quarters;
  for (const cohort::StockQuarter& q : draft.cohort.stock) {
    const std::string id = quarter_id(q.first_month);
    if (quarter.codes.empty() || quarter.codes.back().id != id) {
      bool known = false;
      for (const safe::Code& code : quarter.codes) {
        known = known || code.id == id;
      }
      if (!known) {
        quarter.codes.push_back({id,
                                 {core::quarter(q.first_month, core::Language::nl),
                                  core::quarter(q.first_month, core::Language::en)}});
        quarters.push_back(q.first_month);
      }
    }
    std::size_t code = 0;
    while (quarter.codes[code].id != id) {
      ++code;
    }
    const std::string base = id + "|" + (q.benefits ? "benefits" : "persons") + "|";
    const auto cell = [&](const std::string& name, std::int64_t value) {
      return CountCell{stock_query(draft, base + name, value)};
    };
    table.rows.push_back({{code, q.benefits ? 1U : 0U},
                          {cell("begin", q.stock_begin), cell("inflow", q.inflow), cell("outflow", q.outflow),
                           cell("end", q.stock_end)}});
  }
  table.dimensions = {
      quarter,
      {"eenheid",
       {"Eenheid", "Unit"},
       {{"personen", {"Personen", "Persons"}}, {"uitkeringen", {"Uitkeringen", "Benefits"}}}}};
  table.maturity = maturity_by_quarter(draft, quarters);
  table.chart = {safe::ChartKind::stock, "kwartaal", "eenheid", "stock_end", "", "", table.title};
  draft.findings.tables.push_back(std::move(table));
}

/// Reasons in the words of a reader, several codes together: rare ones would point at people.
struct ReasonClass {
  std::string id;
  Bilingual label;
  std::vector<ingest::EndReason> reasons;
};

const std::vector<ReasonClass>& reason_classes() {
  using R = ingest::EndReason;
  static const std::vector<ReasonClass> classes{
      {"werk", {"Werk", "Work"}, {R::work_employed, R::work_self, R::via_partner}},
      {"opleiding", {"Opleiding", "Education"}, {R::education}},
      {"relatie_of_inkomen",
       {"Relatie of ander inkomen", "Relationship or other income"},
       {R::relationship, R::other_income}},
      {"verhuisd", {"Verhuisd of naar het buitenland", "Moved or abroad"}, {R::moved, R::abroad}},
      {"pensioen_of_overleden",
       {"AOW-leeftijd of overleden", "State pension age or died"},
       {R::pension_age, R::death}},
      {"anders_of_onbekend",
       {"Anders of onbekend", "Other or unknown"},
       {R::unknown, R::detention, R::conduct, R::other}}};
  return classes;
}

/// Who left for work so far holds who left for work within the last month that is printed: one set of people and the
/// few after them. Where the register tells otherwise (a return, another reason) the two say nothing of each other.
void hold_last_month(const Draft& draft, const config::Outcome& exit, const std::string& group, Query& reason) {
  const Query* last = nullptr;
  for (const Query& query : draft.findings.queries) {
    if (query.series == exit.id + "|" + group && (last == nullptr || query.position > last->position)) {
      last = &query;
    }
  }
  if (last != nullptr && last->value <= reason.value) {
    reason.leaves.insert(reason.leaves.end(), last->leaves.begin(), last->leaves.end());
  }
}

void add_exit_reasons(Draft& draft) {
  constexpr int after_outcomes = 2000;  // makes way for them
  constexpr std::size_t kinds = static_cast<std::size_t>(ingest::EndReason::other) + 1;
  const config::Outcome* exit = nullptr;
  for (const config::Outcome& outcome : draft.study.outcomes) {
    if (outcome.kind == config::OutcomeKind::exit_work && exit == nullptr) {
      exit = &outcome;
    }
  }
  if (exit == nullptr || draft.cohort.exit_reasons.size() != (draft.study.arms.size() + 1) * kinds) {
    return;
  }
  const bool pool = draft.study.non_participants.use && group_size(draft, -1) > 0;
  Table table;
  table.id = "exit_reasons";
  table.topic = "outcome:" + exit->id;
  table.title = {"Waarom eindigde de uitkering?", "Why did the benefit end?"};
  table.statistic = {"Aantal per reden tot nu toe, afgerond op tien",
                     "Number per reason so far, rounded to ten"};
  table.source = register_source(draft.study);
  table.maturity = maturity_so_far(draft);
  table.notes = {
      {"Bij de reden werk zit ook ziektegeld na werk. De administratie maakt dat onderscheid niet.",
       "The reason work also holds sickness benefit after work. The register does not separate them."}};
  safe::Dimension reasons{"reden", {"Reden", "Reason"}, {}};
  for (const ReasonClass& c : reason_classes()) {
    reasons.codes.push_back({c.id, c.label});
  }
  table.dimensions = {group_dimension(draft.study, pool), reasons};
  table.columns = {column("n", {"Aantal", "Number"}, safe::Unit::count)};
  for (std::size_t g = 0; g < table.dimensions[0].codes.size(); ++g) {
    for (std::size_t r = 0; r < reason_classes().size(); ++r) {
      std::int64_t n = 0;
      for (const ingest::EndReason reason : reason_classes()[r].reasons) {
        n += draft.cohort.exit_reasons[g * kinds + static_cast<std::size_t>(reason)];
      }
      Query query;
      query.id = "exit_reasons|" + table.dimensions[0].codes[g].id + "|" + reasons.codes[r].id;
      query.value = n;
      query.total = group_size(draft, g < draft.study.arms.size() ? static_cast<int>(g) : -1);
      query.leaves = {query.id};
      query.priority = after_outcomes;
      if (reasons.codes[r].id == "werk") {
        hold_last_month(draft, *exit, table.dimensions[0].codes[g].id, query);
      }
      table.rows.push_back({{g, r}, {CountCell{draft.query(std::move(query))}}});
    }
  }
  draft.findings.tables.push_back(std::move(table));
}

}  // namespace

void add_register(Draft& draft) {
  add_exit_reasons(draft);
  add_stock(draft);
}

}  // namespace werkthet::findings
