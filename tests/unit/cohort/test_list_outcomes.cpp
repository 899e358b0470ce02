// Outcomes 14, 15 and 16 of evaluations.md: durable exit, hours, wage and contract, the participation ladder.
#include "cohort/build_cohort.hpp"
#include "cohort/list_outcomes.hpp"
#include "register_study.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace werkthet;
using cohort::FollowUp;
using cohort::Membership;
using cohort::Unit;
using cohort::Values;
using cohort::WorkList;
using config::OutcomeKind;
using ingest::Contract;
using ingest::EmploymentRow;
using ingest::EndReason;
using ingest::LadderRow;
using ingest::LadderSource;
using ingest::Rater;
using testing::day;
using testing::DrawnRegister;
using testing::known;
using testing::Known;
using testing::month;

namespace {

constexpr std::array<ingest::PersonIndex, 1> somebody{0};

Unit unit_of(std::vector<ingest::PersonIndex> persons, Membership membership = Membership::randomised) {
  Unit unit;
  unit.persons = std::move(persons);
  unit.membership = membership;
  unit.arm = membership == Membership::randomised ? 0 : -1;
  return unit;
}

FollowUp from(const char* index, const char* until = "2020-01-01") {
  return {day(index), day(until), true, std::nullopt};
}

/// In January 2019: person 0 has two jobs, 1 a job of 12 hours a week, 2 one without hours, 3 a row in
/// February only, 4 is outside the lottery and works in March only.
std::vector<EmploymentRow> jobs() {
  const core::Month january = month("2019-01");
  return {{0, january, 26.0, Contract::temporary, 300.0},
          {0, january, 13.0, Contract::permanent, 200.5},
          {1, january, 52.0, Contract::on_call, 999.99},
          {2, january, std::nullopt, Contract::unknown, std::nullopt},
          {3, january + 1, 100.0, Contract::agency, 1000.0},
          {4, january + 2, 100.0, Contract::agency, 1000.0}};
}

struct Listed {
  std::vector<Unit> units{unit_of({0}), unit_of({1}), unit_of({2}), unit_of({3}),
                          unit_of({4}, Membership::never_asked)};
  std::vector<EmploymentRow> lines = jobs();
  WorkList list{lines, units};
};

LadderRow step(ingest::PersonIndex person, const char* when, std::uint8_t at, LadderSource source = {},
               Rater rater = {}) {
  return {person, day(when), at, source, rater};
}

std::optional<double> durable(const Known& k, int months, int kept = 6, const char* until = "2020-01-01") {
  const FollowUp f =
      cohort::follow_up(k.spells, somebody, day("2018-01-01"), day(until), cohort::work_reasons({}));
  return cohort::durable_exit_by(f, somebody, months, kept, k.spells);
}

/// On benefit from March 2017 to `last_day`; back on `again`, empty: never.
Known leaves(const char* last_day, const char* again = "", EndReason reason = EndReason::work_employed) {
  DrawnRegister drawn("2017-10", "2019-12");
  drawn.record({.person = 0, .start = "2017-03-01", .end = last_day, .reason = reason});
  if (*again != '\0') {
    drawn.record({.person = 0, .benefit = 1, .start = again});
  }
  return known(drawn.bus());
}

config::Outcome outcome(const char* id, OutcomeKind kind, std::vector<int> horizons, double at_least = 0) {
  config::Outcome result;
  result.id = id;
  result.kind = kind;
  result.horizons = std::move(horizons);
  result.at_least = at_least;
  return result;
}

}  // namespace

TEST_CASE("hours a week are summed over jobs, from hours in the month times 12/52") {
  const Listed l;
  const core::Month january = month("2019-01");
  CHECK(cohort::hours_a_week(l.list, l.units[0], january).value() == Approx(9.0));
  CHECK(cohort::hours_a_week(l.list, l.units[1], january).value() == Approx(12.0));
  CHECK_FALSE(cohort::hours_a_week(l.list, l.units[2], january));  // works, and nobody wrote down how much
  CHECK(cohort::hours_a_week(l.list, l.units[3], january) == 0.0);
}

