#include "ingest/lists/control_files.hpp"
#include "ingest/lists/persons_table.hpp"
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

config::Study with_persons(const Folder& folder) {
  config::Study study = study_in(folder);
  study.data.key_file = "";
  config::PersonsTable table;
  table.file = "persons.csv";
  table.arm_column = "treat";
  table.arm_values = {{"0", "control"}, {"1", "freedom"}, {"2", "non_participant"}, {"9", ""}};
  study.data.persons = table;
  config::Outcome work;
  work.kind = config::OutcomeKind::binary;
  work.id = work.column = "work";
  config::Outcome pay;
  pay.kind = config::OutcomeKind::numeric;
  pay.id = pay.column = "pay";
  pay.placebo_columns = {"pay_before"};
  config::Outcome time;
  time.kind = config::OutcomeKind::time_to_event;
  time.id = time.column = "weeks";
  time.event_column = "event";
  study.outcomes = {work, pay, time};
  return study;
}

}  // namespace

TEST_CASE("a persons table gives the columns that the study names") {
  const Folder folder;
  auto study = with_persons(folder);
  folder.write("persons.csv",
               "treat,work,pay,pay_before,weeks,event,other\n1,1,9930.046,NA,12,1,x\n0,nee,.,10,3.5,0,x\n2,,"
               "0,0,NA,NA,x\n9,1,1,1,1,1,x\n");
  const Input input = read(study);
  CHECK(input.problems.count(core::Severity::error) == 0);
  REQUIRE(input.persons);
  const PersonsData& p = *input.persons;
  CHECK(p.rows == 3);
  CHECK(p.arm == std::vector<int>{1, 0, -1});
  CHECK(p.columns.size() == 5);
  CHECK(p.columns.at("work") == Column{1.0, 0.0, std::nullopt});
  CHECK(p.columns.at("pay") == Column{9930.046, std::nullopt, 0.0});
  CHECK(p.columns.at("pay_before") == Column{std::nullopt, 10.0, 0.0});
  CHECK(p.columns.at("weeks") == Column{12.0, 3.5, std::nullopt});
  CHECK(input.problems.count("W140") == 2);
}

TEST_CASE("wrong groups, values and columns of a persons table are problems with a place") {
  const Folder folder;
  auto study = with_persons(folder);
  folder.write("persons.csv", "treat,work,pay,pay_before,weeks\n7,1,1,1,1\n1,3,1.234,1,-2\n");
  const Input input = read(study);
  CHECK(input.problems.count("E202") == 1);
  CHECK(input.problems.count("E203") == 1);  // event
  CHECK(input.problems.count("W213") == 2);  // work 3 and weeks -2
  REQUIRE(input.problems.count("E214") == 1);
  for (const core::Problem& problem : input.problems.all()) {
    if (problem.code == "E214") {
      CHECK(problem.place.line == 3);
      CHECK(problem.place.column == 5);
      CHECK(problem.place.field == "pay");
    }
  }
  study.data.persons->form.decimal = config::DecimalMark::point;
  CHECK(read(study).problems.count("E214") == 0);
}

TEST_CASE("the where filter keeps rows that are equal") {
  const Folder folder;
  auto study = with_persons(folder);
  study.outcomes.resize(1);
  study.data.persons->where_column = "sample";
  study.data.persons->where_value = "nsw";
  folder.write("persons.csv", "sample,treat,work\nnsw,1,1\npsid,1,0\nnsw,0,0\n");
  CHECK(read(study).persons->rows == 2);
  study.data.persons->where_value = "cps";
  CHECK(read(study).problems.count("E212") == 1);
  study.data.persons->file = "absent.csv";
  const Input absent = read(study);
  CHECK(absent.problems.count("E200") == 1);
  CHECK_FALSE(absent.persons);
}

TEST_CASE("scores follow the items: reversed, enough answers, inside the scale") {
  const Folder folder;
  auto study = study_in(folder);
  config::Wave t0;
  t0.id = "t0";
  t0.clients = "t0.csv";
  t0.caseworkers = "t0c.csv";
  study.waves = {t0};
  config::Scale health;
  health.id = "health";
  health.items = {"a", "b", "c", "d", "e"};
  health.reversed = {"e"};
  config::Scale trust;
  trust.id = "trust";
  trust.items = {"x", "y"};
  study.scales = {health, trust};
  folder.write("t0.csv", "bsn;answered;a;b;c;d;e;x\n" + number(0) + ";01-10-2017;1;2;3;4;1;\n" + number(1) +
                             ";01-10-2017;5;5;4;;;\n" + number(2) + ";01-10-2017;5;5;;;;\n" + number(3) +
                             ";;5;5;6;2;;\n");
  folder.write("t0c.csv", "bsn;answered;a;b;c;d;e\n" + number(0) + ";01-10-2017;3;3;3;3;3\n");
  const Input input = read(study);
  REQUIRE(input.surveys.size() == 2);
  const auto& rows = input.surveys[0].rows;
  CHECK(rows[0].scores[0] == Approx((1 + 2 + 3 + 4 + 5) / 5.0));
  CHECK(rows[1].scores[0] == Approx(14 / 3.0));  // three of five is enough at 0.6
  CHECK_FALSE(rows[2].scores[0]);
  CHECK(rows[3].scores[0] == Approx(4));  // the 6 is no answer
  CHECK_FALSE(rows[3].answered);
  CHECK(input.surveys[1].by_caseworker);
  CHECK(input.surveys[1].rows[0].person == rows[0].person);
  CHECK(input.problems.count("W213") == 1);
  CHECK(input.problems.count("E203") == 2);  // column y, and trust has no score anywhere
  CHECK(input.problems.count("N225") == 1);  // trust was not asked of caseworkers
}

TEST_CASE("contacts keep who took the initiative") {
  const Folder folder;
  auto study = study_in(folder);
  study.data.contacts = "contacts.csv";
  folder.write("contacts.csv", "bsn;date;initiative\n" + number(0) + ";01-02-2018;client\n" + number(0) +
                                   ";02-02-2018;caseworker\n" + number(1) + ";03-02-2018;robot\n" +
                                   number(1) + ";;client\n");
  const Input input = read(study);
  REQUIRE(input.contacts.size() == 3);
  CHECK(input.contacts[0].by_client);
  CHECK_FALSE(input.contacts[1].by_client);
  CHECK(input.contacts[2].person == 1);
  CHECK(input.problems.count("W213") == 2);
}
