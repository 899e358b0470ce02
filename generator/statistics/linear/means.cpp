#include "statistics/linear/means.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

constexpr const char* not_finite = "an outcome is not finite";

}  // namespace

Estimated<MeanSummary> mean_summary(std::span<const double> values, double confidence) {
  detail::require_finite(values, not_finite);
  detail::require_confidence(confidence);
  if (values.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two values"};
  }
  const double n = static_cast<double>(values.size());
  const double centre = mean(values);
  const double sd = std::sqrt(sample_variance(values));
  const double se = sd / std::sqrt(n);
  const double half = t_critical(confidence, n - 1) * se;
  return MeanSummary{values.size(), centre, sd, se, {centre - half, centre + half}};
}

Estimated<MeanDifference> welch(std::span<const double> values1, std::span<const double> values0,
                                double confidence) {
  detail::require_finite(values1, not_finite);
  detail::require_finite(values0, not_finite);
  detail::require_confidence(confidence);
  if (values1.size() < 2 || values0.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two values"};
  }
  const double n1 = static_cast<double>(values1.size());
  const double n0 = static_cast<double>(values0.size());
  const double v1 = sample_variance(values1) / n1;
  const double v0 = sample_variance(values0) / n0;
  if (!(v1 + v0 > 0)) {
    return NotEstimable{Reason::no_variation, "the outcome varies in neither group"};
  }
  MeanDifference r;
  r.n1 = values1.size();
  r.n0 = values0.size();
  r.mean1 = mean(values1);
  r.mean0 = mean(values0);
  r.sd1 = std::sqrt(v1 * n1);
  r.sd0 = std::sqrt(v0 * n0);
  r.difference = r.mean1 - r.mean0;
  r.se = std::sqrt(v1 + v0);
  // Shares of the variance keep the squares away from underflow.
  const double share1 = v1 / (v1 + v0);
  const double share0 = v0 / (v1 + v0);
  r.df = 1 / (share1 * share1 / (n1 - 1) + share0 * share0 / (n0 - 1));
  r.t = r.difference / r.se;
  const double half = t_critical(confidence, r.df) * r.se;
  r.interval = {r.difference - half, r.difference + half};
  r.p = t_two_sided_p(r.t, r.df);
  return r;
}

Estimated<HedgesG> hedges_g(std::span<const double> values1, std::span<const double> values0,
                            double confidence) {
  const auto difference = welch(values1, values0, confidence);
  if (!difference) {
    return difference.why();
  }
  const double n1 = static_cast<double>(difference->n1);
  const double n0 = static_cast<double>(difference->n0);
  const double m = n1 + n0 - 2;
  const double pooled = std::sqrt(
      ((n1 - 1) * difference->sd1 * difference->sd1 + (n0 - 1) * difference->sd0 * difference->sd0) / m);
  HedgesG r;
  r.cohen_d = difference->difference / pooled;
  r.correction = std::exp(std::lgamma(m / 2) - std::log(std::sqrt(m / 2)) - std::lgamma((m - 1) / 2));
  r.g = r.correction * r.cohen_d;
  r.variance = 1 / n1 + 1 / n0 + r.g * r.g / (2 * (n1 + n0));
  const double half = normal_critical(confidence) * std::sqrt(r.variance);
  r.interval = {r.g - half, r.g + half};
  return r;
}

}  // namespace werkthet::statistics
