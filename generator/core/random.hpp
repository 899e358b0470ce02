#pragma once
// Seeded random numbers that are the same on every machine. The engine is xoshiro256** seeded through
// SplitMix64 (Blackman & Vigna 2018, "Scrambled linear pseudorandom number generators"); the distributions
// are our own, since those of the standard library differ between implementations. A stream is named, so
// adding a draw in one place changes no other place; a family of streams has one per replication, so that
// the number of threads changes nothing either.

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace werkthet::core {

class RandomStream {
 public:
  /// A stream that depends on the seed and on its name only.
  RandomStream(std::uint64_t seed, std::string_view name);

  [[nodiscard]] std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5U, 7) * 9U;
    const std::uint64_t t = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }
  /// Uniform on [0, 1) with 53 bits.
  [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
  /// Uniform on 0..n-1, without bias (rejection). Precondition: n > 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t n);
  [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
  /// Standard normal (Marsaglia polar method).
  [[nodiscard]] double normal();
  /// Gamma with the given shape and scale 1. Precondition: shape >= 0.5.
  /// Source: Marsaglia and Tsang (2000), ACM Trans. Math. Softw. 26, p. 368.
  [[nodiscard]] double gamma(double shape);
  /// Chi-square with `df` >= 1 degrees of freedom.
  [[nodiscard]] double chi_square(double df) { return 2 * gamma(df / 2); }
  /// Number of successes in n trials, each with the given probability in [0, 1]. Cost hardly depends on n.
  /// Source: Hormann (1993), J. Statist. Comput. Simul. 46, p. 101 (BTRS); by inversion for small means.
  [[nodiscard]] std::uint64_t binomial(std::uint64_t n, double probability);

 private:
  friend class StreamFamily;
  explicit RandomStream(std::uint64_t key);

  std::array<std::uint64_t, 4> state_{};
};

/// One independent stream per replication: stream(i) depends on the seed, the name and i only, whoever asks
/// for it and in which order. Making one takes a few nanoseconds.
class StreamFamily {
 public:
  StreamFamily(std::uint64_t seed, std::string_view name);
  [[nodiscard]] RandomStream stream(std::uint64_t replication) const;

 private:
  std::uint64_t key_;
};

/// Positions 0..n-1 by the million: two from every number of the stream.
/// Source: Lemire (2019), "Fast random integer generation in an interval", algorithm 5 (without bias).
class IndexDraws {
 public:
  explicit IndexDraws(RandomStream stream) : stream_(stream) {}

  /// Uniform on 0..n-1. Precondition: n > 0.
  [[nodiscard]] std::uint32_t below(std::uint32_t n) {
    std::uint64_t product = std::uint64_t{half()} * n;
    if (static_cast<std::uint32_t>(product) < n) {
      const std::uint32_t threshold = (0U - n) % n;
      while (static_cast<std::uint32_t>(product) < threshold) {
        product = std::uint64_t{half()} * n;
      }
    }
    return static_cast<std::uint32_t>(product >> 32U);
  }
  [[nodiscard]] double uniform() { return stream_.uniform(); }
  [[nodiscard]] std::uint64_t binomial(std::uint64_t n, double probability) {
    return stream_.binomial(n, probability);
  }

 private:
  std::uint32_t half() {
    if (spare_) {
      spare_ = false;
      return static_cast<std::uint32_t>(pair_);
    }
    pair_ = stream_.next();
    spare_ = true;
    return static_cast<std::uint32_t>(pair_ >> 32U);
  }

  RandomStream stream_;
  std::uint64_t pair_{};
  bool spare_{};
};

}  // namespace werkthet::core
