#include "cli/command.hpp"
#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace werkthet;
using cli::Command;

namespace {

const Command& build() {
  const Command* command = cli::find_command("build");
  REQUIRE(command != nullptr);
  return *command;
}

std::string story_of(const Command& command, const std::vector<std::string>& words) {
  try {
    const auto arguments = cli::parse(command, words);
    static_cast<void>(arguments);
  } catch (const core::Error& error) {
    CHECK(error.kind() == core::ErrorKind::usage);
    return error.story();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a typo in an option is answered with the nearest one") {
  CHECK(story_of(build(), {"study.toml", "--thread", "4"}) ==
        "werkthet build: error: there is no option --thread\n  hint: did you mean --threads?");
}

TEST_CASE("an abbreviation is not guessed, so an option added next year changes no script") {
  CHECK(story_of(build(), {"study.toml", "--str"}).find("there is no option --str") != std::string::npos);
}

TEST_CASE("what is missing or too much is named") {
  CHECK(story_of(build(), {}).find("STUDY is missing") != std::string::npos);
  CHECK(story_of(build(), {"a", "b"}).find("too many words: \"b\"") != std::string::npos);
  CHECK(story_of(build(), {"a", "--out"}).find("needs a value") != std::string::npos);
  CHECK(story_of(build(), {"a", "--strict", "--strict"}) != "no error");
  CHECK(story_of(build(), {"a", "--log", "xml"}).find("--log is text or json") != std::string::npos);
}

TEST_CASE("options and positionals arrive as typed") {
  const auto arguments = cli::parse(build(), {"town", "--only", "site,memo", "--quiet"});
  CHECK(arguments.positionals == std::vector<std::string>{"town"});
  CHECK(arguments.get("only") == "site,memo");
  CHECK(arguments.has("quiet"));
  CHECK_FALSE(arguments.has("strict"));
  CHECK(arguments.get("threads", "2") == "2");
}

TEST_CASE("only the command that says so takes several folders") {
  const Command* audit = cli::find_command("audit");
  REQUIRE(audit != nullptr);
  CHECK(cli::parse(*audit, {"a", "b", "--min-cell", "5", "c"}).positionals ==
        std::vector<std::string>{"a", "b", "c"});
  CHECK(cli::help_of(*audit).find("werkthet audit [options] DIR...") != std::string::npos);
  CHECK(story_of(*audit, {}).find("DIR is missing") != std::string::npos);
}

TEST_CASE("every option stands in help, man page and completion, and once in the table") {
  const std::string man = cli::man_page();
  const std::string completion = cli::bash_completion();
  for (const Command& command : cli::commands()) {
    INFO(command.name);
    const std::string help = cli::help_of(command);
    CHECK(cli::help_overview().find(command.name) != std::string::npos);
    CHECK(help.find(command.example) != std::string::npos);
    CHECK(command.example.starts_with("werkthet " + command.name));
    std::set<std::string> names;
    for (const cli::Option& option : command.options) {
      INFO(option.name);
      CHECK(option.name.starts_with("--"));
      CHECK_FALSE(option.help.empty());
      CHECK(names.insert(option.name).second);
      CHECK(help.find(option.name) != std::string::npos);
      CHECK(completion.find(option.name) != std::string::npos);
      std::string escaped;
      for (const char c : option.name) {
        escaped += c == '-' ? std::string("\\-") : std::string(1, c);
      }
      CHECK(man.find(escaped) != std::string::npos);
    }
  }
}

TEST_CASE("exit codes are told once each and match the errors") {
  std::set<int> codes;
  for (const cli::ExitCode& code : cli::exit_codes()) {
    CHECK(codes.insert(code.code).second);
  }
  for (const core::ErrorKind kind :
       {core::ErrorKind::warnings_as_errors, core::ErrorKind::usage, core::ErrorKind::input,
        core::ErrorKind::privacy, core::ErrorKind::output, core::ErrorKind::template_,
        core::ErrorKind::internal}) {
    CHECK(codes.contains(core::exit_code(kind)));
  }
}
