#include "statistics/pooling/random_effects.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"
#include "statistics/pooling/reml.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

Interval around(double centre, double half) {
  return {centre - half, centre + half};
}

/// Effects, variances, and the constants of the studies that do not depend on tau2.
struct Studies {
  std::span<const double> effect;
  std::span<const double> variance;
  double confidence{};
  double c{};  ///< sum w - sum w^2 / sum w with the fixed-effect weights

  [[nodiscard]] double k() const { return static_cast<double>(effect.size()); }
  [[nodiscard]] double weight(std::size_t i, double tau2) const { return 1 / (variance[i] + tau2); }
  [[nodiscard]] double weights(double tau2) const {
    return sum_over(effect.size(), [&](std::size_t i) { return weight(i, tau2); });
  }
  [[nodiscard]] double pooled(double tau2) const {
    // Around the first effect, so that equal effects pool to that very value.
    const double shift =
        sum_over(effect.size(), [&](std::size_t i) { return weight(i, tau2) * (effect[i] - effect[0]); });
    return effect[0] + shift / weights(tau2);
  }
  [[nodiscard]] double q(double tau2) const {
    const double centre = pooled(tau2);
    return sum_over(effect.size(), [&](std::size_t i) {
      return weight(i, tau2) * (effect[i] - centre) * (effect[i] - centre);
    });
  }
};

PooledEffect pooled_effect(const Studies& studies, double tau2) {
  const double k = studies.k();
  const double z = normal_critical(studies.confidence);
  const double t = t_critical(studies.confidence, k - 1);
  PooledEffect r;
  r.tau2 = tau2;
  r.tau = std::sqrt(tau2);
  r.estimate = studies.pooled(tau2);
  const double total_weight = studies.weights(tau2);
  r.se = std::sqrt(1 / total_weight);
  r.interval = around(r.estimate, z * r.se);
  r.p = normal_two_sided_p(r.estimate / r.se);
  const double scatter = studies.q(tau2) / (k - 1);
  r.hk_se = std::sqrt(scatter / total_weight);
  r.hk_interval = around(r.estimate, t * r.hk_se);
  if (r.hk_se > 0) {
    r.hk_p = t_two_sided_p(std::min(std::abs(r.estimate / r.hk_se), 1e150), k - 1);
  }
  r.hk_truncated_se = std::sqrt(std::max(1.0, scatter) / total_weight);
  r.hk_truncated_interval = around(r.estimate, t * r.hk_truncated_se);
  r.hk_truncated_p = t_two_sided_p(r.estimate / r.hk_truncated_se, k - 1);
  const double typical = (k - 1) / studies.c;
  r.i2 = 100 * tau2 / (tau2 + typical);
  r.h2 = (tau2 + typical) / typical;
  const auto prediction = [&](double critical, double se) {
    return around(r.estimate, critical * std::sqrt(se * se + tau2));
  };
  r.prediction_normal = prediction(z, r.se);
  r.prediction_hk_t_k_minus_1 = prediction(t, r.hk_se);
  r.prediction_hk_truncated_t_k_minus_1 = prediction(t, r.hk_truncated_se);
  if (k > 2) {
    const double wide = t_critical(studies.confidence, k - 2);
    r.prediction_t_k_minus_2 = prediction(wide, r.se);
    r.prediction_hk_t_k_minus_2 = prediction(wide, r.hk_se);
    r.prediction_hk_truncated_t_k_minus_2 = prediction(wide, r.hk_truncated_se);
  }
  return r;
}

double paule_mandel_tau2(const Studies& studies, double top) {
  const auto excess = [&](double tau2) { return studies.q(tau2) - (studies.k() - 1); };
  return excess(0) <= 0 ? 0 : bisect_decreasing(excess, 0, top);
}

void require_studies(std::span<const double> effect, std::span<const double> variance, double confidence) {
  detail::require(effect.size() == variance.size(), "effects and variances differ in length");
  detail::require_finite(effect, "an effect is not finite");
  detail::require_finite(variance, "a variance is not finite");
  detail::require_confidence(confidence);
  for (const double v : variance) {
    detail::require(v >= 0, "a variance is negative");
  }
}

}  // namespace

