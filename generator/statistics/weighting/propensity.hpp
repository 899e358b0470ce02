#pragma once
// From a propensity model to weights. The model itself is logit() of binary/logit.hpp on the indicator of
// taking part (or a probit); here its log odds become one weight per unit for the population that is asked
// about. Odds come from exp(linear predictor) and never from p / (1 - p): near 1 the latter has no digits
// left.

#include "statistics/estimated.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics {

/// How the chance of being treated follows from the covariates. The logit is the default; the probit is for
/// comparison with reports that used it.
enum class Link { logit, probit };

/// Whose average effect: of the treated, of the others, of everybody, or of those whose chance of being
/// treated is in the middle (overlap weights, Li, Morgan and Zaslavsky 2018, JASA 113:390).
enum class Estimand { treated, untreated, everybody, overlap };

/// One weight per unit, with e the propensity (treated first, reference second):
///   treated 1, e / (1 - e)      untreated (1 - e) / e, 1
///   everybody 1 / e, 1 / (1 - e)      overlap 1 - e, e
/// `linear_predictor` = log(e / (1 - e)), one per unit. no_overlap when a weight exceeds 1e100: that unit has
/// no counterpart. Source: Li, Morgan and Zaslavsky (2018), table 1.
[[nodiscard]] Estimated<std::vector<double>> propensity_weights(std::span<const double> linear_predictor,
                                                                std::span<const int> treated,
                                                                Estimand estimand);

}  // namespace werkthet::statistics
