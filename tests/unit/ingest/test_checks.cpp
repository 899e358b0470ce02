// A small study without problems, and every planted problem found exactly once with nothing beside it.
#include "unit/ingest/fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

using Row = std::map<std::string, std::string>;

/// 24 people, two of them partners; 8 in each group, the last eight not drawn.
class Small {
 public:
  Small() : study(study_in(folder)) {
    study.data.bus = {"data/*.xml"};
    study.data.allocation = "allocation.csv";
    config::Wave wave;
    wave.id = "t1";
    wave.month = 12;
    wave.clients = "t1.csv";
    study.waves = {wave};
    config::Scale scale;
    scale.id = "trust";
    scale.items = {"v1", "v2", "v3"};
    scale.reversed = {"v3"};
    study.scales = {scale};
    study.data.costs = "costs.csv";
    study.data.goals = "goals.csv";
    study.data.stock = "stock.csv";
    for (int i = 0; i < 24; ++i) {
      const std::string group = i < 8 ? "control" : i < 16 ? "freedom" : "";
      Row row = {{"bsn", number(i)},
                 {"registration_number", "B" + std::to_string(i)},
                 {"invited", "01-09-2017"},
                 {"consent", "ja"},
                 {"consent_date", "15-09-2017"},
                 {"arm", group}};
      row["drawn"] = group.empty() ? "" : "10-10-2017";
      allocation.push_back(row);
      benefits.push_back({"B" + std::to_string(i), {{number(i)}}});
    }
    for (int i = 16; i < 20; ++i) {
      Row& row = allocation[static_cast<std::size_t>(i)];
      row["exclusion"] = "abroad";
      row["consent"] = row["consent_date"] = row["invited"] = "";
    }
    study.disclosure.min_cell = 3;
    costs =
        "item;kind;planned;spent\nopleiding;fixed;80000;70000\nscan;variable;20000;20000\nonderzoek;shared;"
        "40000;\n"
        "totaal;total;140000;\n";
    goals =
        "question;category;percent;exclusive\nwerk;a;60;ja\nwerk;b;40,5;ja\nanders;a;80;nee\nanders;b;70;"
        "nee\n";
    stock = "month;begin;inflow;outflow;end\n2018-01;661;10;20;651\n2018-02;651;5;6;650\n";
    surveys = {{number(0), "12-10-2018"}, {number(9), "01-12-2018"}};
  }

  Input run() {
    folder.write("data/2017-10.xml", delivery_xml(2017, 10, benefits));
    const std::vector<std::string> columns = {"bsn",          "registration_number",
                                              "invited",      "consent",
                                              "consent_date", "drawn",
                                              "arm",          "refused",
                                              "replaces",     "started",
                                              "stopped",      "stop_reason",
                                              "exclusion",    "caseworker",
                                              "measured"};
    std::string text;
    for (const std::string& column : columns) {
      text += column + (column == "measured" ? "\n" : ";");
    }
    for (Row& row : allocation) {
      for (const std::string& column : columns) {
        text += row[column] + (column == "measured" ? "\n" : ";");
      }
    }
    folder.write("allocation.csv", text);
    std::string answers = "bsn;answered;v1;v2;v3\n";
    for (const auto& [bsn, date] : surveys) {
      answers += bsn + ";" + date + ";4;5;1\n";
    }
    folder.write("t1.csv", answers);
    folder.write("costs.csv", costs);
    folder.write("goals.csv", goals);
    folder.write("stock.csv", stock);
    return read(study, 2);
  }

  Folder folder;
  config::Study study;
  std::vector<Row> allocation;
  std::vector<Benefit> benefits;
  std::vector<std::pair<std::string, std::string>> surveys;
  std::string costs, goals, stock;
};

