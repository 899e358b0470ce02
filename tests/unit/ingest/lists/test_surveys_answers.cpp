// Answers in numbers and in words.
#include "ingest/lists/survey_labels.hpp"
#include "ingest/lists/survey_words.hpp"
#include "unit/ingest/lists/survey_fixture.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using namespace werkthet::ingest;
using namespace ingest_test;

namespace {

/// A wide file with the answers to one question, one person each.
std::string column_of(const std::vector<std::string>& answers) {
  std::string text = "bsn;answered;v1\n";
  int n = 0;
  for (const std::string& answer : answers) {
    text += number(n++) + ";05-11-2017;" + answer + "\n";
  }
  return text;
}

struct OneQuestion : SurveyStudy {
  OneQuestion() { scale().items = {"v1"}; }
};

}  // namespace

TEST_CASE("answers in words become numbers when a known set fits the whole column") {
  OneQuestion s;
  CHECK(first_scores(s.read_csv(column_of({"Helemaal mee eens", "mee oneens", "Niet mee eens/niet mee oneens",
                                           "", "Mee eens", "HELEMAAL MEE ONEENS"}))
                         .surveys.at(0)) == Scores{5.0, 2.0, 3.0, std::nullopt, 4.0, 1.0});
  CHECK(first_scores(s.read_csv(column_of({"Zeer tevreden", "Zeer ontevreden", "Neutraal"})).surveys.at(0)) ==
        Scores{5.0, 1.0, 3.0});
  CHECK(first_scores(s.read_csv(column_of({"Never", "Seldom", "Always"})).surveys.at(0)) ==
        Scores{1.0, 2.0, 5.0});
  CHECK(first_scores(s.read_csv(column_of({"Strongly agree", "Somewhat agree"})).surveys.at(0)) ==
        Scores{5.0, 4.0});
  s.scale().max = 7;
  CHECK(first_scores(s.read_csv(column_of({"Strongly agree", "Somewhat agree", "Agree"})).surveys.at(0)) ==
        Scores{7.0, 5.0, 6.0});
  s.scale().min = 0;
  s.scale().max = 6;
  CHECK(first_scores(s.read_csv(column_of({"nooit", "zeer dikwijls", "altijd"})).surveys.at(0)) ==
        Scores{0.0, 5.0, 6.0});
}

TEST_CASE("a set that does not fit the whole column, or another number of points, gives nothing") {
  OneQuestion s;
  SECTION("one label is of no set") {
    const Input input = s.read_csv(column_of({"mee eens", "mee oneens", "weet niet"}));
    CHECK(first_scores(input.surveys.at(0)) == Scores{std::nullopt, std::nullopt, std::nullopt});
    CHECK(input.problems.count("W213") == 3);
    REQUIRE(input.nulls.size() == 1);
    CHECK(input.nulls[0].field == "v1");
    CHECK(input.nulls[0].count == 3);
    CHECK(all_text(input.problems).find("weet niet") == std::string::npos);
  }
  SECTION("until it is declared no answer") {
    s.scale().missing = {"Weet niet"};
    const Input input = s.read_csv(column_of({"mee eens", "mee oneens", "weet niet"}));
    CHECK(first_scores(input.surveys.at(0)) == Scores{4.0, 2.0, std::nullopt});
    CHECK(input.problems.count("W213") == 0);
  }
  SECTION("the scale has other points than the set") {
    s.scale().max = 10;
    CHECK(s.read_csv(column_of({"mee eens", "mee oneens"})).problems.count("W213") == 2);
    s.scale().max = 4.5;
    CHECK(s.read_csv(column_of({"mee eens", "mee oneens"})).problems.count("W213") == 2);
  }
  SECTION("words and numbers in one column") {
    const Input input = s.read_csv(column_of({"mee eens", "2"}));
    CHECK(first_scores(input.surveys.at(0)) == Scores{std::nullopt, 2.0});
    CHECK(input.problems.count("W213") == 1);
  }
  SECTION("two wordings of one point belong to two questions") {
    CHECK(s.read_csv(column_of({"mee eens", "eens"})).problems.count("W213") == 2);
  }
  SECTION("two sets that fit and differ") {
    const Input input = s.read_csv(column_of({"nooit", "soms", "vaak"}));
    CHECK(input.problems.count("W213") == 3);
    CHECK(all_text(input.problems).find("two known sets") != std::string::npos);
    CHECK(first_scores(s.read_csv(column_of({"nooit", "soms", "zelden"})).surveys.at(0)) ==
          Scores{1.0, 3.0, 2.0});
  }
}

