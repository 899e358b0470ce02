// verdicts [--runs N] [--seed S] [--threads T] [--skip K]: simulated studies with a planted truth, and what a reader of
// the release would be told about the difference with non-participants. Prints verdict against truth, the
// lights, and how often the intervals hold the planted effects. The output depends on runs and seed only.

#include "core/parallel.hpp"
#include "support/simulated_reading.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
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
constexpr Size region{900, 5000, 2400};  // several municipalities together

struct Scenario {
  std::string name;
  Planted planted;
  Size size;
};

std::vector<Scenario> scenarios() {
  constexpr std::array<double, 2> strong{1.3, 2.2};
  std::vector<Scenario> all;
  const auto add = [&](std::string name, const Planted& planted, const Size& size) {
    all.push_back({std::move(name), planted, size});
  };
  for (const bool large : {false, true}) {
    const Size& size = large ? region : lindeveen;
    add("none", {}, size);
    add("known selection", {.known_selection = 1.5}, size);
    add("hidden selection", {.hidden_selection = 1.5}, size);
    add("hidden selection, placebo blind", {.hidden_selection = 1.5, .drive_shows = false}, size);
    add("attention x1.3", {.attention = 1.3}, size);
    add("attention x2.0", {.attention = 2.0}, size);
    add("attention x2.0, placebo blind", {.drive_shows = false, .attention = 2.0}, size);
    add("contamination", {.arms = strong, .contamination = 0.9}, size);
    add("attention x2.0, known selection", {.known_selection = 1.5, .attention = 2.0}, size);
    add("attention x2.0, hidden selection", {.hidden_selection = 1.5, .attention = 2.0}, size);
    add("attention x1.5, contamination", {.attention = 1.5, .arms = strong, .contamination = 0.9}, size);
  }
  add("lottery: none", {.invited_by_lottery = true}, region);
  add("lottery: hidden selection", {.hidden_selection = 3.0, .invited_by_lottery = true}, region);
  add("lottery: attention x2.0", {.attention = 2.0, .invited_by_lottery = true}, region);
  add("lottery: attention x2.0, hidden",
      {.hidden_selection = 3.0, .attention = 2.0, .invited_by_lottery = true}, region);
  add("lottery: attention x1.5, contamination",
      {.attention = 1.5, .arms = strong, .contamination = 0.9, .invited_by_lottery = true}, region);
  return all;
}

struct Options {
  std::size_t runs{500};
  std::size_t skip{0};  ///< so many scenarios are left out from the start of the list
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
  double selection{};
};

/// What is planted, and what the design can tell, from means over the runs of what does not depend on luck:
/// the planted differences, standard errors, what the placebo detects.
struct Design {
  double participation{};
  double selection{};
  double se{};
  double se_selection{};
  double detectable{};
  double informative{};
  double alike{};
};

double se_of(const std::optional<statistics::Interval>& interval) {
  return interval ? (interval->high - interval->low) / 3.92 : 1.0;
}

Design design_of(const std::vector<Run>& runs) {
  Design d;
  const auto n = static_cast<double>(runs.size());
  for (const Run& run : runs) {
    d.participation += run.participation / n;
    d.selection += run.selection / n;
    d.se += se_of(run.reading.participation) / n;
    d.se_selection += se_of(run.reading.selection) / n;
    d.detectable += run.reading.detectable / n;
    d.informative += (run.reading.informative ? 1.0 : 0.0) / n;
    d.alike += (run.reading.alike ? 1.0 : 0.0) / n;
  }
  return d;
}

/// No participation difference: selection (or nothing), whatever the raw one. Else mixed when control got
/// some of the arms, or when selection is a third of it or more; else unexplained.
Verdict truth_of(const Scenario& scenario, const Design& d) {
  if (std::abs(d.participation) < 1e-9) {
    return Verdict::selection;
  }
  return scenario.planted.contamination > 0.0 || std::abs(d.selection) >= d.participation / 3.0
             ? Verdict::mixed
             : Verdict::unexplained;
}

/// Nine times out of ten: the difference is told from zero (3.24 standard errors) and its estimate is twice
/// what the placebo detects (with 1.28 standard errors to spare), on groups that are alike and a placebo that
/// can see; and when only selection makes it mixed, that part is told from zero and from a third of the
/// difference. Without a lottery hidden selection cannot be taken away, so then it never can. To say
/// "selection or not assessable" where nothing is planted needs nothing.
bool can_tell(const Scenario& scenario, const Design& d) {
  if (truth_of(scenario, d) == Verdict::selection) {
    return true;
  }
  const bool hidden = scenario.planted.hidden_selection > 0.0 && !scenario.planted.invited_by_lottery;
  const bool seen = d.participation >= 3.24 * d.se && d.participation - 1.28 * d.se >= 2.0 * d.detectable;
  const bool third = scenario.planted.contamination > 0.0 || scenario.planted.hidden_selection == 0.0 ||
                     (d.selection >= 3.24 * d.se_selection &&
                      d.selection - 1.28 * (d.se_selection + d.se / 3.0) >= d.participation / 3.0);
  return !hidden && seen && third && d.informative > 0.9 && d.alike > 0.9;
}

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
  const Design design = design_of(runs);
  const Verdict truth = truth_of(scenario, design);
  const bool tells = can_tell(scenario, design);
  const double right =
      verdict(truth) + (tells || truth == Verdict::selection ? 0.0 : verdict(Verdict::selection));
  fmt::print(
      "| {} | {} | {:.1f} | {} | {} | {:.0f} | {:.0f} | {:.0f} | {:.1f} | {:.0f}/{:.0f}/{:.0f} | {:.1f} | "
      "{:.1f} | {:.1f} |\n",
      scenario.name, scenario.size.per_arm, 100.0 * design.participation,
      truth == Verdict::unexplained ? "unexplained"
      : truth == Verdict::mixed     ? "mixed"
                                    : "selection / not assessable",
      tells ? "yes" : "no", verdict(Verdict::selection), verdict(Verdict::unexplained),
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
                                         : name == "--skip"    ? read(argv[i + 1], options.skip)
                                                               : false);
      if (!good) {
        fmt::print(stderr, "usage: verdicts [--runs N] [--seed S] [--threads T] [--skip K]\n");
        return 2;
      }
    }
    fmt::print("Runs {}, seed {}. P: planted participation difference, percentage points.\n\n", options.runs,
               options.seed);
    fmt::print(
        "| planted | per arm | P | truth | can tell | says selection / not assessable % | unexplained % | "
        "mixed % | right % | green/amber/red | T1 in interval % | T2 % | P % |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    const std::vector<Scenario> all = scenarios();
    for (std::size_t s = options.skip; s < all.size(); ++s) {
      const Scenario& scenario = all[s];
      std::vector<Run> runs(options.runs);
      const config::Study study = test_support::simulated_study(scenario.planted);
      core::in_ranges(runs.size(), options.threads, [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
          const Simulated made =
              test_support::simulate(scenario.planted, scenario.size, options.seed + 1000003U * i);
          runs[i] = {test_support::read_simulated(study, made.cohort), made.treatment, made.participation,
                     made.selection};
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
