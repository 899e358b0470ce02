#include "statistics/binary/logit.hpp"

#include "statistics/binary/logit_fit.hpp"
#include "statistics/distributions.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;

std::vector<double> row_by_row(const Matrix& matrix) {
  std::vector<double> out;
  out.reserve(static_cast<std::size_t>(matrix.size()));
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) {
      out.push_back(matrix(i, j));
    }
  }
  return out;
}

Matrix influence_of(const LogitFit& fit) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const RowMajor>(fit.influence.data(), index(fit.n), index(fit.k));
}

}  // namespace

Estimated<LogitFit> logit(std::span<const int> outcome, Columns columns, std::span<const double> weights) {
  const auto fit = detail::fit_logit(outcome, columns, weights);
  if (!fit) {
    return fit.why();
  }
  LogitFit out;
  out.n = outcome.size();
  out.events = static_cast<std::size_t>(std::count(outcome.begin(), outcome.end(), 1));
  out.k = columns.size() + 1;
  out.log_likelihood = fit->log_likelihood;
  out.null_log_likelihood = fit->null_log_likelihood;
  out.linear_predictor = detail::to_std(fit->eta);
  out.fitted = detail::to_std(fit->p);
  const Matrix back = fit->columns.back();
  out.coefficients = detail::to_std(back * fit->beta);
  out.covariance = row_by_row(back * fit->inverse * back.transpose());
  out.influence = row_by_row(fit->influence * back.transpose());
  return out;
}

std::vector<double> robust_covariance(const LogitFit& fit) {
  const Matrix influence = influence_of(fit);
  return row_by_row(influence.transpose() * influence);
}

Estimated<std::vector<double>> cluster_covariance(const LogitFit& fit, std::span<const int> cluster) {
  detail::require(cluster.size() == fit.n, "clusters have another length than the outcome");
  const Matrix sums = detail::sums_by_cluster(influence_of(fit), cluster);
  if (sums.rows() < 2) {
    return NotEstimable{Reason::few_clusters, "fewer than two clusters"};
  }
  const auto g = static_cast<double>(sums.rows());
  return row_by_row(sums.transpose() * sums * (g / (g - 1)));
}

Estimated<LogitOddsRatio> odds_ratio(const LogitFit& fit, std::size_t column, double confidence,
                                std::span<const double> covariance) {
  detail::require_confidence(confidence);
  detail::require(column + 1 < fit.k, "no such column");
  detail::require(covariance.empty() || covariance.size() == fit.k * fit.k, "a covariance of another fit");
  const std::size_t at = column + 1;
  const std::span<const double> v = covariance.empty() ? std::span<const double>(fit.covariance) : covariance;
  LogitOddsRatio r;
  const double b = fit.coefficients[at];
  r.log_se = std::sqrt(std::max(0.0, v[at * fit.k + at]));
  if (!(r.log_se > 0)) {
    return NotEstimable{Reason::no_variation, "the coefficient has no variance"};
  }
  const double half = normal_critical(confidence) * r.log_se;
  if (std::abs(b) + half > 690) {
    return NotEstimable{Reason::out_of_range, "the ratio is too large for a number"};
  }
  r.ratio = std::exp(b);
  r.interval = {std::exp(b - half), std::exp(b + half)};
  r.p = normal_two_sided_p(b / r.log_se);
  return r;
}

}  // namespace werkthet::statistics
