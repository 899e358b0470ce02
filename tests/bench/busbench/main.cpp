// busbench DATA OUT [--threads N] [--format csv|fixed]: the whole of workload BUSBENCH-1 with the program's
// own stages. Writes OUT/results.csv and OUT/results.xlsx; stage times go to standard error in the form of
// the peers.

#include "busbench/tables.hpp"
#include "core/error.hpp"
#include "core/stopwatch.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace werkthet;

/// Wall and CPU seconds of each stage.
class Stages {
 public:
  void ended(std::string_view name) {
    const double wall = watch_.lap();
    const double now = cpu();
    fmt::print(stderr, "stage {} {:.4f} cpu {:.4f}\n", name, wall, now - cpu_);
    cpu_ = now;
  }

 private:
  static double cpu() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) {
      return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
  }
  core::Stopwatch watch_;
  double cpu_{cpu()};
};

struct Options {
  std::filesystem::path data;
  std::filesystem::path out;
  unsigned threads{2};
  bench::Format format{bench::Format::csv};
};

std::optional<Options> parse(const std::vector<std::string>& arguments) {
  Options options;
  std::vector<std::string> places;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const std::string value = i + 1 < arguments.size() ? arguments[i + 1] : std::string();
    if (argument == "--threads") {
      const auto parsed = std::from_chars(value.data(), value.data() + value.size(), options.threads);
      if (parsed.ec != std::errc{} || options.threads < 1 || options.threads > 64) {
        return std::nullopt;
      }
      ++i;
    } else if (argument == "--format") {
      if (value != "csv" && value != "fixed") {
        return std::nullopt;
      }
      options.format = value == "csv" ? bench::Format::csv : bench::Format::fixed;
      ++i;
    } else {
      places.push_back(argument);
    }
  }
  if (places.size() != 2) {
    return std::nullopt;
  }
  options.data = places[0];
  options.out = places[1];
  return options;
}

/// Not core::write_file: that waits for the disk, which no peer does.
void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    throw core::Error(core::ErrorKind::output, "the results cannot be written");
  }
}

void run(const Options& options) {
  Stages stages;
  bench::Results results;
  const bench::Loaded loaded = bench::load(options.data, options.format, options.threads);
  stages.ended("read");
  const cohort::Coverage coverage = cohort::coverage_of(loaded.bus, std::nullopt);
  const cohort::RowsByPerson rows = cohort::rows_by_person(loaded.bus, coverage, bench::rules());
  const cohort::Spells spells = cohort::build_spells(loaded.bus, coverage, rows, bench::rules());
  bench::totals(loaded, spells, results);
  stages.ended("spells");
  bench::months(loaded.bus, coverage, spells, bench::group_of_person(loaded), results);
  stages.ended("months");
  const std::vector<bench::Followed> followed = bench::follow(loaded, coverage, spells, results);
  bench::curves(followed, results);
  stages.ended("curves");
  bench::logit(loaded.bus, rows, followed, results);
  stages.ended("logit");
  bench::permutations(followed, options.threads, results);
  stages.ended("permutation");
  bench::bootstraps(followed, options.threads, results);
  stages.ended("bootstrap");
  write(options.out / "results.csv", bench::as_csv(results));
  write(options.out / "results.xlsx", bench::as_workbook(results, coverage.data_until));
  stages.ended("write");
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  fmt::print(stderr, "runs {} deliveries {} peak_kB {}\n", loaded.bus.rows.size(),
             loaded.bus.deliveries.size(), used.ru_maxrss);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const auto options = parse({argv + 1, argv + argc});
    if (!options) {
      fmt::print(stderr, "usage: busbench DATA OUT [--threads 1..64] [--format csv|fixed]\n");
      return 2;
    }
    std::filesystem::create_directories(options->out);
    run(*options);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "busbench: {}\n", error.what());
    return 1;
  }
}