TEST_CASE("who has no line works nowhere, in a month that the list covers for that side of the lottery") {
  const Listed l;
  const core::Month january = month("2019-01");
  CHECK(l.list.covers(january, true));
  CHECK_FALSE(l.list.covers(january, false));  // no line of January about anybody outside the lottery
  CHECK_FALSE(l.list.covers(january + 2, true));
  CHECK(l.list.covers(january + 2, false));
  CHECK_FALSE(cohort::hours_a_week(l.list, l.units[4], january));
  CHECK(cohort::hours_a_week(l.list, l.units[4], january + 2).value() == Approx(100 * 12 / 52.0));
  CHECK_FALSE(cohort::hours_a_week(l.list, l.units[0], january + 2));
  CHECK_FALSE(cohort::works_hours(l.list, l.units[0], january + 2, 8));
  CHECK_FALSE(cohort::has_permanent_contract(l.list, l.units[0], january + 2));
}

TEST_CASE("a bound counts from the bound on, also where weeks and months do not divide") {
  std::vector<EmploymentRow> lines = jobs();
  lines.resize(1);
  const std::vector<Unit> units{unit_of({0}), unit_of({1})};
  for (const int bound : {1, 8, 12, 13, 27, 36}) {
    lines[0].hours = bound * 52.0 / 12.0;
    const WorkList list(lines, units);
    INFO(bound);
    CHECK(cohort::works_hours(list, units[0], month("2019-01"), bound) == 1.0);
    CHECK(cohort::works_hours(list, units[0], month("2019-01"), bound + 0.1) == 0.0);
    CHECK(cohort::works_hours(list, units[1], month("2019-01"), bound) == 0.0);
  }
}

TEST_CASE("a job with unknown hours, wage or contract is unknown, unless the rest already says yes") {
  Listed l;
  const core::Month january = month("2019-01");
  CHECK_FALSE(cohort::works_hours(l.list, l.units[2], january, 8));
  CHECK_FALSE(cohort::earns(l.list, l.units[2], january, 8));
  CHECK_FALSE(cohort::has_permanent_contract(l.list, l.units[2], january));
  l.lines[0].hours.reset();
  l.lines[0].wage.reset();
  l.lines[0].contract = Contract::unknown;
  CHECK(cohort::works_hours(l.list, l.units[0], january, 3) == 1.0);  // the other job is enough
  CHECK_FALSE(cohort::works_hours(l.list, l.units[0], january, 4));
  CHECK(cohort::earns(l.list, l.units[0], january, 200.5) == 1.0);
  CHECK_FALSE(cohort::earns(l.list, l.units[0], january, 201));
  CHECK(cohort::has_permanent_contract(l.list, l.units[0], january) == 1.0);
  CHECK_FALSE(cohort::hours_a_week(l.list, l.units[0], january));
}

TEST_CASE("wages are summed over jobs, and a contract is permanent when one of them is") {
  const Listed l;
  const core::Month january = month("2019-01");
  CHECK(cohort::earns(l.list, l.units[0], january, 500.5) == 1.0);
  CHECK(cohort::earns(l.list, l.units[0], january, 500.51) == 0.0);
  CHECK(cohort::earns(l.list, l.units[1], january, 1000) == 0.0);
  CHECK(cohort::earns(l.list, l.units[3], january, 1) == 0.0);
  CHECK(cohort::has_permanent_contract(l.list, l.units[0], january) == 1.0);
  CHECK(cohort::has_permanent_contract(l.list, l.units[1], january) == 0.0);
  CHECK(cohort::has_permanent_contract(l.list, l.units[3], january) == 0.0);
}

TEST_CASE("of a couple the hours add up, and one of the two is enough for the others") {
  const std::vector<EmploymentRow> lines = jobs();
  const std::vector<Unit> units{unit_of({3, 0}), unit_of({0, 1}), unit_of({1, 2})};
  const WorkList list(lines, units);
  const core::Month january = month("2019-01");
  CHECK(cohort::hours_a_week(list, units[0], january).value() == Approx(9.0));
  CHECK(cohort::hours_a_week(list, units[1], january).value() == Approx(21.0));
  CHECK_FALSE(cohort::hours_a_week(list, units[2], january));
  CHECK(cohort::works_hours(list, units[1], january, 12) == 1.0);
  CHECK(cohort::works_hours(list, units[1], january, 20) == 0.0);  // neither of them alone
  CHECK(cohort::works_hours(list, units[2], january, 12) == 1.0);  // whatever the other does
  CHECK_FALSE(cohort::works_hours(list, units[2], january, 13));
  CHECK(cohort::has_permanent_contract(list, units[0], january) == 1.0);
}

