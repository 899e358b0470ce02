// Costs: amounts as in the file, a total, and a cost per participant only where the group sizes are printed.

#include <catch2/catch.hpp>

#include "findings/builders.hpp"

#include <vector>

using namespace werkthet;
using findings::PublicNumber;

namespace {

/// `n` people drawn into each of two groups.
cohort::Cohort cohort_of(std::size_t n) {
  cohort::Cohort cohort;
  cohort.size = 2 * n;
  cohort.membership.assign(cohort.size, cohort::Membership::randomised);
  for (std::size_t i = 0; i < cohort.size; ++i) {
    cohort.arm.push_back(i < n ? 0 : 1);
  }
  return cohort;
}

findings::Findings costs_of(const std::vector<ingest::CostRow>& costs, std::size_t n) {
  config::Study study;
  study.arms.resize(2);
  study.arms[0].id = "a";
  study.arms[1].id = "b";
  const cohort::Cohort cohort = cohort_of(n);
  const analysis::Estimates estimates;
  findings::Findings result;
  findings::Draft draft{study, cohort, estimates, result};
  findings::add_costs(draft, costs);
  return result;
}

std::optional<double> amount(const findings::Table& table, std::size_t row, std::size_t column) {
  return std::get<PublicNumber>(table.rows.at(row).cells.at(column)).value;
}

}  // namespace

TEST_CASE("costs become one table with a total last") {
  const auto result =
      costs_of({{"Projectleider", "fixed", 80000, 78500}, {"Werk & hulp", "variable", 20000, 21000}}, 50);
  REQUIRE(result.tables.size() == 1);
  const findings::Table& table = result.tables[0];
  CHECK(table.id == "costs");
  CHECK(table.topic == "costs");
  REQUIRE(table.dimensions.size() == 1);
  CHECK(table.dimensions[0].id == "post");
  const auto& codes = table.dimensions[0].codes;
  REQUIRE(codes.size() == 3);
  CHECK(codes[0].id == "projectleider");
  CHECK(codes[1].id == "werk_hulp");
  CHECK(codes[1].label.nl == "Werk & hulp");
  CHECK(codes.back().id == "Totaal");
  REQUIRE(table.columns.size() == 4);
  CHECK(table.columns[1].unit == safe::Unit::euro);
  CHECK(amount(table, 0, 1) == 80000.0);
  CHECK(amount(table, 0, 3) == -1500.0);
  CHECK(amount(table, 2, 1) == 100000.0);
  CHECK(amount(table, 2, 2) == 99500.0);
  REQUIRE(table.notes.size() == 2);
  CHECK(table.notes[0].nl ==
        "Begroot per deelnemer: €\xC2\xA0"
        "1.000 (totaal gedeeld door 100 gelote deelnemers).");
  CHECK(table.notes[1].en ==
        "Spent per participant: €\xC2\xA0"
        "995 (total divided by 100 drawn participants).");
}

TEST_CASE("what was not spent or not printed is not computed") {
  const auto result =
      costs_of({{"A", "fixed", 10.5, std::nullopt}, {"A", "", 5, 5.0}, {"Totaal", "shared", 1, 1.0}}, 9);
  const findings::Table& table = result.tables.at(0);
  CHECK_FALSE(amount(table, 0, 2).has_value());
  CHECK_FALSE(amount(table, 0, 3).has_value());
  CHECK_FALSE(amount(table, 3, 2).has_value());  // a sum without one of its parts would mislead
  CHECK(amount(table, 3, 1) == 16.5);
  CHECK(std::get<PublicNumber>(table.rows[1].cells[1]).decimals == 2);
  CHECK(table.dimensions[0].codes[1].id == "a_2");       // codes are the key of the CSV
  CHECK(table.dimensions[0].codes[2].id == "totaal_3");  // an item may not pass for the total
  CHECK(table.notes.empty());                            // nine people per group: their number is not printed
  CHECK(costs_of({}, 50).tables.empty());
}

TEST_CASE("no two items have one code, also when somebody chose the name that another one would get") {
  const auto result =
      costs_of({{"A", "", 1, 1.0}, {"A 3", "", 1, 1.0}, {"a", "", 1, 1.0}, {"?", "", 1, 1.0}}, 50);
  const auto& codes = result.tables.at(0).dimensions[0].codes;
  REQUIRE(codes.size() == 5);
  CHECK(codes[1].id == "a_3");
  CHECK(codes[2].id == "a_4");
  CHECK(codes[3].id == "post_4");
}

TEST_CASE("C39: the costs of a running experiment say the term and the year when the list does") {
  std::vector<ingest::CostRow> costs = {{"Scan", "fixed", 10, 12.0}, {"Licentie", "variable", 20, 20.0}};
  costs[0].term = ingest::CostTerm::one_off;
  costs[1].year = 2019;
  const auto result = costs_of(costs, 50);
  const findings::Table& table = result.tables.at(0);
  REQUIRE(table.columns.size() == 6);
  CHECK(table.columns[1].id == "planned");
  CHECK(table.columns[4].id == "term");
  CHECK(table.columns[5].id == "year");
  CHECK(std::get<findings::Text>(table.rows[0].cells[4]).words.en == "one-off");
  CHECK(std::get<findings::Text>(table.rows[0].cells[5]).words.en == "not stated");
  CHECK(std::get<findings::Text>(table.rows[1].cells[5]).words.nl == "2019");
  CHECK(std::holds_alternative<findings::NotApplicable>(table.rows[2].cells[4]));
  CHECK(amount(table, 0, 1) == 10.0);
  CHECK(amount(table, 2, 3) == 2.0);
  for (const findings::Row& row : table.rows) {
    CHECK(row.cells.size() == table.columns.size());
  }
}
