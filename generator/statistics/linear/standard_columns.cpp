#include "statistics/linear/standard_columns.hpp"

#include <cmath>

namespace werkthet::statistics::detail {

Matrix StandardColumns::back() const {
  const Eigen::Index k = scale.size();
  Matrix out = scale.cwiseInverse().asDiagonal();
  for (Eigen::Index j = 1; j < k; ++j) {
    out(0, j) = -centre[j] / scale[j];
  }
  return out;
}

Estimated<StandardColumns> standard_columns(Columns columns, std::size_t rows,
                                            std::span<const double> weights) {
  if (rows == 0) {
    return NotEstimable{Reason::too_few, "no units"};
  }
  const auto n = index(rows);
  const auto k = index(columns.size()) + 1;
  StandardColumns out{with_intercept(columns, rows), Vector::Zero(k), Vector::Ones(k)};
  const auto weight = [&](std::size_t i) { return weights.empty() ? 1.0 : weights[i]; };
  const double total = sum_over(rows, weight);
  if (!(total > 0)) {
    return NotEstimable{Reason::too_few, "no unit has any weight"};
  }
  for (Eigen::Index j = 1; j < k; ++j) {
    const std::span<const double> raw = columns[static_cast<std::size_t>(j) - 1];
    const double first = sum_over(rows, [&](std::size_t i) { return weight(i) * raw[i]; }) / total;
    // The second pass takes the rounding of the first away, so that a constant column becomes exactly zero.
    const double centre =
        first + sum_over(rows, [&](std::size_t i) { return weight(i) * (raw[i] - first); }) / total;
    const double spread = std::sqrt(
        sum_over(rows, [&](std::size_t i) { return weight(i) * (raw[i] - centre) * (raw[i] - centre); }) /
        total);
    if (!(spread > 1e-14 * std::abs(centre)) || !(spread > 1e-150)) {
      return NotEstimable{Reason::singular, "a column does not vary"};
    }
    out.centre[j] = centre;
    out.scale[j] = spread;
    out.x.col(j) = (out.x.col(j).array() - centre) / spread;
  }
  if (k == 1) {
    return out;
  }
  if (n < k) {
    return NotEstimable{Reason::too_few, "fewer units than coefficients"};
  }
  // The small triangle has the singular values of the tall matrix, and pivoting it is cheap.
  Matrix weighted = out.x;
  if (!weights.empty()) {
    weighted.array().colwise() *=
        to_vector(weights).array().sqrt() / std::sqrt(total / static_cast<double>(rows));
  }
  const Eigen::HouseholderQR<Matrix> tall(weighted);
  const Matrix triangle = tall.matrixQR().topRows(k).triangularView<Eigen::Upper>();
  Eigen::ColPivHouseholderQR<Matrix> pivoted(triangle);
  pivoted.setThreshold(1e-11);
  if (pivoted.rank() < k) {
    return NotEstimable{Reason::singular, "a column is a combination of others"};
  }
  return out;
}

}  // namespace werkthet::statistics::detail
