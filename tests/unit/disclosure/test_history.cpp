#include "disclosure/history.hpp"

#include "support/sample_study.hpp"

#include <catch2/catch.hpp>

using namespace werkthet;
using disclosure::LedgerLine;
using disclosure::Status;

namespace {

config::Study later(config::Study study) {
  study.release.id = "later";
  return study;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a ledger says what was printed and how, and no number for what was hidden") {
  const config::Study study = test_support::sample_study();
  const std::string text = disclosure::write_ledger(study, {{"exit|a|12", {Status::exact, 44, 0}},
                                                            {"exit|a|6", {Status::hidden, 7, 0}},
                                                            {"flow", {Status::rounded, 40, 0}},
                                                            {"nobody", {Status::rounded, 0, 0}}});
  CHECK(text.find('7') == std::string::npos);
  core::Problems problems;
  const std::vector<LedgerLine> lines = disclosure::read_ledger(text, later(study), "x", problems);
  CHECK_FALSE(problems.has_errors());
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].query == "exit|a|12");
  CHECK(lines[0].past.value == 44);
  CHECK(lines[1].past.status == Status::hidden);
  CHECK(lines[1].past.value == 0);
  CHECK(lines[2].past.status == Status::rounded);
  CHECK(lines[3].past.value == 0);
}

TEST_CASE("a ledger may be as large as the limit and no larger") {
  const config::Study study = test_support::sample_study();
  std::string text = disclosure::write_ledger(study, {{"a", {Status::exact, 44, 0}}});
  text.resize(disclosure::most_ledger_bytes, ' ');
  core::Problems problems;
  CHECK(disclosure::read_ledger(text, later(study), "x", problems).size() == 1);
  CHECK(disclosure::read_ledger(text + " ", later(study), "x", problems).empty());
  CHECK(problems.count(core::Severity::error) == 1);
  std::vector<LedgerLine> lines;
  for (std::size_t i = 0; i < disclosure::most_ledger_lines; ++i) {
    lines.push_back({std::to_string(i), {Status::hidden, 0, 0}});
  }
  CHECK(disclosure::read_ledger(disclosure::write_ledger(study, lines), later(study), "x", problems).size() ==
        lines.size());
  lines.push_back({"one more", {Status::hidden, 0, 0}});
  CHECK(disclosure::read_ledger(disclosure::write_ledger(study, lines), later(study), "x", problems).empty());
}

TEST_CASE("a ledger that is damaged, doubled, or of something else is refused as a whole") {
  const config::Study study = test_support::sample_study();
  const std::string text =
      disclosure::write_ledger(study, {{"a", {Status::exact, 44, 0}}, {"b", {Status::hidden, 0, 0}}});
  const auto code = [&](const std::string& bytes, const config::Study& reader) {
    core::Problems problems;
    const auto lines = disclosure::read_ledger(bytes, reader, "x", problems);
    CHECK(lines.empty());
    REQUIRE(problems.count(core::Severity::error) == 1);
    return problems.all().front().code;
  };
  CHECK(code("", later(study)) == "L305");
  CHECK(code("[]", later(study)) == "L305");
  CHECK(code(text.substr(0, text.size() / 2), later(study)) == "L305");
  CHECK(code(replaced(text, "44", "-4"), later(study)) == "L305");
  CHECK(code(replaced(text, "44", "4.5"), later(study)) == "L305");
  CHECK(code(replaced(text, "\"exact\"", "\"known\""), later(study)) == "L305");
  CHECK(code(replaced(text, "\"hidden\"", "\"hidden\", \"value\": 3"), later(study)) == "L305");
  CHECK(code(replaced(text, "\"id\": \"b\"", "\"id\": \"a\""), later(study)) == "L305");
  CHECK(code(replaced(text, "\"format\": 1", "\"format\": 2"), later(study)) == "L305");
  CHECK(code(text, study) == "L306");  // this release itself
  config::Study other = later(study);
  other.id = "elsewhere";
  CHECK(code(text, other) == "L306");
  CHECK(code(std::string(40000, '['), later(study)) == "L305");
}
