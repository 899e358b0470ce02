#include "statistics/weighting/reference_weights.hpp"

#include "statistics/binary/logit.hpp"
#include "statistics/weighting/entropy_balancing.hpp"
#include "statistics/weighting/propensity.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

std::vector<double> of_group(std::span<const double> values, std::span<const int> codes, int code) {
  std::vector<double> out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (codes[i] == code) {
      out.push_back(values[i]);
    }
  }
  return out;
}

Estimated<std::vector<double>> entropy(Columns covariates, std::span<const int> target) {
  std::vector<std::vector<double>> reference;
  std::vector<double> means;
  for (const auto& column : covariates) {
    reference.push_back(of_group(column, target, 0));
    means.push_back(mean(of_group(column, target, 1)));
  }
  auto balanced = entropy_balance(reference, means);
  if (!balanced) {
    return balanced.why();
  }
  return std::move(balanced).value().weights;
}

Estimated<std::vector<double>> odds(Columns covariates, std::span<const int> target) {
  const auto model = logit(target, covariates);
  if (!model) {
    return model.why();
  }
  const auto weights = propensity_weights(model->linear_predictor, target, Estimand::treated);
  if (!weights) {
    return weights.why();
  }
  return of_group(*weights, target, 0);
}

}  // namespace

Estimated<std::vector<double>> reference_weights(Columns covariates, std::span<const int> target,
                                                 ReferenceWeighting how) {
  detail::require_binary(target, target.size());
  detail::require_columns(covariates, target.size());
  const auto members = std::count(target.begin(), target.end(), 1);
  if (members == 0 || members == static_cast<std::ptrdiff_t>(target.size())) {
    return NotEstimable{Reason::too_few, "a group has no units"};
  }
  const auto found =
      how == ReferenceWeighting::entropy_balancing ? entropy(covariates, target) : odds(covariates, target);
  if (!found) {
    return found.why();
  }
  std::vector<double> weights = *found;
  const double total = sum(weights);
  if (!(total > 0)) {
    return NotEstimable{Reason::no_overlap, "the weights of the reference group vanish"};
  }
  for (double& w : weights) {
    w *= static_cast<double>(weights.size()) / total;
  }
  return weights;
}

}  // namespace werkthet::statistics
