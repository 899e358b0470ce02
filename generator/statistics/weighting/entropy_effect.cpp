// The effect that entropy balancing leads to, and the squares that can be balanced with the means.

#include "statistics/weighting/balanced_mean.hpp"
#include "statistics/weighting/entropy_balancing.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

bool more_than_two_values(const std::vector<double>& column) {
  const auto other =
      std::find_if(column.begin(), column.end(), [&](double v) { return v != column.front(); });
  return std::any_of(other, column.end(), [&](double v) { return v != column.front() && v != *other; });
}

}  // namespace

Moments with_squares(Columns covariates) {
  Moments r;
  r.columns.assign(covariates.begin(), covariates.end());
  for (std::size_t j = 0; j < covariates.size(); ++j) {
    if (!more_than_two_values(covariates[j])) {
      continue;
    }
    const double centre = mean(covariates[j]);
    std::vector<double> squares;
    squares.reserve(covariates[j].size());
    for (const double v : covariates[j]) {
      squares.push_back((v - centre) * (v - centre));
    }
    r.columns.push_back(std::move(squares));
    r.squared.push_back(j);
  }
  return r;
}

Estimated<EntropyEffect> entropy_balanced_effect(std::span<const double> outcome,
                                                 std::span<const int> treated, Columns covariates,
                                                 double confidence) {
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_binary(treated, outcome.size());
  detail::require_columns(covariates, outcome.size());
  detail::require_confidence(confidence);
  detail::require(!covariates.empty(), "no covariates: weights are equal by definition");
  std::vector<std::size_t> target;
  std::vector<std::size_t> reference;
  for (std::size_t i = 0; i < treated.size(); ++i) {
    (treated[i] == 1 ? target : reference).push_back(i);
  }
  if (target.size() < 2 || reference.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  const detail::Influenced one =
      detail::weighted_mean(detail::to_vector(outcome), detail::indicator(treated));
  const detail::Balanced zero = detail::balanced_mean(outcome, reference, target, covariates);
  if (!zero.mean) {
    return zero.mean.why();
  }
  const auto effect = contrast(one.value - zero.mean->value, detail::standard_error(one.phi - zero.mean->phi),
                               rounding_of(outcome), confidence);
  if (!effect) {
    return effect.why();
  }
  EntropyEffect r;
  r.n = outcome.size();
  r.n_treated = target.size();
  r.mean_treated = one.value;
  r.mean_reference = zero.mean->value;
  r.effect = *effect;
  r.se_fixed_target = detail::standard_error(one.phi - zero.mean->target_known);
  r.se_fixed_weights = detail::standard_error(one.phi - zero.mean->weights_known);
  for (const double w : zero.weights->weights) {
    r.weights.push_back(w * static_cast<double>(target.size()));
  }
  return r;
}

}  // namespace werkthet::statistics
