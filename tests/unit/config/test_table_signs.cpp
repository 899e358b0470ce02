// Signs that tables keep for themselves, in texts that somebody typed.
#include "config/table_signs.hpp"
#include "config/text_check.hpp"
#include "unit/config/study_text.hpp"

namespace werkthet::config {

TEST_CASE("the signs of notes and of missing figures are found wherever they stand") {
  for (const std::string text : {"[noot 1]", "zie [noot", "[c]", "Werk [x] of niet", "[hoog]", "[[c]]",
                                 "a[b [c]", "[no\x01ot 2]", "[\x02z]"}) {
    INFO(text);
    CHECK(has_table_sign(text));
  }
}

TEST_CASE("other brackets are left alone") {
  for (const std::string text : {"", "[", "]", "[]", "(c)", "(noot 1)", "[C]", "[1]", "[c ]", "[Noot 1]",
                                 "[c", "c]", "[gemeente]", "[a-b]", "[c\xC3\xA9]"}) {
    INFO(text);
    CHECK_FALSE(has_table_sign(text));
  }
}

TEST_CASE("a sign is refused where it was typed, and only in texts that stand in tables") {
  Parsed result = parsed(small_study);
  REQUIRE(result.study);
  Study& study = *result.study;
  REQUIRE_FALSE(study.arms.empty());
  study.arms[0].name.nl += " [c]";
  study.memo.reason += " [c]";
  study.stories.push_back({});
  study.stories.back().text.nl = "Ik heet [naam].";
  core::Problems problems;
  check_texts(study, problems);
  REQUIRE(problems.count("T107") == 1);
  for (const core::Problem& problem : problems.all()) {
    if (problem.code == "T107") {
      CHECK(problem.severity == core::Severity::error);
      CHECK(problem.place.field == "arms." + study.arms[0].id + ".name");
      CHECK(problem.place.file == "study.toml");
      CHECK(problem.place.line > 0);
      CHECK(problem.place.column > 0);
      CHECK(problem.remedy.find("(c)") != std::string::npos);
    }
  }
}

TEST_CASE("a column that a row is named after is looked at as well") {
  Study study;
  study.outcomes.push_back({});
  study.outcomes[0].placebo_columns = {"re74", "[noot 1]"};
  core::Problems problems;
  check_texts(study, problems);
  CHECK(problems.count("T107") == 1);
}

}  // namespace werkthet::config