TEST_CASE("durable exit: to work in time, and not back within the months") {
  // Day 0 is 1-1-2018. Durable by 12 months with 6 kept: left before 1-7-2018, and off until six months
  // later.
  CHECK(durable(leaves("2018-06-29"), 12) == 1.0);  // first day off 30 June
  CHECK(durable(leaves("2018-06-30"), 12) == 0.0);  // first day off 1 July: too late to see six months
  CHECK(durable(leaves("2018-06-30"), 18) == 1.0);
  CHECK(durable(leaves("2018-03-15", "", EndReason::moved), 12) == 0.0);
  CHECK(durable(known(DrawnRegister("2017-10", "2019-12").draw(0, 0, "###########################").bus()),
                12) == 0.0);
  SECTION("back within the months") {
    CHECK(durable(leaves("2018-03-15", "2018-09-15"), 12) == 0.0);  // the day before six months are over
    CHECK(durable(leaves("2018-03-15", "2018-09-16"), 12) == 1.0);  // six months after 16 March
    CHECK(durable(leaves("2018-03-15", "2018-09-16"), 12, 7) == 0.0);
    CHECK(durable(leaves("2018-03-15", "2018-04-16"), 12) == 0.0);
    CHECK(durable(leaves("2018-03-15", "2018-09-15"), 18) ==
          0.0);  // the first exit counts, as for exit to work
  }
  SECTION("back within thirty days is no exit, and what comes later is") {
    CHECK(durable(leaves("2018-03-15", "2018-04-15"), 12) == 0.0);
  }
  SECTION("known only when followed to the horizon") {
    CHECK(durable(leaves("2018-03-15"), 18, 6, "2019-07-01") == 1.0);
    CHECK(durable(leaves("2018-03-15"), 18, 6, "2019-06-30") == std::nullopt);
    CHECK(durable(leaves("2017-12-31"), 12) == std::nullopt);  // off benefit on day 0
  }
}

TEST_CASE("a durable exit at 18 months is an exit at 12 that lasted six, drawn registers") {
  for (int last = 0; last < 20; ++last) {  // leaves at the end of this month after the start
    for (int off = 0; off < 14; ++off) {   // for so many months; 0: for good
      if (off == 1) {
        continue;  // a month of 30 days is no exit, and one of 31 is
      }
      std::string drawing(3 + static_cast<std::size_t>(last), '#');
      drawing += 'W';
      drawing += off > 0 ? std::string(static_cast<std::size_t>(off), '.') + "##" : "";
      drawing.resize(std::min<std::size_t>(drawing.size(), 27));
      const Known k = known(DrawnRegister("2017-10", "2019-12").draw(0, 0, drawing).bus());
      INFO(drawing);
      const bool in_time = last + 1 < 12;
      CHECK(durable(k, 18) == (in_time && (off == 0 || off >= 6) ? 1.0 : 0.0));
    }
  }
}

TEST_CASE("the ladder: the last step known on or before a day") {
  const std::vector<LadderRow> lines{
      step(0, "2017-06-01", 2), step(0, "2018-01-01", 3), step(0, "2018-07-01", 0), step(0, "2018-12-31", 5),
      step(0, "2019-01-01", 6), step(1, "2018-06-01", 4), {2, core::MaybeDate{}, 4}};
  CHECK_FALSE(cohort::ladder_step(lines, 0, day("2017-05-31")));
  CHECK(cohort::ladder_step(lines, 0, day("2017-12-31")) == 2);
  CHECK(cohort::ladder_step(lines, 0, day("2018-01-01")) == 3);  // the day itself counts
  CHECK(cohort::ladder_step(lines, 0, day("2018-07-01")) ==
        3);  // a step that was not understood says nothing
  CHECK_FALSE(cohort::ladder_step(lines, 1, day("2018-05-31")));
  CHECK_FALSE(cohort::ladder_step(lines, 2, day("2019-12-31")));  // without a day
  CHECK_FALSE(cohort::ladder_step(lines, 3, day("2019-12-31")));

  SECTION("the change over twelve months") {
    const auto change = [&](ingest::PersonIndex person, const char* index, int months) {
      return cohort::ladder_change_by(from(index), unit_of({person}), months, lines);
    };
    CHECK(change(0, "2018-01-01", 12) == 2.0);           // 3 on day 0, 5 on 31-12-2018
    CHECK(change(0, "2017-12-31", 12) == 1.0);           // 2, and 3 on 30-12-2018
    CHECK(change(0, "2018-01-02", 12) == 3.0);           // 3, and 6 on 1-1-2019
    CHECK(change(1, "2018-01-01", 12) == std::nullopt);  // no step by the start
    CHECK(change(1, "2018-06-01", 12) == 0.0);           // a step holds until the next
    CHECK(change(0, "2019-02-01", 12) == std::nullopt);  // not followed so long
    CHECK(cohort::ladder_change_by(from("2018-06-01"), unit_of({0, 1}), 7, lines) == 1.0);  // +2 and 0
    CHECK(cohort::ladder_change_by(from("2018-01-01"), unit_of({0, 1}), 12, lines) ==
          2.0);  // one has a start
  }
}

