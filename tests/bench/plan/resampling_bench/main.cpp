// resampling_bench DATA FILE [--rounds R]: the resampling of workload BUSBENCH-1 by the program's own
// randomisation_test and bootstrap_incidence_at, on one thread as R is. FILE gets one row per
// followed person, for resampling.R; a line per job with its CPU seconds (minimum) goes to standard output.

#include "busbench/tables.hpp"
#include "core/error.hpp"
#include "statistics/resampling/curve_bootstrap.hpp"
#include "statistics/resampling/randomisation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

namespace {

using namespace werkthet;
using bench::Followed;

constexpr int horizon_days = 800;
constexpr int days_in_month = 30;

std::vector<Followed> followed_of(const std::filesystem::path& data) {
  bench::Results results;
  const bench::Loaded loaded = bench::load(data, bench::Format::csv, 2);
  const cohort::Coverage coverage = cohort::coverage_of(loaded.bus, std::nullopt);
  const cohort::RowsByPerson rows = cohort::rows_by_person(loaded.bus, coverage, bench::rules());
  const cohort::Spells spells = cohort::build_spells(loaded.bus, coverage, rows, bench::rules());
  return bench::follow(loaded, coverage, spells, results);
}

void write(const std::filesystem::path& path, const std::vector<Followed>& followed) {
  std::string text = "group,time,event,full\n";
  for (const Followed& one : followed) {
    fmt::format_to(std::back_inserter(text), "{},{},{},{}\n", one.group, one.time, one.event, one.full);
  }
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    throw core::Error(core::ErrorKind::output, "the table cannot be written", path.string());
  }
}

/// A contrast's answer, as resampling.R prints it too.
struct Answer {
  double estimate{};
  double se{};  ///< of a bootstrap
  double p{};   ///< of a permutation
};
using Job = std::function<std::vector<Answer>()>;  ///< one answer per contrast

/// Everybody of a group and of control who could be followed for a year.
struct Year {
  std::vector<double> left;  ///< for work within the year
  std::vector<double> days;  ///< on benefit in that year
  std::vector<int> treated;
};

Year year_of(const std::vector<Followed>& followed, int group) {
  Year year;
  for (const Followed& one : followed) {
    if (one.full >= 365 && (one.group == 0 || one.group == group)) {
      year.left.push_back(one.event == 1 && one.time <= 365 ? 1.0 : 0.0);
      year.days.push_back(std::min(one.time, 365));
      year.treated.push_back(one.group == 0 ? 0 : 1);
    }
  }
  return year;
}

template <class T>
const T& sure(const statistics::Estimated<T>& estimated) {
  if (!estimated) {
    throw core::Error(core::ErrorKind::input, estimated.why().detail);
  }
  return *estimated;
}

std::vector<Answer> permutation(const std::vector<Followed>& followed, bool yes_no, bool exact) {
  statistics::RandomisationOptions options;
  options.exact_limit = exact ? options.exact_limit : 0;
  options.draws = {bench::replications, 1, "permutation", 1};
  std::vector<Answer> answers;
  for (int group = 1; group < bench::groups; ++group) {
    const Year year = year_of(followed, group);
    const auto test =
        statistics::randomisation_test(yes_no ? year.left : year.days, {year.treated, {}, {}}, options);
    answers.push_back({sure(test).difference_in_means, 0, sure(test).p.two_sided});
  }
  return answers;
}

std::vector<Answer> bootstrap(const std::vector<Followed>& followed, int days) {
  std::vector<int> time[bench::groups];
  std::vector<int> cause[bench::groups];
  for (const Followed& one : followed) {
    time[one.group].push_back(one.event > 0 ? (one.time + days - 1) / days : one.time / days);
    cause[one.group].push_back(one.event);
  }
  std::vector<statistics::MonthlyEndings> arms;
  for (int group = 1; group < bench::groups; ++group) {
    arms.push_back({time[group], cause[group]});
  }
  std::vector<Answer> answers;
  for (const auto& found : statistics::bootstrap_incidence_at(
           arms, {time[0], cause[0]}, 1, horizon_days / days, {bench::replications, 1, "curve", 1})) {
    answers.push_back({sure(found).estimate, found->se, 0});
  }
  return answers;
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

void measure(std::string_view name, const Job& job, int rounds) {
  double best = std::numeric_limits<double>::infinity();
  std::string answers;
  for (int round = 0; round < rounds; ++round) {
    answers.clear();
    const double before = cpu_seconds();
    const std::vector<Answer> all = job();
    best = std::min(best, cpu_seconds() - before);
    for (const Answer& a : all) {
      fmt::format_to(std::back_inserter(answers), ",{:.6f},{:.6f},{:.6f}", a.estimate, a.se, a.p);
    }
  }
  fmt::print("{},{:.6f}{}\n", name, best, answers);
}

void run(const std::filesystem::path& data, const std::filesystem::path& file, int rounds) {
  const std::vector<Followed> all = followed_of(data);
  write(file, all);
  measure(
      "permutation_yes_no", [&] { return permutation(all, true, false); }, rounds);
  measure(
      "permutation_yes_no_exact", [&] { return permutation(all, true, true); }, rounds);
  measure(
      "permutation_days", [&] { return permutation(all, false, false); }, rounds);
  measure(
      "bootstrap_by_month", [&] { return bootstrap(all, days_in_month); }, rounds);
  measure(
      "bootstrap_by_day", [&] { return bootstrap(all, 1); }, rounds);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    int rounds = 5;
    bool good = arguments.size() == 2 || (arguments.size() == 4 && arguments[2] == "--rounds");
    if (good && arguments.size() == 4) {
      const std::string& text = arguments[3];
      good = std::from_chars(text.data(), text.data() + text.size(), rounds).ec == std::errc{} && rounds > 0;
    }
    if (!good) {
      fmt::print(stderr, "usage: resampling_bench DATA FILE [--rounds R]\n");
      return 2;
    }
    run(arguments[0], arguments[1], rounds);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "resampling_bench: {}\n", error.what());
    return 1;
  }
}
