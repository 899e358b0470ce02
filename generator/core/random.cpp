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

/// What Stirling's formula leaves of log(k!).
double stirling_rest(double k) {
  static constexpr std::array<double, 10> exact{
      0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.02079067210376509, 0.0166446911898211,
      0.0138761288230707, 0.0118967099458917, 0.0104112652619720, 0.00925546218271273, 0.00833056343336287};
  if (k < 10) {
    return exact.at(static_cast<std::size_t>(k));
  }
  const double next = k + 1;
  const double squared = next * next;
  return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / squared) / squared) / next;
}

/// Mean below ten: walks up the distribution from zero.
double binomial_by_inversion(RandomStream& stream, double n, double p) {
  const double odds = p / (1 - p);
  double mass = std::exp(n * std::log1p(-p));
  double u = stream.uniform();
  double k = 0;
  while (u >= mass && k < n) {
    u -= mass;
    ++k;
    mass *= (n - k + 1) / k * odds;
  }
  return k;
}

/// Mean of ten or more, p at most one half: a transformed uniform number, accepted against the mass function.
double binomial_by_rejection(RandomStream& stream, double n, double p) {
  const double spread = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double centre = n * p + 0.5;
  const double quick = 0.92 - 4.2 / b;
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double odds = p / (1 - p);
  const double m = std::floor((n + 1) * p);
  for (;;) {
    const double u = stream.uniform() - 0.5;
    double v = stream.uniform();
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + centre);
    if (!(k >= 0 && k <= n)) {
      continue;
    }
    if (us >= 0.07 && v <= quick) {
      return k;
    }
    v = std::log(v * alpha / (a / (us * us) + b));
    const double bound = (m + 0.5) * std::log((m + 1) / (odds * (n - m + 1))) +
                         (n + 1) * std::log((n - m + 1) / (n - k + 1)) +
                         (k + 0.5) * std::log(odds * (n - k + 1) / (k + 1)) + stirling_rest(m) +
                         stirling_rest(n - m) - stirling_rest(k) - stirling_rest(n - k);
    if (v <= bound) {
      return k;
    }
  }
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

std::uint64_t RandomStream::binomial(std::uint64_t n, double probability) {
  ensure(probability >= 0 && probability <= 1, "a probability must lie in 0..1");
  if (n == 0 || probability == 0 || probability == 1) {
    return probability == 1 ? n : 0;
  }
  const double trials = static_cast<double>(n);
  const double p = probability > 0.5 ? 1 - probability : probability;
  const double k =
      trials * p < 10 ? binomial_by_inversion(*this, trials, p) : binomial_by_rejection(*this, trials, p);
  return probability > 0.5 ? n - static_cast<std::uint64_t>(k) : static_cast<std::uint64_t>(k);
}

}  // namespace werkthet::core
