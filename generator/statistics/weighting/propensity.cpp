#include "statistics/weighting/propensity.hpp"

#include "statistics/numerics.hpp"

#include <cmath>

namespace werkthet::statistics {
namespace {

double weight(double eta, bool treated, Estimand estimand) {
  const double away = treated ? -eta : eta;  // log odds of being in the other group
  switch (estimand) {
    case Estimand::treated:
      return treated ? 1.0 : std::exp(eta);
    case Estimand::untreated:
      return treated ? std::exp(-eta) : 1.0;
    case Estimand::everybody:
      return 1 + std::exp(away);
    case Estimand::overlap:
      break;
  }
  return 1 / (1 + std::exp(-away));
}

}  // namespace

Estimated<std::vector<double>> propensity_weights(std::span<const double> linear_predictor,
                                                  std::span<const int> treated, Estimand estimand) {
  detail::require_binary(treated, linear_predictor.size());
  detail::require_finite(linear_predictor, "a linear predictor is not finite");
  std::vector<double> weights;
  weights.reserve(treated.size());
  for (std::size_t i = 0; i < treated.size(); ++i) {
    weights.push_back(weight(linear_predictor[i], treated[i] == 1, estimand));
    if (!(weights.back() <= 1e100)) {
      return NotEstimable{Reason::no_overlap, "a unit is certain to be in its own group"};
    }
  }
  return weights;
}

}  // namespace werkthet::statistics
