#pragma once
// Which sums of people follow from printed ones, found by Gaussian elimination while deciding, one sum after
// the other, what may be printed. Exact: whole numbers modulo two fixed primes of 61 bits, no tolerance, the
// same answer on every machine. A sum counts as known when either prime says so, the cautious side of a
// disagreement that does not happen with 0/1 sums of this size. Source: Langsrud (2024), "Secondary Cell
// Suppression by Gaussian Elimination", Privacy in Statistical Databases.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace werkthet::disclosure {

/// Sorted, unique indexes of the classes of people that a sum adds up.
using Sum = std::vector<std::size_t>;

class Elimination {
 public:
  /// `secrets`: sums that nobody may work out. `alone`: for each, whether it is one person, who knows it and
  /// may not work out another secret from it; as long as `secrets`.
  Elimination(const std::vector<Sum>& secrets, std::vector<bool> alone);

  /// Prints the sum unless a secret would follow, for an outsider or for somebody who is alone in another
  /// secret. False: it must be hidden.
  [[nodiscard]] bool print(const Sum& sum);
  /// Prints it whatever follows.
  void force(const Sum& sum);
  /// Indexes of secrets that follow from what was printed.
  [[nodiscard]] std::vector<std::size_t> known() const;

 private:
  /// A factor of one class, modulo each prime.
  struct Entry {
    std::size_t at{};
    std::uint64_t first{};
    std::uint64_t second{};
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  using Vector = std::vector<Entry>;  // by class; entries that are zero are left out
  struct Row {
    std::size_t pivot{};
    Vector entries;  ///< 1 at the pivot
  };

  [[nodiscard]] static Vector vector_of(const Sum& sum);
  [[nodiscard]] static const Entry* entry_at(const Vector& vector, std::size_t at);
  static void subtract(Vector& vector, const Vector& row, const Entry& factor);
  /// Entries divided by the first one; two sums are multiples of each other when these are equal.
  [[nodiscard]] static Vector scaled(const Vector& vector, const Entry& by);
  [[nodiscard]] Vector reduced(Vector vector) const;
  /// The row that printing adds; without a pivot nothing new would be known.
  [[nodiscard]] bool make_row(const Sum& sum, Row& row) const;
  [[nodiscard]] bool reveals(const Row& row) const;
  void add(Row row);

  std::vector<Row> rows_;
  std::vector<std::size_t> row_of_;  ///< by class: 1 + the row whose pivot it is; 0: none
  std::vector<Vector> secrets_;      ///< reduced by all rows
  std::vector<bool> alone_;
};

}  // namespace werkthet::disclosure
