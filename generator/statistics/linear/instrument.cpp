#include "statistics/linear/instrument.hpp"

#include "statistics/distributions.hpp"
#include "statistics/linear/effect.hpp"
#include "statistics/linear/fit.hpp"

#include <cmath>
#include <vector>

namespace werkthet::statistics {
namespace {

using detail::Matrix;
using detail::Vector;

double difference_of_means(std::span<const double> values, std::span<const int> group) {
  std::vector<double> of[2];
  for (std::size_t i = 0; i < values.size(); ++i) {
    of[group[i]].push_back(values[i]);
  }
  return mean(of[1]) - mean(of[0]);
}

std::optional<double> first_stage_f(const detail::Fit& fit, StandardError kind) {
  const double se = detail::se_of(detail::covariance(fit, fit.residual, kind), 1);
  const double t = fit.beta[1] / se;
  return se > 0 && fit.residual.squaredNorm() > 1e-24 * fit.outcome_squares ? std::optional(t * t)
                                                                            : std::nullopt;
}

}  // namespace

Estimated<InstrumentalEffect> effect_of_take_up(std::span<const double> outcome,
                                                std::span<const double> take_up,
                                                std::span<const int> assigned, Columns covariates,
                                                double confidence) {
  detail::require_regression(outcome, covariates, confidence);
  detail::require(take_up.size() == outcome.size(), "take-up has another length than the outcome");
  detail::require_finite(take_up, "a take-up is not finite");
  auto columns = detail::treated_first(assigned, covariates, outcome.size());
  if (!columns) {
    return columns.why();
  }
  const auto reduced = detail::varied_fit(outcome, *columns);
  if (!reduced) {
    return reduced.why();
  }
  const auto first = detail::fit(take_up, *columns);
  if (!first) {
    return first.why();
  }
  const double moved = std::abs(first->beta[1]) * std::sqrt(static_cast<double>(outcome.size()));
  if (!(moved > 1e-12 * detail::to_vector(take_up).norm()) || !(first->outcome_squares > 0)) {
    return NotEstimable{Reason::no_variation, "assignment does not move take-up"};
  }
  // Second stage: take-up as the first stage predicts it, in place of the assignment.
  std::vector<std::vector<double>> second_columns(columns->begin(), columns->end());
  const Vector predicted = detail::to_vector(take_up) - first->residual;
  second_columns[0] = detail::to_std(predicted);
  const auto second = detail::fit(outcome, second_columns);
  if (!second) {
    return second.why();
  }
  // The residual is that of the real take-up; the second stage's own belongs to the prediction.
  const Vector residual = second->residual - second->beta[1] * first->residual;

  InstrumentalEffect r;
  r.n = outcome.size();
  r.itt_unadjusted = difference_of_means(outcome, assigned);
  r.take_up_difference_unadjusted = difference_of_means(take_up, assigned);
  r.itt = reduced->beta[1];
  r.itt_se = detail::se_of(detail::covariance(*reduced, reduced->residual, StandardError::hc2), 1);
  r.first_stage = first->beta[1];
  r.f_classical = first_stage_f(*first, StandardError::classical);
  r.f_hc1 = first_stage_f(*first, StandardError::hc1);
  r.weak = r.f_hc1 && *r.f_hc1 < 10;
  r.effect = second->beta[1];
  const auto se = [&](StandardError kind) {
    return detail::se_of(detail::covariance(*second, residual, kind), 1);
  };
  r.se = se(StandardError::hc2);
  r.se_hc0 = se(StandardError::hc0);
  r.se_classical = se(StandardError::classical);
  r.df = static_cast<double>(second->n() - second->k());
  const auto effect = detail::effect(r.n, r.effect, r.se, r.df, confidence);
  if (!effect) {
    return effect.why();
  }
  r.interval = effect->interval;
  r.p = effect->p;
  return r;
}

}  // namespace werkthet::statistics
