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

TEST_CASE("C13: the table of days has the last day to decide when some step needs days beforehand") {
  config::Study study = plan_study();
  study.feasibility->deadlines[1].lead_days = 60;
  const Findings all = plan_of(study);
  const findings::Table& table = table_of(all, "plan_deadlines");
  REQUIRE(table.columns.size() == 2);
  CHECK(table.columns[1].label.nl == "Besluit uiterlijk");
  CHECK(cell(table, "1", "decide_by") == "not applicable");
  CHECK(cell(table, "2", "decide_by") == "31 januari 2019");
  CHECK(table_of(plan_of(plan_study()), "plan_deadlines").columns.size() == 1);
}

TEST_CASE("C39: whether an item comes once and of which year it is stands in the table when some item says so") {
  std::vector<ingest::CostRow> costs = {{"Scan", "fixed", 10}, {"Licentie", "fixed", 20}};
  costs[1].term = ingest::CostTerm::structural;
  const auto columns = [](const findings::Table& table) {
    std::string ids;
    for (const safe::Column& column : table.columns) {
      ids += column.id + " ";
    }
    return ids;
  };
  const Findings term = plan_of(plan_study(), costs);
  CHECK(columns(table_of(term, "plan_costs")) == "kind term firmness amount ");
  CHECK(cell(table_of(term, "plan_costs"), "licentie", "term") == "structureel");
  CHECK(cell(table_of(term, "plan_costs"), "scan", "term") == "niet opgegeven");
  CHECK(cell(table_of(term, "plan_costs"), "Totaal", "term") == "not applicable");
  costs[0].term = ingest::CostTerm::one_off;
  costs[0].year = 2018;
  costs[0].phase = ingest::CostPhase::before;
  const Findings both = plan_of(plan_study(), costs);
  CHECK(columns(table_of(both, "plan_costs")) == "kind phase term year firmness amount ");
  CHECK(cell(table_of(both, "plan_costs"), "scan", "year") == "2018");  // a name, so without a point
  CHECK(cell(table_of(both, "plan_costs"), "scan", "term") == "eenmalig");
  CHECK(cell(table_of(both, "plan_costs"), "licentie", "year") == "niet opgegeven");
}

TEST_CASE("C42: divided costs stand with the whole amount and our part, and who pays what has a table of its own") {
  config::Study study = plan_study();
  study.municipality = "A";
  study.feasibility->shared_costs_key = config::SharingKey::inhabitants;
  study.feasibility->partners = {{"A", 160'000, false}, {"B", 90'000, false}, {"C", 50'000, true}};
  const std::vector<ingest::CostRow> costs = {{"Onderzoek", "shared", 10'000}, {"Eigen", "variable", 1'000}};
  const Findings all = plan_of(study, costs);
  const findings::Table& table = table_of(all, "plan_costs");
  CHECK(cell(table, "onderzoek", "whole") == "10000");
  CHECK(cell(table, "onderzoek", "amount") == "6400");
  CHECK(cell(table, "eigen", "whole") == "1000");
  CHECK(cell(table, "eigen", "amount") == "1000");
  CHECK(cell(table, "Totaal", "whole") == "11000");
  CHECK(cell(table, "Totaal", "amount") == "7400");
  CHECK(table.columns.back().label.nl == "Ons deel");
  REQUIRE(table.notes.size() == 1);
  CHECK(table.notes[0].nl == "Gedeelde kosten zijn verdeeld naar aantal inwoners.");
  CHECK_FALSE(all.facts.contains("shared_without_key"));
  const findings::Table& shares = table_of(all, "plan_shared_costs");
  CHECK(cell(shares, "a", "before") == "6400.00");
  CHECK(cell(shares, "a", "after") == "5333.33");
  CHECK(cell(shares, "c", "before") == "not applicable");
  CHECK(cell(shares, "Totaal", "before") == "10000.00");
  study.feasibility->shared_costs_key = config::SharingKey::equal;
  CHECK(table_of(plan_of(study, costs), "plan_costs").notes[0].nl ==
        "Gedeelde kosten: elke gemeente betaalt evenveel.");
  study.feasibility->shared_costs_key = config::SharingKey::none;
  const Findings whole = plan_of(study, costs);
  CHECK_FALSE(has_table(whole, "plan_shared_costs"));
  CHECK(cell(table_of(whole, "plan_costs"), "Totaal", "amount") == "11000");
  CHECK(table_of(whole, "plan_costs").columns.back().label.nl == "Bedrag");
  CHECK(table_of(whole, "plan_costs").notes[0].nl.find("geen verdeelsleutel") != std::string::npos);
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
