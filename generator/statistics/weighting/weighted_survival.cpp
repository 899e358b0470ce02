#include "statistics/weighting/weighted_survival.hpp"

#include "statistics/numerics.hpp"
#include "statistics/survival/restricted_mean.hpp"

#include <algorithm>

namespace werkthet::statistics {
namespace {

struct Times {
  std::vector<double> time;
  std::vector<int> event;
};

Estimated<double> mean_of(const SurvivalCurve& curve, double horizon, AfterFollowUp after) {
  const auto area = restricted_mean(curve, horizon, after);
  if (!area) {
    return area.why();
  }
  return area->mean;
}

Estimated<CoxCoefficient> hazard_of(std::span<const double> time, std::span<const int> event,
                                    std::span<const int> compared, std::span<const double> weights,
                                    double confidence) {
  const std::vector<std::vector<double>> columns{{compared.begin(), compared.end()}};
  CoxData data;
  data.time = time;
  data.event = event;
  data.covariates = columns;
  data.weights = weights;
  const auto fit = cox(data, Ties::efron, confidence);
  if (!fit) {
    return fit.why();
  }
  return fit->coefficients.front();
}

}  // namespace

Estimated<WeightedSurvival> weighted_survival(std::span<const double> time, std::span<const int> event,
                                              std::span<const int> compared,
                                              std::span<const double> reference_weights, double horizon,
                                              double confidence, AfterFollowUp after) {
  const std::size_t n = time.size();
  detail::require_binary(event, n);
  detail::require_binary(compared, n);
  detail::require_confidence(confidence);
  const auto references = static_cast<std::size_t>(std::count(compared.begin(), compared.end(), 0));
  detail::require(reference_weights.size() == references, "one weight per reference unit");
  detail::require_finite(reference_weights, "a weight is not finite");
  detail::require(
      std::all_of(reference_weights.begin(), reference_weights.end(), [](double w) { return w >= 0; }),
      "a weight is negative");
  Times group[2];
  std::vector<double> weights;
  std::size_t next = 0;
  for (std::size_t i = 0; i < n; ++i) {
    Times& own = group[compared[i]];
    own.time.push_back(time[i]);
    own.event.push_back(event[i]);
    weights.push_back(compared[i] == 1 ? 1.0 : reference_weights[next++]);
  }
  if (references == 0 || references == n || !(sum(reference_weights) > 0)) {
    return NotEstimable{Reason::too_few, "a group has no units with weight"};
  }
  SurvivalCurve own = kaplan_meier(group[1].time, group[1].event, confidence).value();
  SurvivalCurve raw = kaplan_meier(group[0].time, group[0].event, confidence).value();
  SurvivalCurve weighted = weighted_kaplan_meier(group[0].time, group[0].event, reference_weights).value();
  const auto mean_own = mean_of(own, horizon, after);
  const auto mean_raw = mean_of(raw, horizon, after);
  const auto mean_weighted = mean_of(weighted, horizon, after);
  const auto difference = [&]() -> Estimated<double> {
    if (!mean_own || !mean_weighted) {
      return mean_own ? mean_weighted.why() : mean_own.why();
    }
    return *mean_own - *mean_weighted;
  };
  return WeightedSurvival{std::move(own),
                          std::move(raw),
                          std::move(weighted),
                          mean_own,
                          mean_raw,
                          mean_weighted,
                          difference(),
                          hazard_of(time, event, compared, weights, confidence)};
}

}  // namespace werkthet::statistics
