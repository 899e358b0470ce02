#pragma once
// Symmetric matrices as products L L' of lower triangular roots, and how they move with those roots. Internal
// to this folder. Roots and no logarithms: a variance of zero is then an inner point of the search, where the
// slope is zero, and a likelihood that wants it there finds it.

#include "statistics/matrix.hpp"

#include <vector>

namespace werkthet::statistics::detail {

/// Place of element (a, b) in a lower triangle row by row.
[[nodiscard]] constexpr Eigen::Index triangle(Eigen::Index a, Eigen::Index b) {
  return a >= b ? a * (a + 1) / 2 + b : b * (b + 1) / 2 + a;
}

class CovarianceRoots {
 public:
  explicit CovarianceRoots(std::vector<Eigen::Index> blocks) : blocks_(std::move(blocks)) {}

  [[nodiscard]] Eigen::Index parameters() const;
  /// Roots of theta; zeros where a block is only semi-definite.
  [[nodiscard]] Vector of(const Vector& theta) const;
  /// theta_ab = sum_c L_ac L_bc
  [[nodiscard]] Vector product(const Vector& roots) const;
  /// d theta / d roots
  [[nodiscard]] Matrix jacobian(const Vector& roots) const;
  /// sum_r gradient_r * second derivatives of theta_r by the roots, which are constants
  [[nodiscard]] Matrix bend(const Vector& gradient) const;

 private:
  /// visit(row, column, offset of the block) for every element of every lower triangle, in order
  template <class Visit>
  void each(const Visit& visit) const {
    Eigen::Index offset = 0;
    for (const Eigen::Index size : blocks_) {
      for (Eigen::Index a = 0; a < size; ++a) {
        for (Eigen::Index b = 0; b <= a; ++b) {
          visit(a, b, offset);
        }
      }
      offset += size * (size + 1) / 2;
    }
  }

  std::vector<Eigen::Index> blocks_;
};

}  // namespace werkthet::statistics::detail
