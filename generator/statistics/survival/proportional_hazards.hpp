#pragma once
// Does a hazard ratio stay the same over time? The test behind the sentence "x times as fast".
// The score test that coefficient j changes as g(t), exact at the fitted coefficients: what `cox.zph` of
// survival 3.0 and later does. Older versions approximated its variance and differ.

#include "statistics/survival/cox.hpp"

namespace werkthet::statistics {

struct ProportionalHazards {
  std::vector<Estimated<CoxTest>> coefficients;  ///< one degree of freedom each, in order of the covariates
  Estimated<CoxTest> global;                     ///< all together
};

/// Score test of adding x_j g(t) to the model, g(t) = 1 - S(t-) minus its mean over the events, S the
/// Kaplan-Meier curve of all units together (strata and weights left out; entry times respected).
/// `fit` must come from cox() on the same data. Reasons as cox(); no_variation for a coefficient whose
/// score cannot vary with time (all events at one time).
/// Source: Grambsch and Therneau (1994), Biometrika 81:515; the score form: Therneau and Grambsch (2000),
/// section 6.2.
[[nodiscard]] Estimated<ProportionalHazards> proportional_hazards(const CoxData& data, const CoxFit& fit);

}  // namespace werkthet::statistics
