#include "cohort/flow.hpp"
#include "cohort/flow_words.hpp"
#include "cohort/units.hpp"
#include "core/random.hpp"
#include "register_study.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

using namespace werkthet;
using cohort::Membership;
using ingest::EndReason;
using testing::day;
using testing::drawn;
using testing::DrawnRegister;
using testing::known;
using testing::small_study;

namespace {

constexpr const char* always = "#####################";  // 2017-06 to 2019-02

ingest::Input with(const DrawnRegister& drawing, std::vector<ingest::AllocationRow> allocation = {}) {
  ingest::Input input;
  input.bus = drawing.bus();
  input.allocation = std::move(allocation);
  return input;
}

cohort::Units units(const config::Study& study, const ingest::Input& input) {
  const auto k = known(*input.bus, study.benefit_rules);
  return cohort::build_units(study, input, k.rows, k.spells);
}

DrawnRegister people(std::uint32_t n) {
  DrawnRegister result("2017-06", "2019-02");
  for (std::uint32_t i = 0; i < n; ++i) {
    result.draw(i, i, always);
  }
  return result;
}

}  // namespace

TEST_CASE("membership comes from the allocation list") {
  ingest::AllocationRow row;
  CHECK(cohort::membership_of(row) == Membership::never_asked);
  row.invited = day("2017-09-01");
  CHECK(cohort::membership_of(row) == Membership::asked_no_answer);
  row.consent = ingest::Answer::no;
  CHECK(cohort::membership_of(row) == Membership::refused);
  row.consent = ingest::Answer::yes;
  CHECK(cohort::membership_of(row) == Membership::not_drawn);
  row.exclusion = "dakloos";
  CHECK(cohort::membership_of(row) == Membership::excluded);
  row.arm = 1;
  row.drawn = day("2017-11-01");
  row.refused = day("2017-12-01");
  CHECK(cohort::membership_of(row) == Membership::randomised);  // also after refusing
}

TEST_CASE("day 0 of a participant is the draw; the pool gets a draw date of a participant") {
  const auto input = with(people(40), {drawn(0, 0, "2017-11-01"), drawn(1, 1, "2018-02-15")});
  const auto result = units(small_study(), input);
  REQUIRE(result.units.size() == 40);
  CHECK(result.units[0].membership == Membership::randomised);
  CHECK(result.units[1].arm == 1);
  CHECK(result.units[1].index == day("2018-02-15"));
  int first = 0;
  for (std::size_t i = 2; i < 40; ++i) {
    CHECK(result.units[i].membership == Membership::never_asked);
    CHECK((result.units[i].index == day("2017-11-01") || result.units[i].index == day("2018-02-15")));
    first += result.units[i].index == day("2017-11-01") ? 1 : 0;
  }
  CHECK(first > 5);
  CHECK(first < 33);
}

TEST_CASE("the pool is on benefit on its reference date, separately for stock and new inflow") {
  auto drawing = people(2);
  drawing.draw(2, 2, "......########");         // new inflow from 2017-12
  drawing.draw(3, 3, "......########");         // idem
  drawing.draw(4, 4, "#####W");                 // stock, left before the second draw date
  drawing.draw(5, 5, "##W");                    // left before every draw date
  drawing.draw(6, 6, "....................#");  // came after every draw date
  const auto input =
      with(drawing, {drawn(0, 0, "2017-11-01"), drawn(1, 1, "2018-02-15"), drawn(2, 1, "2018-03-01")});
  const auto result = units(small_study(), input);
  const auto of = [&](ingest::PersonIndex person) {
    return std::find_if(result.units.begin(), result.units.end(),
                        [&](const auto& u) { return u.persons.front() == person; });
  };
  REQUIRE(of(3) != result.units.end());
  CHECK(of(3)->new_inflow);
  CHECK(of(3)->index == day("2018-03-01"));  // the only participant who is new inflow
  REQUIRE(of(4) != result.units.end());
  CHECK_FALSE(of(4)->new_inflow);
  CHECK(of(4)->index == day("2017-11-01"));
  CHECK(of(5) == result.units.end());
  CHECK(of(6) == result.units.end());
  CHECK(result.without_reference == 2);
}