/// Codes with their counts, without W140: groups of eight are small whatever happens.
std::map<std::string, int> codes(const Input& input) {
  std::map<std::string, int> found;
  for (const core::Problem& problem : input.problems.all()) {
    if (problem.code != "W140") {
      ++found[problem.code];
    }
  }
  return found;
}

std::map<std::string, int> only(const std::string& code) {
  return {{code, 1}};
}

}  // namespace

TEST_CASE("a study in order has no problems but small groups") {
  Small small;
  const Input input = small.run();
  CHECK(core::text(input.problems).find("E") == std::string::npos);
  CHECK(codes(input).empty());
  CHECK(input.problems.count("W140") == 2);
  REQUIRE(input.allocation.size() == 24);
  CHECK(input.allocation[0].arm == 0);
  CHECK(input.allocation[8].arm == 1);
  CHECK(input.allocation[16].arm == -1);
  CHECK(input.allocation[0].benefit == 0);
  CHECK(input.allocation[3].drawn == day(2017, 10, 10));
  CHECK(input.allocation[3].line == 5);
  CHECK(input.exclusion_codes == std::vector<std::string>{"abroad"});
  REQUIRE(input.surveys.size() == 1);
  REQUIRE(input.surveys[0].rows.size() == 2);
  CHECK(input.surveys[0].rows[1].person == 9);
  CHECK(input.surveys[0].rows[0].scores[0] == Approx(14.0 / 3));
  CHECK(input.costs.size() == 3);
  CHECK_FALSE(input.costs[2].spent);
  CHECK(input.files.size() == 6);
}

