#include "cli/command.hpp"
#include "cli/exchanges.hpp"
#include "cli/pipeline.hpp"
#include "cli/publishers.hpp"
#include "cli/read_options.hpp"
#include "config/region.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

#include <algorithm>
#include <cstdio>

namespace werkthet::cli {
namespace {

std::vector<std::string> chosen_publishers(const Arguments& arguments) {
  std::vector<std::string> known;
  for (const auto& publisher : publishers()) {
    known.emplace_back(publisher->name());
  }
  std::vector<std::string> chosen;
  if (!arguments.has("only")) {
    return chosen;
  }
  const std::string only = arguments.get("only");
  for (const std::string_view name : core::split(only, ',')) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      const std::string near = core::nearest(name, known);
      throw core::Error(core::ErrorKind::usage, "there is no publisher \"" + std::string(name) + "\"",
                        "--only",
                        near.empty() ? "see `werkthet list publishers`" : "did you mean " + near + "?");
    }
    chosen.emplace_back(name);
  }
  return chosen;
}

}  // namespace

int run_build(const Arguments& arguments) {
  Console console(arguments);
  BuildOptions options;
  options.only = chosen_publishers(arguments);
  core::Problems settings;
  const std::filesystem::path file = study_file(arguments.positionals[0]);
  config::Study study = load_study(file, settings);
  if (study.release.kind == config::ReleaseKind::exploration) {
    throw core::Error(core::ErrorKind::usage,
                      "this release is an exploration before the start: there are no results to build",
                      file.string(), "run `werkthet plan " + arguments.positionals[0] + "`");
  }
  apply_as_of(arguments, study);
  if (arguments.has("theme")) {
    study.site.theme = std::filesystem::absolute(arguments.get("theme")).string();
  }
  study.site.theme_strict = study.site.theme_strict || arguments.has("theme-strict");
  options.out =
      arguments.has("out") ? std::filesystem::path(arguments.get("out")) : file.parent_path() / "out";
  const bool published = !study.data.published.empty();
  const bool region = config::compares_only(study);
  ingest::Input input;
  ingest::Published table;
  std::vector<exchange::Exchange> others;
  if (published) {
    table = load_published(study, input);
  } else if (region) {
    input = load_region(study, others, console);
  } else {
    const ingest::ReadOptions reading = read_options(arguments, study);
    options.threads = reading.threads;
    input = load_input(study, reading, console);
    others = load_exchanges(study, input);
  }
  core::Problems all = settings;
  all.append(input.problems);
  console.problems(all);
  input.problems = all;
  if (arguments.has("strict")) {
    refuse_warnings(all, file);
  }
  show(published ? build_published(study, table, input, options, console)
       : region  ? build_region(study, input, others, options, console)
                 : build(study, input, others, options, console));
  return 0;
}

}  // namespace werkthet::cli
