#include "statistics/weighting/influence.hpp"

#include <cmath>

namespace werkthet::statistics::detail {

Matrix standard_basis(Columns columns, std::size_t rows) {
  Matrix x = with_intercept(columns, rows);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const double centre = mean(columns[j]);
    const double squares =
        sum_over(rows, [&](std::size_t i) { return (columns[j][i] - centre) * (columns[j][i] - centre); });
    const double sd = std::sqrt(squares / static_cast<double>(rows));
    auto column = x.col(index(j) + 1);
    if (sd > 1e-12 * std::abs(centre)) {
      column = (column.array() - centre) / sd;
    } else {
      column.setZero();
    }
  }
  return x;
}

std::vector<std::vector<double>> without_intercept(const Matrix& basis) {
  std::vector<std::vector<double>> columns;
  for (Eigen::Index j = 1; j < basis.cols(); ++j) {
    columns.push_back(to_std(basis.col(j)));
  }
  return columns;
}

Estimated<WeightedQr> WeightedQr::of(const Matrix& x, const Vector& weights) {
  WeightedQr r;
  r.root_ = weights.cwiseSqrt();
  Matrix weighted = r.root_.asDiagonal() * x;
  const Vector norms = weighted.colwise().norm();
  if (x.cols() > 0 && !(norms.minCoeff() > 0)) {
    return NotEstimable{Reason::singular, "a covariate does not vary among the weighted units"};
  }
  r.scale_ = norms.cwiseInverse();
  weighted *= r.scale_.asDiagonal();
  r.qr_.setThreshold(1e-10);
  r.qr_.compute(weighted);
  if (r.qr_.rank() < x.cols()) {
    return NotEstimable{Reason::singular, "a covariate is a combination of other covariates"};
  }
  return r;
}

Vector WeightedQr::solve_once(const Vector& y) const {
  return scale_.asDiagonal() * qr_.solve(root_.cwiseProduct(y));
}

Vector WeightedQr::solve(const Matrix& x, const Vector& y) const {
  const Vector first = solve_once(y);
  return first + solve_once(y - x * first);
}

Vector WeightedQr::inverse_times(const Vector& v) const {
  const auto k = scale_.size();
  const auto r = qr_.matrixQR().topLeftCorner(k, k).triangularView<Eigen::Upper>();
  const Vector permuted = qr_.colsPermutation().transpose() * scale_.cwiseProduct(v);
  const Vector half = r.transpose().solve(permuted);
  const Vector whole = qr_.colsPermutation() * Vector(r.solve(half));
  return scale_.cwiseProduct(whole);
}

double weighted_mean_of(const Vector& y, const Vector& weights) {
  const auto n = static_cast<std::size_t>(y.size());
  const double total = sum_over(n, [&](std::size_t i) { return weights[index(i)]; });
  const double centre = sum_over(n, [&](std::size_t i) { return weights[index(i)] * y[index(i)]; }) / total;
  // The second pass takes away what rounding of the weights left: equal values have that very mean.
  return centre +
         sum_over(n, [&](std::size_t i) { return weights[index(i)] * (y[index(i)] - centre); }) / total;
}

Influenced weighted_mean(const Vector& y, const Vector& weights) {
  const double value = weighted_mean_of(y, weights);
  const double total =
      sum_over(static_cast<std::size_t>(y.size()), [&](std::size_t i) { return weights[index(i)]; });
  return {value, (weights.array() * (y.array() - value) / total).matrix()};
}

double standard_error(const Vector& phi) {
  return std::sqrt(sum_over(static_cast<std::size_t>(phi.size()),
                            [&](std::size_t i) { return phi[index(i)] * phi[index(i)]; }));
}

Vector indicator(std::span<const int> codes) {
  Vector r(index(codes.size()));
  for (std::size_t i = 0; i < codes.size(); ++i) {
    r[index(i)] = codes[i];
  }
  return r;
}

}  // namespace werkthet::statistics::detail
