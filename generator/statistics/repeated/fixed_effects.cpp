#include "statistics/repeated/fixed_effects.hpp"

#include "statistics/distributions.hpp"

#include <cmath>

namespace werkthet::statistics::detail {

Estimated<FixedEffects> fixed_effects(const GaussianFit& fit, const OrthogonalColumns& columns,
                                      const StandardOutcome& outcome, bool with_kenward_roger,
                                      double confidence) {
  const Vector estimate = columns.back * (outcome.coefficient + outcome.scale * fit.beta);
  const double squared = outcome.scale * outcome.scale;
  const Matrix covariance = squared * columns.back * fit.variance * columns.back.transpose();
  std::optional<KenwardRogerFit> adjusted;
  if (with_kenward_roger) {
    adjusted = kenward_roger(fit);
  }
  FixedEffects out;
  for (Eigen::Index j = 0; j < estimate.size(); ++j) {
    const Vector contrast = columns.back.row(j).transpose();
    const auto df = fit.satterthwaite(contrast);
    const double se = std::sqrt(covariance(j, j));
    if (!df || !(se > 0)) {
      return NotEstimable{Reason::no_convergence, "a coefficient has no degrees of freedom"};
    }
    const auto interval = [&](double half) { return Interval{estimate[j] - half, estimate[j] + half}; };
    FixedEffect effect{estimate[j],
                       se,
                       *df,
                       interval(t_critical(confidence, *df) * se),
                       t_two_sided_p(estimate[j] / se, *df),
                       std::nullopt};
    if (adjusted) {
      const auto kr_df = kenward_roger_df(fit, *adjusted, contrast);
      const double variance = squared * contrast.dot(adjusted->variance * contrast);
      if (kr_df && variance > 0) {
        const double kr_se = std::sqrt(variance);
        effect.kenward_roger = KenwardRoger{kr_se, *kr_df, interval(t_critical(confidence, *kr_df) * kr_se),
                                            t_two_sided_p(estimate[j] / kr_se, *kr_df)};
      }
    }
    out.effects.push_back(effect);
  }
  for (Eigen::Index i = 0; i < covariance.rows(); ++i) {
    for (Eigen::Index j = 0; j < covariance.cols(); ++j) {
      out.covariance.push_back(covariance(i, j));
    }
  }
  return out;
}

double minus2_in_own_units(const GaussianFit& fit, const OrthogonalColumns& columns,
                           const StandardOutcome& outcome, Likelihood kind) {
  const double n = static_cast<double>(columns.q.rows());
  const double k = static_cast<double>(columns.q.cols());
  const double log_scale = 2 * std::log(outcome.scale);
  return kind == Likelihood::restricted ? fit.minus2 + (n - k) * log_scale - 2 * columns.log_det()
                                        : fit.minus2 + n * log_scale;
}

}  // namespace werkthet::statistics::detail