TEST_CASE("without participants of a kind there is no pool of that kind") {
  auto drawing = people(2);
  drawing.draw(2, 2, "......########");
  const auto result = units(small_study(), with(drawing, {drawn(0, 0, "2018-02-15")}));
  CHECK(result.units.size() == 2);
  CHECK(result.without_reference == 1);
}

TEST_CASE("a fixed reference date") {
  auto study = small_study();
  study.non_participants.reference = config::ReferenceDate::fixed;
  study.non_participants.date = day("2017-12-01");
  auto drawing = people(2);
  drawing.draw(2, 2, "#####W");  // until 30-11-2017
  const auto result = units(study, with(drawing, {drawn(0, 0, "2018-02-15")}));
  REQUIRE(result.units.size() == 2);
  CHECK(result.units[1].index == day("2017-12-01"));
}

TEST_CASE("age and scheme decide on the reference date, by the same rule for all") {
  auto study = small_study();
  study.benefit_rules.joined_schemes = {1, 2, 3, 14};
  DrawnRegister drawing("2017-06", "2019-02");
  const auto person = [&](ingest::PersonIndex p, const char* birth, std::uint8_t scheme) {
    drawing.record({.person = p, .benefit = p, .start = "2016-01-01", .scheme = scheme, .birth = birth});
  };
  person(0, "1980-01-01", 1);
  person(1, "1955-11-02", 1);   // 61 on 1-11-2017, 62 the day after
  person(2, "1955-11-01", 1);   // 62 on the day
  person(3, "1999-11-01", 1);   // 18 on the day
  person(4, "1999-11-02", 1);   // 17
  person(5, "1980-01-01", 14);  // another scheme
  person(6, "", 1);             // birth never delivered
  person(7, "1940-01-01", 1);   // drawn although too old
  const auto result = units(study, with(drawing, {drawn(0, 0, "2017-11-01"), drawn(7, 1, "2017-11-01")}));
  REQUIRE(result.units.size() == 8);
  CHECK(result.units[1].membership == Membership::never_asked);
  CHECK(result.units[2].membership == Membership::not_eligible);
  CHECK(result.units[3].membership == Membership::never_asked);
  CHECK(result.units[4].membership == Membership::not_eligible);
  CHECK(result.units[5].membership == Membership::not_eligible);
  CHECK_FALSE(result.units[5].in_frame);
  CHECK(result.units[6].membership == Membership::never_asked);
  CHECK(result.units[7].membership == Membership::randomised);  // stays where the lottery put them
  CHECK(result.drawn_not_eligible == 1);
}

TEST_CASE("somebody drawn twice counts once, in the first draw") {
  auto second = drawn(0, 1, "2018-01-01");
  const auto result = units(small_study(), with(people(1), {second, drawn(0, 0, "2017-11-01")}));
  REQUIRE(result.units.size() == 1);
  CHECK(result.units[0].arm == 0);
}

TEST_CASE("a participant who is not in the deliveries stays a unit") {
  const auto result =
      units(small_study(), with(people(1), {drawn(0, 0, "2017-11-01"), drawn(9, 1, "2017-11-01")}));
  REQUIRE(result.units.size() == 2);
  CHECK(result.units[1].membership == Membership::randomised);
  CHECK(result.units[1].benefit == ingest::nobody);
  CHECK(result.drawn_not_on_benefit == 1);
}

TEST_CASE("a line that names nobody is counted, not forgotten") {
  auto unreadable = drawn(0, 0, "2017-11-01");
  unreadable.person = ingest::nobody;
  auto study = small_study();
  CHECK(units(study, with(people(1), {unreadable})).lines_without_unit == 1);
  study.unit = config::Unit::benefit;
  CHECK(units(study, with(people(1), {unreadable})).lines_without_unit == 1);
  unreadable.benefit = 0;
  const auto found = units(study, with(people(1), {unreadable}));
  CHECK(found.lines_without_unit == 0);
  CHECK(found.units[0].membership == Membership::randomised);
}

