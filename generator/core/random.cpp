#include "core/random.hpp"

#include "core/error.hpp"

#include <cmath>

namespace werkthet::core {
namespace {

std::uint64_t split_mix(std::uint64_t& x) {
  x += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = x;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::uint64_t hash_of(std::uint64_t seed, std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ seed;  // FNV-1a over the name, started from the seed
  for (const char c : name) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return hash;
}

}  // namespace

RandomStream::RandomStream(std::uint64_t key) {
  for (std::uint64_t& word : state_) {
    word = split_mix(key);
  }
}

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) : RandomStream(hash_of(seed, name)) {}

StreamFamily::StreamFamily(std::uint64_t seed, std::string_view name) : key_(hash_of(seed, name)) {}

RandomStream StreamFamily::stream(std::uint64_t replication) const {
  // Mixed once before it seeds, so that neighbouring replications do not share words of their state.
  std::uint64_t x = key_ + (replication + 1) * 0xD1342543DE82EF95ULL;
  return RandomStream(split_mix(x));
}

std::uint64_t RandomStream::below(std::uint64_t n) {
  ensure(n > 0, "a draw below n needs n > 0");
  const std::uint64_t limit = ~std::uint64_t{0} - (~std::uint64_t{0} % n + 1U) % n;
  std::uint64_t x = next();
  while (x > limit) {
    x = next();
  }
  return x % n;
}

double RandomStream::normal() {
  for (;;) {
    const double u = 2.0 * uniform() - 1.0;
    const double v = 2.0 * uniform() - 1.0;
    const double s = u * u + v * v;
    if (s > 0.0 && s < 1.0) {
      return u * std::sqrt(-2.0 * std::log(s) / s);
    }
  }
}

double RandomStream::gamma(double shape) {
  ensure(shape >= 0.5, "a gamma draw needs a shape of at least one half");
  if (shape < 1) {
    const double raised = gamma(shape + 1);  // Marsaglia and Tsang, section 6
    return raised * std::pow(1.0 - uniform(), 1.0 / shape);
  }
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  for (;;) {
    const double x = normal();
    const double v = (1.0 + c * x) * (1.0 + c * x) * (1.0 + c * x);
    if (v > 0 && std::log(1.0 - uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) {
      return d * v;
    }
  }
}

}  // namespace werkthet::core
