// verdicts [--runs N] [--seed S] [--threads T]: simulated studies with a planted truth, and what a reader of
// the release would be told about the difference with non-participants. Prints verdict against truth, the
// lights, and how often the intervals hold the planted effects. The output depends on runs and seed only.

#include "core/parallel.hpp"
#include "support/simulated_reading.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace werkthet;
using safe::Verdict;
using test_support::Planted;
using test_support::Simulated;
using test_support::SimulatedReading;
using test_support::Size;

constexpr Size lindeveen{157, 1500, 600};
constexpr Size region{900, 6000, 2400};

/// What is true, and whether the design can tell it. It can when the planted difference is at least 3.3
/// standard errors (a power of 90 %), twice what the placebo detects, and the groups differ little enough
/// beforehand for a green light; known from the design, not from a run. Where it cannot, "not assessable" is
/// right as well: by an amber or a red light. Any other verdict is wrong.
struct Scenario {
  std::string name;
  Planted planted;
  Size size;
  Verdict truth{};
  bool can_tell{};
};

std::vector<Scenario> scenarios() {
  constexpr std::array<double, 2> strong{1.3, 2.2};
  const auto small = Verdict::selection;
  std::vector<Scenario> all;
  const auto add = [&](std::string name, Planted planted, const Size& size, Verdict truth, bool can_tell) {
    all.push_back({std::move(name), planted, size, truth, can_tell});
  };
  for (const bool large : {false, true}) {
    const Size& size = large ? region : lindeveen;
    add("none", {}, size, small, true);
    add("known selection", {.known_selection = 1.5}, size, small, true);
    add("hidden selection", {.hidden_selection = 1.5}, size, small, true);
    add("hidden selection, placebo blind", {.hidden_selection = 1.5, .drive_shows = false}, size, small,
        true);
    add("attention x1.3", {.attention = 1.3}, size, Verdict::unexplained, false);
    add("attention x2.0", {.attention = 2.0}, size, Verdict::unexplained, large);
    add("attention x2.0, placebo blind", {.drive_shows = false, .attention = 2.0}, size, Verdict::unexplained,
        false);
    add("contamination", {.arms = strong, .contamination = 0.9}, size, Verdict::mixed, large);
    add("attention x2.0, known selection", {.known_selection = 1.5, .attention = 2.0}, size, Verdict::mixed,
        false);
    add("attention x2.0, hidden selection", {.hidden_selection = 1.5, .attention = 2.0}, size, Verdict::mixed,
        false);
    add("attention x1.5, contamination", {.attention = 1.5, .arms = strong, .contamination = 0.9}, size,
        Verdict::mixed, large);
    add("contamination, known selection", {.known_selection = 1.5, .arms = strong, .contamination = 0.9},
        size, Verdict::mixed, false);
  }
  add("lottery: none", {.invited_by_lottery = true}, region, small, true);
  add("lottery: hidden selection", {.hidden_selection = 1.5, .invited_by_lottery = true}, region, small,
      true);
  add("lottery: attention x2.0", {.attention = 2.0, .invited_by_lottery = true}, region, Verdict::unexplained,
      true);
  add("lottery: attention x2.0, hidden",
      {.hidden_selection = 1.5, .attention = 2.0, .invited_by_lottery = true}, region, Verdict::mixed, true);
  add("lottery: attention x2.0, known",
      {.known_selection = 1.5, .attention = 2.0, .invited_by_lottery = true}, region, Verdict::mixed, true);
  add("lottery: contamination", {.arms = strong, .contamination = 0.9, .invited_by_lottery = true}, region,
      Verdict::mixed, true);
  return all;
}

struct Options {
  std::size_t runs{500};
  std::uint64_t seed{20261128};
  unsigned threads{2};
};

template <class Number>
bool read(std::string_view text, Number& into) {
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), into);
  return parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
}

struct Run {
  SimulatedReading reading;
  std::array<double, 2> treatment{};
  double participation{};
};

bool holds(const std::optional<statistics::Interval>& interval, double truth) {
  return interval && interval->low <= truth && truth <= interval->high;
}

/// Counts of a scenario, printed as per cent.
void report(const Scenario& scenario, const std::vector<Run>& runs) {
  const auto n = static_cast<double>(runs.size());
  const auto share = [&](auto test) {
    double count = 0;
    for (const Run& run : runs) {
      count += test(run) ? 1.0 : 0.0;
    }
    return 100.0 * count / n;
  };
  const auto verdict = [&](Verdict v) {
    return share([&](const Run& run) { return run.reading.judgement.verdict == v; });
  };
  const auto light = [&](safe::Light l) {
    return share([&](const Run& run) { return run.reading.light == l; });
  };
  double truth_t = 0.0;
  double truth_p = 0.0;
  for (const Run& run : runs) {
    truth_t += run.treatment[1] / n;
    truth_p += run.participation / n;
  }
  const double right =
      verdict(scenario.truth) +
      (scenario.can_tell || scenario.truth == Verdict::selection ? 0.0 : verdict(Verdict::selection));
  fmt::print(
      "| {} | {} | {:.1f} | {} | {} | {:.0f} | {:.0f} | {:.0f} | {:.1f} | {:.0f}/{:.0f}/{:.0f} | {:.1f} | "
      "{:.1f} | {:.1f} |\n",
      scenario.name, scenario.size.per_arm, 100.0 * truth_p,
      scenario.truth == Verdict::unexplained ? "unexplained"
      : scenario.truth == Verdict::mixed     ? "mixed"
                                             : "selection / not assessable",
      scenario.can_tell ? "yes" : "no", verdict(Verdict::selection), verdict(Verdict::unexplained),
      verdict(Verdict::mixed), right, light(safe::Light::green), light(safe::Light::amber),
      light(safe::Light::red),
      share([](const Run& run) { return holds(run.reading.treatment[0], run.treatment[0]); }),
      share([](const Run& run) { return holds(run.reading.treatment[1], run.treatment[1]); }),
      share([](const Run& run) { return holds(run.reading.participation, run.participation); }));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    Options options;
    for (int i = 1; i < argc; i += 2) {
      const std::string_view name = argv[i];
      const bool good = i + 1 < argc && (name == "--runs"      ? read(argv[i + 1], options.runs)
                                         : name == "--seed"    ? read(argv[i + 1], options.seed)
                                         : name == "--threads" ? read(argv[i + 1], options.threads)
                                                               : false);
      if (!good) {
        fmt::print(stderr, "usage: verdicts [--runs N] [--seed S] [--threads T]\n");
        return 2;
      }
    }
    fmt::print("Runs {}, seed {}. P: planted participation difference, percentage points.\n\n", options.runs,
               options.seed);
    fmt::print(
        "| planted | per arm | P | truth | can tell | says selection / not assessable % | unexplained % | "
        "mixed % | right % | green/amber/red | T1 in interval % | T2 % | P % |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (const Scenario& scenario : scenarios()) {
      std::vector<Run> runs(options.runs);
      const config::Study study = test_support::simulated_study(scenario.planted);
      core::in_ranges(runs.size(), options.threads, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
          const Simulated made =
              test_support::simulate(scenario.planted, scenario.size, options.seed + 1000003U * i);
          runs[i] = {test_support::read_simulated(study, made.cohort), made.treatment, made.participation};
        }
      });
      report(scenario, runs);
    }
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "verdicts: {}\n", error.what());
    return 1;
  }
}