TEST_CASE("each planted problem is found once, with nothing beside it") {
  Small small;
  auto& list = small.allocation;
  SECTION("consent after the draw") {
    list[2]["consent_date"] = "11-10-2017";
    const Input input = small.run();
    CHECK(codes(input) == only("E204"));
    CHECK(std::any_of(input.problems.all().begin(), input.problems.all().end(),
                      [](const core::Problem& p) { return p.code == "E204" && p.place.line == 4; }));
  }
  SECTION("consent on the day itself is in time") {
    list[2]["consent_date"] = "10-10-2017";
    CHECK(codes(small.run()).empty());
  }
  SECTION("age on the day of the draw") {
    small.benefits[3].persons[0].birth = "19540101";
    CHECK(codes(small.run()) == only("E205"));
  }
  SECTION("the day before the sixty-second birthday is in time") {
    small.benefits[3].persons[0].birth = "19551011";
    CHECK(codes(small.run()).empty());
    small.benefits[3].persons[0].birth = "19551010";
    CHECK(codes(small.run()) == only("E205"));
  }
  SECTION("draw outside the entry window") {
    list[3]["drawn"] = "01-04-2018";
    CHECK(codes(small.run()) == only("E206"));
  }
  SECTION("last day of the entry window is inside") {
    list[3]["drawn"] = "31-03-2018";
    CHECK(codes(small.run()).empty());
  }
  SECTION("Bbz on the day of the draw") {
    small.benefits[4].scheme = "14";
    CHECK(codes(small.run()) == only("E207"));
  }
  SECTION("one person in two groups") {
    Row again = list[5];
    again["arm"] = "freedom";
    list.push_back(again);
    CHECK(codes(small.run()) == only("E208"));
  }
  SECTION("one person on two lines") {
    list.push_back(list[5]);
    CHECK(codes(small.run()) == only("E220"));
  }
  SECTION("replacement without a refusal") {
    list[5]["replaces"] = number(6);
    CHECK(codes(small.run()) == only("E209"));
  }
  SECTION("replacement of somebody who refused in time") {
    list[6]["refused"] = "11-10-2017";
    list[5]["replaces"] = number(6);
    list[5]["drawn"] = "12-10-2017";
    CHECK(codes(small.run()).empty());
    list[5]["drawn"] = "10-10-2017";
    CHECK(codes(small.run()) == only("E209"));
  }
  SECTION("replacement of somebody who is not in the list") {
    list[5]["replaces"] = number(500);
    CHECK(codes(small.run()) == only("E209"));
  }
  SECTION("partners in two groups") {
    small.benefits[7].persons.push_back(small.benefits[8].persons[0]);
    small.benefits[7].household = "3";
    small.benefits.erase(small.benefits.begin() + 8);
    CHECK(codes(small.run()) == only("W210"));
  }
  SECTION("partners in one group") {
    small.benefits[6].household = "3";
    small.benefits[6].persons.push_back(small.benefits[7].persons[0]);
    small.benefits.erase(small.benefits.begin() + 7);
    CHECK(codes(small.run()).empty());
  }
  SECTION("answered outside the window") {
    small.surveys[1].second = "11-12-2018";
    CHECK(codes(small.run()) == only("W211"));
  }
  SECTION("answered twice") {
    small.surveys.push_back(small.surveys[0]);
    CHECK(codes(small.run()) == only("E221"));
  }
  SECTION("stock") {
    small.stock.replace(small.stock.find("650\n"), 3, "649");
    CHECK(codes(small.run()) == only("E311"));
  }
  SECTION("total of costs") {
    small.costs.replace(small.costs.find("140000"), 6, "150000");
    CHECK(codes(small.run()) == only("E412"));
  }
  SECTION("percentages") {
    small.goals.replace(small.goals.find("40,5"), 4, "42,0");
    CHECK(codes(small.run()) == only("E413"));
  }
  SECTION("small exclusion reason") {
    list[16]["exclusion"] = "elders";
    CHECK(codes(small.run()) == only("P301"));
  }
  SECTION("unknown group") {
    list[18]["arm"] = "geheim";
    CHECK(codes(small.run()) == only("E202"));
  }
  SECTION("drawn without consent, without a group, without a benefit") {
    list[1]["consent"] = "nee";
    list[2]["arm"] = "";
    small.benefits[3].persons[0].end = "20171009";
    small.benefits[3].persons[0].reason = "98";
    CHECK(codes(small.run()) == std::map<std::string, int>{{"E223", 1}, {"E224", 1}, {"W228", 1}});
  }
  SECTION("the first day off is not a day of benefit, the last day is") {
    small.benefits[3].persons[0].end = "20171010";
    small.benefits[3].persons[0].reason = "98";
    CHECK(codes(small.run()).empty());
    small.study.benefit_rules.end_date = config::EndDate::first_day_off;
    CHECK(codes(small.run()) == only("W228"));
  }
}

TEST_CASE("a chain of replacements may not lead back to itself") {
  Small small;
  auto& list = small.allocation;
  for (const std::size_t i : {5U, 6U}) {
    list[i]["refused"] = list[i]["drawn"];
  }
  list[5]["replaces"] = number(6);
  list[6]["replaces"] = number(5);
  CHECK(codes(small.run()) == std::map<std::string, int>{{"E209", 2}});
}

TEST_CASE("group sizes are benefits when benefits were drawn") {
  Small small;
  small.study.arms[0].id = "control";
  small.allocation.clear();
  small.benefits.clear();
  small.surveys.clear();
  for (int i = 0; i < 300; ++i) {
    small.benefits.push_back({"B" + std::to_string(i / 2), {{number(i)}}});
    small.allocation.push_back({{"bsn", number(i)},
                                {"registration_number", "B" + std::to_string(i / 2)},
                                {"consent", "ja"},
                                {"drawn", "10-10-2017"},
                                {"arm", i < 300 ? "control" : "freedom"}});
  }
  small.study.scales.clear();
  const auto small_groups = [&] { return small.run().problems.count("W140"); };
  CHECK(small_groups() == 1);  // freedom is empty, control has 300 people
  small.study.unit = config::Unit::benefit;
  CHECK(small_groups() == 1);  // 150 benefits are enough
  small.allocation.resize(298);
  CHECK(small_groups() == 2);
}
