// The three verdicts in words, from printed tables; the golden text stands in
// tests/golden/participation_verdicts.txt. (O17, O22, O23, O35, G23)
#include "publish/participation_reading.hpp"
#include "support/reading_table.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

using namespace werkthet;
using core::Language;
using test_support::Rows;

namespace {

config::Study study() {
  config::Study study;
  study.arms.resize(2);
  study.arms[0].id = "regie";
  study.arms[0].name = {"Eigen regie", "Own direction"};
  study.arms[1].id = "regulier";
  study.arms[1].name = {"Controlegroep", "Control group"};
  study.arms[1].role = config::Role::control;
  config::Outcome outcome;
  outcome.id = "exit_work";
  outcome.kind = config::OutcomeKind::exit_work;
  outcome.label = {"Uitstroom naar werk", "Exit to work"};
  outcome.primary = true;
  study.outcomes = {outcome};
  study.release.kind = config::ReleaseKind::final;
  return study;
}

safe::SafeFindings findings_of(const Rows& rows, safe::Light light) {
  safe::Statement statement;
  statement.kind = safe::StatementKind::participation;
  statement.outcome = "exit_work";
  statement.group = "regulier";
  statement.light = light;
  return safe::TestForge::findings({test_support::reading_of(rows)}, {statement});
}

struct Situation {
  const char* name;
  Rows rows;
  safe::Light light;
};

std::vector<Situation> situations() {
  const Rows clear{{"raw", {10, 4, 16}}, {"selection", {1, -1, 3}}, {"remaining", {9, 3, 15}}};
  const auto with = [&](const char* row, std::vector<double> numbers) {
    Rows rows = clear;
    rows[row] = std::move(numbers);
    return rows;
  };
  const auto green = safe::Light::green;
  Rows outcomes = with("within", {2, 1, 3});
  outcomes["over_time"] = {-8, -14, -2};
  return {{"unexplained", clear, green},
          {"unexplained, survey by lot did something", with("measured", {6, 2, 10}), green},
          {"mixed, selection", with("selection", {-4, -6, -2}), green},
          {"mixed, contacts", with("service", {38}), green},
          {"mixed, results of caseworkers and over time", outcomes, green},
          {"selection, disappears", with("remaining", {2, -4, 8}), green},
          {"selection, no difference", {{"raw", {2, -4, 8}}, {"remaining", {1, -5, 7}}}, green},
          {"not assessable, amber", clear, safe::Light::amber},
          {"not assessable, red", {{"raw", {-16, -22, -10}}}, safe::Light::red},
          {"not assessable, red with a difference beforehand",
           {{"raw", {-16, -22, -10}}, {"before", {-7, -11, -3}}},
           safe::Light::red}};
}

std::string rendered() {
  std::ostringstream out;
  for (const Situation& situation : situations()) {
    out << "== " << situation.name << "\n";
    for (const Language language : {Language::nl, Language::en}) {
      const auto verdict =
          publish::participation_verdict(findings_of(situation.rows, situation.light), study(), language);
      REQUIRE(verdict);
      out << (language == Language::nl ? "nl: " : "en: ") << verdict->title << "\n    " << verdict->observed
          << "\n    " << verdict->why << (verdict->before.empty() ? "" : " " + verdict->before) << "\n";
    }
  }
  return out.str();
}

}  // namespace

TEST_CASE("every verdict has its golden text in both languages") {
  std::ifstream file(std::string(WERKTHET_SOURCE) + "/tests/golden/participation_verdicts.txt");
  const std::string golden{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string now = rendered();
  if (now != golden) {  // beside the test program, to compare and to copy after reading
    std::ofstream("participation_verdicts.txt") << now;
  }
  CHECK(now == golden);
}

TEST_CASE("no verdict names a Hawthorne effect or says what worked") {
  const std::string all = rendered();
  for (const char* word :
       {"Hawthorne", "hawthorne", "dankzij", "bewezen", "proven", "onomstotelijk", " % "}) {
    CAPTURE(word);
    CHECK(all.find(word) == std::string::npos);
  }
}

TEST_CASE("with a red light no weighted difference is said") {
  const Rows rows{{"raw", {-16, -22, -10}}, {"remaining", {777, 770, 790}}};
  const auto verdict =
      publish::participation_verdict(findings_of(rows, safe::Light::red), study(), Language::nl);
  REQUIRE(verdict);
  CHECK(verdict->why.find("777") == std::string::npos);
  CHECK(verdict->why.find("niet te scheiden van zelfselectie") != std::string::npos);
}

TEST_CASE("a release without the table has no verdict") {
  CHECK_FALSE(publish::participation_verdict(safe::TestForge::findings({}), study(), Language::nl));
  config::Study interim = study();
  interim.release.kind = config::ReleaseKind::interim;
  CHECK_FALSE(publish::participation_verdict(findings_of({{"raw", {1, 0, 2}}}, safe::Light::green), interim,
                                             Language::nl));
}
