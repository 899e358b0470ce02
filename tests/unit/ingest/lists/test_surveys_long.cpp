// One row per answer, and several responses of one person.
#include "unit/ingest/lists/survey_fixture.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

struct LongStudy : SurveyStudy {
  LongStudy() {
    wave().shape = config::SurveyShape::long_rows;
    scale().min_answered = 1;
  }
};

std::string row(int person, const std::string& rest) {
  return number(person) + ";" + rest + "\n";
}

}  // namespace

TEST_CASE("a file with one row per answer gives the same scores as a wide one") {
  LongStudy s;
  s.scale().reversed = {"v2"};
  const Input input = s.read_csv("bsn;item;answer;date;mode\n" + row(0, "v1;4;05-11-2017;papier") +
                                 row(1, "v2;1;06-11-2017;") + row(0, "v2;2;05-11-2017;") +
                                 row(0, "other;9;05-11-2017;") + row(1, "V1;5;07-11-2017;online"));
  CHECK(input.problems.count(core::Severity::error) == 0);
  const SurveyWave& wave = input.surveys.at(0);
  CHECK(first_scores(wave) == Scores{4.0, 5.0});
  CHECK(wave.counts.responses == 2);
  CHECK(wave.rows[0].mode == SurveyMode::paper);
  CHECK(wave.rows[1].mode == SurveyMode::online);
  CHECK(wave.rows[1].answered == day(2017, 11, 7));  // answered on two days: the last
}

TEST_CASE("columns of a long file have the names that the wave says; without a date there is none") {
  LongStudy s;
  s.study.data.survey_form.columns = {{"bsn", "Nummer"}, {"item", "Onzin"}};
  s.wave().columns = {{"item", "Variabele"}, {"answer", "Score"}};
  const Input input = s.read_csv("Nummer;Variabele;Score\n" + row(0, "v1;4") + row(0, "v2;3"));
  CHECK(first_scores(input.surveys.at(0)) == Scores{3.5});
  CHECK_FALSE(input.surveys[0].rows[0].answered);
  CHECK(input.problems.count("E203") == 0);
}

TEST_CASE("a long file without its columns is an error and no empty wave") {
  LongStudy s;
  const Input input = s.read_csv("bsn;v1;v2\n" + row(0, "4;3"));
  CHECK(input.problems.count("E203") == 3);  // item, answer, and the scale that no file has
  CHECK(input.surveys.at(0).rows.empty());
}

TEST_CASE("a number that is nobody's gives one error per row in a long file, and the answers are kept") {
  LongStudy s;
  const Input input = s.read_csv("bsn;item;answer\n123;v1;4\n123;v2;4\n" + row(0, "v1;1") + row(0, "v2;1"));
  CHECK(input.problems.count("E201") == 2);
  const SurveyWave& wave = input.surveys.at(0);
  REQUIRE(wave.rows.size() == 3);
  CHECK(wave.rows[0].person == nobody);
  CHECK(first_scores(wave) == Scores{std::nullopt, std::nullopt, 1.0});
}

TEST_CASE("a question that is answered twice is a second response, in a long file too") {
  LongStudy s;
  const std::string text = "bsn;item;answer;date\n" + row(0, "v1;4;05-11-2017") + row(0, "v2;4;05-11-2017") +
                           row(0, "v1;2;06-11-2017") + row(0, "v2;2;06-11-2017");
  CHECK(s.read_csv(text).problems.count("E221") == 1);
  s.wave().duplicates = config::DuplicateRule::last;
  CHECK(first_scores(s.read_csv(text).surveys.at(0)) == Scores{2.0});
}

TEST_CASE("one person with very many rows is read in time that follows the rows") {
  LongStudy s;
  std::string text = "bsn;item;answer;date\n";
  const std::string person = number(0);
  constexpr int rows = 20'000;
  for (int i = 0; i < rows; ++i) {
    text += person + ";v1;3;" + (i % 2 == 0 ? "05-11-2017" : "06-11-2017") + "\n";
  }
  const auto begin = std::chrono::steady_clock::now();
  const Input input = s.read_csv(text);
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  CHECK(input.surveys.at(0).rows.size() == rows);
  CHECK(seconds < 20);  // twenty thousand squared would take minutes
}

TEST_CASE("which of two responses counts is the choice of the wave") {
  SurveyStudy s;
  s.scale().min_answered = 0.5;
  const std::string text = "bsn;answered;v1;v2\n" + number(0) + ";06-11-2017;1;1\n" + number(1) +
                           ";06-11-2017;5;5\n" + number(0) + ";05-11-2017;2;\n" + number(0) +
                           ";07-11-2017;3;3\n";
  using config::DuplicateRule;
  const auto scores = [&](DuplicateRule rule) {
    s.wave().duplicates = rule;
    return first_scores(s.read_csv(text).surveys.at(0));
  };
  CHECK(scores(DuplicateRule::error) == Scores{1.0, 5.0, 2.0, 3.0});
  CHECK(scores(DuplicateRule::first) == Scores{5.0, 2.0});  // the fifth came before the sixth
  CHECK(scores(DuplicateRule::last) == Scores{5.0, 3.0});
  CHECK(scores(DuplicateRule::complete) == Scores{1.0, 5.0});  // two are complete, the first of them counts
  const Input chosen = s.read_csv(text);
  CHECK(chosen.problems.count("E221") == 0);
  CHECK(chosen.problems.count("N232") == 2);
  CHECK(chosen.surveys.at(0).counts.duplicates == 2);
  s.wave().duplicates = DuplicateRule::error;
  CHECK(s.read_csv(text).problems.count("E221") == 2);
}

TEST_CASE("what is answered after the last day of the data does not replace what was known then") {
  SurveyStudy s;
  s.wave().duplicates = config::DuplicateRule::last;
  s.study.release.data_until = day(2017, 11, 6);
  const Input input = s.read_csv("bsn;answered;v1;v2\n" + number(0) + ";05-11-2017;1;1\n" + number(0) +
                                 ";07-11-2017;3;3\n" + number(1) + ";08-11-2017;4;4\n");
  CHECK(first_scores(input.surveys.at(0)) == Scores{1.0});
}

TEST_CASE("without a date the place in the file decides") {
  SurveyStudy s;
  s.wave().duplicates = config::DuplicateRule::first;
  const Input input =
      s.read_csv("bsn;answered;v1;v2\n" + number(0) + ";;1;1\n" + number(0) + ";01-11-2017;3;3\n");
  CHECK(first_scores(input.surveys.at(0)) == Scores{1.0});
}
