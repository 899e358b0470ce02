#pragma once
// What people who refused an invitation reveal about those who were never asked, when it was drawn by lot.
// No covariates and no model: this undoes self-selection by design, at the price of dividing by the share
// that accepted.

#include "statistics/estimated.hpp"
#include "statistics/weighting/contrast.hpp"

#include <cstdint>
#include <span>

namespace werkthet::statistics {

/// When the invitation was drawn at random: what refusers reveal about those never asked.
struct Mixture {
  double share_accepting{};
  double mean_never_asked{};
  double mean_refused{};
  double mean_control{};
  double implied_untreated_mean{};  ///< of people like the participants, had they not been asked
  double selection_difference{};    ///< implied mean minus mean of refusers
  Contrast participation;           ///< control minus implied mean
  double itt_of_invitation{};
  Estimated<Contrast> invitation{NotEstimable{}};  ///< the same with its error: everybody invited, whatever
                                                   ///< they did, against who was never asked
  Estimated<Contrast> selection{NotEstimable{}};   ///< implied mean minus mean of the never asked
};

/// Assumes that the invited were drawn at random from the eligible and that an invitation does nothing to
/// those who refuse it; no adjustment model. `accepted`, `refused`: how many of the invited did. too_few when
/// a group has fewer than two values; no_events when nobody accepted; no_variation when no outcome varies.
/// Source: Bloom (1984), Evaluation Review 8:225; standard error by the delta method with independent groups
/// and a binomial share.
[[nodiscard]] Estimated<Mixture> never_asked_mixture(std::span<const double> outcome_never_asked,
                                                     std::span<const double> outcome_refused,
                                                     std::span<const double> outcome_control,
                                                     std::int64_t accepted, std::int64_t refused,
                                                     double confidence = 0.95);

}  // namespace werkthet::statistics
