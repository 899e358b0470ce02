// What tables from the register say about their own age, from the deliveries that were seen and nothing else.
#include "analysis/analyse.hpp"
#include "findings/make_findings.hpp"
#include "support/small_cohort.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace werkthet;
using namespace werkthet::test_support;

namespace {

const std::initializer_list<Block> groups{{0, 100, 27}, {1, 100, 25}, {2, 100, 24}, {outside, 400, 48}};

struct World {
  config::Study study = small_study();
  cohort::Cohort cohort{cohort_of(arms_of(groups))};

  /// Deliveries from January 2017 up to and with the month of `until`; everybody was drawn on 15-10-2017.
  explicit World(core::Date until) {
    study.run_out_until = *core::make_date(2019, 12, 31);
    study.outcomes = {outcome_of("werk", config::OutcomeKind::exit_work, {6, 12})};
    for (auto& day : cohort.index_date) {
      day = core::make_date(2017, 10, 15);
    }
    for (const int months : {6, 12}) {
      cohort.binary.push_back({"werk", months, events_of(groups)});
    }
    cohort.data_until = until;
    for (core::Month m{2017 * 12}; m <= core::month_of(until); m = m + 1) {
      cohort.complete_months.push_back(m);
    }
    for (core::Month m{2017 * 12}; core::last_day(m + 2) <= until; m = m + 3) {
      for (const bool benefits : {false, true}) {
        cohort.stock.push_back({m, benefits, 1000, 100, 90, 10, 1000, 40});
      }
    }
  }
  [[nodiscard]] findings::Findings make() const {
    core::SilentLog log;
    return findings::make_findings(study, cohort, analysis::analyse(study, cohort, log), {});
  }
};

const safe::Maturity& of(const findings::Findings& f, const std::string& id) {
  const auto found =
      std::find_if(f.tables.begin(), f.tables.end(), [&](const auto& t) { return t.id == id; });
  REQUIRE(found != f.tables.end());
  return found->maturity;
}

}  // namespace

TEST_CASE("each horizon has the status of the month in which the last participant reached it") {
  // Twelve months after 15-10-2017 ends on 14-10-2018; with December 2018 two later months were seen.
  const auto f = World(*core::make_date(2018, 12, 31)).make();
  CHECK(of(f, "werk").text.nl ==
        "Stand: 31 december 2018. Na 6 maanden: nader voorlopig; gezien: 8 latere maanden. Na 12 maanden: "
        "voorlopig; "
        "gezien: 2 latere maanden.");
  CHECK(
      of(f, "werk").text.en ==
      "As of: 31 December 2018. After 6 months: revised provisional; seen: 8 later months. After 12 months: "
      "provisional; seen: 2 later months.");
  CHECK(of(f, "werk").status.at("12").nl == "voorlopig");
  // With December 2018 delivered, twelve later months were seen of December 2017 and of none after it.
  CHECK(of(f, "werk").open_from == core::month_of(*core::make_date(2018, 1, 1)));
  // Who shows one month only says nothing of the other one.
  CHECK(of(f, "werk").alone.at("12").nl ==
        "Stand: 31 december 2018; gezien: 2 latere maanden; status van het register: voorlopig.");
  CHECK(of(f, "werk").alone.at("6").en ==
        "As of: 31 December 2018; seen: 8 later months; status of the register: revised provisional.");
  CHECK(of(f, "werk_contrasts").text == of(f, "werk").text);
  CHECK(f.facts.at("register_not_final"));
}

TEST_CASE("one status for all is said in one sentence, and one month is one month") {
  const auto f = World(*core::make_date(2018, 11, 30)).make();
  CHECK(of(f, "werk").text.nl.find("Na 12 maanden: voorlopig; gezien: 1 latere maand.") != std::string::npos);
  const auto late = World(*core::make_date(2019, 10, 31)).make();
  CHECK(of(late, "werk").text.nl ==
        "Stand: 31 oktober 2019; gezien: 12 of meer latere maanden; status van het register: definitief.");
  CHECK(of(late, "werk").all_final);
  CHECK_FALSE(of(late, "werk").open_from);
  CHECK(of(late, "stock").open_from == core::month_of(*core::make_date(2018, 11, 1)));
  CHECK(late.facts.at("register_not_final"));  // the last quarters of the stock are not
}

TEST_CASE("quarters of the stock are told in stretches of one status, the oldest first") {
  const auto f = World(*core::make_date(2018, 12, 31)).make();
  CHECK(of(f, "stock").text.nl ==
        "Stand: 31 december 2018. 1e kwartaal 2017 tot en met 4e kwartaal 2017: definitief; gezien: 12 of "
        "meer latere "
        "maanden. 1e kwartaal 2018 tot en met 2e kwartaal 2018: nader voorlopig; gezien: 6 tot 9 latere "
        "maanden. 3e "
        "kwartaal 2018 tot en met 4e kwartaal 2018: voorlopig; gezien: 0 tot 3 latere maanden.");
  CHECK(of(f, "stock").status.at("2018-K4").en == "provisional");
  CHECK(of(f, "stock").status.at("2018-K1").nl == "nader voorlopig");
  CHECK(of(f, "stock").status.at("2017-K1").en == "final");
}

TEST_CASE("a table of nothing from deliveries says nothing about deliveries") {
  World world(*core::make_date(2018, 12, 31));
  world.cohort.complete_months.clear();  // as for a table of persons
  const auto f = world.make();
  for (const findings::Table& table : f.tables) {
    INFO(table.id);
    CHECK(table.maturity.text.empty());
    CHECK(table.maturity.status.empty());
  }
  CHECK_FALSE(f.facts.at("register_not_final"));
}
