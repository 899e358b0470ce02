#pragma once
// Replications over threads. Every replication has a stream of its own, so the result does not depend on how
// many threads shared the work.

#include "core/random.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <thread>
#include <vector>

namespace werkthet::bench {

/// Calls work(first, last) for consecutive parts of 0..n, one part per thread.
template <class Work>
void in_parts(int n, unsigned threads, const Work& work) {
  std::vector<std::jthread> helpers;
  const int parts = static_cast<int>(std::max(1U, threads));
  for (int part = 1; part < parts; ++part) {
    helpers.emplace_back([&work, n, parts, part] { work(n * part / parts, n * (part + 1) / parts); });
  }
  work(0, n / parts);
}

/// Draws below n < 2^32, two of each 64 random bits. Off from uniform by at most n / 2^32.
class Draws {
 public:
  Draws(std::uint64_t replication, std::string_view name) : stream_(replication, name) {}
  std::uint32_t below(std::uint32_t n) {
    if (!half_) {
      bits_ = stream_.next();
    }
    const std::uint64_t now = half_ ? bits_ >> 32U : bits_ & 0xFFFFFFFFU;
    half_ = !half_;
    return static_cast<std::uint32_t>((now * n) >> 32U);
  }

 private:
  core::RandomStream stream_;
  std::uint64_t bits_{};
  bool half_{};
};

}  // namespace werkthet::bench
