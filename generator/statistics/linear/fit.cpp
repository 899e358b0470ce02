#include "statistics/linear/fit.hpp"

#include "statistics/linear/standard_columns.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics::detail {
namespace {

double squared_norm(const Vector& v) {
  return sum_over(static_cast<std::size_t>(v.size()),
                  [&](std::size_t i) { return v[index(i)] * v[index(i)]; });
}

/// Squared residuals as the chosen estimator weighs them. A unit with leverage 1 is fitted exactly and
/// says nothing about its own variance: it contributes zero.
Vector weighed_squares(const Vector& residual, const Vector& leverage, StandardError kind, double n,
                       double k) {
  Vector squares = residual.array().square();
  if (kind == StandardError::hc1) {
    return squares * (n / (n - k));
  }
  if (kind == StandardError::hc2 || kind == StandardError::hc3) {
    for (Eigen::Index i = 0; i < squares.size(); ++i) {
      const double rest = 1 - leverage[i];
      squares[i] = rest < 1e-10 ? 0.0 : squares[i] / (kind == StandardError::hc2 ? rest : rest * rest);
    }
  }
  return squares;
}

}  // namespace

Estimated<Fit> fit(std::span<const double> outcome, Columns columns, std::span<const double> weights) {
  require(weights.empty() || weights.size() == outcome.size(),
          "weights have another length than the outcome");
  require_finite(weights, "a weight is not finite");
  require(std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; }),
          "a weight is negative");
  const auto n = index(outcome.size());
  const auto k = index(columns.size()) + 1;
  if (n <= k) {
    return NotEstimable{Reason::too_few, "no more units than coefficients"};
  }
  const auto standard = standard_columns(columns, outcome.size(), weights);
  if (!standard) {
    return standard.why();
  }
  Fit out;
  out.root = weights.empty() ? Vector::Ones(n) : Vector(to_vector(weights).array().sqrt());
  const Matrix x = weights.empty() ? standard->x : Matrix(out.root.asDiagonal() * standard->x);
  const Eigen::HouseholderQR<Matrix> qr(x);
  out.q = qr.householderQ() * Matrix::Identity(n, k);
  const Matrix r = qr.matrixQR().topRows(k).triangularView<Eigen::Upper>();
  // The outcome too is taken around its mean: large levels would eat the digits of the residuals.
  const double total = out.root.squaredNorm();
  const double level =
      sum_over(outcome.size(),
               [&](std::size_t i) { return out.root[index(i)] * out.root[index(i)] * outcome[i]; }) /
      total;
  const Vector y = out.root.array() * (to_vector(outcome).array() - level);
  Vector standardised = r.triangularView<Eigen::Upper>().solve(out.q.transpose() * y);
  // Refinement: the second residual catches what the first solve rounded away.
  standardised += r.triangularView<Eigen::Upper>().solve(out.q.transpose() * (y - x * standardised));
  out.residual = y - x * standardised;
  const Matrix back = standard->back();
  out.m = back * r.triangularView<Eigen::Upper>().solve(Matrix::Identity(k, k));
  out.beta = back * standardised;
  out.beta[0] += level;
  out.leverage = out.q.rowwise().squaredNorm().cwiseMin(1.0);
  // What is left of the outcome around its weighted mean, not around the rounded level.
  const double shift = out.root.dot(y) / total;
  out.outcome_squares = squared_norm(y - shift * out.root);
  return out;
}

Estimated<Fit> varied_fit(std::span<const double> outcome, Columns columns, std::span<const double> weights) {
  if (outcome.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two units"};
  }
  const auto [low, high] = std::minmax_element(outcome.begin(), outcome.end());
  if (*low == *high) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary"};
  }
  auto out = fit(outcome, columns, weights);
  if (out && !(squared_norm(out->residual) > 1e-24 * out->outcome_squares)) {
    return NotEstimable{Reason::no_variation, "the columns explain the outcome completely"};
  }
  return out;
}

Matrix covariance(const Fit& fit, const Vector& residual, StandardError kind) {
  const auto n = static_cast<double>(fit.n());
  const auto k = static_cast<double>(fit.k());
  if (kind == StandardError::classical) {
    return fit.m * fit.m.transpose() * (squared_norm(residual) / (n - k));
  }
  const Vector omega = weighed_squares(residual, fit.leverage, kind, n, k);
  return fit.m * (fit.q.transpose() * omega.asDiagonal() * fit.q) * fit.m.transpose();
}

}  // namespace werkthet::statistics::detail
