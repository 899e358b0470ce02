#include "statistics/design/power.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

void require_levels(double alpha, double power) {
  detail::require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and one half");
  detail::require(power > alpha && power < 1, "power must lie between alpha and 1");
}

void require_share(double share) {
  detail::require(share > 0 && share < 1, "a share must lie between 0 and 1");
}

double upper_quantile(double alpha) {
  return -normal_quantile(alpha / 2);
}

double proportions_power(double p1, double p0, double n1, double n0, double z) {
  const double pooled = (n1 * p1 + n0 * p0) / (n1 + n0);
  const double se_null = std::sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0));
  const double se = std::sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0);
  return normal_cdf((std::abs(p1 - p0) - z * se_null) / se);
}

double means_power(double standardised, double n1, double n0, double alpha) {
  const double df = n1 + n0 - 2;
  const double ncp = std::abs(standardised) / std::sqrt(1 / n1 + 1 / n0);
  const double t = t_critical(1 - alpha, df);
  return noncentral_t_upper_p(t, df, ncp) + noncentral_t_upper_p(t, df, -ncp);
}

bool empty(std::int64_t n1, std::int64_t n0) {
  detail::require(n1 >= 0 && n0 >= 0, "a group size is negative");
  return n1 == 0 || n0 == 0;
}

double reciprocals(std::int64_t n1, std::int64_t n0) {
  return 1 / static_cast<double>(n1) + 1 / static_cast<double>(n0);
}

NotEstimable too_small() {
  return {Reason::too_few, "the groups are too small"};
}

}  // namespace

Estimated<DetectableDifference> detectable_difference(double control_share, std::int64_t n1, std::int64_t n0,
                                                      double alpha, double power) {
  require_share(control_share);
  require_levels(alpha, power);
  if (empty(n1, n0)) {
    return too_small();
  }
  const double z = upper_quantile(alpha);
  const auto shortfall = [&](double share1) {
    return power -
           proportions_power(share1, control_share, static_cast<double>(n1), static_cast<double>(n0), z);
  };
  constexpr double edge = 1e-9;
  if (control_share + edge >= 1 - edge || shortfall(1 - edge) > 0) {
    return NotEstimable{Reason::out_of_range, "even a share of 100% would not be detected"};
  }
  DetectableDifference r;
  r.up = bisect_decreasing(shortfall, control_share + edge, 1 - edge) - control_share;
  if (control_share > 2 * edge && shortfall(edge) < 0) {
    const auto mirrored = [&](double distance) { return shortfall(control_share - distance); };
    r.down = -bisect_decreasing(mirrored, edge, control_share - edge);
  }
  return r;
}

Estimated<double> detectable_difference_simple(double control_share, std::int64_t n1, std::int64_t n0,
                                               double alpha, double power) {
  require_share(control_share);
  require_levels(alpha, power);
  if (empty(n1, n0)) {
    return too_small();
  }
  return (upper_quantile(alpha) + normal_quantile(power)) *
         std::sqrt(control_share * (1 - control_share) * reciprocals(n1, n0));
}

Estimated<double> power_of_proportions(double share1, double share0, std::int64_t n1, std::int64_t n0,
                                       double alpha) {
  require_share(share1);
  require_share(share0);
  require_levels(alpha, 0.8);
  if (empty(n1, n0)) {
    return too_small();
  }
  return proportions_power(share1, share0, static_cast<double>(n1), static_cast<double>(n0),
                           upper_quantile(alpha));
}

Estimated<double> n_per_group_proportions(double share1, double share0, double alpha, double power) {
  require_share(share1);
  require_share(share0);
  require_levels(alpha, power);
  if (share1 == share0) {
    return NotEstimable{Reason::no_variation, "the shares are equal"};
  }
  const double pooled = (share1 + share0) / 2;
  const double root = upper_quantile(alpha) * std::sqrt(2 * pooled * (1 - pooled)) +
                      normal_quantile(power) * std::sqrt(share1 * (1 - share1) + share0 * (1 - share0));
  return std::pow(root / (share1 - share0), 2);
}

double cohen_h(double share1, double share0) {
  detail::require(share1 >= 0 && share1 <= 1 && share0 >= 0 && share0 <= 1,
                  "a share must lie between 0 and 1");
  return 2 * std::asin(std::sqrt(share1)) - 2 * std::asin(std::sqrt(share0));
}

Estimated<double> power_of_proportions_arcsine(double share1, double share0, std::int64_t n1, std::int64_t n0,
                                               double alpha) {
  require_levels(alpha, 0.8);
  const double h = cohen_h(share1, share0);
  if (empty(n1, n0)) {
    return too_small();
  }
  const double z = upper_quantile(alpha);
  const double shift = h / std::sqrt(reciprocals(n1, n0));
  return normal_upper_p(z - shift) + normal_cdf(-z - shift);
}

