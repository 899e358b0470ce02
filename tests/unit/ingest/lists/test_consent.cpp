// Taking back consent: the person is in no list, no delivery and no figure of a later run.
#include "ingest/lists/consent.hpp"
#include "unit/ingest/lists/allocation_text.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// Two lists of each kind for everybody, and a delivery.
struct Everything : Listed {
  Everything() {
    study.data.bus = {"bus.xml"};
    study.data.contacts = "contacts.csv";
    study.data.exemptions = "exemptions.csv";
    study.data.ladder = "ladder.csv";
    study.data.employment = "employment.csv";
    config::Wave wave;
    wave.id = "t0";
    wave.clients = "t0.csv";
    study.waves = {wave};
    config::Scale scale;
    scale.id = "trust";
    scale.items = {"v1"};
    study.scales = {scale};
    std::string contacts = "bsn;date\n";
    std::string exemptions = "bsn;from\n";
    std::string ladder = "bsn;date;step\n";
    std::string employment = "bsn;month;hours\n";
    std::string answers = "bsn;answered;v1\n";
    std::vector<Benefit> benefits;
    for (int i = 0; i < 8; ++i) {
      contacts += number(i) + ";01-02-2018\n";
      exemptions += number(i) + ";01-02-2018\n";
      ladder += number(i) + ";01-09-2017;3\n";
      employment += number(i) + ";2018-02;20\n";
      answers += number(i) + ";12-10-2017;4\n";
      if (i % 2 == 0) {
        benefits.push_back({"B" + std::to_string(i / 2), {}, "01", "3"});
      }
      benefits.back().persons.push_back({number(i)});
      lines[static_cast<std::size_t>(i)]["registration_number"] = "B" + std::to_string(i / 2);
    }
    folder.write("contacts.csv", contacts);
    folder.write("exemptions.csv", exemptions);
    folder.write("ladder.csv", ladder);
    folder.write("employment.csv", employment);
    folder.write("t0.csv", answers);
    folder.write("bus.xml", delivery_xml(2017, 10, benefits));
  }
};

std::size_t rows_of(const Input& input, PersonIndex person) {
  std::size_t rows = 0;
  const auto count = [&](const auto& list) {
    for (const auto& row : list) {
      rows += row.person == person ? 1U : 0U;
    }
  };
  count(input.allocation);
  count(input.contacts);
  count(input.exemptions);
  count(input.ladder);
  count(input.employment);
  count(input.bus->rows);
  for (const SurveyWave& wave : input.surveys) {
    count(wave.rows);
  }
  return rows;
}

}  // namespace

TEST_CASE("Z40: who takes back consent is in no list and no delivery, and everybody else is") {
  Everything all;
  const Input before = all.run();
  CHECK(codes_of(before).empty());
  for (PersonIndex p = 0; p < 8; ++p) {
    CHECK(rows_of(before, p) == 7);
  }
  all.lines[3]["withdrawn"] = "01-06-2018";
  const Input input = all.run();
  CHECK(codes_of(input) == Codes{{"N249", 1}});
  CHECK(core::text(input.problems).find("1 people took back their consent") != std::string::npos);
  CHECK(input.withdrawn == 1);
  CHECK(input.allocation.size() == 7);
  for (PersonIndex p = 0; p < 8; ++p) {
    CHECK(rows_of(input, p) == (p == 3 ? 0U : 7U));
  }
}

TEST_CASE("Z40: a release about an earlier day leaves the person out as well") {
  Everything all;
  all.lines[3]["withdrawn"] = "01-06-2019";
  all.study.release.data_until = day(2018, 12, 31);
  CHECK(rows_of(all.run(), 3) == 0);
}

TEST_CASE("Z40: any word takes back consent, also one that is no date; only no does not") {
  Everything all;
  all.lines[0]["ingetrokken"] = "ja";
  all.lines[1]["ingetrokken"] = "ergens in mei";
  all.lines[2]["ingetrokken"] = "20180600";
  all.lines[3]["ingetrokken"] = "nee";
  const Input input = all.run();
  CHECK(input.withdrawn == 3);
  CHECK(rows_of(input, 3) == 7);
  CHECK(all_text(input.problems).find("mei") == std::string::npos);
}

TEST_CASE("Z40: nothing is checked about somebody who took back consent") {
  Everything all;
  all.lines[3]["withdrawn"] = "01-06-2018";
  all.lines[3]["consent"] = "nee";
  all.lines[3]["consent_date"] = "01-12-2017";
  CHECK(codes_of(all.run()) == Codes{{"N249", 1}});
}

TEST_CASE("Z40: all lines about a person go, and codes of exclusion that nobody has any more") {
  Listed list;
  list.lines.push_back({{"bsn", number(3)}, {"withdrawn", "01-06-2018"}, {"exclusion", "zeldzaam"}});
  list.lines.push_back({{"bsn", number(9)}, {"exclusion", "dakloos"}});
  const Input input = list.run();
  CHECK(input.allocation.size() == 8);
  CHECK(input.withdrawn == 1);
  CHECK(input.exclusion_codes == std::vector<std::string>{"dakloos"});
}

TEST_CASE("Z40: a replacement stays one when the person who refused takes back consent") {
  Listed list;
  list.lines[0]["withdrawn"] = "01-06-2018";
  list.lines[2]["refused"] = "10-10-2017";
  list.lines[2]["withdrawn"] = "01-06-2018";
  list.lines[6]["replaces"] = number(2);
  const Input input = list.run();
  CHECK(codes_of(input) == Codes{{"N249", 1}});
  REQUIRE(input.allocation.size() == 7);
  const auto at = std::find_if(input.allocation.begin(), input.allocation.end(),
                               [](const auto& r) { return r.replaces >= 0; });
  REQUIRE(at != input.allocation.end());
  CHECK(at->person == 6);
  const AllocationRow& empty = input.allocation[static_cast<std::size_t>(at->replaces)];
  CHECK(empty.person == nobody);
  CHECK(empty.benefit == nobody);
  CHECK(empty.arm == -1);
  CHECK_FALSE(empty.drawn);
  CHECK(empty.refused == day(2017, 10, 10));
}

TEST_CASE("Z40: where benefits are drawn, the benefit goes when nobody on it takes part any more") {
  Everything all;
  all.study.unit = config::Unit::benefit;
  all.lines[2]["withdrawn"] = "ja";
  CHECK(rows_of(all.run(), 3) == 7);  // the partner still takes part
  all.lines.erase(all.lines.begin() + 3);
  const Input input = all.run();
  CHECK(rows_of(input, 2) == 0);
  const bool partner = std::any_of(input.bus->rows.begin(), input.bus->rows.end(),
                                   [](const BusRow& row) { return row.person == 3; });
  CHECK_FALSE(partner);  // or the benefit would come back as one that was never asked
  all.study.unit = config::Unit::person;
  const Input people = all.run();
  CHECK(std::any_of(people.bus->rows.begin(), people.bus->rows.end(),
                    [](const BusRow& row) { return row.person == 3; }));
}
