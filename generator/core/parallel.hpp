#pragma once
// Independent pieces of work side by side. Hands on nothing: the body writes to its own places. The pieces
// are fixed by their number and not by who is free, and what they compute may depend on their number alone,
// so a result does not depend on the number of threads.

#include <algorithm>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace werkthet::core {

/// Calls body(first, last) for ranges that cover 0..n-1 once, one per thread and the first on this thread.
/// Rethrows the exception of the earliest range after all have ended. `threads` 0 counts as 1.
template <class Body>
void in_ranges(std::size_t n, unsigned threads, const Body& body) {
  const std::size_t ranges = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(n, 1));
  if (ranges == 1) {
    body(std::size_t{0}, n);
    return;
  }
  std::vector<std::exception_ptr> failures(ranges);
  const auto run = [&](std::size_t range) {
    try {
      body(n * range / ranges, n * (range + 1) / ranges);
    } catch (...) {
      failures[range] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t range = 1; range < ranges; ++range) {
      helpers.emplace_back(run, range);
    }
    run(0);
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) {
      std::rethrow_exception(failure);
    }
  }
}

}  // namespace werkthet::core
