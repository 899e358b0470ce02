#include "cli/command.hpp"
#include "cli/pipeline.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <cstdio>

namespace werkthet::cli {

int run_help(const Arguments& arguments) {
  if (arguments.has("man")) {
    std::fputs(man_page().c_str(), stdout);
  } else if (arguments.has("completion")) {
    if (arguments.get("completion") != "bash") {
      throw core::Error(core::ErrorKind::usage, "completion is written for bash only");
    }
    std::fputs(bash_completion().c_str(), stdout);
  } else if (arguments.positionals.empty()) {
    std::fputs(help_overview().c_str(), stdout);
  } else if (const Command* command = find_command(arguments.positionals[0])) {
    std::fputs(help_of(*command).c_str(), stdout);
  } else {
    std::vector<std::string> names;
    for (const Command& known : commands()) {
      names.push_back(known.name);
    }
    const std::string near = core::nearest(arguments.positionals[0], names);
    throw core::Error(core::ErrorKind::usage, "there is no command \"" + arguments.positionals[0] + "\"", {},
                      near.empty() ? "see `werkthet help`" : "did you mean " + near + "?");
  }
  return 0;
}

int run_version(const Arguments& /*arguments*/) {
  std::fputs(("werkthet " + version() + "\n").c_str(), stdout);
  return 0;
}

}  // namespace werkthet::cli
