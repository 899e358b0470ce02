// What only shows over the whole register: people on two benefits, and people who change.
#include "unit/ingest/checks/deliveries_fixture.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

TEST_CASE("one person on two running benefits of scheme 01 is counted once, at the file in which the second appears") {
  const Folder folder;
  for (int m = 1; m <= 4; ++m) {
    std::vector<Benefit> benefits = benefits_of(0, 5);
    if (m >= 2) {
      benefits.push_back({"SECOND", {{number(0)}}});
    }
    deliver(folder, "9999", m, benefits);
  }
  const Input input = read(study_of(folder));
  const auto found = problems_of(input, "W283");
  REQUIRE(found.size() == 1);
  CHECK(found[0].place.file == "data/9999-9999-201802.xml");
  CHECK(found[0].times == 1);
  CHECK(input.bus->benefits == 6);  // both stay
}

TEST_CASE("a benefit after another, of another scheme, or corrected later is no second benefit") {
  const auto count = [](const std::vector<std::vector<Benefit>>& months) {
    const Folder folder;
    for (std::size_t m = 0; m < months.size(); ++m) {
      deliver(folder, "9999", static_cast<int>(m) + 1, months[m]);
    }
    return read(study_of(folder)).problems.count("W283");
  };
  const Benefit first{"A", {{number(1), "19800131", "2", "20151101"}}};
  const Benefit ended{"A", {{number(1), "19800131", "2", "20151101", "20180110", "98"}}};
  const Benefit second{"B", {{number(1), "19800131", "2", "20180111"}}};
  const Benefit same_day{"B", {{number(1), "19800131", "2", "20180110"}}};
  const Benefit special{"C", {{number(1), "19800131", "2", "20180101"}}, "12"};
  CHECK(count({{ended, second}}) == 0);
  CHECK(count({{ended, same_day}}) == 0);            // one day: first day without, or last day with benefit
  CHECK(count({{first, special}}) == 0);
  CHECK(count({{first, second}, {ended, second}}) == 0);  // the end came a month late
  CHECK(count({{first, second}}) == 1);
  CHECK(count({{first, first}}) == 0);               // the same benefit twice
}

TEST_CASE("people whose date of birth or sex changes are counted per file and field, and both values stay") {
  const Folder folder;
  std::vector<Benefit> benefits = benefits_of(0, 6);
  deliver(folder, "9999", 1, benefits);
  benefits[0].persons[0].birth = "19800201";
  benefits[1].persons[0].birth = "19800201";
  benefits[2].persons[0].sex = "1";
  deliver(folder, "9999", 2, benefits);
  deliver(folder, "9999", 3, benefits);
  const Input input = read(study_of(folder));
  const auto found = problems_of(input, "W284");
  REQUIRE(found.size() == 2);
  CHECK(found[0].place.file == "data/9999-9999-201802.xml");
  CHECK(found[0].place.field == "birth");
  CHECK(found[0].times == 2);
  CHECK(found[1].place.field == "sex");
  CHECK(found[1].times == 1);
  const auto feb = core::parse_month("2018-02");
  CHECK(input.rule_counts == std::vector<RuleCount>{{"W284", feb, "data/9999-9999-201802.xml", 3}});
  CHECK(input.bus->rows.size() == 9);
}

TEST_CASE("an unknown value between two others is no change") {
  const Folder folder;
  std::vector<Benefit> benefits = benefits_of(0, 1);
  deliver(folder, "9999", 1, benefits);
  benefits[0].persons[0].birth = "";
  benefits[0].persons[0].sex = "9";
  deliver(folder, "9999", 2, benefits);
  deliver(folder, "9999", 3, benefits_of(0, 1));
  CHECK(read(study_of(folder)).problems.count("W284") == 0);
}