TEST_CASE("clients of a caseworker who serves an arm can be left out of the pool") {
  auto study = small_study();
  study.non_participants.exclude_caseworker_trained = true;
  auto control = drawn(0, 0, "2017-11-01");
  control.caseworker = 0;
  auto treated = drawn(1, 1, "2017-11-01");
  treated.caseworker = 1;
  ingest::AllocationRow same;
  same.person = 2;
  same.caseworker = 1;
  ingest::AllocationRow other;
  other.person = 3;
  other.caseworker = 0;  // serves the control group only
  const auto result = units(study, with(people(4), {control, treated, same, other}));
  CHECK(result.units[2].membership == Membership::excluded);
  CHECK(result.units[2].exclusion == "caseworker_trained");
  CHECK(result.units[3].membership == Membership::never_asked);
}

TEST_CASE("the benefit as unit: its persons on day 0, the first listed carries") {
  auto study = small_study();
  study.unit = config::Unit::benefit;
  DrawnRegister drawing("2017-06", "2019-02");
  drawing.draw(5, 0, always).draw(2, 0, always);  // 5 is listed first
  drawing.draw(3, 1, always).draw(4, 1, "##W");   // 4 had left before the draw
  drawing.draw(6, 2, always);
  drawing.draw(3, 3, "...................##");  // a later benefit of a participant: not a new unit
  auto by_benefit = drawn(5, 0, "2017-11-01");
  by_benefit.benefit = 0;
  const auto result = units(study, with(drawing, {by_benefit, drawn(3, 1, "2017-11-01")}));
  REQUIRE(result.units.size() == 3);
  CHECK(result.units[0].persons == std::vector<ingest::PersonIndex>{5, 2});
  CHECK(result.units[0].benefit == 0);
  CHECK(result.units[0].arm == 0);
  CHECK(result.units[1].persons == std::vector<ingest::PersonIndex>{3});
  CHECK(result.units[1].arm == 1);  // found by the person's benefit on the day of the draw
  CHECK(result.units[2].membership == Membership::never_asked);
}

TEST_CASE("partners in two arms are counted per benefit") {
  DrawnRegister drawing("2017-06", "2019-02");
  drawing.draw(0, 0, always).draw(1, 0, always);
  drawing.draw(2, 1, always).draw(3, 1, always);
  drawing.draw(4, 2, always);
  const auto together = with(drawing, {drawn(0, 0, "2017-11-01"), drawn(1, 0, "2017-11-01"),
                                       drawn(2, 1, "2017-11-01"), drawn(4, 0, "2017-11-01")});
  CHECK(cohort::partners_in_two_arms(units(small_study(), together).units) == 0);
  auto apart = together;
  apart.allocation[1].arm = 1;
  CHECK(cohort::partners_in_two_arms(units(small_study(), apart).units) == 1);
}

