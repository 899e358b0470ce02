#include "cli/command.hpp"
#include "cli/pipeline.hpp"
#include "cli/threads.hpp"
#include "core/error.hpp"

#include <cstdio>

namespace werkthet::cli {

int run_check(const Arguments& arguments) {
  Console console(arguments);
  core::Problems settings;
  const config::Study study = load_study(study_file(arguments.positionals[0]), settings);
  ingest::Input input = load_input(study, threads(arguments), console);
  core::Problems all = settings;
  all.append(input.problems);
  std::fputs(core::text(all).c_str(), stdout);
  std::fputs((std::to_string(all.count(core::Severity::error)) + " errors, " +
              std::to_string(all.count(core::Severity::warning)) + " warnings, " +
              std::to_string(all.count(core::Severity::note)) + " notes\n")
                 .c_str(),
             stdout);
  if (all.has_errors()) {
    return core::exit_code(core::ErrorKind::input);
  }
  return arguments.has("strict") && all.count(core::Severity::warning) > 0
             ? core::exit_code(core::ErrorKind::warnings_as_errors)
             : 0;
}

}  // namespace werkthet::cli
