#include "statistics/binary/logit.hpp"

#include "statistics/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

double inverse_logit(double eta) {
  return eta >= 0 ? 1 / (1 + std::exp(-eta)) : std::exp(eta) / (1 + std::exp(eta));
}

/// log(1 + exp(eta)) without overflow.
double softplus(double eta) {
  return eta > 0 ? eta + std::log1p(std::exp(-eta)) : std::log1p(std::exp(eta));
}

double log_likelihood(const Vector& eta, std::span<const int> y, const Vector& w) {
  return sum_over(y.size(), [&](std::size_t i) {
    const auto at = index(i);
    return w[at] * ((y[i] == 1 ? eta[at] : 0.0) - softplus(eta[at]));
  });
}

}  // namespace

Estimated<LogitFit> logit(std::span<const int> outcome, Columns columns, std::span<const double> weights) {
  const std::size_t n = outcome.size();
  detail::require_binary(outcome, n);
  detail::require_columns(columns, n);
  detail::require(weights.empty() || weights.size() == n, "weights have another length than the outcome");
  detail::require_finite(weights, "a weight is not finite");
  detail::require(std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; }),
                  "a weight is negative");
  const std::size_t k = columns.size() + 1;
  if (n <= k) {
    return NotEstimable{Reason::too_few, "no more units than coefficients"};
  }
  const Vector w = weights.empty() ? Vector::Ones(index(n)) : detail::to_vector(weights);
  const double total = w.sum();
  const double ones = sum_over(n, [&](std::size_t i) { return outcome[i] == 1 ? w[index(i)] : 0.0; });
  if (ones <= 0 || ones >= total) {
    return NotEstimable{Reason::no_variation, "everybody or nobody has the outcome"};
  }

  // Standardised columns: x = (raw - centre) / scale. The coefficients are turned back at the end.
  Matrix x = detail::with_intercept(columns, n);
  Vector centre = Vector::Zero(index(k));
  Vector scale = Vector::Ones(index(k));
  for (Eigen::Index j = 1; j < index(k); ++j) {
    const std::span<const double> raw = columns[static_cast<std::size_t>(j) - 1];
    centre[j] = mean(raw);
    scale[j] =
        std::sqrt(sum_over(n, [&](std::size_t i) { return (raw[i] - centre[j]) * (raw[i] - centre[j]); }) /
                  static_cast<double>(n));
    if (!(scale[j] > 1e-12 * (1 + std::abs(centre[j])))) {
      return NotEstimable{Reason::singular, "a column does not vary"};
    }
    x.col(j) = (x.col(j).array() - centre[j]) / scale[j];
  }
  Eigen::ColPivHouseholderQR<Matrix> rank(x);
  rank.setThreshold(1e-9);
  if (rank.rank() < index(k)) {
    return NotEstimable{Reason::singular, "a column is a combination of others"};
  }

  Vector y(index(n));
  for (std::size_t i = 0; i < n; ++i) {
    y[index(i)] = outcome[i];
  }
  Vector beta = Vector::Zero(index(k));
  beta[0] = std::log(ones / (total - ones));
  Vector eta = x * beta;
  double fit = log_likelihood(eta, outcome, w);
  const double null_fit = fit;
  Matrix inverse;
  bool converged = false;
  for (int step = 0; step < 100 && !converged; ++step) {
    Vector p(index(n));
    Vector root(index(n));
    for (Eigen::Index i = 0; i < index(n); ++i) {
      p[i] = inverse_logit(eta[i]);
      root[i] = std::sqrt(w[i] * p[i] * (1 - p[i]));
    }
    const Matrix weighted = root.asDiagonal() * x;
    const Eigen::HouseholderQR<Matrix> qr(weighted);
    const Matrix r = qr.matrixQR().topRows(index(k)).triangularView<Eigen::Upper>();
    if (r.diagonal().cwiseAbs().minCoeff() < 1e-7 * std::sqrt(total) * 1e-2) {
      return NotEstimable{Reason::separation, "a combination of columns predicts the outcome perfectly"};
    }
    const Matrix r_inverse = r.triangularView<Eigen::Upper>().solve(Matrix::Identity(index(k), index(k)));
    inverse = r_inverse * r_inverse.transpose();
    const Vector score = x.transpose() * (w.array() * (y - p).array()).matrix();
    Vector move = inverse * score;
    // The Newton decrement is the expected gain; at the optimum it is rounding.
    converged = std::sqrt(std::max(0.0, score.dot(move))) < 1e-11;
    double next_fit = 0;
    Vector next_eta;
    for (int half = 0; half < 30; ++half) {
      next_eta = x * (beta + move);
      next_fit = log_likelihood(next_eta, outcome, w);
      if (next_fit >= fit - 1e-12 * std::abs(fit)) {
        break;
      }
      move /= 2;
    }
    beta += move;
    eta = next_eta;
    fit = next_fit;
  }
  if (!converged || beta.cwiseAbs().maxCoeff() > 1e3) {
    return NotEstimable{Reason::separation, "the likelihood has no maximum"};
  }

  LogitFit out;
  out.n = n;
  out.events = static_cast<std::size_t>(std::count(outcome.begin(), outcome.end(), 1));
  out.k = k;
  out.log_likelihood = fit;
  out.null_log_likelihood = null_fit;
  out.linear_predictor = detail::to_std(eta);
  out.fitted.resize(n);
  std::transform(out.linear_predictor.begin(), out.linear_predictor.end(), out.fitted.begin(), inverse_logit);
  // raw coefficients = back * standardised ones
  Matrix back = Matrix::Zero(index(k), index(k));
  back(0, 0) = 1;
  for (Eigen::Index j = 1; j < index(k); ++j) {
    back(j, j) = 1 / scale[j];
    back(0, j) = -centre[j] / scale[j];
  }
  out.coefficients = detail::to_std(back * beta);
  const Matrix covariance = back * inverse * back.transpose();
  out.covariance.resize(k * k);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      out.covariance[i * k + j] = covariance(index(i), index(j));
    }
  }
  return out;
}

}  // namespace werkthet::statistics
