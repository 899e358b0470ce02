#include "statistics/design/cluster_power.hpp"

#include "statistics/design/power.hpp"
#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <cmath>

namespace werkthet::statistics {

double design_effect(double cluster_size, double icc) {
  detail::require(std::isfinite(cluster_size) && cluster_size >= 1, "a cluster holds at least one person");
  detail::require(icc >= 0 && icc <= 1, "an intraclass correlation must lie between 0 and 1");
  return 1 + (cluster_size - 1) * icc;
}

Estimated<ClusterDetectable> detectable_cluster_difference(const ClusterDesign& design, double sd,
                                                           double alpha, double power) {
  ClusterDetectable r;
  r.design_effect = design_effect(design.cluster_size, design.icc);
  const auto independent = detectable_mean_difference_normal(design.n1, design.n0, sd, 0, alpha, power);
  if (!independent) {
    return independent.why();
  }
  r.randomised = *independent * std::sqrt(r.design_effect);
  r.within = *independent * std::sqrt(1 - design.icc);
  const auto n1 = static_cast<double>(design.n1);
  const auto n0 = static_cast<double>(design.n0);
  const double df = n1 / design.cluster_size + n0 / design.cluster_size - 2;
  if (df > 0.05) {  // below that the quantile says nothing a number can hold
    const double multiplier = t_critical(1 - alpha, df) + t_quantile(power, df);
    const double se = sd * std::sqrt((1 / n1 + 1 / n0) * r.design_effect);
    if (std::isfinite(multiplier * se)) {
      r.randomised_t = multiplier * se;
    }
  }
  return r;
}

}  // namespace werkthet::statistics
