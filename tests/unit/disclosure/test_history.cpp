#include "disclosure/history.hpp"

#include "core/error.hpp"
#include "support/sample_study.hpp"
#include "support/scratch_folder.hpp"

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

TEST_CASE("a ledger may be as large as the limit and no larger", "[slow]") {
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
  // Each key by itself: not there, of another type, one too many.
  const std::string exact = "\"id\": \"a\",\n   \"status\": \"exact\",\n   \"value\": 44";
  REQUIRE(text.find(exact) != std::string::npos);
  for (const char* line : {R"("id": 7, "status": "exact", "value": 44)", R"("key": "a", "status": "exact", "value": 44)",
                           R"("id": "a", "status": 7, "value": 44)", R"("id": "a", "state": "exact", "value": 44)",
                           R"("id": "", "status": "exact", "value": 44)", R"("id": "a", "status": "exact")",
                           R"("id": "a", "status": "exact", "size": 44)", R"("id": "a", "status": "exact", "value": "44")",
                           R"("id": "a", "status": "exact", "value": 44, "size": 150)",
                           R"("id": "a", "status": "exact", "value": 100000001)", R"("id": "a", "status": "hidden", "x": 1)",
                           R"("id": "a", "status": "tens", "value": -1)"}) {
    INFO(line);
    CHECK(code(replaced(text, exact, line), later(study)) == "L305");
  }
  for (const char* one : {"7", "\"a\"", "[]", "null"}) {
    INFO(one);
    CHECK(code(replaced(text, "{\n   " + exact + "\n  }", one), later(study)) == "L305");
  }
  CHECK(code(replaced(text, exact, "\"id\": \"" + std::string(501, 'a') + "\", \"status\": \"exact\", \"value\": 44"),
             later(study)) == "L305");
  CHECK(code(replaced(text, "\"format\": 1", "\"format\": 1, \"more\": 2"), later(study)) == "L305");
  CHECK(code(replaced(text, "\"counts\"", "\"count\""), later(study)) == "L305");
  CHECK(code(R"({"format": 1, "study": "lindeveen", "release": "x", "date": "2020-01-01", "counts": {}})", later(study)) ==
        "L305");
  core::Problems problems;
  CHECK(disclosure::read_ledger(replaced(text, "\"id\": \"b\"", "\"id\": \"a\""), later(study), "x", problems).empty());
  CHECK(problems.all().front().message.find("count 2 of") == 0);
}

TEST_CASE("the longest name, the largest count and nobody at all are read") {
  const config::Study study = test_support::sample_study();
  const std::string longest(500, 'a');
  core::Problems problems;
  const auto lines = disclosure::read_ledger(
      disclosure::write_ledger(study, {{longest, {Status::exact, 100'000'000, 0}}, {"b", {Status::rounded, 0, 0}}}),
      later(study), "x", problems);
  CHECK(problems.all().empty());
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].query == longest);
  CHECK(lines[0].past.value == 100'000'000);
  CHECK(lines[1].past.value == 0);
}

TEST_CASE("the history is that of every release named, by its folder or its public part, and says which is missing") {
  const test_support::ScratchFolder folder;
  config::Study study = test_support::sample_study();
  study.folder = folder.path();
  const auto ledger = [&](const std::string& release, const std::vector<LedgerLine>& lines) {
    config::Study of = study;
    of.release.id = release;
    folder.write("out/" + release + "/internal/ledger.json", disclosure::write_ledger(of, lines));
  };
  ledger("first", {{"a", {Status::rounded, 40, 0}}});
  ledger("third", {{"a", {Status::exact, 44, 0}}, {"b", {Status::hidden, 0, 0}}});
  study.release.earlier = {"out/first", "out/second", "out/third/public"};
  std::filesystem::create_directories(folder.path() / "out/second/internal");
  core::Problems problems;
  const disclosure::History history = disclosure::read_history(study, problems);
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all()[0].code == "L304");
  CHECK(problems.all()[0].severity == core::Severity::warning);
  CHECK(problems.all()[0].place.file == "out/second");
  CHECK(problems.all()[0].place.line == 0);  // of a folder, which has no lines
  CHECK(problems.all()[0].place.column == 0);
  CHECK(problems.all()[0].times == 1);
  REQUIRE(history.size() == 2);
  const std::vector<disclosure::Past>& a = history.at("a");
  REQUIRE(a.size() == 2);
  CHECK(a[0].status == Status::rounded);
  CHECK(a[0].value == 40);
  CHECK(a[0].release == 1);
  CHECK(a[1].status == Status::exact);
  CHECK(a[1].release == 3);
  CHECK(history.at("b").front().status == Status::hidden);
}

TEST_CASE("a ledger that is no text of a ledger, or far too large, stops the build and names its release") {
  const test_support::ScratchFolder folder;
  config::Study study = test_support::sample_study();
  study.folder = folder.path();
  study.release.earlier = {"out/torn", "out/large"};
  folder.write("out/torn/internal/ledger.json", "{");
  folder.write("out/large/internal/ledger.json", std::string(disclosure::most_ledger_bytes + 1, ' '));
  core::Problems problems;
  CHECK(disclosure::read_history(study, problems).empty());
  REQUIRE(problems.all().size() == 2);
  CHECK(problems.count("L305") == 2);
  CHECK(problems.count(core::Severity::error) == 2);
  CHECK(problems.all()[0].place.file == "out/torn");
  CHECK(problems.all()[1].place.file == "out/large");
}

TEST_CASE("every code of the history is explained by its own severity") {
  std::string codes;
  for (const config::Rule& rule : disclosure::rules()) {
    codes += rule.code + (rule.severity == core::Severity::error ? " error;" : " warning;");
    CHECK_FALSE(rule.title.empty());
  }
  CHECK(codes == "L304 warning;L305 error;L306 error;");
  CHECK(disclosure::status_name(Status::exact) == "exact");
  CHECK(disclosure::status_name(Status::rounded) == "tens");
  CHECK(disclosure::status_name(Status::hidden) == "hidden");
}
