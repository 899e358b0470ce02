#pragma once
// From vectors to matrices of the algebra library and back. Internal to this stage: include it from .cpp
// files only, so that no interface depends on the library.

#include "statistics/numerics.hpp"

#include <Eigen/Dense>
#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

/// Sizes are unsigned in our interfaces and signed in the library.
[[nodiscard]] inline Eigen::Index index(std::size_t i) {
  return static_cast<Eigen::Index>(i);
}

[[nodiscard]] inline Vector to_vector(std::span<const double> values) {
  return Eigen::Map<const Vector>(values.data(), index(values.size()));
}

[[nodiscard]] inline std::vector<double> to_std(const Vector& values) {
  return {values.data(), values.data() + values.size()};
}

/// A column of ones, then the columns in order. `rows` is needed when there are none.
[[nodiscard]] inline Matrix with_intercept(Columns columns, std::size_t rows) {
  Matrix x(index(rows), index(columns.size()) + 1);
  x.col(0).setOnes();
  for (std::size_t j = 0; j < columns.size(); ++j) {
    x.col(index(j) + 1) = to_vector(columns[j]);
  }
  return x;
}

}  // namespace werkthet::statistics::detail
