#include "cohort/coverage.hpp"
#include "cohort/spells.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace ingest_test;

TEST_CASE("trap 9: whether the end date is the last day with benefit is a setting, not part of a layout") {
  const Folder folder;
  config::Study study = study_in(folder);
  folder.write("bus.xml",
               delivery_xml(2018, 1, {{"R1", {{.bsn = number(1), .end = "20180115", .reason = "11"}}}}));
  study.data.bus = {"bus.xml"};
  const ingest::Input input = read(study);
  REQUIRE(input.bus);
  CHECK(input.bus->rows.at(0).end == day(2018, 1, 15));  // as written
  const auto first_day_off = [&](config::EndDate convention) {
    config::BenefitRules rules;
    rules.end_date = convention;
    const auto coverage = cohort::coverage_of(*input.bus, std::nullopt);
    const auto rows = cohort::rows_by_person(*input.bus, coverage, rules);
    return cohort::build_spells(*input.bus, coverage, rows, rules).spells.of(0)[0].period.to;
  };
  CHECK(first_day_off(config::EndDate::last_day) == day(2018, 1, 16));
  CHECK(first_day_off(config::EndDate::first_day_off) == day(2018, 1, 15));
}
