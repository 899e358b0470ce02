#pragma once
// The one definition of every command and option. Parsing, help, man page, completion and the tests all read
// this table; an option that is not here does not exist.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace werkthet::cli {

struct Option {
  std::string name;         ///< "--out"
  std::string placeholder;  ///< "DIR"; empty: a switch
  std::string help;
};

struct Positional {
  std::string name;  ///< "STUDY"
  std::string help;
  bool required{};
  bool many{};  ///< the last one, and it may be given more than once
};

/// What the user typed, already checked against the table.
struct Arguments {
  std::map<std::string, std::string> options;  ///< without dashes; switches hold "yes"
  std::vector<std::string> positionals;

  [[nodiscard]] bool has(const std::string& name) const { return options.contains(name); }
  [[nodiscard]] std::string get(const std::string& name, std::string fallback = {}) const {
    const auto found = options.find(name);
    return found == options.end() ? std::move(fallback) : found->second;
  }
};

struct Command {
  std::string name;
  std::string summary;      ///< one line
  std::string description;  ///< a paragraph
  std::vector<Positional> positionals;
  std::vector<Option> options;
  std::string example;  ///< one complete call on the example study
  int (*run)(const Arguments&);
};

/// All commands in the order of use.
[[nodiscard]] const std::vector<Command>& commands();
/// Options that every command takes.
[[nodiscard]] const std::vector<Option>& global_options();
[[nodiscard]] const Command* find_command(std::string_view name);

/// Checks the words after the command against its table; boost::program_options underneath, without
/// abbreviations. Throws core::Error{usage} naming the nearest known option.
[[nodiscard]] Arguments parse(const Command& command, const std::vector<std::string>& words);

/// `werkthet help`, `werkthet help build`, the man page and bash completion.
[[nodiscard]] std::string help_overview();
[[nodiscard]] std::string help_of(const Command& command);
[[nodiscard]] std::string man_page();
[[nodiscard]] std::string bash_completion();

struct ExitCode {
  int code;
  std::string meaning;
};
[[nodiscard]] const std::vector<ExitCode>& exit_codes();

// The commands themselves, one per file.
int run_init(const Arguments& arguments);
int run_check(const Arguments& arguments);
int run_build(const Arguments& arguments);
int run_plan(const Arguments& arguments);
int run_explain(const Arguments& arguments);
int run_verify(const Arguments& arguments);
int run_approve(const Arguments& arguments);
int run_audit(const Arguments& arguments);
int run_template(const Arguments& arguments);
int run_memo(const Arguments& arguments);
int run_audit_workbook(const Arguments& arguments);
int run_list(const Arguments& arguments);
int run_layout(const Arguments& arguments);
int run_version(const Arguments& arguments);
int run_help(const Arguments& arguments);

}  // namespace werkthet::cli
