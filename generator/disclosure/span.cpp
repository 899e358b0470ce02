#include "disclosure/span.hpp"

#include <algorithm>

namespace werkthet::disclosure {
namespace {

// The Mersenne prime 2^61 - 1 and the largest prime below 2^60.
constexpr std::uint64_t first_prime = (std::uint64_t{1} << 61U) - 1U;
constexpr std::uint64_t second_prime = (std::uint64_t{1} << 60U) - 93U;

__extension__ using Wide = unsigned __int128;

std::uint64_t multiply(std::uint64_t a, std::uint64_t b, std::uint64_t p) {
  return static_cast<std::uint64_t>(Wide{a} * b % p);
}

std::uint64_t inverse(std::uint64_t a, std::uint64_t p) {  // Fermat: a^(p-2)
  std::uint64_t result = 1;
  for (std::uint64_t e = p - 2; e > 0; e >>= 1U) {
    if ((e & 1U) != 0) {
      result = multiply(result, a, p);
    }
    a = multiply(a, a, p);
  }
  return result;
}

}  // namespace

Span::Span(std::size_t leaves) : leaves_(leaves) {
  bases_[0].prime = first_prime;
  bases_[1].prime = second_prime;
}

void Span::reduce(const Basis& basis, Vector& vector) {
  for (std::size_t i = 0; i < basis.rows.size(); ++i) {
    const std::uint64_t factor = vector[basis.pivots[i]];
    if (factor == 0) {
      continue;
    }
    for (std::size_t j = 0; j < vector.size(); ++j) {
      if (basis.rows[i][j] != 0) {
        const std::uint64_t take = multiply(factor, basis.rows[i][j], basis.prime);
        vector[j] = (vector[j] + basis.prime - take) % basis.prime;
      }
    }
  }
}

bool Span::holds(const Sum& sum) const {
  // Inside only when both primes agree: a disagreement counts as "cannot be worked out" for neither side, so
  // the cautious answer is that it can.
  for (const Basis& basis : bases_) {
    Vector vector(leaves_, 0);
    for (const std::size_t leaf : sum) {
      vector[leaf] = 1;
    }
    reduce(basis, vector);
    if (std::all_of(vector.begin(), vector.end(), [](std::uint64_t x) { return x == 0; })) {
      return true;
    }
  }
  return false;
}

void Span::add(const Sum& sum) {
  for (Basis& basis : bases_) {
    Vector vector(leaves_, 0);
    for (const std::size_t leaf : sum) {
      vector[leaf] = 1;
    }
    reduce(basis, vector);
    const auto pivot = std::find_if(vector.begin(), vector.end(), [](std::uint64_t x) { return x != 0; });
    if (pivot == vector.end()) {
      continue;
    }
    const std::uint64_t scale = inverse(*pivot, basis.prime);
    for (std::uint64_t& x : vector) {
      x = multiply(x, scale, basis.prime);
    }
    basis.pivots.push_back(static_cast<std::size_t>(pivot - vector.begin()));
    basis.rows.push_back(std::move(vector));
  }
}

}  // namespace werkthet::disclosure
