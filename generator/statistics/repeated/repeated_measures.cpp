#include "statistics/repeated/repeated_measures.hpp"

#include "statistics/repeated/fixed_effects.hpp"
#include "statistics/repeated/visit_covariance.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

/// Columns per visit (the column where the visit is, else zero) into `design` from `first` on.
void fill_by_visit(Matrix& design, Eigen::Index first, std::span<const double> column,
                   std::span<const std::size_t> visit) {
  for (std::size_t i = 0; i < visit.size(); ++i) {
    design(index(i), first + index(visit[i])) = column.empty() ? 1.0 : column[i];
  }
}

Matrix design_of(std::span<const std::size_t> visit, std::size_t visits, Columns arms, Columns covariates,
                 CovariateEffect effect) {
  const std::size_t per_covariate = effect == CovariateEffect::by_visit ? visits : 1;
  const std::size_t k = visits * (1 + arms.size()) + per_covariate * covariates.size();
  Matrix design = Matrix::Zero(index(visit.size()), index(k));
  fill_by_visit(design, 0, {}, visit);
  Eigen::Index first = index(visits);
  for (const auto& arm : arms) {
    fill_by_visit(design, first, arm, visit);
    first += index(visits);
  }
  for (const auto& covariate : covariates) {
    if (effect == CovariateEffect::by_visit) {
      fill_by_visit(design, first, covariate, visit);
    } else {
      design.col(first) = detail::to_vector(covariate);
    }
    first += index(per_covariate);
  }
  return design;
}

}  // namespace

Estimated<RepeatedMeasures> repeated_measures(std::span<const double> outcome, std::span<const int> subject,
                                              std::span<const int> visit, Columns arms, Columns covariates,
                                              CovariateEffect covariate_effect, double confidence) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require(subject.size() == n && visit.size() == n,
                  "subject or visit has another length than the outcome");
  detail::require_columns(arms, n);
  detail::require_columns(covariates, n);
  detail::require_confidence(confidence);
  if (n == 0) {
    return NotEstimable{Reason::too_few, "no rows"};
  }
  RepeatedMeasures out;
  out.visits.assign(visit.begin(), visit.end());
  std::sort(out.visits.begin(), out.visits.end());
  out.visits.erase(std::unique(out.visits.begin(), out.visits.end()), out.visits.end());
  const std::size_t visits = out.visits.size();
  std::vector<std::size_t> position;
  for (const int v : visit) {
    position.push_back(static_cast<std::size_t>(std::lower_bound(out.visits.begin(), out.visits.end(), v) -
                                                out.visits.begin()));
  }
  const auto columns = detail::orthogonal_columns(
      design_of(position, visits, arms, covariates, covariate_effect), index(visits));
  if (!columns) {
    return columns.why();
  }
  const auto standard = detail::standard_outcome(outcome, *columns);
  if (!standard) {
    return standard.why();
  }
  Matrix rows(index(n), columns->q.cols() + 1);
  rows << columns->q, standard->rest;
  const detail::VisitCovariance covariance(rows, subject, position, visits);
  if (!covariance.every_pair_occurs()) {
    return NotEstimable{Reason::too_few, "nobody was measured at both of two visits"};
  }
  const auto fit = detail::maximise(covariance, detail::Likelihood::restricted, n, covariance.start());
  if (!fit.converged) {
    return NotEstimable{Reason::no_convergence, "the covariance of the visits cannot be estimated"};
  }
  auto fixed = detail::fixed_effects(fit, *columns, *standard, false, confidence);
  if (!fixed) {
    return fixed.why();
  }
  detail::FixedEffects effects = std::move(fixed).value();
  out.n = n;
  out.subjects = covariance.subjects();
  out.arms = arms.size();
  out.coefficients = std::move(effects.effects);
  out.covariance = std::move(effects.covariance);
  for (std::size_t a = 0; a < visits; ++a) {
    for (std::size_t b = 0; b < visits; ++b) {
      const std::size_t at = a >= b ? a * (a + 1) / 2 + b : b * (b + 1) / 2 + a;
      out.visit_covariance.push_back(fit.theta[index(at)] * standard->scale * standard->scale);
    }
  }
  out.minus2_restricted_log_likelihood =
      detail::minus2_in_own_units(fit, *columns, *standard, detail::Likelihood::restricted);
  return out;
}

}  // namespace werkthet::statistics
