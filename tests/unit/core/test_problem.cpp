#include "core/error.hpp"
#include "core/problem.hpp"

#include <catch2/catch.hpp>

using namespace werkthet::core;

TEST_CASE("a problem tells where, what and what to do") {
  const Problem problem{
      Severity::error,    "E204", {"allocation.csv", 37, 5, "consent_date"}, "consent is later than the draw",
      "check both dates", ""};
  CHECK(text(problem) ==
        "error E204 allocation.csv:37:5 consent_date: consent is later than the draw\n"
        "  what to do: check both dates\n");
}

TEST_CASE("many problems of a kind are counted, not printed") {
  Problems problems;
  for (std::uint64_t i = 1; i <= 25; ++i) {
    problems.add({Severity::warning, "W140", {"a.csv", 26 - i, 0, ""}, "m", "", ""});
  }
  problems.sort();
  CHECK(problems.all().front().place.line == 1);
  CHECK(problems.count("W140") == 25);
  CHECK_FALSE(problems.has_errors());
  CHECK(text(problems, 20).find("... and 5 more of W140") != std::string::npos);
}

TEST_CASE("an error carries its story and its exit code") {
  Error error(ErrorKind::usage, "min_cell is too small", "study.toml:14:12", "min_cell = 10");
  error.while_doing("reading the disclosure rules");
  CHECK(error.story() ==
        "study.toml:14:12: error: min_cell is too small\n"
        "  while reading the disclosure rules\n"
        "  hint: min_cell = 10");
  CHECK(exit_code(error.kind()) == 2);
  CHECK(exit_code(ErrorKind::internal) == 70);
  CHECK_THROWS_AS(ensure(false, "a promise"), Error);
}
