#include "busbench/replications.hpp"
#include "busbench/tables.hpp"

#include <array>
#include <atomic>
#include <cmath>
#include <numeric>

namespace werkthet::bench {
namespace {

using Counts = std::array<std::int64_t, groups>;
using Differences = std::array<double, groups - 1>;

struct Outcome {
  std::vector<std::uint8_t> label;  // in order of person number
  std::vector<std::uint8_t> left;   // for work within a year
  Counts n{};
  std::int64_t successes{};

  [[nodiscard]] Differences differences(const Counts& x) const {
    Differences d{};
    const auto share = [&](std::size_t g) { return static_cast<double>(x[g]) / static_cast<double>(n[g]); };
    for (std::size_t g = 1; g < groups; ++g) {
      d[g - 1] = share(g) - share(0);
    }
    return d;
  }
  [[nodiscard]] Counts count(const std::vector<std::uint8_t>& labels) const {
    Counts x{};
    for (std::size_t i = 0; i < labels.size(); ++i) {
      x[labels[i]] += left[i];
    }
    return x;
  }
};

Outcome outcome_of(std::span<const Followed> followed) {
  Outcome outcome;
  for (const Followed& one : followed) {
    if (one.full >= 365) {
      const bool success = one.event == 1 && one.time <= 365;
      outcome.label.push_back(static_cast<std::uint8_t>(one.group));
      outcome.left.push_back(success ? 1 : 0);
      outcome.successes += success ? 1 : 0;
      ++outcome.n[static_cast<std::size_t>(one.group)];
    }
  }
  return outcome;
}

/// Shuffling labels over people and counting those of the successes is drawing labels for the successes; for
/// the failures when they are fewer.
Differences permuted(const Outcome& outcome, std::uint64_t replication, std::vector<std::uint8_t>& labels) {
  Draws draws(replication, "busbench permutation");
  labels = outcome.label;
  const auto n = static_cast<std::uint32_t>(labels.size());
  const auto successes = static_cast<std::uint32_t>(outcome.successes);
  const bool turned = successes > n - successes;
  Counts drawn{};
  for (std::uint32_t i = 0; i < (turned ? n - successes : successes); ++i) {
    std::swap(labels[i], labels[i + draws.below(n - i)]);
    ++drawn[labels[i]];
  }
  if (turned) {
    for (std::size_t g = 0; g < groups; ++g) {
      drawn[g] = outcome.n[g] - drawn[g];
    }
  }
  return outcome.differences(drawn);
}

/// The sum over 20 permutations with a prescribed generator, which every peer must reproduce exactly.
Differences exact_check(const Outcome& outcome) {
  std::uint64_t state = 12345;
  Differences sum{};
  for (int permutation = 0; permutation < 20; ++permutation) {
    std::vector<std::uint8_t> labels = outcome.label;
    for (std::size_t i = labels.size() - 1; i > 0; --i) {
      state = state * 48271 % 2147483647;
      std::swap(labels[i], labels[state * (i + 1) / 2147483647]);
    }
    const Differences d = outcome.differences(outcome.count(labels));
    for (std::size_t k = 0; k < d.size(); ++k) {
      sum[k] += d[k];
    }
  }
  return sum;
}

}  // namespace

void permutations(std::span<const Followed> followed, unsigned threads, Results& results) {
  const Outcome outcome = outcome_of(followed);
  const Differences observed = outcome.differences(outcome.count(outcome.label));
  std::array<std::atomic<std::int64_t>, groups - 1> as_large{};
  in_parts(replications, threads, [&](int first, int last) {
    std::vector<std::uint8_t> labels;
    std::array<std::int64_t, groups - 1> count{};
    for (int r = first; r < last; ++r) {
      const Differences d = permuted(outcome, static_cast<std::uint64_t>(r), labels);
      for (std::size_t k = 0; k < d.size(); ++k) {
        count[k] += std::abs(d[k]) >= std::abs(observed[k]) - 1e-12 ? 1 : 0;
      }
    }
    for (std::size_t k = 0; k < count.size(); ++k) {
      as_large[k] += count[k];
    }
  });
  for (std::size_t k = 0; k < observed.size(); ++k) {
    const std::string group = std::to_string(k + 1);
    results.add("perm", group, "365", "verschil", observed[k]);
    results.add("perm", group, "365", "p", static_cast<double>(1 + as_large[k]) / (replications + 1));
  }
  const Differences sum = exact_check(outcome);
  for (std::size_t k = 0; k < sum.size(); ++k) {
    results.add("permx", std::to_string(k + 1), "365", "som", sum[k]);
  }
}

}  // namespace werkthet::bench