TEST_CASE("answers of the study file come before everything else") {
  OneQuestion s;
  s.scale().answers = {{"Helemaal mee eens", 1}, {"Gaat wel", 3}, {"5 - heel erg", 5}};
  const Input input =
      s.read_csv(column_of({"helemaal  mee eens", "GAAT WEL!", "5 - heel erg", "4", "mee eens"}));
  CHECK(first_scores(input.surveys.at(0)) == Scores{1.0, 3.0, 5.0, 4.0, std::nullopt});
  CHECK(input.problems.count("W213") == 1);  // known sets do not fill what the study file leaves out
}

TEST_CASE("reversed items turn answers in words as well") {
  OneQuestion s;
  s.scale().reversed = {"v1"};
  CHECK(first_scores(s.read_csv(column_of({"Helemaal mee eens", "oneens"})).surveys.at(0)) ==
        Scores{1.0, 4.0});
}

TEST_CASE("an answer to a published statement is kept as it was given, by the rules of the score") {
  SurveyStudy s;
  s.scale().reversed = {"v2"};
  s.study.statements = {{"trust", "v2", {"Twee.", "Two."}}, {"trust", "v1", {"Een.", "One."}}};
  const Input input = s.read_csv("bsn;answered;v1;v2\n" + number(0) + ";02-10-2017;1;2\n" + number(1) +
                                 ";02-10-2017;;5\n" + number(2) + ";02-10-2017;9;4\n");
  const std::vector<ingest::SurveyRow>& rows = input.surveys.at(0).rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].scores.at(0) == 2.5);  // 1, and 2 turned into 4
  CHECK(rows[0].statements == Scores{2.0, 1.0});
  CHECK(rows[1].statements == Scores{5.0, std::nullopt});
  CHECK(rows[2].statements == Scores{4.0, std::nullopt});
  CHECK(input.problems.count("W213") == 1);  // the 9, told once
  s.study.statements.clear();
  CHECK(s.read_csv("bsn;answered;v1;v2\n" + number(0) + ";02-10-2017;1;2\n")
            .surveys.at(0)
            .rows.at(0)
            .statements.empty());
}

TEST_CASE("missing codes are no answer, for a wave or a scale, as number or as text") {
  OneQuestion s;
  s.scale().max = 100;
  s.wave().missing = {"99", "-1", "wil niet zeggen"};
  s.scale().missing = {"98"};
  const Input input = s.read_csv(column_of({"99", "98,0", "-1", "1", "Wil niet  zeggen", "97"}));
  CHECK(first_scores(input.surveys.at(0)) ==
        Scores{std::nullopt, std::nullopt, std::nullopt, 1.0, std::nullopt, 97.0});
  CHECK(input.problems.count("W213") == 0);
}

TEST_CASE(
    "labels of a statistics file are used: for missing codes, for answers, and for codes that are texts") {
  SurveyStudy s;
  s.scale().items = {"v1", "v2"};
  TableBuilder builder = typed({"bsn", "answered", "v1", "v2"});
  for (const auto& [value, label] : std::vector<std::pair<std::string, std::string>>{
           {"1", "Helemaal mee oneens"}, {"5", "Helemaal mee eens"}, {"9", "Weet niet"}}) {
    builder.value_label(2, value, label);
  }
  builder.value_label(3, "a", "Helemaal mee oneens");
  builder.value_label(3, "d", "Mee eens");
  add_row(builder, 1, {number(0), "2017-11-05", "5", "a"});
  add_row(builder, 2, {number(1), "2017-11-05", "1", "d"});
  add_row(builder, 3, {number(2), "2017-11-05", "9", "d"});
  add_row(builder, 4, {number(3), "2017-11-05", "2.5", ""});
  s.study.data.survey_form.decimal = config::DecimalMark::comma;  // says nothing about a typed source
  s.scale().min_answered = 0.5;
  core::Problems problems;
  SECTION("numbers are numbers, whatever their labels say") {
    s.wave().missing = {"weet niet"};
    const SurveyWave wave = s.read_table(builder.finish(), problems);
    CHECK(problems.all().empty());
    CHECK(first_scores(wave) == Scores{3.0, 2.5, 4.0, 2.5});
  }
  SECTION("a value that is missing by its label has to be named") {
    const SurveyWave wave = s.read_table(builder.finish(), problems);
    CHECK(problems.count("W213") == 1);
    CHECK(first_scores(wave) == Scores{3.0, 2.5, 4.0, 2.5});
  }
  SECTION("answers name labels of the file too") {
    s.wave().missing = {"weet niet"};
    s.scale().answers = {{"Helemaal mee eens", 1}, {"Helemaal mee oneens", 5}, {"Mee eens", 2}};
    const SurveyWave wave = s.read_table(builder.finish(), problems);
    CHECK(problems.all().empty());
    CHECK(first_scores(wave) == Scores{3.0, 3.5, 2.0, 2.5});
  }
}

