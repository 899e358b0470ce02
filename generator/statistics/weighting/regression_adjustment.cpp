#include "statistics/weighting/outcome_model.hpp"

#include <algorithm>

namespace werkthet::statistics {

using detail::Influenced;
using detail::Matrix;
using detail::Vector;

Estimated<RegressionAdjustment> regression_adjustment(std::span<const double> outcome,
                                                      std::span<const int> treated, Columns covariates,
                                                      OutcomeModel model, double confidence) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_binary(treated, n);
  detail::require_columns(covariates, n);
  detail::require_confidence(confidence);
  detail::require(model == OutcomeModel::linear ||
                      std::all_of(outcome.begin(), outcome.end(), [](double y) { return y == 0 || y == 1; }),
                  "the logit needs outcomes that are 0 or 1");
  const Vector t = detail::indicator(treated);
  if (t.sum() < 2 || static_cast<double>(n) - t.sum() < 2) {
    return NotEstimable{Reason::too_few, "an arm has fewer than two units"};
  }
  if (std::all_of(outcome.begin(), outcome.end(), [&](double y) { return y == outcome.front(); })) {
    return NotEstimable{Reason::no_variation, "the outcome does not vary"};
  }
  const Matrix x = detail::standard_basis(covariates, n);
  const Vector y = detail::to_vector(outcome);
  const Vector c = (1 - t.array()).matrix();
  const auto one = detail::fit_outcome(model, x, y, t);
  if (!one) {
    return one.why();
  }
  const auto zero = detail::fit_outcome(model, x, y, c);
  if (!zero) {
    return zero.why();
  }
  const double rows = static_cast<double>(n);
  const double n1 = t.sum();
  const Vector all = Vector::Ones(y.size());

  const Influenced mean1 = detail::weighted_mean(one->mean, all);
  const Influenced mean0 = detail::weighted_mean(zero->mean, all);
  const Vector phi1 = mean1.phi + one->carry(x, one->slope / rows);
  const Vector phi0 = mean0.phi + zero->carry(x, zero->slope / rows);
  const Influenced seen = detail::weighted_mean(y, t);
  const Influenced predicted = detail::weighted_mean(zero->mean, t);
  const Vector phi_predicted = predicted.phi + zero->carry(x, zero->slope.cwiseProduct(t) / n1);

  const double rounding = rounding_of(outcome);
  const auto everybody =
      contrast(mean1.value - mean0.value, detail::standard_error(phi1 - phi0), rounding, confidence);
  const auto of_treated = contrast(seen.value - predicted.value,
                                   detail::standard_error(seen.phi - phi_predicted), rounding, confidence);
  if (!everybody || !of_treated) {
    return everybody ? of_treated.why() : everybody.why();
  }
  return RegressionAdjustment{n, *everybody, *of_treated, mean0.value, detail::standard_error(phi0)};
}

}  // namespace werkthet::statistics
