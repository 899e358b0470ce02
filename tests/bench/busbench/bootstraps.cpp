#include "busbench/replications.hpp"
#include "busbench/tables.hpp"

#include <cmath>

namespace werkthet::bench {
namespace {

constexpr int horizon = 800;

/// A group as far as the incidence at the horizon can see it: three cells (censored, work, other) per
/// distinct time up to the horizon, and a last cell for everybody who stayed longer.
struct Cells {
  std::size_t times{};
  std::vector<std::uint16_t> of_person;  // cell of everybody
  std::vector<double> inverse;           // 1 / n, so that a sample needs no division
};

Cells cells_of(std::span<const Followed> followed, int group) {
  std::vector<int> times;
  for (const Followed& one : followed) {
    if (one.group == group && one.time <= horizon) {
      times.push_back(one.time);
    }
  }
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  Cells result;
  result.times = times.size();
  for (const Followed& one : followed) {
    if (one.group == group) {
      const auto at = std::lower_bound(times.begin(), times.end(), one.time);
      const auto cell = 3 * (at - times.begin()) + (at == times.end() ? 0 : one.event);
      result.of_person.push_back(static_cast<std::uint16_t>(cell));
    }
  }
  result.inverse.push_back(0);  // nobody at risk: nothing can happen
  for (std::size_t n = 1; n <= result.of_person.size(); ++n) {
    result.inverse.push_back(1 / static_cast<double>(n));
  }
  return result;
}

/// Incidence of work at the horizon (Aalen-Johansen) when cell c holds count[c] people.
double incidence(const Cells& group, const std::vector<std::uint32_t>& count) {
  std::size_t at_risk = group.of_person.size();
  double event_free = 1;
  double result = 0;
  for (std::size_t t = 0; t < group.times; ++t) {
    const std::uint32_t work = count[3 * t + 1];
    const std::uint32_t ends = work + count[3 * t + 2];
    const double one = event_free * group.inverse[at_risk];
    result += one * work;
    event_free -= one * ends;
    at_risk -= ends + count[3 * t];
  }
  return result;
}

/// Quantile of type 7 of sorted values.
double quantile(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

}  // namespace

void bootstraps(std::span<const Followed> followed, unsigned threads, Results& results) {
  std::vector<Cells> group;
  double observed[groups] = {};
  for (int g = 0; g < groups; ++g) {
    group.push_back(cells_of(followed, g));
    std::vector<std::uint32_t> count(3 * group.back().times + 1);
    for (const std::uint16_t cell : group.back().of_person) {
      ++count[cell];
    }
    observed[g] = incidence(group.back(), count);
  }
  std::vector<std::vector<double>> sampled(groups, std::vector<double>(replications));
  in_parts(replications, threads, [&](int first, int last) {
    std::vector<std::uint32_t> count;
    for (int r = first; r < last; ++r) {
      Draws draws(static_cast<std::uint64_t>(r), "busbench bootstrap");
      for (std::size_t g = 0; g < groups; ++g) {
        const std::vector<std::uint16_t>& people = group[g].of_person;
        const auto n = static_cast<std::uint32_t>(people.size());
        count.assign(3 * group[g].times + 1, 0);
        for (std::uint32_t i = 0; i < n; ++i) {
          ++count[people[draws.below(n)]];
        }
        sampled[g][static_cast<std::size_t>(r)] = incidence(group[g], count);
      }
    }
  });
  for (std::size_t g = 1; g < groups; ++g) {
    std::vector<double> difference(replications);
    double mean = 0;
    for (std::size_t r = 0; r < difference.size(); ++r) {
      difference[r] = sampled[g][r] - sampled[0][r];
      mean += difference[r] / replications;
    }
    double squares = 0;
    for (const double d : difference) {
      squares += (d - mean) * (d - mean);
    }
    std::sort(difference.begin(), difference.end());
    const auto add = [&](std::string_view measure, double value) {
      results.add("boot", std::to_string(g), std::to_string(horizon), measure, value);
    };
    add("verschil", observed[g] - observed[0]);
    add("se", std::sqrt(squares / (replications - 1)));
    add("laag", quantile(difference, 0.025));
    add("hoog", quantile(difference, 0.975));
  }
}

}  // namespace werkthet::bench
