#pragma once
// Seeded random numbers that are the same on every machine. The engine is xoshiro256** seeded through
// SplitMix64 (Blackman & Vigna 2018, "Scrambled linear pseudorandom number generators"); the distributions
// are our own, since those of the standard library differ between implementations. A stream is named, so
// adding a draw in one place changes no other place.

#include <array>
#include <cstdint>
#include <string_view>

namespace werkthet::core {

class RandomStream {
 public:
  /// A stream that depends on the seed and on its name only.
  RandomStream(std::uint64_t seed, std::string_view name);

  [[nodiscard]] std::uint64_t next();
  /// Uniform on [0, 1) with 53 bits.
  [[nodiscard]] double uniform();
  /// Uniform on 0..n-1, without bias (rejection). Precondition: n > 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t n);
  [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
  /// Standard normal (Marsaglia polar method).
  [[nodiscard]] double normal();

 private:
  std::array<std::uint64_t, 4> state_{};
};

}  // namespace werkthet::core
