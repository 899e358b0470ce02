#include "statistics/weighting/balanced_mean.hpp"

#include <cmath>

namespace werkthet::statistics::detail {
namespace {

std::vector<double> picked(std::span<const double> column, std::span<const std::size_t> rows) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const std::size_t row : rows) {
    values.push_back(column[row]);
  }
  return values;
}

/// Covariates centred at the target and scaled by the spread over everybody.
Matrix scaled_covariates(Columns covariates, std::span<const double> target, std::size_t n) {
  Matrix z(index(n), index(covariates.size()));
  for (std::size_t j = 0; j < covariates.size(); ++j) {
    const double variance = sample_variance(covariates[j]);
    const double scale = variance > 0 ? std::sqrt(variance) : 1.0;
    z.col(index(j)) = (to_vector(covariates[j]).array() - target[j]) / scale;
  }
  return z;
}

/// Linearising the three stacked equations (target means, balancing multipliers, weighted mean) gives, with
/// beta the weighted slope of the outcome on the covariates: a reference unit contributes
/// w (y - mean - beta'z), a target unit beta'z / (number of target units) through the target means.
Estimated<BalancedMean> linearised(std::span<const double> outcome, std::span<const std::size_t> reference,
                                   std::span<const std::size_t> target, const std::vector<double>& weights,
                                   const Matrix& z) {
  const Vector y = to_vector(outcome);
  Vector w = Vector::Zero(y.size());
  for (std::size_t i = 0; i < reference.size(); ++i) {
    w[index(reference[i])] = weights[i];
  }
  const Influenced plain = weighted_mean(y, w);
  BalancedMean r{plain.value, plain.phi, plain.phi, plain.phi};
  if (z.cols() == 0) {
    return r;
  }
  const auto qr = WeightedQr::of(z, w);
  if (!qr) {
    return qr.why();
  }
  const Vector centred = (y.array() - r.value).matrix();
  const Vector fitted = z * qr->solve(z, centred);
  r.target_known = w.cwiseProduct(centred - fitted);
  r.phi = r.target_known;
  for (const std::size_t row : target) {
    r.phi[index(row)] += fitted[index(row)] / static_cast<double>(target.size());
  }
  return r;
}

}  // namespace

Balanced balanced_mean(std::span<const double> outcome, std::span<const std::size_t> reference,
                       std::span<const std::size_t> target, Columns covariates) {
  std::vector<std::vector<double>> columns;
  std::vector<double> means;
  for (const auto& covariate : covariates) {
    columns.push_back(picked(covariate, reference));
    means.push_back(mean(picked(covariate, target)));
  }
  const auto balance = [&]() -> Estimated<BalanceWeights> {
    if (!covariates.empty()) {
      return entropy_balance(columns, means);
    }
    const auto m = static_cast<double>(reference.size());
    return BalanceWeights{std::vector<double>(reference.size(), 1 / m), m, 1 / m, 0.0, 0};
  };
  const Estimated<BalanceWeights> weights = balance();
  if (!weights) {
    return {weights, weights.why()};
  }
  const Matrix z = scaled_covariates(covariates, means, outcome.size());
  return {weights, linearised(outcome, reference, target, weights->weights, z)};
}

}  // namespace werkthet::statistics::detail
