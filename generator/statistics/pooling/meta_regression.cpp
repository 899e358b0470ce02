#include "statistics/pooling/meta_regression.hpp"

#include "statistics/distributions.hpp"
#include "statistics/pooling/random_effects.hpp"
#include "statistics/pooling/reml.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {
namespace {

/// Coefficients with Knapp-Hartung errors, and the joint test of the moderators.
void add_tests(MetaRegression& r, const detail::StudyFit& fit, double df, double confidence) {
  const double scatter = fit.generalised_q / df;
  const double t = t_critical(confidence, df);
  for (Eigen::Index j = 0; j < fit.beta.size(); ++j) {
    const double se = std::sqrt(scatter * fit.covariance(j, j));
    r.coefficients.push_back(fit.beta(j));
    r.se.push_back(se);
    r.intervals.push_back({fit.beta(j) - t * se, fit.beta(j) + t * se});
    r.p.push_back(se > 0 ? std::optional(t_two_sided_p(std::min(std::abs(fit.beta(j)) / se, 1e150), df))
                         : std::nullopt);
  }
  const Eigen::Index q = fit.beta.size() - 1;
  if (q == 0 || !(scatter > 0)) {
    return;
  }
  const detail::Matrix own = fit.covariance.bottomRightCorner(q, q);
  const detail::Vector scale = own.diagonal().cwiseSqrt();
  const detail::Matrix correlation =
      scale.cwiseInverse().asDiagonal() * own * scale.cwiseInverse().asDiagonal();
  const detail::Vector z = fit.beta.tail(q).cwiseQuotient(scale);
  const double wald = z.dot(correlation.colPivHouseholderQr().solve(z));
  r.f = std::min(std::max(0.0, wald / (scatter * static_cast<double>(q))), 1e150);
  r.f_p = f_upper_p(*r.f, static_cast<double>(q), df);
}

}  // namespace

Estimated<MetaRegression> meta_regression(std::span<const double> effect, std::span<const double> variance,
                                          Columns moderators, double confidence) {
  detail::require_columns(moderators, effect.size());
  detail::require(effect.size() == variance.size(), "effects and variances differ in length");
  const std::size_t coefficients = moderators.size() + 1;
  if (effect.size() < 2 || effect.size() <= coefficients) {
    return NotEstimable{Reason::too_few, "no more studies than coefficients"};
  }
  const auto without = random_effects(effect, variance, confidence);  // checks what goes in as well
  if (!without) {
    return without.why();
  }
  const detail::Matrix design = detail::with_intercept(moderators, effect.size());
  const detail::Vector y = detail::to_vector(effect);
  const detail::Vector v = detail::to_vector(variance);
  const auto fixed = detail::fit_studies(design, y, v, 0);
  if (!fixed) {
    return NotEstimable{Reason::singular, "a moderator is constant or a combination of other moderators"};
  }
  MetaRegression r;
  r.k = effect.size();
  const double df = static_cast<double>(effect.size() - coefficients);
  r.q_residual = fixed->generalised_q;
  r.q_residual_p = chi_square_upper_p(r.q_residual, df);
  r.tau2 = detail::reml_tau2(design, y, v);
  const auto fit = detail::fit_studies(design, y, v, r.tau2);
  if (!fit) {
    return NotEstimable{Reason::singular, "a moderator is constant or a combination of other moderators"};
  }
  add_tests(r, *fit, df, confidence);
  if (without->reml.tau2 > 0) {
    r.r2_percent = std::max(0.0, 100 * (without->reml.tau2 - r.tau2) / without->reml.tau2);
  }
  return r;
}

}  // namespace werkthet::statistics