TEST_CASE("two steps on one day: the work file before a survey, the caseworker before the client") {
  const auto counts = [](LadderRow first, LadderRow second) {
    const std::vector<LadderRow> one{first, second};
    const std::vector<LadderRow> other{second, first};
    const auto a = cohort::ladder_step(one, 0, day("2018-12-31"));
    CHECK(a == cohort::ladder_step(other, 0, day("2018-12-31")));
    return a;
  };
  const char* d = "2018-05-01";
  CHECK(counts(step(0, d, 3, LadderSource::dossier, Rater::client),
               step(0, d, 4, LadderSource::survey, Rater::caseworker)) == 3);
  CHECK(counts(step(0, d, 3, LadderSource::dossier), step(0, d, 4, LadderSource::unknown)) == 3);
  CHECK(counts(step(0, d, 3, LadderSource::survey), step(0, d, 4, LadderSource::unknown)) == 4);
  CHECK(counts(step(0, d, 3, LadderSource::dossier, Rater::caseworker),
               step(0, d, 4, LadderSource::dossier, Rater::client)) == 3);
  CHECK(counts(step(0, d, 3, LadderSource::dossier, Rater::other),
               step(0, d, 4, LadderSource::dossier, Rater::client)) == 3);
  // Alike in both: which is right cannot be seen (W251); the last line is taken.
  const std::vector<LadderRow> alike{step(0, d, 3), step(0, d, 5)};
  CHECK(cohort::ladder_step(alike, 0, day("2018-12-31")) == 5);
}

