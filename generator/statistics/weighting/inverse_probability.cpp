#include "statistics/weighting/inverse_probability.hpp"

#include "statistics/weighting/influence.hpp"
#include "statistics/weighting/outcome_model.hpp"
#include "statistics/weighting/weights.hpp"

namespace werkthet::statistics {
namespace {

using detail::index;
using detail::Matrix;
using detail::Vector;

/// d weight / d log odds.
double slope(double weight, bool treated, Estimand estimand) {
  switch (estimand) {
    case Estimand::treated:
      return treated ? 0.0 : weight;
    case Estimand::untreated:
      return treated ? -weight : 0.0;
    case Estimand::everybody:  // weight - 1 are the odds of the other group
      return treated ? 1 - weight : weight - 1;
    case Estimand::overlap:
      break;
  }
  return (treated ? -1 : 1) * weight * (1 - weight);
}

std::optional<double> horvitz_thompson(const Vector& y, const Vector& t, const Vector& w, Estimand estimand) {
  const auto n = static_cast<std::size_t>(y.size());
  const double treated = sum_over(n, [&](std::size_t i) { return t[index(i)]; });
  const double everybody = static_cast<double>(n);
  double people = 0;
  switch (estimand) {
    case Estimand::overlap:
      return std::nullopt;
    case Estimand::treated:
      people = treated;
      break;
    case Estimand::untreated:
      people = everybody - treated;
      break;
    case Estimand::everybody:
      people = everybody;
      break;
  }
  return sum_over(n, [&](std::size_t i) { return (2 * t[index(i)] - 1) * w[index(i)] * y[index(i)]; }) /
         people;
}

std::vector<double> of_group(const std::vector<double>& weights, std::span<const int> treated, int group) {
  std::vector<double> out;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (treated[i] == group) {
      out.push_back(weights[i]);
    }
  }
  return out;
}

}  // namespace

Estimated<InverseProbability> inverse_probability(std::span<const double> outcome,
                                                  std::span<const int> treated, Columns covariates,
                                                  Estimand estimand, double confidence, Link link) {
  const std::size_t n = outcome.size();
  detail::require_finite(outcome, "an outcome is not finite");
  detail::require_binary(treated, n);
  detail::require_columns(covariates, n);
  detail::require_confidence(confidence);
  const Vector t = detail::indicator(treated);
  if (t.sum() < 2 || static_cast<double>(n) - t.sum() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two units"};
  }
  const Matrix x = detail::standard_basis(covariates, n);
  const auto model = detail::fit_propensity(link, x, t, Vector::Ones(index(n)));
  if (!model) {
    return model.why();
  }
  const auto weights = propensity_weights(detail::to_std(model->log_odds), treated, estimand);
  if (!weights) {
    return weights.why();
  }
  const Vector y = detail::to_vector(outcome);
  const Vector w = detail::to_vector(*weights);
  const Vector w1 = w.cwiseProduct(t);
  const Vector w0 = w - w1;
  if (!(w1.sum() > 0) || !(w0.sum() > 0)) {
    return NotEstimable{Reason::no_overlap, "the weights of a group vanish"};
  }
  const detail::Influenced one = detail::weighted_mean(y, w1);
  const detail::Influenced zero = detail::weighted_mean(y, w0);
  const Vector fixed = one.phi - zero.phi;

  // How the difference of means moves with the linear predictor of each row, and through it with the model.
  Vector moves(index(n));
  const double total1 = w1.sum();
  const double total0 = w0.sum();
  for (std::size_t i = 0; i < n; ++i) {
    const bool is_treated = treated[i] == 1;
    const auto at = index(i);
    const double by_weight = is_treated ? (y[at] - one.value) / total1 : -(y[at] - zero.value) / total0;
    moves[at] = slope(w[at], is_treated, estimand) * model->stretch[at] * by_weight;
  }
  const Vector phi = fixed + model->carry(x, moves);

  const auto effect =
      contrast(one.value - zero.value, detail::standard_error(phi), rounding_of(outcome), confidence);
  if (!effect) {
    return effect.why();
  }
  InverseProbability r;
  r.n = n;
  r.mean_treated = one.value;
  r.mean_reference = zero.value;
  r.effect = *effect;
  r.se_fixed_weights = detail::standard_error(fixed);
  r.horvitz_thompson = horvitz_thompson(y, t, w, estimand);
  r.unweighted_difference =
      detail::weighted_mean_of(y, t) - detail::weighted_mean_of(y, (1 - t.array()).matrix());
  r.ess_treated = effective_sample_size(of_group(*weights, treated, 1));
  r.ess_reference = effective_sample_size(of_group(*weights, treated, 0));
  return r;
}

}  // namespace werkthet::statistics
