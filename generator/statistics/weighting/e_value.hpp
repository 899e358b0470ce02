#pragma once
// E-values: how strong an unmeasured driver of joining must be, with joining and with the outcome alike,
// before a difference is nothing but selection. Every measure of effect is first turned into an approximate
// risk ratio.

#include "statistics/estimated.hpp"

namespace werkthet::statistics {

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
