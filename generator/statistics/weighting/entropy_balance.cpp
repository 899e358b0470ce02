// The weights themselves: Newton steps on the dual problem of entropy balancing.

#include "statistics/weighting/entropy_balancing.hpp"
#include "statistics/weighting/weights.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>

namespace werkthet::statistics {
namespace {

using Index = Eigen::Index;

NotEstimable outside() {
  return {Reason::no_overlap, "the target lies outside what the reference group can represent"};
}

/// Columns minus target, divided by the spread of the reference. Constant columns are left out when they
/// already equal the target; otherwise nothing can balance them.
Estimated<Eigen::MatrixXd> centred(Columns reference, std::span<const double> target, std::size_t n) {
  Eigen::MatrixXd z(static_cast<Index>(n), static_cast<Index>(reference.size()));
  Index used = 0;
  for (std::size_t j = 0; j < reference.size(); ++j) {
    const auto& column = reference[j];
    const auto [low, high] = std::minmax_element(column.begin(), column.end());
    const double magnitude = std::max(std::abs(*low), std::abs(*high));
    if (*high - *low <= 1e-12 * magnitude || *low == *high) {
      if (std::abs(target[j] - *low) > 1e-9 * std::max(magnitude, std::abs(target[j]))) {
        return outside();
      }
      continue;
    }
    if (target[j] <= *low || target[j] >= *high) {
      return outside();  // on the edge the weights of all inner units would have to be zero
    }
    const double sd = std::sqrt(sample_variance(column));
    for (std::size_t i = 0; i < n; ++i) {
      z(static_cast<Index>(i), used) = (column[i] - target[j]) / sd;
    }
    ++used;
  }
  z.conservativeResize(Eigen::NoChange, used);
  return z;
}

struct Point {
  Eigen::VectorXd weights;
  double value;  // log of the sum of exp(z lambda)
};

Point evaluate(const Eigen::MatrixXd& z, const Eigen::VectorXd& lambda) {
  const Eigen::VectorXd exponent = z * lambda;
  const double top = exponent.maxCoeff();
  Eigen::VectorXd w = (exponent.array() - top).exp();
  const double total = sum(std::span<const double>(w.data(), static_cast<std::size_t>(w.size())));
  w /= total;
  return {std::move(w), top + std::log(total)};
}

Eigen::VectorXd residual_means(const Eigen::MatrixXd& z, const Eigen::VectorXd& w) {
  Eigen::VectorXd g(z.cols());
  for (Index j = 0; j < z.cols(); ++j) {
    g(j) = sum_over(static_cast<std::size_t>(z.rows()),
                    [&](std::size_t i) { return z(static_cast<Index>(i), j) * w(static_cast<Index>(i)); });
  }
  return g;
}

/// Newton direction by pseudo-inverse, so that a full set of dummies needs no special case.
Eigen::VectorXd newton_step(const Eigen::MatrixXd& z, const Eigen::VectorXd& w, const Eigen::VectorXd& g) {
  const Eigen::MatrixXd hessian = z.transpose() * w.asDiagonal() * z - g * g.transpose();
  const Eigen::VectorXd scale =
      hessian.diagonal().cwiseMax(std::numeric_limits<double>::min()).cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd scaled = scale.asDiagonal() * hessian * scale.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(scaled);
  const double floor = 1e-13 * std::max(eigen.eigenvalues().maxCoeff(), 0.0);
  const Eigen::VectorXd inverse =
      eigen.eigenvalues().unaryExpr([&](double value) { return value > floor ? 1 / value : 0.0; });
  return scale.asDiagonal() *
         (eigen.eigenvectors() * inverse.asDiagonal() * eigen.eigenvectors().transpose()) *
         (scale.asDiagonal() * g);
}

constexpr int max_iterations = 500;
constexpr double wanted_residual = 1e-12;

BalanceWeights describe(const Eigen::VectorXd& w, double residual, int iterations) {
  BalanceWeights r;
  r.weights.assign(w.begin(), w.end());
  r.ess = effective_sample_size(r.weights);
  r.max_share = w.maxCoeff();
  r.worst_residual = residual;
  r.iterations = iterations;
  return r;
}

}  // namespace

Estimated<BalanceWeights> entropy_balance(Columns reference, std::span<const double> target) {
  detail::require(reference.size() == target.size(), "one target per covariate");
  detail::require(!reference.empty(), "no covariates: weights are equal by definition");
  const std::size_t n = reference.front().size();
  detail::require_columns(reference, n);
  detail::require_finite(target, "a target is not finite");
  if (n == 0) {
    return NotEstimable{Reason::too_few, "no reference units"};
  }
  const auto columns = centred(reference, target, n);
  if (!columns) {
    return columns.why();
  }
  const Eigen::MatrixXd& z = *columns;
  if (z.cols() == 0) {
    return describe(Eigen::VectorXd::Constant(z.rows(), 1 / static_cast<double>(n)), 0, 0);
  }
  Eigen::VectorXd lambda = Eigen::VectorXd::Zero(z.cols());
  Point at = evaluate(z, lambda);
  Eigen::VectorXd g = residual_means(z, at.weights);
  for (int iteration = 1; iteration <= max_iterations; ++iteration) {
    const double before = g.cwiseAbs().maxCoeff();
    const Eigen::VectorXd step = newton_step(z, at.weights, g);
    double damping = 1;
    Point next = evaluate(z, lambda - step);
    while (next.value > at.value + 1e-14 && damping > 1e-8) {
      damping /= 2;
      next = evaluate(z, lambda - damping * step);
    }
    Eigen::VectorXd next_g = residual_means(z, next.weights);
    const double after = next_g.cwiseAbs().maxCoeff();
    if (before <= wanted_residual && after >= before) {
      return describe(at.weights, before, iteration - 1);  // rounding is reached: keep the better point
    }
    lambda -= damping * step;
    at = std::move(next);
    g = std::move(next_g);
    if (at.value < -1e-9) {
      return outside();
    }
    if (!std::isfinite(at.value) || !g.allFinite()) {
      break;
    }
  }
  if (g.allFinite() && g.cwiseAbs().maxCoeff() <= wanted_residual) {
    return describe(at.weights, g.cwiseAbs().maxCoeff(), max_iterations);
  }
  return NotEstimable{Reason::no_convergence, "the covariate means cannot be met exactly"};
}

}  // namespace werkthet::statistics
