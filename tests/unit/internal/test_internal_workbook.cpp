// The workbook of the researcher: it can be made for every study that the configuration lets through.

#include "internal/internal.hpp"
#include "office/zip_reader.hpp"
#include "support/test_forge.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace werkthet;

TEST_CASE("groups of one name keep a column each, by their id") {
  config::Study study;
  study.name = {"Proef", "Trial"};
  study.release.id = "eind";
  study.release.date = *core::make_date(2020, 4, 9);
  for (const char* id : {"regie", "regulier"}) {
    config::Arm arm;
    arm.id = id;
    arm.name = {"Consulent", "Caseworker"};
    study.arms.push_back(arm);
  }
  cohort::Cohort people;
  people.size = 3;
  people.membership.assign(3, cohort::Membership::randomised);
  people.arm = {0, 1, 1};
  people.caseworker = {0, 0, 0};
  const disclosure::Released released{safe::TestForge::findings({}), {}, {}, {}};
  const std::string bytes = internal::workbook(study, {}, people, {}, {}, released, {});
  std::string strings;
  for (const office::ZipPart& part : office::read_zip(bytes)) {
    strings += part.name == "xl/sharedStrings.xml" ? part.bytes : std::string();
  }
  CHECK(strings.find("<t>Consulent (regie)</t>") != std::string::npos);
  CHECK(strings.find("<t>Consulent (regulier)</t>") != std::string::npos);
}
