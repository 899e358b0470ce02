// The columns of the allocation list that came later, and what they are checked for.
#include "unit/ingest/lists/allocation_text.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

TEST_CASE("C17: the origin of a participant is read, and absent columns change nothing") {
  Listed list;
  const Input without = list.run();
  CHECK(codes_of(without).empty());
  CHECK(without.allocation[0].origin == Origin::unknown);
  list.lines[0]["herkomst"] = "zittend";
  list.lines[1]["herkomst"] = "Nieuwe instroom";
  list.lines[2]["herkomst"] = "ergens";
  const Input input = list.run();
  CHECK(input.allocation[0].origin == Origin::standing);
  CHECK(input.allocation[1].origin == Origin::inflow);
  CHECK(input.allocation[2].origin == Origin::unknown);
  CHECK(input.allocation[3].origin == Origin::unknown);
  CHECK(codes_of(input) == Codes{{"W213", 1}});
}

TEST_CASE("C18: an excluded person in a group is an error; code, date and source are kept") {
  Listed list;
  list.lines.push_back({{"bsn", number(20)},
                        {"exclusion", "dakloos"},
                        {"exclusion_date", "01-09-2017"},
                        {"exclusion_source", "doelgroepenregister"}});
  Input input = list.run();
  CHECK(codes_of(input).empty());
  CHECK(input.allocation[8].exclusion == "dakloos");
  CHECK(input.allocation[8].exclusion_date == day(2017, 9, 1));
  CHECK(input.allocation[8].exclusion_source == "doelgroepenregister");
  list.lines[2]["exclusion"] = "dakloos";
  input = list.run();
  CHECK(codes_of(input) == Codes{{"E241", 1}});
  const auto at = std::find_if(input.problems.all().begin(), input.problems.all().end(),
                               [](const core::Problem& p) { return p.code == "E241"; });
  CHECK(at->place.line == 4);
  CHECK(at->place.field == "exclusion");
}

TEST_CASE("C18, Z32: codes of exclusions are explained in the study, once per code that is not") {
  Listed list;
  for (const int i : {20, 21, 22}) {
    list.lines.push_back({{"bsn", number(i)}, {"exclusion", i == 22 ? "beschut_werk" : "wegwijzer"}});
  }
  CHECK(codes_of(list.run()).empty());  // nothing is explained, so nothing is missing
  list.study.protocol.exclusions = {{"Beschut werk", "Mensen met beschut werk"}};
  CHECK(codes_of(list.run()) == Codes{{"W254", 1}});
  list.study.protocol.exclusions["wegwijzer"] = "Mensen met veel problemen tegelijk";
  CHECK(codes_of(list.run()).empty());
}

TEST_CASE("C26: the sampling frame holds all of the standing stock, and comes before the draw") {
  Listed list;
  for (Line& line : list.lines) {
    line["origin"] = "zittend";
  }
  list.study.protocol.frame_size = 8;
  list.study.protocol.frame_date = day(2017, 10, 10);
  CHECK(codes_of(list.run()).empty());
  list.study.protocol.frame_size = 7;
  list.study.protocol.frame_date = day(2017, 10, 11);
  CHECK(codes_of(list.run()) == Codes{{"E242", 1}, {"E243", 8}});
  list.lines[0]["origin"] = "nieuw";
  CHECK(codes_of(list.run()) == Codes{{"E243", 7}});
}

TEST_CASE("C26: where benefits are drawn the frame is counted in benefits") {
  Listed list;
  for (std::size_t i = 0; i < 8; ++i) {
    list.lines[i]["origin"] = "zittend";
    list.lines[i]["registration_number"] = "B" + std::to_string(i / 2);
  }
  list.study.protocol.frame_size = 4;
  CHECK(codes_of(list.run()) == Codes{{"E242", 1}});
  list.study.unit = config::Unit::benefit;
  CHECK(codes_of(list.run()).empty());
}

TEST_CASE("C27, C28: invited, yes, no and no answer stay apart") {
  Listed list;
  list.lines.push_back({{"bsn", number(20)}, {"invited", "01-09-2017"}, {"consent", "nee"}});
  list.lines.push_back({{"bsn", number(21)}, {"invited", "01-09-2017"}});
  list.lines.push_back({{"bsn", number(22)}});
  const Input input = list.run();
  CHECK(codes_of(input).empty());
  CHECK(input.allocation[0].consent == Answer::yes);
  CHECK(input.allocation[8].consent == Answer::no);
  CHECK(input.allocation[9].consent == Answer::none);
  CHECK(input.allocation[9].invited == day(2017, 9, 1));
  CHECK_FALSE(input.allocation[10].invited);
}

