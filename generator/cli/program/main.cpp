#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace {

/// A crash must not leave people's data on disk, and new files belong to the user until they are published.
void guard_process() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  ::umask(077);
}

int run(const std::vector<std::string>& words) {
  using namespace werkthet;
  if (words.empty() || words.front() == "--help" || words.front() == "-h") {
    std::fputs(cli::help_overview().c_str(), words.empty() ? stderr : stdout);
    return words.empty() ? core::exit_code(core::ErrorKind::usage) : 0;
  }
  const std::string name = words.front() == "--version" ? "version" : words.front();
  const cli::Command* command = cli::find_command(name);
  if (command == nullptr) {
    std::vector<std::string> names;
    for (const cli::Command& known : cli::commands()) {
      names.push_back(known.name);
    }
    const std::string near = core::nearest(name, names);
    throw core::Error(core::ErrorKind::usage, "there is no command \"" + name + "\"", {},
                      near.empty() ? "see `werkthet help`" : "did you mean " + near + "?");
  }
  const cli::Arguments arguments = cli::parse(*command, {words.begin() + 1, words.end()});
  if (arguments.has("help")) {
    std::fputs(cli::help_of(*command).c_str(), stdout);
    return 0;
  }
  return command->run(arguments);
}

}  // namespace

int main(int argc, char** argv) {
  guard_process();
  try {
    return run({argv + 1, argv + argc});
  } catch (const werkthet::core::Error& error) {
    std::fputs((error.story() + "\n").c_str(), stderr);
    return werkthet::core::exit_code(error.kind());
  } catch (const std::exception& error) {
    // The text of a foreign exception may quote data, so only its kind is shown.
    std::fputs(
        "error: something failed that should not\n  This is a bug in werkthet. Please report what you ran.\n",
        stderr);
    static_cast<void>(error);
    return werkthet::core::exit_code(werkthet::core::ErrorKind::internal);
  }
}
