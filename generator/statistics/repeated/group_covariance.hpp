#pragma once
// The covariance sigma^2 I + Z D Z' of rows in groups. Internal to this folder: include it from .cpp files
// only. No matrix of the size of a group is ever formed: Z'Z, Z'W and W'W say all, and groups with the same
// Z'Z share their sums, so a group of a thousand rows costs as little as one of three.

#include "statistics/repeated/gaussian_likelihood.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

/// theta = the lower triangle of D row by row, then sigma^2.
class GroupCovariance : public Covariance {
 public:
  /// `rows`: W = [X y]; `random`: Z; `group` per row.
  GroupCovariance(const Matrix& rows, const Matrix& random, std::span<const int> group);

  [[nodiscard]] std::vector<Eigen::Index> blocks() const override { return {effects_, 1}; }
  [[nodiscard]] bool forms(const Vector& theta, bool derivatives, Forms& out) const override;
  [[nodiscard]] std::size_t groups() const { return groups_; }

 private:
  struct Pattern {
    Matrix inner;     ///< Z'Z of one group
    double rows{};    ///< of one group
    double groups{};  ///< with this Z'Z
    std::vector<Matrix>
        products;  ///< sum over its groups of (row a of Z'W)' (row b of Z'W), at a * effects + b
  };

  /// out += sum_ab weight(a, b) * products_ab = sum over groups of (Z'W)' weight (Z'W)
  void add(const Pattern& pattern, const Matrix& weight, Matrix& out) const;
  void start_derivatives(Forms& out, double precision) const;
  void add_derivatives(const Pattern& pattern, const Matrix& kernel, double precision, Forms& out) const;

  Eigen::Index effects_;
  Eigen::Index width_;
  double rows_{};
  std::size_t groups_{};
  Matrix total_;  ///< W'W
  std::vector<Pattern> patterns_;
};

}  // namespace werkthet::statistics::detail
