#include "statistics/linear/means.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

constexpr const char* not_finite = "an outcome is not finite";

void require_groups(std::span<const double> values1, std::span<const double> values0, double confidence) {
  detail::require_finite(values1, not_finite);
  detail::require_finite(values0, not_finite);
  detail::require_confidence(confidence);
}

double sd(std::span<const double> values) {
  return values.size() < 2 ? 0.0 : std::sqrt(sample_variance(values));
}

/// The two groups without a test. Neither is empty.
MeanDifference both(std::span<const double> values1, std::span<const double> values0) {
  MeanDifference r;
  r.n1 = values1.size();
  r.n0 = values0.size();
  r.mean1 = mean(values1);
  r.mean0 = mean(values0);
  r.sd1 = sd(values1);
  r.sd0 = sd(values0);
  r.difference = r.mean1 - r.mean0;
  return r;
}

MeanDifference tested(MeanDifference r, double se, double df, double confidence) {
  r.se = se;
  r.df = df;
  r.t = r.difference / se;
  const double half = t_critical(confidence, df) * se;
  r.interval = {r.difference - half, r.difference + half};
  r.p = t_two_sided_p(r.t, df);
  return r;
}

/// J = gamma(m/2) / (sqrt(m/2) gamma((m-1)/2)). For many units the logarithms of the gammas would cancel down
/// to ten digits, so the ratio is then taken from its expansion (Tricomi and Erdelyi 1951).
double hedges_correction(double m) {
  if (m < 200) {
    return std::exp(std::lgamma(m / 2) - std::log(std::sqrt(m / 2)) - std::lgamma((m - 1) / 2));
  }
  const double y = 1 / ((m - 1) / 2);
  const double ratio =
      1 + y * (-1.0 / 8 + y * (1.0 / 128 + y * (5.0 / 1024 + y * (-21.0 / 32768 - y * 399.0 / 262144))));
  return ratio * std::sqrt((m - 1) / m);
}

double pooled_sd(const MeanDifference& r) {
  const double m1 = static_cast<double>(r.n1) - 1;
  const double m0 = static_cast<double>(r.n0) - 1;
  return std::sqrt((m1 * r.sd1 * r.sd1 + m0 * r.sd0 * r.sd0) / (m1 + m0));
}

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
  require_groups(values1, values0, confidence);
  if (values1.size() < 2 || values0.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two values"};
  }
  MeanDifference r = both(values1, values0);
  const double n1 = static_cast<double>(r.n1);
  const double n0 = static_cast<double>(r.n0);
  const double v1 = r.sd1 * r.sd1 / n1;
  const double v0 = r.sd0 * r.sd0 / n0;
  if (!(v1 + v0 > 0)) {
    return NotEstimable{Reason::no_variation, "the outcome varies in neither group"};
  }
  // Shares of the variance keep the squares away from underflow.
  const double share1 = v1 / (v1 + v0);
  const double share0 = v0 / (v1 + v0);
  return tested(r, std::sqrt(v1 + v0), 1 / (share1 * share1 / (n1 - 1) + share0 * share0 / (n0 - 1)),
                confidence);
}

Estimated<MeanDifference> student(std::span<const double> values1, std::span<const double> values0,
                                  double confidence) {
  require_groups(values1, values0, confidence);
  if (values1.empty() || values0.empty() || values1.size() + values0.size() < 3) {
    return NotEstimable{Reason::too_few, "fewer than three values, or a group without any"};
  }
  MeanDifference r = both(values1, values0);
  const double n1 = static_cast<double>(r.n1);
  const double n0 = static_cast<double>(r.n0);
  const double pooled = pooled_sd(r);
  if (!(pooled > 0)) {
    return NotEstimable{Reason::no_variation, "the outcome varies in neither group"};
  }
  return tested(r, pooled * std::sqrt(1 / n1 + 1 / n0), n1 + n0 - 2, confidence);
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
  HedgesG r;
  r.cohen_d = difference->difference / pooled_sd(*difference);
  r.correction = hedges_correction(m);
  r.g = r.correction * r.cohen_d;
  r.variance = 1 / n1 + 1 / n0 + r.g * r.g / (2 * (n1 + n0));
  const double half = normal_critical(confidence) * std::sqrt(r.variance);
  r.interval = {r.g - half, r.g + half};
  return r;
}

Estimated<GlassDelta> glass_delta(std::span<const double> values1, std::span<const double> values0,
                                  double confidence) {
  require_groups(values1, values0, confidence);
  if (values1.size() < 2 || values0.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two values"};
  }
  const MeanDifference groups = both(values1, values0);
  if (!(groups.sd0 > 0)) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary in group 0"};
  }
  const double df1 = static_cast<double>(groups.n1) - 1;
  const double df0 = static_cast<double>(groups.n0) - 1;
  const double ratio = groups.sd1 / groups.sd0;
  GlassDelta r;
  r.delta = groups.difference / groups.sd0;
  r.variance = r.delta * r.delta / (2 * df0) + ratio * ratio / df1 + 1 / df0;
  const double half = normal_critical(confidence) * std::sqrt(r.variance);
  r.interval = {r.delta - half, r.delta + half};
  return r;
}

}  // namespace werkthet::statistics