TEST_CASE(
    "answers, codes for no answer, empty cells and what is not understood are counted apart, by item and "
    "wave") {
  SurveyStudy s;
  s.wave().missing = {"98"};
  s.scale().missing = {"weet niet"};
  s.scale().max = 5;
  const auto counts = [](const SurveyWave& wave) {
    std::vector<std::vector<std::uint64_t>> result;
    for (const ItemCounts& item : wave.items) {
      result.push_back({item.answered, item.declared, item.empty, item.unusable});
    }
    return result;
  };
  const std::string head = "bsn;answered;v1;v2\n";
  const std::string day = ";05-11-2017;";
  const Input input = s.read_csv(head + number(0) + day + "3;98\n" + number(1) + day + "Weet niet;\n" +
                                 number(2) + day + "9;4\n" + number(3) + day + ";1\n");
  REQUIRE(input.surveys.size() == 1);
  CHECK(input.surveys[0].items.at(0).item == "v1");
  CHECK(counts(input.surveys[0]) == std::vector<std::vector<std::uint64_t>>{{1, 1, 1, 1}, {2, 1, 1, 0}});

  // From a statistics package the code itself is gone: the cell is empty and says that it was declared
  // missing.
  TableBuilder table = typed({"bsn", "answered", "v1", "v2"});
  add_row(table, 1, {number(0), "2017-11-05", "3", "4"});
  add_row(table, 2, {number(1), "2017-11-05", "", "98"});
  table.declare_missing(2);
  add_row(table, 3, {number(2), "2017-11-05", "", "2"});
  core::Problems problems;
  const SurveyWave wave = s.read_table(table.finish(), problems);
  CHECK(counts(wave) == std::vector<std::vector<std::uint64_t>>{{1, 1, 1, 0}, {2, 1, 0, 0}});
  CHECK(first_scores(wave) == Scores{3.5, std::nullopt, std::nullopt});  // one of two answers is too few
}

TEST_CASE("known sets are in order and of 5 or 7 points, and no wording stands for two points of one set") {
  for (const LabelSet& set : label_sets()) {
    INFO(set.name);
    CHECK((set.points.size() == 5 || set.points.size() == 7));
    std::set<std::string> seen;
    for (const auto& point : set.points) {
      CHECK_FALSE(point.empty());
      for (const std::string_view word : point) {
        INFO(word);
        CHECK(label_key(word) == word);
        CHECK(seen.insert(std::string(word)).second);
      }
    }
  }
  CHECK(label_sets().size() == 17);
}

TEST_CASE("labels are compared by letters and digits, and letters outside ASCII are kept") {
  CHECK(label_key("  Niet mee eens /\tniet mee oneens! ") == "niet mee eens niet mee oneens");
  CHECK(label_key("Mee\xC2\xA0"
                  "eens") == "mee eens");
  CHECK(label_key("\xC3\xA9\xC3\xA9n") != label_key("een"));
  CHECK(label_key("...").empty());
  const std::string arabic = "\xD9\x86\xD8\xB9\xD9\x85";
  const std::string other = "\xD9\x84\xD8\xA7";
  CHECK(label_key(arabic) != label_key(other));
}

TEST_CASE("a time of day does not hide the day, and no time is guessed") {
  CHECK(survey_day("2018-01-05 10:22:33", "").date == day(2018, 1, 5));
  CHECK(survey_day("2018-01-05T10:22:33.120Z", "").date == day(2018, 1, 5));
  CHECK(survey_day("2018-01-05T23:30:00+02:00", "").date == day(2018, 1, 5));
  CHECK(survey_day("5-1-2018 10:22", "dd-mm-yyyy").date == day(2018, 1, 5));
  for (const std::string& bad :
       std::vector<std::string>{"2018-01-05 ", "2018-01-05 1", "1/5/2018 10:22", "2018-01-05 10:22:33 PM",
                                "2018-01-05T10:22:33.", "2018-01-05T10:22+2", "T", " ", "2018-02-30 10:00"}) {
    INFO(bad);
    const bool only_space = bad == "2018-01-05 ";
    CHECK((survey_day(bad, "").state == DateState::value) == only_space);
  }
}
