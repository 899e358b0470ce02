#include "statistics/missing/rubin.hpp"

#include "statistics/distributions.hpp"
#include "statistics/linear/regression.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

Estimated<PooledEstimate> pool_imputations(std::span<const double> estimate, std::span<const double> variance,
                                           std::optional<double> df_complete, double confidence) {
  detail::require_finite(estimate, "an estimate is not finite");
  detail::require_finite(variance, "a variance is not finite");
  detail::require(estimate.size() == variance.size(), "estimates and variances differ in length");
  detail::require(std::all_of(variance.begin(), variance.end(), [](double v) { return v >= 0; }),
                  "a variance is negative");
  detail::require(!df_complete || (std::isfinite(*df_complete) && *df_complete > 0),
                  "degrees of freedom must be positive");
  detail::require_confidence(confidence);
  if (estimate.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two imputations"};
  }
  PooledEstimate r;
  r.m = estimate.size();
  const double m = static_cast<double>(r.m);
  r.estimate = mean(estimate);
  r.within = mean(variance);
  r.between = sample_variance(estimate);
  if (!(r.within > 1e-20 * r.between) || !(r.within > 0)) {
    return NotEstimable{Reason::no_variation, "the estimates have no variance within imputations"};
  }
  const double extra = (1 + 1 / m) * r.between;
  r.total = r.within + extra;
  r.se = std::sqrt(r.total);
  r.lambda = extra / r.total;
  r.riv = extra / r.within;
  if (r.lambda > 1e-100) {
    r.df_rubin = (m - 1) / (r.lambda * r.lambda);
    r.df = r.df_rubin;
  }
  if (df_complete) {
    const double observed = (*df_complete + 1) / (*df_complete + 3) * *df_complete * (1 - r.lambda);
    r.df = r.df_rubin ? observed / (1 + observed / *r.df_rubin) : observed;
  }
  const double correction = r.df ? 2 / (*r.df + 3) : 0;
  r.fmi = (r.riv + correction) / (r.riv + 1);
  r.relative_efficiency = 1 / (1 + r.fmi / m);
  const double half = r.se * (r.df ? t_critical(confidence, *r.df) : normal_critical(confidence));
  r.interval = {r.estimate - half, r.estimate + half};
  const double statistic = r.estimate / r.se;
  r.p = r.df ? t_two_sided_p(statistic, *r.df) : normal_two_sided_p(statistic);
  return r;
}

Estimated<PooledRegression> pool_ols(std::span<const CompletedData> copies, double confidence) {
  if (copies.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two imputations"};
  }
  const std::size_t k = copies[0].columns.size() + 1;
  const std::vector<std::string> names(k - 1);
  std::vector<std::vector<double>> estimates(k);
  std::vector<std::vector<double>> variances(k);
  PooledRegression r;
  for (const CompletedData& copy : copies) {
    detail::require(copy.columns.size() + 1 == k && copy.outcome.size() == copies[0].outcome.size(),
                    "the copies differ in columns or rows");
    const auto fit = ols(copy.outcome, copy.columns, names, confidence, StandardError::classical);
    if (!fit) {
      return fit.why();
    }
    r.df_complete = fit->df;
    for (std::size_t j = 0; j < k; ++j) {
      estimates[j].push_back(fit->coefficients[j].estimate);
      variances[j].push_back(fit->coefficients[j].se * fit->coefficients[j].se);
    }
  }
  for (std::size_t j = 0; j < k; ++j) {
    const auto pooled = pool_imputations(estimates[j], variances[j], r.df_complete, confidence);
    if (!pooled) {
      return pooled.why();
    }
    r.coefficients.push_back(*pooled);
  }
  return r;
}

}  // namespace werkthet::statistics
