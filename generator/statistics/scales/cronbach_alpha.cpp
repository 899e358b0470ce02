#include "statistics/scales/cronbach_alpha.hpp"

#include "statistics/distributions.hpp"
#include "statistics/scales/item_covariance.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

/// Where a sum of variances and covariances is nothing but rounding.
constexpr double rounding = 1e-13;

std::optional<double> alpha_of(double trace, double total, double k) {
  return total > rounding * trace ? std::optional(k / (k - 1) * (1 - trace / total)) : std::nullopt;
}

std::optional<double> guttman_lambda6(const Matrix& correlation) {
  const Eigen::SelfAdjointEigenSolver<Matrix> eigen(correlation);
  const double total = correlation.sum();
  if (eigen.eigenvalues().minCoeff() < 1e-10 || !(total > rounding)) {
    return std::nullopt;
  }
  const Matrix inverse = correlation.ldlt().solve(Matrix::Identity(correlation.rows(), correlation.cols()));
  return 1 - inverse.diagonal().cwiseInverse().sum() / total;
}

}  // namespace

Estimated<CronbachAlpha> cronbach_alpha(Columns items, double confidence) {
  detail::require_confidence(confidence);
  const auto estimated = detail::item_covariance(items);
  if (!estimated) {
    return estimated.why();
  }
  const Matrix& covariance = estimated->covariance;
  const Matrix& correlation = estimated->correlation;
  CronbachAlpha out;
  out.n = items[0].size();
  out.k = items.size();
  const double k = static_cast<double>(out.k);
  const double n = static_cast<double>(out.n);
  const double trace = covariance.trace();
  const double total = covariance.sum();
  const auto alpha = alpha_of(trace, total, k);
  if (!alpha) {
    return NotEstimable{Reason::no_variation, "the sum of the items does not vary"};
  }
  out.alpha = *alpha;
  out.average_correlation = (correlation.sum() - k) / (k * (k - 1));
  if (const double below = 1 + (k - 1) * out.average_correlation; below > rounding) {
    out.standardised = k * out.average_correlation / below;
  }
  const double tail = (1 - confidence) / 2;
  const auto limit = [&](double p) { return 1 - (1 - out.alpha) * f_quantile(p, n - 1, (n - 1) * (k - 1)); };
  out.feldt = {limit(1 - tail), limit(tail)};
  const Vector with_sum = covariance.rowwise().sum();
  for (std::size_t item = 0; item < out.k; ++item) {
    const auto j = index(item);
    const double rest_variance = total - 2 * with_sum[j] + covariance(j, j);
    const double rest_trace = trace - covariance(j, j);
    const bool varies = rest_variance > rounding * rest_trace;
    out.item_rest_correlation.push_back(varies ? std::optional((with_sum[j] - covariance(j, j)) /
                                                               (estimated->sd[j] * std::sqrt(rest_variance)))
                                               : std::nullopt);
    out.alpha_if_dropped.push_back(out.k > 2 ? alpha_of(rest_trace, rest_variance, k - 1) : std::nullopt);
  }
  for (const auto& item : items) {
    out.mean_sum += mean(item);
  }
  out.sd_sum = std::sqrt(total);
  out.sem_sum = out.sd_sum * std::sqrt(1 - out.alpha);
  out.lambda6 = guttman_lambda6(correlation);
  const Vector eigenvalues = Eigen::SelfAdjointEigenSolver<Matrix>(correlation).eigenvalues().reverse();
  out.eigenvalues = detail::to_std(eigenvalues);
  return out;
}

}  // namespace werkthet::statistics
