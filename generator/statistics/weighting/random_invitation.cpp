#include "statistics/weighting/random_invitation.hpp"

#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

Estimated<Mixture> never_asked_mixture(std::span<const double> outcome_never_asked,
                                       std::span<const double> outcome_refused,
                                       std::span<const double> outcome_control, std::int64_t accepted,
                                       std::int64_t refused, double confidence) {
  for (const auto values : {outcome_never_asked, outcome_refused, outcome_control}) {
    detail::require_finite(values, "an outcome is not finite");
  }
  detail::require(accepted >= 0 && refused >= 0, "a count is negative");
  detail::require_confidence(confidence);
  if (outcome_never_asked.size() < 2 || outcome_refused.size() < 2 || outcome_control.size() < 2) {
    return NotEstimable{Reason::too_few, "a group has fewer than two values"};
  }
  if (accepted == 0) {
    return NotEstimable{Reason::no_events, "nobody accepted the invitation"};
  }
  const double invited = static_cast<double>(accepted) + static_cast<double>(refused);
  const double p = static_cast<double>(accepted) / invited;
  Mixture r;
  r.share_accepting = p;
  r.mean_never_asked = mean(outcome_never_asked);
  r.mean_refused = mean(outcome_refused);
  r.mean_control = mean(outcome_control);
  r.implied_untreated_mean = (r.mean_never_asked - (1 - p) * r.mean_refused) / p;
  r.selection_difference = r.implied_untreated_mean - r.mean_refused;
  r.itt_of_invitation = p * r.mean_control + (1 - p) * r.mean_refused - r.mean_never_asked;
  const auto variance_of_mean = [](std::span<const double> values) {
    return sample_variance(values) / static_cast<double>(values.size());
  };
  const double slope = (r.mean_never_asked - r.mean_refused) / (p * p);
  const double variance = variance_of_mean(outcome_control) +
                          variance_of_mean(outcome_never_asked) / (p * p) +
                          ((1 - p) / p) * ((1 - p) / p) * variance_of_mean(outcome_refused) +
                          slope * slope * p * (1 - p) / invited;
  const double rounding = std::max(
      {rounding_of(outcome_never_asked), rounding_of(outcome_refused), rounding_of(outcome_control)});
  const auto participation =
      contrast(r.mean_control - r.implied_untreated_mean, std::sqrt(variance), rounding, confidence);
  if (!participation) {
    return participation.why();
  }
  r.participation = *participation;
  const double share_error = p * (1 - p) / invited;
  const double gain = r.mean_control - r.mean_refused;
  r.invitation = contrast(r.itt_of_invitation,
                          std::sqrt(p * p * variance_of_mean(outcome_control) +
                                    (1 - p) * (1 - p) * variance_of_mean(outcome_refused) +
                                    variance_of_mean(outcome_never_asked) + gain * gain * share_error),
                          rounding, confidence);
  const double odds = (1 - p) / p;
  r.selection = contrast(
      r.implied_untreated_mean - r.mean_never_asked,
      std::sqrt(odds * odds * (variance_of_mean(outcome_never_asked) + variance_of_mean(outcome_refused)) +
                slope * slope * share_error),
      rounding, confidence);
  return r;
}

}  // namespace werkthet::statistics
