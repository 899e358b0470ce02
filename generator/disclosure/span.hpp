#pragma once
// Which sums of people can be worked out from which others: the linear span of 0/1 vectors, kept by Gaussian
// elimination in exact arithmetic. Integers modulo two fixed primes of 61 bits, and both must agree: no
// tolerance, the same answer on every machine. A vector outside the rational span can lie inside it modulo
// one prime only when that prime divides a determinant; for both primes at once this does not happen with 0/1
// matrices of this size. Source: the suppression by elimination of Langsrud (2024), "Secondary Cell
// Suppression by Gaussian Elimination", Privacy in Statistical Databases.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace werkthet::disclosure {

class Span {
 public:
  explicit Span(std::size_t leaves);

  /// Sorted, unique indexes of the leaves that a sum adds up.
  using Sum = std::vector<std::size_t>;

  /// True when the sum follows from the sums added so far.
  [[nodiscard]] bool holds(const Sum& sum) const;
  /// Adds a sum that is known.
  void add(const Sum& sum);

 private:
  using Vector = std::vector<std::uint64_t>;
  struct Basis {
    std::uint64_t prime{};
    std::vector<Vector> rows;  ///< each with a leading 1 at pivots[i]
    std::vector<std::size_t> pivots;
  };
  static void reduce(const Basis& basis, Vector& vector);

  std::size_t leaves_;
  std::array<Basis, 2> bases_;
};

}  // namespace werkthet::disclosure