TEST_CASE("the flow adds up, with what happened after the draw per arm") {
  auto study = small_study();
  auto refuser = drawn(0, 0, "2017-11-01");
  refuser.refused = day("2017-11-20");
  auto replacement = drawn(1, 0, "2017-12-01");
  replacement.replaces = 0;
  replacement.started = day("2018-01-01");
  auto stopper = drawn(2, 1, "2017-11-01");
  stopper.started = day("2017-11-05");
  stopper.stopped = day("2018-03-01");
  stopper.stop_reason = "verhuizing";
  auto late = drawn(3, 1, "2018-04-02");  // the window closes on 1-4-2018
  ingest::AllocationRow no_answer;
  no_answer.person = 4;
  no_answer.invited = day("2017-09-01");
  auto declined = no_answer;
  declined.person = 5;
  declined.consent = ingest::Answer::no;
  auto not_drawn = no_answer;
  not_drawn.person = 6;
  not_drawn.consent = ingest::Answer::yes;
  ingest::AllocationRow excluded;
  excluded.person = 7;
  excluded.exclusion = "dakloos";
  auto also_excluded = excluded;
  also_excluded.person = 8;
  also_excluded.exclusion = "62plus";
  auto drawing = people(11);
  drawing.record({.person = 11, .benefit = 11, .start = "2016-01-01", .birth = "1940-01-01"});
  auto input = with(drawing, {refuser, replacement, stopper, late, no_answer, declined, not_drawn, excluded,
                              also_excluded});
  input.exclusion_codes = {"62plus", "dakloos"};
  const auto result = units(study, input);
  const auto flow = cohort::build_flow(study, input, result.units);
  std::map<std::string, std::int64_t> n;
  std::map<std::string, std::vector<std::string>> per_arm;
  for (const auto& step : flow) {
    CHECK_FALSE(step.label.nl.empty());
    CHECK_FALSE(step.label.en.empty());
    const std::string key =
        step.id + (step.arm.empty() ? "" : "/" + step.arm) + (step.reason.empty() ? "" : ":" + step.reason);
    CHECK(n.emplace(key, step.count).second);
    if (!step.arm.empty() && step.reason.empty()) {
      per_arm[step.arm].push_back(step.id);
      CHECK(step.label == cohort::label_in_a_group(step.id));
    }
  }
  // The tables name what became of a group with the same list, in the same order.
  std::vector<std::string> in_order;
  for (const cohort::StepWords& step : cohort::steps_in_a_group()) {
    in_order.emplace_back(step.id);
  }
  CHECK(per_arm.size() == study.arms.size());
  for (const auto& [arm, steps] : per_arm) {
    CHECK(steps == in_order);
  }
  CHECK(n["frame"] == 12);
  CHECK(n["not_eligible"] == 1);
  CHECK(n["excluded"] == 2);
  CHECK(n["exclusion:dakloos"] == 1);
  CHECK(n["exclusion:62plus"] == 1);
  CHECK(n["eligible"] == 9);
  CHECK(n["never_asked"] == 2);
  CHECK(n["invited"] == 7);
  CHECK(n["no_answer"] == 1);
  CHECK(n["declined"] == 1);
  CHECK(n["consented"] == 5);
  CHECK(n["not_drawn"] == 1);
  CHECK(n["drawn"] == 4);
  CHECK(n["outside_entry_window"] == 1);
  CHECK(n["drawn/regulier"] == 2);
  CHECK(n["refused/regulier"] == 1);
  CHECK(n["replaced/regulier"] == 1);
  CHECK(n["started/regulier"] == 1);
  CHECK(n["stopped/regulier"] == 0);
  CHECK(n["drawn/eigen_regie"] == 2);
  CHECK(n["stopped/eigen_regie"] == 1);
  CHECK(n["stop_reason/eigen_regie:verhuizing"] == 1);
  CHECK(n["replaced/eigen_regie"] == 0);
  const auto reason = [](const auto& step) { return step.id == "exclusion"; };
  CHECK(std::find_if(flow.begin(), flow.end(), reason)->reason == "62plus");  // in the order of the list
}

TEST_CASE("contacts are counted in the arm of the draw, from the draw on, per quarter of the study") {
  const auto study = small_study();
  auto input = with(people(3), {drawn(0, 0, "2017-11-01"), drawn(1, 1, "2017-11-01")});
  const auto result = units(study, input);
  const auto contact = [](ingest::PersonIndex person, const char* when) {
    return ingest::ContactRow{person, day(when), false};
  };
  const std::vector<ingest::ContactRow> contacts = {
      contact(0, "2017-11-01"), contact(0, "2017-10-31"),  // the second is before the draw
      contact(1, "2017-12-31"), contact(1, "2018-01-01"), contact(1, "2018-03-31"),
      contact(1, "2019-02-28"), contact(1, "2019-03-01"),  // the last is after the data
      contact(2, "2018-01-01"), contact(77, "2018-01-01")};
  cohort::Cohort cohort;
  cohort::add_contacts(cohort, study, result.units, contacts, day("2019-02-28"));
  REQUIRE(cohort.contact_quarters == 6);
  CHECK(cohort.contacts == std::vector<std::int64_t>{1, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 1});
}

