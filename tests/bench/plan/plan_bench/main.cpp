// plan_bench STUDY.toml [--threads N] [--rounds R] [--csv FILE]: times the study's plan (analysis::analyse)
// apart from reading and writing. With --csv: FILE holds the cohort, FILE.plan the settings and
// FILE.estimates our estimates, for plan.R and compare.py.

#include "analysis/analyse.hpp"
#include "cohort/build_cohort.hpp"
#include "config/read_study.hpp"
#include "core/error.hpp"
#include "core/stopwatch.hpp"
#include "ingest/read_input.hpp"
#include "plan/plan_bench/tables.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace werkthet;

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

struct Options {
  std::filesystem::path study;
  std::filesystem::path csv;
  unsigned threads{2};
  unsigned rounds{5};
};

bool whole(const std::string& text, unsigned most, unsigned& out) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), out);
  return parsed.ec == std::errc{} && out >= 1 && out <= most;
}

std::optional<Options> parse(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (!argument.starts_with("--")) {
      options.study = argument;
      continue;
    }
    const std::string value = ++i < arguments.size() ? arguments[i] : std::string();
    const bool good = argument == "--threads"  ? whole(value, 64, options.threads)
                      : argument == "--rounds" ? whole(value, 1000, options.rounds)
                                               : argument == "--csv" && !value.empty();
    if (!good) {
      return std::nullopt;
    }
    if (argument == "--csv") {
      options.csv = value;
    }
  }
  return options.study.empty() ? std::nullopt : std::optional(options);
}

cohort::Cohort read_cohort(const config::Study& study, unsigned threads) {
  core::SilentLog log;
  const ingest::Input input = ingest::read_input(study, {.threads = threads, .cache_file = {}}, log);
  if (input.problems.has_errors()) {
    throw core::Error(core::ErrorKind::input, "the input of the study has errors: werkthet check shows them");
  }
  return cohort::build_cohort(study, input, log);
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) {
    throw core::Error(core::ErrorKind::output, "the table cannot be written", path.string());
  }
}

void print(std::string_view what, std::vector<double> seconds) {
  std::sort(seconds.begin(), seconds.end());
  fmt::print("{} min {:.4f} median {:.4f} s\n", what, seconds.front(), seconds[seconds.size() / 2]);
}

void run(const Options& options) {
  core::Problems problems;
  const std::optional<config::Study> study = config::read_study(options.study, problems);
  if (!study) {
    throw core::Error(core::ErrorKind::usage, "the study file has errors: werkthet check shows them");
  }
  const cohort::Cohort cohort = read_cohort(*study, options.threads);
  core::SilentLog log;
  analysis::Estimates estimates;
  std::vector<double> wall;
  std::vector<double> cpu;
  for (unsigned round = 0; round < options.rounds; ++round) {
    const double before = cpu_seconds();
    core::Stopwatch watch;
    estimates = analysis::analyse(*study, cohort, log, options.threads);
    wall.push_back(watch.lap());
    cpu.push_back(cpu_seconds() - before);
  }
  fmt::print("threads {} rounds {} units {} estimates {} checksum {:016x}\n", options.threads, options.rounds,
             cohort.size, estimates.list.size(), bench::checksum(estimates));
  print("wall", wall);
  print("cpu", cpu);
  if (!options.csv.empty()) {
    const analysis::Groups groups = analysis::make_groups(*study, cohort);
    write(options.csv, bench::cohort_csv(cohort, groups));
    write(options.csv.string() + ".plan", bench::plan_csv(*study, groups));
    write(options.csv.string() + ".estimates", bench::estimates_csv(estimates));
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto options = parse({argv + 1, argv + argc});
    if (!options) {
      fmt::print(stderr, "usage: plan_bench STUDY.toml [--threads 1..64] [--rounds 1..1000] [--csv FILE]\n");
      return 2;
    }
    run(*options);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "plan_bench: {}\n", error.what());
    return 1;
  }
}
