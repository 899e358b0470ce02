// Tables of the exploration: what stands in which cell, and that no cell rests on people.

#include <catch2/catch.hpp>

#include "core/format.hpp"
#include "findings/builders.hpp"
#include "findings/plan.hpp"
#include "support/plan_study.hpp"

#include <algorithm>

using namespace werkthet;
using findings::Findings;
using findings::PublicNumber;
using test_support::plan_costs;
using test_support::plan_study;

namespace {

Findings plan_of(const config::Study& study, const std::vector<ingest::CostRow>& costs = plan_costs()) {
  return findings::make_plan_findings(study, analysis::explore(study, costs), costs);
}

const findings::Table& table_of(const Findings& all, const std::string& id) {
  const auto at =
      std::find_if(all.tables.begin(), all.tables.end(), [&](const auto& table) { return table.id == id; });
  REQUIRE(at != all.tables.end());
  return *at;
}

bool has_table(const Findings& all, const std::string& id) {
  return std::any_of(all.tables.begin(), all.tables.end(), [&](const auto& table) { return table.id == id; });
}

/// "80000" or the words of the cell, by code of the first dimension.
std::string cell(const findings::Table& table, const std::string& code, const std::string& column) {
  const auto c =
      std::find_if(table.columns.begin(), table.columns.end(), [&](const auto& x) { return x.id == column; });
  REQUIRE(c != table.columns.end());
  for (const findings::Row& row : table.rows) {
    if (table.dimensions[0].codes[row.codes[0]].id == code) {
      const findings::Cell& found = row.cells[static_cast<std::size_t>(c - table.columns.begin())];
      if (const auto* number = std::get_if<PublicNumber>(&found)) {
        return number->value ? core::plain(*number->value, number->decimals) : "none";
      }
      const auto* text = std::get_if<findings::Text>(&found);
      return text == nullptr ? "not applicable" : text->words.nl;
    }
  }
  return "no row";
}

}  // namespace

TEST_CASE(
    "an exploration has no count of people for the gate: every number is public or arithmetic on public "
    "ones") {
  config::Study study = plan_study();
  study.feasibility->saving_per_month = 1'100;
  study.feasibility->fixed_costs = 60'000;
  study.feasibility->partners = {{"A", 10, false}, {"B", 20, true}};
  const Findings all = plan_of(study);
  CHECK(all.tables.size() == 12);
  CHECK(all.queries.empty());
  CHECK(all.statements.empty());
  for (const findings::Table& table : all.tables) {
    for (const findings::Row& row : table.rows) {
      for (const findings::Cell& found : row.cells) {
        INFO(table.id);
        CHECK((std::holds_alternative<PublicNumber>(found) || std::holds_alternative<findings::Text>(found) ||
               std::holds_alternative<findings::NotApplicable>(found)));
      }
    }
  }
}

TEST_CASE("T31, T46: people and benefits stand apart, with the couples that follow from them") {
  const Findings all = plan_of(plan_study());
  const findings::Table& table = table_of(all, "plan_people");
  CHECK(cell(table, "personen", "n") == "571");
  CHECK(cell(table, "personen", "per_benefit") == "1.137");
  CHECK(cell(table, "uitkeringen", "n") == "502");
  CHECK(cell(table, "paren", "n") == "69");
  CHECK(cell(table, "alleen", "n") == "433");
  CHECK(table.source.nl == "Uitkeringsadministratie, geteld op 28 november 2018");
}

TEST_CASE("T24, T27, T28, T30, T38: items keep their firmness and phase, and no amount is no zero") {
  const Findings all = plan_of(plan_study());
  const findings::Table& table = table_of(all, "plan_costs");
  CHECK(cell(table, "projectleider", "amount") == "80000");
  CHECK(cell(table, "projectleider", "firmness") == "circa");
  CHECK(cell(table, "projectleider", "phase") == "vooraf");
  CHECK(cell(table, "opzetten_van_de_controlegroep", "amount") == "niet geraamd");
  CHECK(cell(table, "Totaal", "amount") == "140000");
  CHECK(cell(table, "Totaal", "firmness") == "minimaal");
  CHECK(cell(table, "Totaal", "fte") == "2.5");
}

TEST_CASE("T30: a list of costs without phases or jobs has no such columns") {
  const Findings all = plan_of(plan_study(), {{"Scan", "fixed", 10.5}});
  const findings::Table& table = table_of(all, "plan_costs");
  std::string columns;
  for (const safe::Column& column : table.columns) {
    columns += column.id + " ";
  }
  CHECK(columns == "kind firmness amount ");
  CHECK(cell(table, "Totaal", "amount") == "10.50");
  CHECK(cell(table, "Totaal", "firmness") == "precies");
}

TEST_CASE("T08: there is no table of break-even without a saving") {
  CHECK_FALSE(has_table(plan_of(plan_study()), "plan_break_even"));
  config::Study study = plan_study();
  study.feasibility->saving_per_month = 1'100;
  study.feasibility->saving_source = "Jaarrekening 2017";
  const Findings all = plan_of(study);
  CHECK(cell(table_of(all, "plan_break_even"), "12", "people") == "11");
  CHECK(table_of(all, "plan_break_even").source.nl == "Jaarrekening 2017");
}

TEST_CASE("C12: the last day that counts stands in the table, in both languages") {
  const Findings all = plan_of(plan_study());
  const findings::Table& table = table_of(all, "plan_deadlines");
  CHECK(cell(table, "1", "last_day") == "uiterlijk 28 februari 2019");
  CHECK(cell(table, "2", "last_day") == "uiterlijk 1 april 2019");
  CHECK(std::get<findings::Text>(table.rows[0].cells[0]).words.en == "28 February 2019 at the latest");
}

TEST_CASE("an item without an amount is no zero in the costs of a running experiment either") {
  config::Study study;
  study.arms.resize(2);
  const cohort::Cohort cohort;
  const analysis::Estimates estimates;
  Findings result;
  findings::Draft draft{study, cohort, estimates, result};
  ingest::CostRow open{"Universiteit", "fixed", 0};
  open.priced = false;
  findings::add_costs(draft, std::vector<ingest::CostRow>{{"Scan", "fixed", 10}, open});
  CHECK(cell(result.tables.at(0), "universiteit", "planned") == "niet geraamd");
  CHECK(cell(result.tables.at(0), "Totaal", "planned") == "10");
}
