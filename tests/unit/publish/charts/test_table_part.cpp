// A table cut to one month: its rows, and what it says of its age.

#include "publish/charts/table_part.hpp"
#include "support/sample_findings.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using publish::charts::part_of;

TEST_CASE("the part of a table about one month has its rows and speaks of its age alone") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  safe::Table table = *safe::find_table(findings, study.primary_outcome()->id);
  table.maturity.text = {"Na 6 maanden: definitief. Na 18 maanden: voorlopig.", ""};
  table.maturity.alone["18"] = {"Na 18 maanden: voorlopig.", ""};
  const safe::Table part = part_of(table, "maand", "18");
  REQUIRE_FALSE(part.rows.empty());
  REQUIRE(part.rows.size() < table.rows.size());
  const auto month = *safe::dimension_index(table, "maand");
  for (const safe::Row& row : part.rows) {
    CHECK(table.dimensions[month].codes[row.codes[month]].id == "18");
  }
  CHECK(part.maturity.text.nl == "Na 18 maanden: voorlopig.");
  CHECK(part.columns.size() == table.columns.size());
}

TEST_CASE("no such dimension or code: the whole table") {
  const config::Study study = test_support::sample_study();
  const safe::SafeFindings findings = test_support::sample_findings(study);
  const safe::Table& table = *safe::find_table(findings, study.primary_outcome()->id);
  CHECK(part_of(table, "nergens", "18").rows.size() == table.rows.size());
  CHECK(part_of(table, "maand", "999").rows.size() == table.rows.size());
}
