#include "statistics/survival/proportional_hazards.hpp"

#include "statistics/distributions.hpp"
#include "statistics/survival/covariate_basis.hpp"
#include "statistics/survival/cox_data.hpp"
#include "statistics/survival/cox_likelihood.hpp"
#include "statistics/survival/survival_curve.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

using detail::Matrix;
using detail::Vector;

/// 1 - S(t-), centred at its mean over the events.
class TimeScale {
 public:
  explicit TimeScale(const CoxData& data)
      : curve_(kaplan_meier(data.time, data.event, 0.95, data.entry).value()) {
    double events = 0;
    double sum = 0;
    for (const SurvivalStep& step : curve_.steps) {
      events += step.n_event;
      sum += step.n_event * gone_before(step.time);
    }
    centre_ = sum / events;
  }

  [[nodiscard]] double at(double time) const { return gone_before(time) - centre_; }

 private:
  [[nodiscard]] double gone_before(double time) const {
    const auto step = std::lower_bound(curve_.steps.begin(), curve_.steps.end(), time,
                                       [](const SurvivalStep& s, double t) { return s.time < t; });
    return step == curve_.steps.begin() ? 0.0 : 1 - (step - 1)->survival;
  }

  SurvivalCurve curve_;
  double centre_{};
};

NotEstimable no_change_possible() {
  return {Reason::no_variation, "the score cannot vary with time"};
}

}  // namespace

Estimated<ProportionalHazards> proportional_hazards(const CoxData& given, const CoxFit& fit) {
  const detail::CoxRows rows(given);
  const CoxData data = rows.data();
  detail::require(fit.coefficients.size() == data.covariates.size() && fit.n == data.time.size(),
                  "the fit belongs to other data");
  if (const auto why = detail::cannot_fit(data)) {
    return *why;
  }
  const auto basis = detail::covariate_basis(data.covariates, data.time.size(), data.strata);
  if (!basis) {
    return basis.why();
  }
  const Eigen::Index p = basis->q.cols();
  Vector beta(p);
  for (Eigen::Index j = 0; j < p; ++j) {
    beta(j) = fit.coefficients[static_cast<std::size_t>(j)].log_hazard_ratio;
  }
  const TimeScale scale(data);
  Vector score = Vector::Zero(p);
  Matrix v0 = Matrix::Zero(p, p);
  Matrix v1 = Matrix::Zero(p, p);
  Matrix v2 = Matrix::Zero(p, p);
  const detail::CoxLikelihood likelihood(data, basis->q, fit.ties);
  likelihood.sweep(basis->to_gamma * beta, [&](const detail::EventTime& one) {
    const double g = scale.at(one.time);
    score += g * one.score;
    v0 += one.information;
    v1 += g * one.information;
    v2 += g * g * one.information;
  });
  Matrix inverse;
  if (!detail::invert(v0, inverse)) {
    return NotEstimable{Reason::singular, "the covariates are collinear among those at risk"};
  }
  // What is left of the information on the slopes once the coefficients are estimated too.
  const Matrix left = v2 - v1 * inverse * v1.transpose();
  const double noise = 1e-12 * v2.diagonal().maxCoeff();
  const Vector score_beta = basis->to_gamma.transpose() * score;
  const Matrix left_beta = basis->to_gamma.transpose() * left * basis->to_gamma;
  const Matrix v2_beta = basis->to_gamma.transpose() * v2 * basis->to_gamma;
  ProportionalHazards r{{}, no_change_possible()};
  for (Eigen::Index j = 0; j < p; ++j) {
    if (left_beta(j, j) > 1e-12 * v2_beta(j, j)) {
      const double x = score_beta(j) * score_beta(j) / left_beta(j, j);
      r.coefficients.push_back(CoxTest{x, 1.0, chi_square_upper_p(x, 1)});
    } else {
      r.coefficients.push_back(no_change_possible());
    }
  }
  if (left.diagonal().minCoeff() > noise && detail::invert(left, inverse)) {
    const double x = std::max(0.0, score.dot(inverse * score));
    const auto df = static_cast<double>(p);
    r.global = CoxTest{x, df, chi_square_upper_p(x, df)};
  }
  return r;
}

}  // namespace werkthet::statistics