Estimated<double> detectable_mean_difference_normal(std::int64_t n1, std::int64_t n0, double sd,
                                                    double explained, double alpha, double power) {
  require_levels(alpha, power);
  detail::require(std::isfinite(sd) && sd > 0, "a standard deviation must be positive");
  detail::require(explained >= 0 && explained < 1, "an explained share must lie in [0, 1)");
  if (empty(n1, n0)) {
    return too_small();
  }
  return (upper_quantile(alpha) + normal_quantile(power)) * sd *
         std::sqrt((1 - explained) * reciprocals(n1, n0));
}

Estimated<double> detectable_mean_difference(std::int64_t n1, std::int64_t n0, double sd, double explained,
                                             double alpha, double power) {
  require_levels(alpha, power);
  detail::require(std::isfinite(sd) && sd > 0, "a standard deviation must be positive");
  detail::require(explained >= 0 && explained < 1, "an explained share must lie in [0, 1)");
  if (empty(n1, n0) || n1 + n0 < 3) {
    return too_small();
  }
  const auto shortfall = [&](double d) {
    return power - means_power(d, static_cast<double>(n1), static_cast<double>(n0), alpha);
  };
  double high = 1;
  while (shortfall(high) > 0) {
    high *= 2;
    if (high > 64) {
      return too_small();
    }
  }
  return bisect_decreasing(shortfall, 0.0, high) * sd * std::sqrt(1 - explained);
}

Estimated<double> power_of_means(double difference, std::int64_t n1, std::int64_t n0, double sd,
                                 double alpha) {
  require_levels(alpha, 0.8);
  detail::require(std::isfinite(difference), "a difference must be finite");
  detail::require(std::isfinite(sd) && sd > 0, "a standard deviation must be positive");
  if (empty(n1, n0) || n1 + n0 < 3) {
    return too_small();
  }
  return means_power(difference / sd, static_cast<double>(n1), static_cast<double>(n0), alpha);
}

Estimated<double> n_per_group_means(double difference, double sd, double alpha, double power) {
  require_levels(alpha, power);
  detail::require(std::isfinite(difference), "a difference must be finite");
  detail::require(std::isfinite(sd) && sd > 0, "a standard deviation must be positive");
  const double d = std::abs(difference) / sd;
  if (!(d > 0)) {
    return NotEstimable{Reason::no_variation, "the difference is zero"};
  }
  const auto shortfall = [&](double n) {
    const double df = 2 * (n - 1);
    return power - noncentral_t_upper_p(t_critical(1 - alpha, df), df, std::sqrt(n / 2) * d);
  };
  const double normal = 2 * std::pow((upper_quantile(alpha) + normal_quantile(power)) / d, 2);
  if (normal > 1e7) {
    return normal;  // the t and the normal answer agree to nine digits here
  }
  return bisect_decreasing(shortfall, 1.0 + 1e-6, 2 * normal + 50);
}

Estimated<double> detectable_hazard_ratio(std::int64_t events, double share1, double alpha, double power) {
  require_levels(alpha, power);
  require_share(share1);
  detail::require(events >= 0, "a count is negative");
  if (events == 0) {
    return NotEstimable{Reason::too_few, "no events"};
  }
  const double information = share1 * (1 - share1) * static_cast<double>(events);
  return std::exp((upper_quantile(alpha) + normal_quantile(power)) / std::sqrt(information));
}

Estimated<double> events_for_hazard_ratio(double ratio, double share1, double alpha, double power) {
  require_levels(alpha, power);
  require_share(share1);
  detail::require(std::isfinite(ratio) && ratio > 0, "a hazard ratio must be positive");
  const double log_ratio = std::log(ratio);
  const double events =
      std::pow((upper_quantile(alpha) + normal_quantile(power)) / log_ratio, 2) / (share1 * (1 - share1));
  if (!std::isfinite(events)) {
    return NotEstimable{Reason::no_variation, "the hazards are equal"};
  }
  return events;
}

Estimated<double> power_of_hazard_ratio(double ratio, std::int64_t events, double share1, double alpha) {
  require_levels(alpha, 0.8);
  require_share(share1);
  detail::require(std::isfinite(ratio) && ratio > 0, "a hazard ratio must be positive");
  detail::require(events >= 0, "a count is negative");
  if (events == 0) {
    return NotEstimable{Reason::too_few, "no events"};
  }
  const double information = share1 * (1 - share1) * static_cast<double>(events);
  return normal_cdf(std::sqrt(information) * std::abs(std::log(ratio)) - upper_quantile(alpha));
}

}  // namespace werkthet::statistics
