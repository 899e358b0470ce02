#include "statistics/binary/logit_fit.hpp"

#include <algorithm>
#include <map>

namespace werkthet::statistics::detail {
namespace {

double log_likelihood(const Vector& eta, std::span<const int> y, const Vector& w) {
  return sum_over(y.size(), [&](std::size_t i) {
    const auto at = index(i);
    return w[at] > 0 ? w[at] * ((y[i] == 1 ? eta[at] : 0.0) - softplus(eta[at])) : 0.0;
  });
}

}  // namespace

Estimated<StandardLogit> fit_logit(std::span<const int> outcome, Columns columns,
                                   std::span<const double> weights) {
  const std::size_t n = outcome.size();
  require_binary(outcome, n);
  require_columns(columns, n);
  require(weights.empty() || weights.size() == n, "weights have another length than the outcome");
  require_finite(weights, "a weight is not finite");
  require(std::all_of(weights.begin(), weights.end(), [](double w) { return w >= 0; }),
          "a weight is negative");
  const auto k = index(columns.size()) + 1;
  if (index(n) <= k) {
    return NotEstimable{Reason::too_few, "no more units than coefficients"};
  }
  const Vector w = weights.empty() ? Vector::Ones(index(n)) : to_vector(weights);
  const double total = w.sum();
  const double ones = sum_over(n, [&](std::size_t i) { return outcome[i] == 1 ? w[index(i)] : 0.0; });
  if (!(ones > 0) || !(ones < total)) {
    return NotEstimable{Reason::no_variation, "everybody or nobody has the outcome"};
  }
  auto standard = standard_columns(columns, n, weights);
  if (!standard) {
    return standard.why();
  }
  StandardLogit out{std::move(standard).value(), Vector::Zero(k), {}, {}, Vector(index(n)), {}, 0, 0};
  const Matrix& x = out.columns.x;
  Vector y(index(n));
  for (std::size_t i = 0; i < n; ++i) {
    y[index(i)] = outcome[i];
  }
  out.beta[0] = std::log(ones / (total - ones));
  out.eta = x * out.beta;
  out.null_log_likelihood = log_likelihood(out.eta, outcome, w);
  out.log_likelihood = out.null_log_likelihood;
  // Rounding of the score grows with the root of the number of units, and so does what is small enough.
  const double enough = 1e-12 * std::max(10.0, std::sqrt(total));
  bool converged = false;
  for (int step = 0; step < 100 && !converged; ++step) {
    out.p = out.eta.unaryExpr([](double eta) { return inverse_logit(eta); });
    const Vector root = (w.array() * out.p.array() * (1 - out.p.array())).sqrt();
    const Matrix weighted = root.asDiagonal() * x;
    const Eigen::HouseholderQR<Matrix> qr(weighted);
    const Matrix r = qr.matrixQR().topRows(k).triangularView<Eigen::Upper>();
    if (!(r.diagonal().cwiseAbs().minCoeff() > vanished * std::sqrt(total))) {
      return NotEstimable{Reason::separation, "a combination of columns predicts the outcome perfectly"};
    }
    const Matrix r_inverse = r.triangularView<Eigen::Upper>().solve(Matrix::Identity(k, k));
    out.inverse = r_inverse * r_inverse.transpose();
    const Vector score = x.transpose() * (w.array() * (y - out.p).array()).matrix();
    Vector move = out.inverse * score;
    // The Newton decrement is the distance to the optimum in standard errors.
    converged = std::sqrt(std::max(0.0, score.dot(move))) < enough;
    double next = 0;
    Vector next_eta;
    for (int half = 0; half < 30; ++half) {
      next_eta = x * (out.beta + move);
      next = log_likelihood(next_eta, outcome, w);
      if (next >= out.log_likelihood - 1e-12 * std::abs(out.log_likelihood)) {
        break;
      }
      move /= 2;
    }
    out.beta += move;
    out.eta = next_eta;
    out.log_likelihood = next;
  }
  if (out.beta.cwiseAbs().maxCoeff() > 1e3) {
    return NotEstimable{Reason::separation, "the likelihood has no maximum"};
  }
  if (!converged) {
    return NotEstimable{Reason::no_convergence, "the likelihood did not reach its maximum"};
  }
  out.p = out.eta.unaryExpr([](double eta) { return inverse_logit(eta); });
  out.influence = (x.array().colwise() * (w.array() * (y - out.p).array())).matrix() * out.inverse;
  return out;
}

Matrix sums_by_cluster(const Matrix& influence, std::span<const int> cluster) {
  std::map<int, Eigen::Index> position;
  for (const int label : cluster) {
    position.emplace(label, index(position.size()));
  }
  Matrix out = Matrix::Zero(index(position.size()), influence.cols());
  for (std::size_t i = 0; i < cluster.size(); ++i) {
    out.row(position.at(cluster[i])) += influence.row(index(i));
  }
  return out;
}

}  // namespace werkthet::statistics::detail