TEST_CASE("C29: consent after the draw is an error, on the day of the draw it is not") {
  Listed list;
  list.lines[3]["consent_date"] = "10-10-2017";
  CHECK(codes_of(list.run()).empty());
  list.lines[3]["consent_date"] = "11-10-2017";
  CHECK(codes_of(list.run()) == Codes{{"E204", 1}});
}

TEST_CASE("C30: a switch is kept beside the group of the draw and counted without lines") {
  Listed list;
  list.lines[0]["feitelijk_gevolgd"] = "freedom";
  list.lines[1]["feitelijk_gevolgd"] = "control";
  list.lines[5]["feitelijk_gevolgd"] = "control";
  const Input input = list.run();
  CHECK(codes_of(input) == Codes{{"N250", 1}});
  CHECK(core::text(input.problems).find("2 people followed another group") != std::string::npos);
  CHECK(input.allocation[0].arm == 0);
  CHECK(input.allocation[0].followed == 1);
  CHECK(input.allocation[1].followed == 0);
  CHECK(input.allocation[2].followed == -1);
  list.lines[0]["feitelijk_gevolgd"] = "iets anders";
  CHECK(codes_of(list.run()) == Codes{{"E202", 1}, {"N250", 1}});
}

TEST_CASE("C31: replacements in a circle are an error on every line of the circle") {
  Listed list;
  for (const std::size_t i : {4U, 5U, 6U}) {
    list.lines[i]["refused"] = "10-10-2017";
  }
  list.lines[4]["vervangt"] = number(5);
  list.lines[5]["vervangt"] = number(6);
  CHECK(codes_of(list.run()).empty());  // a chain with an end
  list.lines[6]["vervangt"] = number(4);
  CHECK(codes_of(list.run()) == Codes{{"E209", 3}});
  list.lines[6]["vervangt"] = number(6);  // oneself
  list.lines[4]["vervangt"] = list.lines[5]["vervangt"] = "";
  CHECK(codes_of(list.run()) == Codes{{"E209", 1}});
}

TEST_CASE("Z30c: the expected time to paid work is kept with day and source, cut off as a code") {
  Listed list;
  list.lines[0]["verwachte_tijd"] = "langer dan een jaar";
  list.lines[0]["datum_verwachte_tijd"] = "01-10-2017";
  list.lines[0]["bron_verwachte_tijd"] = "klantmanager";
  list.lines[1]["verwachte_tijd"] = std::string(500, 'x');
  const Input input = list.run();
  CHECK(input.allocation[0].expected_time == "langer dan een jaar");
  CHECK(input.allocation[0].expected_date == day(2017, 10, 1));
  CHECK(input.allocation[0].expected_source == "klantmanager");
  CHECK(input.allocation[1].expected_time.size() == 60);
}

TEST_CASE("Z40: once the list names versions of the consent text, every participant has one") {
  Listed list;
  list.lines[0]["consent_version"] = "2017-2";
  CHECK(codes_of(list.run()) == Codes{{"W248", 7}});
  for (Line& line : list.lines) {
    line["consent_version"] = "2017-2";
  }
  list.lines.push_back({{"bsn", number(20)}, {"consent", "nee"}});  // who said no signed nothing
  const Input input = list.run();
  CHECK(codes_of(input).empty());
  CHECK(input.allocation[7].consent_version == "2017-2");
}

TEST_CASE("Z54: leaving the study has a day, a reason, and whether outcomes are still collected") {
  Listed list;
  list.lines[0]["stopped"] = "01-05-2018";
  list.lines[0]["stop_reason"] = "verhuizing";
  list.lines[0]["nog_gevolgd"] = "ja";
  list.lines[1]["nog_gevolgd"] = "nee";
  const Input input = list.run();
  CHECK(codes_of(input) == Codes{{"W252", 1}});
  CHECK(input.allocation[0].still_followed == Answer::yes);
  CHECK(input.allocation[0].stopped == day(2018, 5, 1));
  CHECK(input.allocation[2].still_followed == Answer::none);
}

TEST_CASE("Z57: leaving benefit is no reason to stop following somebody") {
  Listed list;
  for (const std::size_t i : {0U, 1U, 2U}) {
    list.lines[i]["stopped"] = "01-05-2018";
    list.lines[i]["stop_reason"] = i == 2 ? "verhuizing" : "Uitstroom";
    list.lines[i]["still_followed"] = i == 1 ? "ja" : "nee";
  }
  CHECK(codes_of(list.run()) == Codes{{"W253", 1}});
}
