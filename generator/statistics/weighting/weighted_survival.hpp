#pragma once
// Time until an event of one group against a weighted reference group: curves, restricted means, hazard
// ratio. The weights are taken as known here: their own uncertainty would need the joint system of curve and
// weights, so the curves carry no standard errors and that of the hazard ratio says "weights fixed".

#include "statistics/estimated.hpp"
#include "statistics/survival/cox.hpp"
#include "statistics/survival/survival_curve.hpp"

#include <span>

namespace werkthet::statistics {

struct WeightedSurvival {
  SurvivalCurve compared;
  SurvivalCurve reference_raw;
  SurvivalCurve reference_weighted;
  Estimated<double> mean_compared;  ///< restricted to the horizon, in units of time
  Estimated<double> mean_reference_raw;
  Estimated<double> mean_reference_weighted;
  Estimated<double> mean_difference;  ///< compared minus weighted reference
  Estimated<CoxCoefficient> hazard;   ///< compared over weighted reference, Efron ties; use se_robust
};

/// `compared`: 1 for the group in question, 0 for the reference; `reference_weights`: one per reference unit
/// in the order of the rows, not negative. too_few when a group is empty or no weight is positive; the means
/// are out_of_range beyond the follow-up unless `after` holds the level; the hazard has the reasons of cox.
/// Assumes what weighted_kaplan_meier and cox assume.
/// Source: Cole and Hernan (2004), Computer Methods and Programs in Biomedicine 75:45; variance Lin and Wei
/// (1989), Binder (1992).
[[nodiscard]] Estimated<WeightedSurvival> weighted_survival(std::span<const double> time,
                                                            std::span<const int> event,
                                                            std::span<const int> compared,
                                                            std::span<const double> reference_weights,
                                                            double horizon, double confidence = 0.95,
                                                            AfterFollowUp after = AfterFollowUp::refuse);

}  // namespace werkthet::statistics
