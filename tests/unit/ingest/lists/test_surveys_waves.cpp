// What is said about whole waves: how people answered, and when.
#include "ingest/lists/survey_words.hpp"
#include "unit/ingest/lists/survey_fixture.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// People 0 to n - 1 answer on a day; mode(i) is how.
template <class Mode>
std::string answers(int n, const std::string& date, Mode mode) {
  std::string text = "bsn;answered;afnamewijze;v1;v2\n";
  for (int i = 0; i < n; ++i) {
    text += number(i) + ";" + date + ";" + mode(i) + ";3;3\n";
  }
  return text;
}

std::string message_of(const Input& input, const std::string& code) {
  for (const core::Problem& problem : input.problems.all()) {
    if (problem.code == code) {
      return problem.message;
    }
  }
  return {};
}

}  // namespace

TEST_CASE("how somebody answered is read in Dutch and English, other words are unknown") {
  CHECK(survey_mode("Online") == SurveyMode::online);
  CHECK(survey_mode("Schriftelijk") == SurveyMode::paper);
  CHECK(survey_mode("telefonisch") == SurveyMode::telephone);
  CHECK(survey_mode("Face-to-face") == SurveyMode::interview);
  CHECK(survey_mode("") == SurveyMode::unknown);
  CHECK_FALSE(survey_mode("3"));
  SurveyStudy s;
  const Input input = s.read_csv(answers(3, "05-11-2017", [](int i) { return i == 1 ? "duif" : "papier"; }));
  CHECK(input.surveys.at(0).rows[0].mode == SurveyMode::paper);
  CHECK(input.surveys[0].rows[1].mode == SurveyMode::unknown);
  CHECK(input.problems.count("W213") == 1);
  CHECK(input.problems.count("W234") == 0);
}

TEST_CASE("a question that is called mode is a question") {
  SurveyStudy s;
  s.scale().items = {"modus"};
  const Input input = s.read_csv("bsn;answered;modus\n" + number(0) + ";05-11-2017;4\n");
  CHECK(first_scores(input.surveys.at(0)) == Scores{4.0});
  CHECK(input.problems.count("W213") == 0);
}

TEST_CASE("a code for the way of answering is read by its label") {
  SurveyStudy s;
  TableBuilder builder = typed({"bsn", "answered", "mode", "v1", "v2"});
  builder.value_label(2, "2", "Op papier");
  add_row(builder, 1, {number(0), "2017-11-05", "2", "3", "3"});
  core::Problems problems;
  CHECK(s.read_table(builder.finish(), problems).rows.at(0).mode == SurveyMode::paper);
  CHECK(problems.all().empty());
}

TEST_CASE("groups that answer in different ways give one warning, with counts of ten people and more only") {
  SurveyStudy s;
  s.draw(80);
  // control (even): 40 online. freedom (odd): 25 online, 15 paper, so the share on paper differs by 0.375.
  const auto mode = [](int i) { return i % 2 == 1 && i < 30 ? "paper" : "online"; };
  const Input input = s.read_csv(answers(80, "05-11-2017", mode));
  REQUIRE(input.problems.count("W234") == 1);
  const std::string message = message_of(input, "W234");
  CHECK(message.find("between the groups control and freedom") != std::string::npos);
  CHECK(message.find("online 40") != std::string::npos);
  CHECK(message.find("online 25, paper 15") != std::string::npos);
  SECTION("a larger difference can be accepted") {
    s.study.data.max_mode_difference = 0.375;
    CHECK(s.read_csv(answers(80, "05-11-2017", mode)).problems.count("W234") == 0);
    s.study.data.max_mode_difference = 0.37;
    CHECK(s.read_csv(answers(80, "05-11-2017", mode)).problems.count("W234") == 1);
  }
  SECTION("a few people are not counted out") {
    const Input few =
        s.read_csv(answers(80, "05-11-2017", [](int i) { return i % 2 == 1 && i < 18 ? "post" : "web"; }));
    REQUIRE(few.problems.count("W234") == 1);  // 9 of 40
    CHECK(message_of(few, "W234").find("paper fewer than 10") != std::string::npos);
    CHECK(message_of(few, "W234").find(" 9") == std::string::npos);
  }
  SECTION("in small groups no count is given at all") {
    s.study.disclosure.min_cell = 41;
    CHECK(message_of(s.read_csv(answers(80, "05-11-2017", mode)), "W234").find("online") ==
          std::string::npos);
  }
  SECTION("answers of which the way is unknown do not count") {
    const Input unknown =
        s.read_csv(answers(80, "05-11-2017", [](int i) { return i % 2 == 1 && i < 30 ? "" : "online"; }));
    CHECK(unknown.problems.count("W234") == 0);
  }
}

