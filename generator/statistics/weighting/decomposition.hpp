#pragma once
// Treatment, participation and total: what an arm does against control, what control differs from comparable
// non-participants, and their sum. Non-participants are weighted to the means of ALL randomised persons; arms
// and control are plain means, so total = treatment + participation without remainder.
// One stacked system of estimating equations carries the uncertainty of the target means and of the weights
// into every standard error (written out as influence functions, so nothing is differentiated numerically).
// Participation is an effect only if the covariates explain who took part: this file cannot know that.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/weighting/weighting.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// Group codes: non-participants -1, control 0, arms 1, 2, ...
inline constexpr int non_participant = -1;
inline constexpr int control_group = 0;

/// A difference with normal interval, in the unit of the outcome (a 0/1 outcome: a fraction).
struct Contrast {
  double estimate{};
  double se{};
  Interval interval;
  double p{};  ///< two-sided, normal
};

struct ArmDecomposition {
  std::size_t n{};
  double mean{};
  Estimated<Contrast> treatment;       ///< arm - control
  Estimated<Contrast> total_adjusted;  ///< arm - weighted non-participants
  Estimated<Contrast> total_raw;       ///< arm - non-participants
};

struct Decomposition {
  std::size_t n{};
  std::size_t n_control{};
  std::size_t n_nonparticipants{};
  double mean_control{};
  double mean_nonparticipants_raw{};
  Estimated<double> mean_nonparticipants_adjusted;
  std::vector<ArmDecomposition> arms;          ///< in the order of their codes 1, 2, ...
  Estimated<Contrast> participation_adjusted;  ///< control - weighted non-participants
  Estimated<Contrast> participation_raw;       ///< control - non-participants
  Estimated<BalanceWeights> weights;           ///< per non-participant, in the order of the rows
};

/// outcome, group: one per person; covariates fixed before the draw (empty: adjusted equals raw).
/// `arms` = number of arms (0 allowed: only participation). too_few when an arm, control or the
/// non-participants have fewer than two persons. When the weights do not exist, the adjusted parts carry that
/// reason and the rest stands; covariates that are combinations of others give singular there. A contrast
/// between groups that do not vary is no_variation.
/// Source: weights Hainmueller (2012); variance Stefanski and Boos (2002), eq. 10; the influence function of
/// the weighted mean as in calibration, Deville and Särndal (1992), with estimated totals.
[[nodiscard]] Estimated<Decomposition> three_way_decomposition(std::span<const double> outcome,
                                                               std::span<const int> group, std::size_t arms,
                                                               Columns covariates, double confidence = 0.95);

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
};

/// `accepted`, `refused`: how many of the invited did. too_few when a group has fewer than two values;
/// no_events when nobody accepted; no_variation when no outcome varies. Source: Bloom (1984); delta method.
[[nodiscard]] Estimated<Mixture> never_asked_mixture(std::span<const double> outcome_never_asked,
                                                     std::span<const double> outcome_refused,
                                                     std::span<const double> outcome_control,
                                                     std::int64_t accepted, std::int64_t refused,
                                                     double confidence = 0.95);

/// What kind of ratio an E-value starts from. Common outcomes: roughly above 15 per cent at the end.
enum class RatioKind {
  risk_ratio,
  odds_ratio_rare,
  odds_ratio_common,
  hazard_ratio_rare,
  hazard_ratio_common
};

struct EValue {
  double risk_ratio{};      ///< the estimate as (approximate) risk ratio
  Interval ratio_interval;  ///< likewise
  double point{};  ///< risk ratio an unmeasured cause must have with joining and with the outcome to explain
                   ///< it all
  double limit{};  ///< same for the limit nearest to no effect; 1 when the interval holds no effect
};

/// no_events when a ratio is not positive. Source: VanderWeele and Ding (2017), table 2.
[[nodiscard]] Estimated<EValue> e_value(double ratio, Interval interval,
                                        RatioKind kind = RatioKind::risk_ratio);

/// From a standardised mean difference and its standard error: risk ratio exp(0.91 d), limits with 1.78 se.
[[nodiscard]] Estimated<EValue> e_value_from_standardised_difference(double difference, double se);

/// From a risk difference: ratio = (share_reference + difference) / share_reference, limits alike, the share
/// of the reference group taken as known. Limits below a ratio of 0 are cut just above it.
/// no_events when a share is not inside (0, 1].
[[nodiscard]] Estimated<EValue> e_value_from_risk_difference(double share_reference, double difference,
                                                             Interval interval);

}  // namespace werkthet::statistics
