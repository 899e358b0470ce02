#include "statistics/linear/least_squares.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace werkthet::statistics::detail {
namespace {

using Index = Eigen::Index;

/// Squared residuals as the chosen estimator weighs them. A unit with leverage 1 is fitted exactly and
/// says nothing about its own variance: it contributes zero.
Eigen::VectorXd weighted_squares(const Eigen::VectorXd& residual, const Eigen::VectorXd& leverage,
                                 StandardError kind, double n, double k) {
  Eigen::VectorXd squares = residual.array().square();
  if (kind == StandardError::hc1) {
    return squares * (n / (n - k));
  }
  if (kind == StandardError::hc2 || kind == StandardError::hc3) {
    for (Index i = 0; i < squares.size(); ++i) {
      const double rest = 1 - leverage(i);
      squares(i) = rest < 1e-10 ? 0.0 : squares(i) / (kind == StandardError::hc2 ? rest : rest * rest);
    }
  }
  return squares;
}

Eigen::MatrixXd with_intercept(Columns columns, std::size_t rows) {
  Eigen::MatrixXd design(static_cast<Index>(rows), static_cast<Index>(columns.size() + 1));
  design.col(0).setOnes();
  for (std::size_t j = 0; j < columns.size(); ++j) {
    design.col(static_cast<Index>(j + 1)) =
        Eigen::Map<const Eigen::VectorXd>(columns[j].data(), static_cast<Index>(rows));
  }
  return design;
}

}  // namespace

Estimated<LeastSquares> least_squares(std::span<const double> outcome, Columns columns, StandardError kind) {
  const auto n = static_cast<Index>(outcome.size());
  const auto k = static_cast<Index>(columns.size() + 1);
  if (n <= k) {
    return NotEstimable{Reason::too_few, "no more units than coefficients"};
  }
  const Eigen::MatrixXd design = with_intercept(columns, outcome.size());
  const Eigen::VectorXd scale = design.colwise().norm();
  if (!(scale.minCoeff() > 0)) {
    return NotEstimable{Reason::singular, "a column holds only zeros"};
  }
  const Eigen::MatrixXd scaled = design * scale.cwiseInverse().asDiagonal();
  Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(scaled);
  qr.setThreshold(1e-9);
  if (qr.rank() < k) {
    return NotEstimable{Reason::singular, "a column is constant or a combination of other columns"};
  }
  // scaled = Q R P', so (X'X)^-1 X' = M Q' with M = P R^-1.
  const Eigen::MatrixXd q = qr.householderQ() * Eigen::MatrixXd::Identity(n, k);
  const Eigen::MatrixXd r_inverse =
      qr.matrixQR().topLeftCorner(k, k).triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(k, k));
  const Eigen::MatrixXd m = qr.colsPermutation() * r_inverse;
  const Eigen::Map<const Eigen::VectorXd> y(outcome.data(), n);
  Eigen::VectorXd solution = m * (q.transpose() * y);
  // One step of refinement: the second residual catches what the first solve rounded away.
  solution += m * (q.transpose() * (y - scaled * solution));

  const Eigen::VectorXd residual = y - scaled * solution;
  const Eigen::VectorXd leverage = q.rowwise().squaredNorm().cwiseMin(1.0);
  const double rows = static_cast<double>(n);
  const double cols = static_cast<double>(k);
  Eigen::MatrixXd covariance;
  if (kind == StandardError::classical) {
    covariance = m * m.transpose() * (residual.squaredNorm() / (rows - cols));
  } else {
    const Eigen::VectorXd omega = weighted_squares(residual, leverage, kind, rows, cols);
    covariance = m * (q.transpose() * omega.asDiagonal() * q) * m.transpose();
  }
  LeastSquares fit;
  fit.k = static_cast<std::size_t>(k);
  fit.max_leverage = leverage.maxCoeff();
  fit.residual.assign(residual.begin(), residual.end());
  for (Index i = 0; i < k; ++i) {
    fit.beta.push_back(solution(i) / scale(i));
    for (Index j = 0; j < k; ++j) {
      fit.covariance.push_back(covariance(i, j) / (scale(i) * scale(j)));
    }
  }
  return fit;
}

}  // namespace werkthet::statistics::detail
