#pragma once
// The run, one line per stage: read, follow, estimate, find, check, publish. Everything a command needs of
// it.

#include "analysis/estimates.hpp"
#include "cli/console.hpp"
#include "config/study.hpp"
#include "core/problem.hpp"
#include "exchange/exchange.hpp"
#include "ingest/input.hpp"
#include "ingest/lists/published.hpp"
#include "ingest/read_input.hpp"
#include "safe/safe_findings.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace werkthet::cli {

/// study.toml itself, or the one in a folder. Throws Error{usage} when there is none.
[[nodiscard]] std::filesystem::path study_file(const std::string& named);

/// The study; prints all problems and throws Error{usage} when it has errors. `problems` keeps warnings.
[[nodiscard]] config::Study load_study(const std::filesystem::path& file, core::Problems& problems);

/// Reads all input and runs every check, also over the study's own texts.
[[nodiscard]] ingest::Input load_input(const config::Study& study, const ingest::ReadOptions& options,
                                       Console& console);

/// The list of costs alone, with the study's own texts checked: what an exploration before the start reads.
/// No file about people is opened.
[[nodiscard]] ingest::Input load_costs(const config::Study& study, Console& console);

/// The published table of the study, with the study's own texts checked; problems go into `input`. No file
/// about people is opened.
[[nodiscard]] ingest::Published load_published(const config::Study& study, ingest::Input& input);

struct BuildOptions {
  std::filesystem::path out;      ///< folder that holds the releases
  std::vector<std::string> only;  ///< names of publishers; empty: all
  unsigned threads{2};
};

struct Built {
  std::filesystem::path folder;         ///< out/<release>
  std::vector<std::string> highlights;  ///< the files a person opens first, absolute
  std::vector<std::string> messages;    ///< sentences to print, in the first language of the study
};

/// The whole way; `others` are the exchange files of load_exchanges. Throws Error{input} when the check of
/// the input has errors, Error{privacy} from the gate.
[[nodiscard]] Built build(const config::Study& study, const ingest::Input& input,
                          const std::vector<exchange::Exchange>& others, const BuildOptions& options,
                          Console& console);

/// What a memo of this study is made from, for whatever kind of release; nothing is written. Throws as build().
[[nodiscard]] safe::SafeFindings memo_findings(const config::Study& study, const ingest::Input& input,
                                               const std::vector<exchange::Exchange>& others, unsigned threads,
                                               Console& console);

/// Throws Error{usage} unless the study says what a plan needs: [feasibility], kind = "exploration", two
/// groups, and the number of benefits where the lottery draws those.
void require_plan(const config::Study& study);

/// W414 to W416: too few people per group, costs above the budget, an unknown share of the fixed costs.
/// Precondition: as analysis::explore().
[[nodiscard]] core::Problems plan_problems(const config::Study& study, const ingest::Input& input);

/// The way of an exploration before the start: costs and wishes in, memo `verkenning`, workbook and data out.
/// Throws Error{input} when the check of the costs has errors, Error{privacy} from the gate.
[[nodiscard]] Built build_plan(const config::Study& study, const ingest::Input& input,
                               const std::filesystem::path& out, Console& console);

/// The way of a published table (study.data.published): no file about people is opened. Workbook, data, and
/// sentences to print. Throws Error{input} when the table has errors. Throws Error{usage} when `options.only`
/// asks for more than those.
[[nodiscard]] Built build_published(const config::Study& study, const ingest::Published& published,
                                    const ingest::Input& input, const BuildOptions& options,
                                    Console& console);

/// What a region reads: exchange files into `others`, and no file about people. `input` holds the files and problems.
[[nodiscard]] ingest::Input load_region(const config::Study& study, std::vector<exchange::Exchange>& others,
                                        Console& console);
/// The way of a region that only lays municipalities side by side (config::compares_only). Throws Error{input} when a
/// file has errors.
[[nodiscard]] Built build_region(const config::Study& study, const ingest::Input& input,
                                 const std::vector<exchange::Exchange>& others, const BuildOptions& options,
                                 Console& console);

/// Messages, then the files a person opens first, on standard output.
void show(const Built& built);

/// Throws Error{warnings_as_errors} when there are warnings and no errors (which say so themselves): for
/// --strict.
void refuse_warnings(const core::Problems& problems, const std::filesystem::path& file);

/// Version of the program, "0.1.0".
[[nodiscard]] std::string version();

}  // namespace werkthet::cli
