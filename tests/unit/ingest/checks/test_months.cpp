// Months that are missing: of everybody, of one of several reporters, and for good; with a merger told apart from it.
#include "ingest/checks/months.hpp"
#include "unit/ingest/checks/deliveries_fixture.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

core::Month month(int m) {
  return core::Month{2018 * 12 + m - 1};
}

}  // namespace

TEST_CASE("a month that nobody delivered is one problem with its name, and none per reporter") {
  const Folder folder;
  for (const int m : {1, 2, 4, 5}) {
    deliver(folder, "0001", m, benefits_of(0, 3));
    deliver(folder, "0002", m, benefits_of(3, 6));
  }
  const Input input = read(study_of(folder));
  REQUIRE(problems_of(input, "W217").size() == 1);
  CHECK(problems_of(input, "W217")[0].message == "no delivery for 2018-03");
  CHECK(input.problems.count("W286") == 0);
  CHECK(input.problems.count("W287") == 0);
}

TEST_CASE("a reporter that is absent for some months is named with the months") {
  const Folder folder;
  for (int m = 1; m <= 6; ++m) {
    deliver(folder, "0001", m, benefits_of(0, 3));
    if (m != 3 && m != 4) {
      deliver(folder, "0002", m, benefits_of(3, 6));
    }
  }
  const Input input = read(study_of(folder));
  CHECK(input.problems.count("W217") == 0);
  CHECK(input.problems.count("W287") == 0);
  REQUIRE(problems_of(input, "W286").size() == 1);
  CHECK(problems_of(input, "W286")[0].message ==
        "reporter 0002 for municipality 9999: no delivery for 2018-03, 2018-04");
  CHECK(problems_of(input, "W286")[0].place.field == "reporter");
  const auto missing = missing_months(*input.bus);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].kind == Missing::between);
  CHECK(missing[0].months == std::vector{month(3), month(4)});
}

TEST_CASE("rows know their sender, and a benefit that another reporter takes over is told again") {
  const Folder folder;
  deliver(folder, "0001", 1, benefits_of(0, 2));
  deliver(folder, "0002", 1, benefits_of(2, 4));
  deliver(folder, "0001", 2, benefits_of(0, 1));
  deliver(folder, "0002", 2, benefits_of(1, 4));
  const Input input = read(study_of(folder));
  REQUIRE(input.bus->senders.size() == 2);
  CHECK(input.bus->senders[0].reporter == "0001");
  CHECK(input.bus->senders[1].months == std::vector{month(1), month(2)});
  std::vector<int> of_second;
  for (const BusRow& row : input.bus->rows) {
    if (row.person == input.bus->rows[1].person) {
      of_second.push_back(row.sender);
    }
  }
  CHECK(of_second == std::vector{0, 1});
}

TEST_CASE("a reporter that falls silent is a warning; a merger is not") {
  const auto input_of = [](bool merged) {
    Folder folder;
    for (int m = 1; m <= 6; ++m) {
      if (m <= 3) {
        deliver(folder, "0001", m, benefits_of(0, 40), "1111");
        deliver(folder, "0002", m, benefits_of(40, 80), "2222");
      } else {
        deliver(folder, "0002", m, benefits_of(merged ? 0 : 40, 80), "2222");
      }
    }
    auto study = study_of(folder);
    study.municipality_code = "2222";
    study.data.municipalities = {"1111"};
    return read(study);
  };
  const Input silent = input_of(false);
  REQUIRE(problems_of(silent, "W287").size() == 1);
  CHECK(problems_of(silent, "W287")[0].message == "reporter 0001 for municipality 1111: nothing after 2018-03");
  CHECK_FALSE(silent.bus->senders[0].succeeded);
  const Input merged = input_of(true);
  CHECK(merged.problems.count("W287") == 0);
  CHECK(merged.problems.count("W286") == 0);
  CHECK(merged.bus->senders[0].succeeded);
  for (const Input* input : {&silent, &merged}) {
    CHECK(input->problems.count("W218") == 0);  // the earlier code is named in the study
  }
}

TEST_CASE("a municipality that the study does not name is reported for its file only") {
  const Folder folder;
  deliver(folder, "0001", 1, benefits_of(0, 2), "9999");
  deliver(folder, "0001", 2, benefits_of(0, 2), "1234");
  const Input input = read(study_of(folder));
  REQUIRE(problems_of(input, "W218").size() == 1);
  CHECK(problems_of(input, "W218")[0].place.file == "data/0001-1234-201802.xml");
}

TEST_CASE("senders are the same whether deliveries are read or remembered") {
  const Folder folder;
  for (int m = 1; m <= 4; ++m) {
    deliver(folder, "0001", m, benefits_of(0, 3));
    if (m != 2) {
      deliver(folder, "0002", m, benefits_of(3, 6));
    }
  }
  const auto study = study_of(folder);
  const auto with_cache = [&] {
    core::SilentLog log;
    return read_input(study, {1, folder.path() / "cache"}, log);
  };
  const Input first = with_cache();
  const Input again = with_cache();
  deliver(folder, "0003", 5, benefits_of(6, 8));
  const Input more = with_cache();
  const Input fresh = read(study);
  const auto senders = [](const Input& input) {
    std::vector<int> list;
    for (const BusRow& row : input.bus->rows) {
      list.push_back(row.sender);
    }
    return list;
  };
  CHECK(senders(first) == senders(again));
  CHECK(senders(more) == senders(fresh));
  CHECK(more.bus->senders.size() == 3);
  CHECK(all_text(first.problems) == all_text(again.problems));
  CHECK(all_text(more.problems) == all_text(fresh.problems));
  CHECK(first.rule_counts == again.rule_counts);
}