TEST_CASE("waves that were held in different ways give a warning, raters are not compared") {
  SurveyStudy s;
  s.draw(40);
  config::Wave t1 = s.wave();
  t1.id = "t1";
  t1.month = 12;
  t1.clients = "t1.csv";
  t1.caseworkers = "t1c.csv";
  s.study.waves.push_back(t1);
  s.folder.write("t1.csv", answers(40, "05-10-2018", [](int) { return "telefonisch"; }));
  s.folder.write("t1c.csv", answers(40, "05-10-2018", [](int) { return "interview"; }));
  const Input input = s.read_csv(answers(40, "05-11-2017", [](int) { return "online"; }));
  REQUIRE(input.problems.count("W234") == 1);
  CHECK(message_of(input, "W234").find("between the waves t0 and t1 (t0: online 40; t1: telephone 40)") !=
        std::string::npos);
  REQUIRE(input.surveys.size() == 3);
  CHECK(input.surveys[2].by_caseworker);  // who rated stays with the answers
}

TEST_CASE("months since the draw are calendar months and a part of one") {
  CHECK(months_between(day(2017, 10, 1), day(2018, 10, 1)) == 12.0);
  CHECK(months_between(day(2017, 10, 1), day(2018, 10, 16)) == Approx(12 + 15.0 / 31));
  CHECK(months_between(day(2017, 10, 31), day(2018, 2, 28)) == 4.0);
  CHECK(months_between(day(2017, 10, 10), day(2017, 10, 5)) == Approx(-5.0 / 30));
  SurveyStudy s;
  s.draw(1);
  const Input input = s.read_csv("bsn;answered;v1;v2\n" + number(0) + ";02-12-2017;3;3\n" + number(5) +
                                 ";02-12-2017;3;3\n" + number(0) + ";;3;3\n");
  CHECK(input.surveys.at(0).rows[0].months == 2.0);
  CHECK_FALSE(input.surveys[0].rows[1].months);  // was not drawn
  CHECK_FALSE(input.surveys[0].rows[2].months);
}

TEST_CASE("a wave that was held at another time is summed up, each answer has its warning") {
  SurveyStudy s;
  s.draw(60);
  const auto late = [](int outside) {
    std::string text = "bsn;answered;v1;v2\n";
    for (int i = 0; i < 60; ++i) {
      text += number(i) + (i < outside ? ";02-03-2018" : ";02-11-2017") + ";3;3\n";
    }
    return text;
  };
  const Input input = s.read_csv(late(15));
  CHECK(input.problems.count("W211") == 15);
  CHECK(input.surveys.at(0).counts.outside == 15);
  REQUIRE(input.problems.count("N233") == 1);
  CHECK(message_of(input, "N233") ==
        "25% of the answers with a date lie outside the window of the wave; nine in ten came 1 to 5 months "
        "after the "
        "draw");
  SECTION("fewer than ten people are not summed up") {
    CHECK(s.read_csv(late(9)).problems.count("N233") == 0);
    CHECK(s.read_csv(late(51)).problems.count("N233") == 0);
    CHECK(s.read_csv(late(60)).problems.count("N233") == 1);
  }
}