TEST_CASE(
    "a contact that was planned, missed or cancelled is no contact; one whose state nobody wrote down is") {
  const auto study = small_study();
  auto input = with(people(1), {drawn(0, 0, "2017-11-01")});
  const auto result = units(study, input);
  std::vector<ingest::ContactRow> contacts;
  using S = ingest::ContactState;
  for (const S state : {S::unknown, S::planned, S::held, S::missed, S::cancelled, S::held}) {
    ingest::ContactRow row{0, day("2017-11-20"), false};
    row.state = state;
    contacts.push_back(row);
  }
  cohort::Cohort cohort;
  cohort::add_contacts(cohort, study, result.units, contacts, day("2017-12-31"));
  CHECK(cohort.contacts == std::vector<std::int64_t>{3, 0});
  // When none was held the groups had no contact; that is a figure and not a file without contacts.
  std::erase_if(contacts, [](const auto& row) { return row.state == S::held || row.state == S::unknown; });
  cohort::add_contacts(cohort, study, result.units, contacts, day("2017-12-31"));
  CHECK(cohort.contacts == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("the delivered contrast counts who was drawn before the quarter and on benefit until its end") {
  const auto study = small_study();
  auto input =
      with(people(3), {drawn(0, 0, "2017-10-02"), drawn(1, 1, "2017-09-15"), drawn(2, 1, "2017-09-15")});
  const auto result = units(study, input);
  std::vector<std::optional<cohort::FollowUp>> follow_ups(result.units.size());
  for (std::size_t i = 0; i < follow_ups.size(); ++i) {
    follow_ups[i] = cohort::FollowUp{*result.units[i].index, day("2018-07-01"), true, std::nullopt};
  }
  follow_ups[2]->exit = cohort::Exit{day("2018-02-01"), EndReason::work_employed, 1};
  const auto contact = [](ingest::PersonIndex person, const char* when) {
    return ingest::ContactRow{person, day(when), false};
  };
  const std::vector<ingest::ContactRow> contacts = {contact(0, "2017-11-01"), contact(0, "2018-01-05"),
                                                    contact(1, "2017-11-01"), contact(1, "2017-12-01"),
                                                    contact(2, "2017-11-01"), contact(2, "2018-01-05")};
  cohort::Cohort cohort;
  cohort::add_contacts(cohort, study, result.units, contacts, day("2018-06-30"));
  cohort::add_contact_contrast(cohort, study, result.units, follow_ups, contacts);
  REQUIRE(cohort.contact_quarters == 3);
  // Arm 0 was drawn in the first quarter; of arm 1 one person left in the second.
  CHECK(cohort.present == std::vector<std::int64_t>{0, 1, 1, 2, 1, 1});
  CHECK(cohort.present_contacts == std::vector<std::int64_t>{0, 1, 0, 3, 0, 0});
  CHECK(cohort.present_squares == std::vector<std::int64_t>{0, 1, 0, 5, 0, 0});
}

TEST_CASE("an exemption counts once per person, when it held after the draw and before the end") {
  auto study = small_study();
  study.end = day("2018-12-31");
  auto input = with(people(4), {drawn(0, 0, "2017-11-01"), drawn(1, 1, "2017-11-01"),
                                drawn(2, 1, "2017-11-01"), drawn(3, 1, "2017-11-01")});
  const auto result = units(study, input);
  const auto exemption = [](ingest::PersonIndex person, core::MaybeDate from, core::MaybeDate to) {
    ingest::ExemptionRow row;
    row.person = person;
    row.from = from;
    row.to = to;
    return row;
  };
  cohort::Cohort cohort;
  cohort::add_exemptions(cohort, study, result.units, {}, day("2018-12-31"));
  CHECK(cohort.exempted.empty());
  cohort::add_exemptions(
      cohort, study, result.units,
      {exemption(0, day("2017-01-01"), day("2017-10-31")),  // over before the draw
       exemption(1, day("2018-01-01"), std::nullopt), exemption(1, day("2018-06-01"), std::nullopt),
       exemption(2, std::nullopt, day("2017-11-01")),
       exemption(3, day("2019-01-01"), std::nullopt)},  // after the end
      day("2019-02-28"));
  CHECK(cohort.exempted == std::vector<std::int64_t>{0, 2});
}
