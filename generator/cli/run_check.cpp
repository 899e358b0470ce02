#include "cli/command.hpp"
#include "cli/exchanges.hpp"
#include "cli/pipeline.hpp"
#include "cli/read_options.hpp"
#include "config/region.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "internal/quality.hpp"

#include <cstdio>
#include <filesystem>

namespace werkthet::cli {
namespace {

/// The page for the data manager. Readable by its owner only, as everything internal.
void write_report(const std::filesystem::path& folder, const config::Study& study,
                  const ingest::Input& input) {
  std::error_code error;
  if (std::filesystem::create_directories(folder, error)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
  }
  if (!std::filesystem::is_directory(folder)) {
    throw core::Error(core::ErrorKind::output, "the folder of --report cannot be made", folder.string(),
                      "name a folder that may be written");
  }
  constexpr unsigned owner_only = 0600;
  core::write_file(folder / "quality.html", internal::quality_html(study, input), owner_only);
  core::write_file(folder / "quality.csv", internal::quality_csv(input), owner_only);
  core::write_file(folder / "quality_counts.csv", internal::quality_counts_csv(input), owner_only);
  std::fputs(("report: " + (folder / "quality.html").string() + "\n").c_str(), stdout);
}

}  // namespace

int run_check(const Arguments& arguments) {
  Console console(arguments);
  core::Problems settings;
  config::Study study = load_study(study_file(arguments.positionals[0]), settings);
  apply_as_of(arguments, study);
  core::Problems all = settings;
  ingest::Input input;
  if (study.release.kind ==
      config::ReleaseKind::exploration) {  // what `plan` reads, and no file about people
    require_plan(study);
    input = load_costs(study, console);
    all.append(plan_problems(study, input));
  } else if (!study.data.published.empty()) {
    static_cast<void>(load_published(study, input));
  } else if (config::compares_only(study)) {
    std::vector<exchange::Exchange> others;
    input = load_region(study, others, console);
  } else {
    input = load_input(study, read_options(arguments, study), console);
    static_cast<void>(load_exchanges(study, input));  // for its problems
  }
  all.append(input.problems);
  std::fputs(core::text(all).c_str(), stdout);
  std::fputs((std::to_string(all.count(core::Severity::error)) + " errors, " +
              std::to_string(all.count(core::Severity::warning)) + " warnings, " +
              std::to_string(all.count(core::Severity::note)) + " notes\n")
                 .c_str(),
             stdout);
  if (arguments.has("report")) {
    input.problems = all;
    write_report(arguments.get("report"), study, input);
  }
  if (all.has_errors()) {
    return core::exit_code(core::ErrorKind::input);
  }
  return arguments.has("strict") && all.count(core::Severity::warning) > 0
             ? core::exit_code(core::ErrorKind::warnings_as_errors)
             : 0;
}

}  // namespace werkthet::cli
