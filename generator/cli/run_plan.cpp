#include "cli/command.hpp"
#include "cli/pipeline.hpp"
#include "core/error.hpp"

#include <cstdio>

namespace werkthet::cli {

void require_plan(const config::Study& study) {
  if (!study.feasibility) {
    throw core::Error(
        core::ErrorKind::usage, "there is nothing to plan with: the study has no [feasibility]",
        study.file.string(),
        "write persons and participation below [feasibility]; `werkthet list settings` shows all of it");
  }
  if (study.release.kind != config::ReleaseKind::exploration) {
    throw core::Error(core::ErrorKind::usage, "a plan is a release of its own, before the start",
                      study.file.string(),
                      "set kind = \"exploration\" below [release], with an id and a date of its own");
  }
  if (study.unit == config::Unit::benefit && study.feasibility->benefits == 0) {
    throw core::Error(core::ErrorKind::usage, "the lottery draws benefits, and their number is not stated",
                      study.file.string(), "write benefits below [feasibility], or set unit = \"person\"");
  }
  if (study.arms.size() < 2) {
    throw core::Error(core::ErrorKind::usage, "an experiment has two groups or more", study.file.string(),
                      "add a section [arms.NAME]");
  }
}

int run_plan(const Arguments& arguments) {
  Console console(arguments);
  core::Problems all;
  const std::filesystem::path file = study_file(arguments.positionals[0]);
  const config::Study study = load_study(file, all);
  require_plan(study);
  ingest::Input input = load_costs(study, console);
  all.append(input.problems);
  all.append(plan_problems(study, input));
  console.problems(all);
  input.problems = all;
  if (arguments.has("strict")) {
    refuse_warnings(all, file);
  }
  const std::filesystem::path out =
      arguments.has("out") ? std::filesystem::path(arguments.get("out")) : file.parent_path() / "out";
  show(build_plan(study, input, out, console));
  return 0;
}

}  // namespace werkthet::cli
