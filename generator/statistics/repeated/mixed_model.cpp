#include "statistics/repeated/mixed_model.hpp"

#include "statistics/repeated/covariance_roots.hpp"
#include "statistics/repeated/fixed_effects.hpp"
#include "statistics/repeated/group_covariance.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

constexpr double zero_variance = 1e-12;  ///< as a share of the residual variance of ordinary regression

/// The covariance of intercept and slopes in units of outcome and slopes.
Matrix own_units(const Vector& theta, const Matrix& back, double scale) {
  const Eigen::Index size = back.cols();
  Matrix between(size, size);
  for (Eigen::Index a = 0; a < size; ++a) {
    for (Eigen::Index b = 0; b < size; ++b) {
      between(a, b) = theta[detail::triangle(a, b)];
    }
  }
  return scale * scale * back * between * back.transpose();
}

void describe_random_effects(const Vector& theta, const Matrix& back, double scale, MixedModel& out) {
  const Eigen::Index size = back.cols();
  const Matrix between = own_units(theta, back, scale);
  Matrix standard = own_units(theta, Matrix::Identity(size, size), 1.0);
  const Vector spread = Eigen::SelfAdjointEigenSolver<Matrix>(standard).eigenvalues();
  out.on_boundary = spread.minCoeff() < 1e-9;
  const bool nothing = spread.maxCoeff() < zero_variance;
  for (Eigen::Index a = 0; a < size; ++a) {
    out.random_sd.push_back(nothing ? 0.0 : std::sqrt(std::max(0.0, between(a, a))));
  }
  for (Eigen::Index a = 0; a < size; ++a) {
    for (Eigen::Index b = a + 1; b < size; ++b) {
      const double both =
          out.random_sd[static_cast<std::size_t>(a)] * out.random_sd[static_cast<std::size_t>(b)];
      out.random_correlation.push_back(both > 0 ? std::optional(std::clamp(between(a, b) / both, -1.0, 1.0))
                                                : std::nullopt);
    }
  }
  const double residual = theta[theta.size() - 1];
  out.sigma = scale * std::sqrt(residual);
  if (size == 1) {
    const double own = nothing ? 0.0 : theta[0];
    out.intraclass_correlation = own / (own + residual);
  }
}

}  // namespace

Estimated<MixedModel> mixed_model(std::span<const double> outcome, Columns columns,
                                  std::span<const int> group, Columns slopes, MixedLikelihood likelihood,
                                  double confidence) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require(group.size() == n, "group has another length than the outcome");
  detail::require_columns(columns, n);
  detail::require_columns(slopes, n);
  detail::require_confidence(confidence);
  const std::size_t groups = std::set<int>(group.begin(), group.end()).size();
  if (groups < 2) {
    return NotEstimable{Reason::few_clusters, "fewer than two groups"};
  }
  if (n <= groups * (1 + slopes.size())) {
    return NotEstimable{Reason::too_few, "no more rows than random effects"};
  }
  const auto fixed = detail::orthogonal_columns(detail::with_intercept(columns, n), 1);
  if (!fixed) {
    return fixed.why();
  }
  const auto standard = detail::standard_outcome(outcome, *fixed);
  if (!standard) {
    return standard.why();
  }
  // The covariance of random effects is free, so any columns that span theirs will do: orthogonal ones.
  const auto random = detail::orthogonal_columns(detail::with_intercept(slopes, n), 1);
  if (!random) {
    return random.why();
  }
  const double root_n = std::sqrt(static_cast<double>(n));
  Matrix rows(index(n), fixed->q.cols() + 1);
  rows << fixed->q, standard->rest;
  const detail::GroupCovariance covariance(
      rows, slopes.empty() ? Matrix(Matrix::Ones(index(n), 1)) : Matrix(root_n * random->q), group);
  const Matrix back = slopes.empty() ? Matrix(Matrix::Ones(1, 1)) : Matrix(root_n * random->back);
  const Eigen::Index effects = back.cols();
  Vector start = Vector::Zero(effects * (effects + 1) / 2 + 1);
  for (Eigen::Index a = 0; a < effects; ++a) {
    start[detail::triangle(a, a)] = 0.5 / static_cast<double>(effects);
  }
  start[start.size() - 1] = 0.5;
  const auto kind =
      likelihood == MixedLikelihood::restricted ? detail::Likelihood::restricted : detail::Likelihood::full;
  const auto fit = detail::maximise(covariance, kind, n, start);
  if (fit.theta[fit.theta.size() - 1] < 1e-9) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary within the groups"};
  }
  if (!fit.converged) {
    return NotEstimable{Reason::no_convergence, "the likelihood has no maximum that can be found"};
  }
  auto estimated =
      detail::fixed_effects(fit, *fixed, *standard, kind == detail::Likelihood::restricted, confidence);
  if (!estimated) {
    return estimated.why();
  }
  detail::FixedEffects effects_found = std::move(estimated).value();
  MixedModel out;
  out.n = n;
  out.groups = groups;
  out.coefficients = std::move(effects_found.effects);
  out.covariance = std::move(effects_found.covariance);
  describe_random_effects(fit.theta, back, standard->scale, out);
  out.minus2_log_likelihood = detail::minus2_in_own_units(fit, *fixed, *standard, kind);
  return out;
}

}  // namespace werkthet::statistics
