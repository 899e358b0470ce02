// Outcomes from lists and durable exits in the study file: what they need, what has no effect, and what
// follows.
#include "config/outcomes.hpp"
#include "unit/config/study_text.hpp"

namespace werkthet::config {
namespace {

const std::string lists =
    "key_file = \"../lindeveen.key\"\nemployment = \"data/work.csv\"\nladder = \"data/steps.csv\"\n";

/// The small study with both lists and one more outcome.
std::string with(const std::string& outcome, const std::string& data = lists) {
  return changed("key_file = \"../lindeveen.key\"\n", data) +
         "\n[outcomes.extra]\nlabel = \"Extra\"\nlabel_en = \"Extra\"\n" + outcome;
}

std::string codes(const std::string& text) {
  std::string found;
  const Parsed result = parsed(text);
  for (const core::Problem& problem : result.problems.all()) {
    found += problem.code + " " + problem.place.field + ";";
  }
  return found;
}

Outcome read(const std::string& outcome) {
  const Parsed result = parsed(with(outcome));
  INFO(core::text(result.problems));
  REQUIRE(result.study.has_value());
  return result.study->outcomes.back();
}

Outcome of(OutcomeKind kind) {
  Outcome outcome;
  outcome.kind = kind;
  return outcome;
}

}  // namespace

TEST_CASE("outcomes from lists are read, with what their numbers are counted in") {
  const Outcome hours = read("kind = \"hours_worked\"\nhorizons = [12]\n");
  CHECK(hours.kind == OutcomeKind::hours_worked);
  CHECK(hours.unit.nl == "uur per week");
  CHECK(hours.unit.en == "hours a week");
  CHECK(read("kind = \"ladder_change\"\nhorizons = [12]\n").unit.en == "steps");
  CHECK(read("kind = \"hours_worked\"\nhorizons = [12]\nunit = \"uur\"\nunit_en = \"hours\"\n").unit.nl ==
        "uur");
  const Outcome bound = read("kind = \"hours_at_least\"\nhorizons = [6, 12]\nat_least = 12.5\n");
  CHECK(bound.at_least == 12.5);
  CHECK(bound.unit.empty());
  CHECK(bound_words(bound).nl == "12,5\xC2\xA0uur per week");
  CHECK(bound_words(read("kind = \"hours_at_least\"\nhorizons = [6]\nat_least = 27\n")).en ==
        "27\xC2\xA0hours a week");
  CHECK(bound_words(read("kind = \"wage_at_least\"\nhorizons = [6]\nat_least = 1100\n")).nl.find("1.100") !=
        std::string::npos);
  CHECK(bound_words(hours).empty());
  CHECK(read("kind = \"durable_exit\"\nhorizons = [12]\n").kept_months == 6);
  CHECK(read("kind = \"durable_exit\"\nhorizons = [12]\nkept_months = 11\n").kept_months == 11);
}

TEST_CASE("an outcome from a list needs the list, a horizon, and the height of its bound") {
  const std::string bare = "key_file = \"../lindeveen.key\"\n";
  CHECK(codes(with("kind = \"hours_worked\"\nhorizons = [12]\n", bare)) == "S113 outcomes.extra.kind;");
  CHECK(codes(with("kind = \"ladder_change\"\nhorizons = [12]\n", bare)) == "S113 outcomes.extra.kind;");
  CHECK(codes(with("kind = \"permanent_contract\"\n")) == "S113 outcomes.extra;");
  CHECK(codes(with("kind = \"hours_at_least\"\nhorizons = [12]\n")) == "S113 outcomes.extra;");
  CHECK(codes(with("kind = \"wage_at_least\"\nhorizons = [12]\nat_least = 0\n")) == "S113 outcomes.extra;");
  CHECK(codes(with("kind = \"hours_worked\"\nhorizons = [6, 12]\n")) == "S113 outcomes.extra.horizons;");
  CHECK(codes(with("kind = \"ladder_change\"\nhorizons = [6, 12]\n")) == "S113 outcomes.extra.horizons;");
  CHECK(codes(with("kind = \"permanent_contract\"\nhorizons = [6, 12]\n")).empty());
  CHECK(codes(with("kind = \"hours_at_least\"\nhorizons = [12]\nat_least = -1\n")) ==
        "S107 outcomes.extra.at_least;");
}

TEST_CASE("an outcome from a list needs the deliveries as well: they say who is on benefit on which day") {
  const std::string text =
      changed("bus = [\"data/bus/*.xml\"]\n", "", with("kind = \"hours_worked\"\nhorizons = [12]\n"));
  CHECK(codes(text).find("S113 outcomes.extra.kind;") != std::string::npos);
}

TEST_CASE("a bound, months kept and a column have no effect where the kind has none") {
  CHECK(codes(with("kind = \"hours_worked\"\nhorizons = [12]\nat_least = 8\n")) ==
        "S124 outcomes.extra.at_least;");
  CHECK(codes(with("kind = \"exit_work\"\nhorizons = [12]\nat_least = 8\n")) ==
        "S124 outcomes.extra.at_least;");
  CHECK(codes(with("kind = \"exit_work\"\nhorizons = [12]\nkept_months = 6\n")) ==
        "S124 outcomes.extra.kept_months;");
  CHECK(codes(with("kind = \"hours_worked\"\nhorizons = [12]\ncolumn = \"x\"\n")) ==
        "S124 outcomes.extra.column;");
  CHECK(codes(with("kind = \"durable_exit\"\nhorizons = [12]\n")).empty());
}

TEST_CASE("nobody can stay away for six months within six") {
  CHECK(codes(with("kind = \"durable_exit\"\nhorizons = [6, 12]\n")) == "S107 outcomes.extra.horizons;");
  CHECK(codes(with("kind = \"durable_exit\"\nhorizons = [7, 12]\n")).empty());
  CHECK(codes(with("kind = \"durable_exit\"\nhorizons = [12]\nkept_months = 12\n")) ==
        "S107 outcomes.extra.horizons;");
}

TEST_CASE("a horizon lies after the end for all, for who came in late, or for nobody") {
  Study study;
  study.start = *core::parse_date("2017-10-01", core::DateForm::iso);
  study.end = *core::parse_date("2019-09-30", core::DateForm::iso);
  study.entry_months = 6;
  const Outcome exit = of(OutcomeKind::exit_work);
  CHECK(after_end(study, exit, 18) == AfterEnd::no);  // in on 31-3-2018, last day 29-9-2019
  CHECK(after_end(study, exit, 19) == AfterEnd::some);
  CHECK(after_end(study, exit, 24) == AfterEnd::some);  // the first: last day 30-9-2019
  CHECK(after_end(study, exit, 25) == AfterEnd::all);
  CHECK(after_end(study, of(OutcomeKind::ladder_change), 25) == AfterEnd::all);
  CHECK(after_end(study, of(OutcomeKind::hours_worked), 19) == AfterEnd::some);
  CHECK(after_end(study, of(OutcomeKind::scale), 36) == AfterEnd::no);
  CHECK(after_end(study, of(OutcomeKind::time_to_event), 100) == AfterEnd::no);
  study.entry_months = 0;
  CHECK(after_end(study, exit, 24) == AfterEnd::no);
  CHECK(after_end(study, exit, 25) == AfterEnd::all);
  study.end = study.start;  // a plan without an end
  CHECK(after_end(study, exit, 25) == AfterEnd::no);
}

}  // namespace werkthet::config