TEST_CASE(
    "outcomes from lists become columns with placebos, beside the people of the lottery and the others") {
  DrawnRegister drawing("2017-04", "2019-12");
  for (std::uint32_t person = 0; person < 4; ++person) {
    drawing.draw(person, person, "#################################", "2016-02-01");
  }
  ingest::Input input;
  input.bus = drawing.bus();
  input.allocation = {testing::drawn(0, 0, "2017-11-01"), testing::drawn(1, 1, "2017-11-01"),
                      testing::drawn(2, 1, "2017-11-01")};
  input.allocation[1].refused = day("2017-11-10");
  input.allocation[2].followed = 0;
  // October 2018 is the month of the twelve months; August 2017 that of three months before.
  input.employment = {{0, month("2018-10"), 86.666666666666667, Contract::permanent, 1500.0},
                      {1, month("2017-08"), 52.0, Contract::temporary, 700.0},
                      {1, month("2018-10"), 26.0, Contract::temporary, 1499.0},
                      {3, month("2018-10"), 130.0, Contract::agency, 1600.0}};
  input.ladder = {step(0, "2017-10-01", 3), step(0, "2018-10-31", 5), step(1, "2017-11-01", 4),
                  step(1, "2018-11-01", 6)};
  auto study = testing::small_study();
  study.outcomes = {outcome("uren", OutcomeKind::hours_worked, {12}),
                    outcome("uren12", OutcomeKind::hours_at_least, {12, 24}, 12),
                    outcome("loon", OutcomeKind::wage_at_least, {12}, 1500),
                    outcome("vast", OutcomeKind::permanent_contract, {12}),
                    outcome("trede", OutcomeKind::ladder_change, {12}),
                    outcome("duurzaam", OutcomeKind::durable_exit, {12, 24})};
  core::SilentLog log;
  const cohort::Cohort c = cohort::build_cohort(study, input, log);
  REQUIRE(c.size == 4);
  CHECK(c.followed == std::vector<int>{0, -1, 0, -1});  // as drawn, refused, another, nobody's

  const auto binary = [&](const std::string& id, int horizon) {
    const auto found = std::find_if(c.binary.begin(), c.binary.end(), [&](const auto& column) {
      return column.outcome == id && column.horizon == horizon;
    });
    REQUIRE(found != c.binary.end());
    return found->values;
  };
  CHECK(binary("uren12", 12) == Values{1.0, 0.0, 0.0, 1.0});
  CHECK(binary("uren12", 24) == Values(4));  // nobody has a line in October 2019
  CHECK(binary("loon", 12) == Values{1.0, 0.0, 0.0, 1.0});
  CHECK(binary("vast", 12) == Values{1.0, 0.0, 0.0, 0.0});
  CHECK(binary("duurzaam", 24) == Values{0.0, 0.0, 0.0, 0.0});
  REQUIRE(c.numeric.size() == 2);
  CHECK(c.numeric[0].outcome == "uren");
  CHECK(*c.numeric[0].values[0] == Approx(20.0));
  CHECK(*c.numeric[0].values[1] == Approx(6.0));
  CHECK(c.numeric[0].values[2] == 0.0);
  CHECK(*c.numeric[0].values[3] == Approx(30.0));
  CHECK(c.numeric[1].values == Values{2.0, 0.0, std::nullopt, std::nullopt});

  // The list reaches back to August for the people of the lottery; further back and outside it nothing is
  // known.
  std::vector<std::string> placebos;
  for (const auto& p : c.placebos) {
    placebos.push_back(p.outcome + " " + p.id + (p.binary ? " yes/no" : ""));
  }
  CHECK(placebos ==
        std::vector<std::string>{"uren hours_m3", "uren12 hours_m3 yes/no", "loon wage_m3 yes/no"});
  CHECK(c.placebos[0].values == Values{0.0, 12.0, 0.0, std::nullopt});
  CHECK(c.placebos[1].values == Values{0.0, 1.0, 0.0, std::nullopt});
  CHECK(c.placebos[1].label.nl == "Werk van 12\xC2\xA0uur per week of meer 3 maanden voor de start");
}

TEST_CASE("where everybody stands on the ladder: at the start and at horizons that all reached (Z26)") {
  config::Study study;
  study.arms.resize(2);
  const config::Outcome ladder = outcome("ladder", OutcomeKind::ladder_change, {6, 12});
  const std::vector<Unit> units{unit_of({0}), unit_of({1}), unit_of({2}),
                                unit_of({3}, Membership::never_asked)};
  const std::vector<LadderRow> lines{step(0, "2017-12-01", 2), step(0, "2018-03-01", 4),
                                     step(1, "2018-04-01", 6), step(3, "2017-12-01", 1)};
  std::vector<std::optional<FollowUp>> follow_ups{from("2018-01-01"), from("2018-01-01"), from("2018-01-01"),
                                                  from("2018-01-01")};
  const auto levels = cohort::ladder_levels(study, ladder, units, follow_ups, lines);
  REQUIRE(levels.size() == 3);
  CHECK(levels[0].moment == "0");
  CHECK(levels[0].classes == cohort::ladder_classes);
  using Counts = std::vector<std::int64_t>;
  CHECK(levels[0].counts == Counts{0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0});  // one on step 2, two unknown
  CHECK(levels[1].counts == Counts{0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0});
  follow_ups[2] = from("2018-01-01", "2018-08-01");  // not for twelve months
  CHECK(cohort::ladder_levels(study, ladder, units, follow_ups, lines).size() == 2);
  study.unit = config::Unit::benefit;
  CHECK(cohort::ladder_levels(study, ladder, units, follow_ups, lines).empty());
  study.unit = config::Unit::person;
  CHECK(
      cohort::ladder_levels(study, outcome("uren", OutcomeKind::hours_worked, {6}), units, follow_ups, lines)
          .empty());
}
