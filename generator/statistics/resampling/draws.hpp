#pragma once
// How many random replications, from which seed, on how many threads: asked by everything in this folder.
// Every replication has its own stream and its own place for the answer, so results do not depend on the
// threads.

#include "core/parallel.hpp"
#include "core/random.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace werkthet::statistics {

struct Draws {
  std::size_t count = 10000;
  std::uint64_t seed{};
  std::string name;  ///< of the analysis: two names give unrelated draws
  unsigned threads = 1;
};

namespace detail {

inline core::StreamFamily streams_of(const Draws& draws) {
  require(draws.count > 0, "no draws asked for");
  return {draws.seed, draws.name};
}

}  // namespace detail

/// `statistic(stream)` once per replication: the answers in the order of the replications.
template <class Statistic>
[[nodiscard]] std::vector<double> replicate(const Draws& draws, const Statistic& statistic) {
  const core::StreamFamily streams = detail::streams_of(draws);
  std::vector<double> out(draws.count);
  core::in_ranges(draws.count, draws.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t r = first; r < last; ++r) {
      out[r] = statistic(streams.stream(r));
    }
  });
  return out;
}

}  // namespace werkthet::statistics