Estimated<RandomEffects> random_effects(std::span<const double> effect, std::span<const double> variance,
                                        double confidence) {
  require_studies(effect, variance, confidence);
  if (effect.size() < 2) {
    return NotEstimable{Reason::too_few, "fewer than two studies"};
  }
  const auto [smallest, largest] = std::minmax_element(variance.begin(), variance.end());
  if (!(*smallest > 1e-12 * *largest) || !(*smallest > 1e-200)) {
    return NotEstimable{Reason::no_variation, "a study has no variance beside the others"};
  }
  const auto [lowest, highest] = std::minmax_element(effect.begin(), effect.end());
  if (!(std::pow((*highest - *lowest) / std::sqrt(*smallest), 2) <= 1e20)) {
    return NotEstimable{Reason::no_variation,
                        "the variances are nothing beside the differences of the effects"};
  }
  Studies studies{effect, variance, confidence, 0};
  const double w = studies.weights(0);
  studies.c = sum_over(effect.size(),
                       [&](std::size_t i) { return studies.weight(i, 0) * (1 - studies.weight(i, 0) / w); });
  RandomEffects r;
  r.k = effect.size();
  r.fixed_effect = studies.pooled(0);
  r.fixed_effect_se = std::sqrt(1 / w);
  r.q = studies.q(0);
  const double df = studies.k() - 1;
  r.q_p = chi_square_upper_p(r.q, df);
  r.i2_from_q = r.q > df ? 100 * (r.q - df) / r.q : 0;
  r.dersimonian_laird = pooled_effect(studies, std::max(0.0, (r.q - df) / studies.c));
  const detail::Vector y = detail::to_vector(effect);
  const detail::Vector v = detail::to_vector(variance);
  r.paule_mandel = pooled_effect(studies, paule_mandel_tau2(studies, detail::largest_tau2(y, v)));
  const detail::Matrix intercept = detail::with_intercept({}, effect.size());
  const double tau2 = detail::reml_tau2(intercept, y, v);
  r.reml = pooled_effect(studies, tau2);
  r.se_tau2_reml = std::sqrt(2 / detail::fit_studies(intercept, y, v, tau2)->trace_pp);
  return r;
}

std::vector<Estimated<RandomEffects>> leave_one_out(std::span<const double> effect,
                                                    std::span<const double> variance, double confidence) {
  require_studies(effect, variance, confidence);
  std::vector<Estimated<RandomEffects>> out;
  for (std::size_t left = 0; left < effect.size(); ++left) {
    std::vector<double> y(effect.begin(), effect.end());
    std::vector<double> v(variance.begin(), variance.end());
    y.erase(y.begin() + static_cast<std::ptrdiff_t>(left));
    v.erase(v.begin() + static_cast<std::ptrdiff_t>(left));
    out.push_back(random_effects(y, v, confidence));
  }
  return out;
}

Estimated<Subgroups> subgroup_effects(std::span<const double> effect, std::span<const double> variance,
                                      std::span<const int> group, double confidence) {
  require_studies(effect, variance, confidence);
  detail::require(group.size() == effect.size(), "groups and effects differ in length");
  if (effect.empty()) {
    return NotEstimable{Reason::too_few, "no studies"};
  }
  std::map<int, std::pair<std::vector<double>, std::vector<double>>> members;
  for (std::size_t i = 0; i < effect.size(); ++i) {
    members[group[i]].first.push_back(effect[i]);
    members[group[i]].second.push_back(variance[i]);
  }
  Subgroups r;
  std::vector<double> estimates;
  std::vector<double> squared_errors;
  for (const auto& [code, own] : members) {
    const auto pooled = random_effects(own.first, own.second, confidence);
    if (pooled) {
      estimates.push_back(pooled->reml.estimate);
      squared_errors.push_back(pooled->reml.se * pooled->reml.se);
    }
    r.groups.emplace(code, pooled);
  }
  if (estimates.size() >= 2) {
    const Studies between{estimates, squared_errors, confidence, 0};
    r.q_between = between.q(0);
    r.p_between = chi_square_upper_p(*r.q_between, between.k() - 1);
  }
  return r;
}

}  // namespace werkthet::statistics
