#pragma once
// What a characteristic does to a probability, averaged over everybody: from a logistic fit to one number per
// column that a reader understands, in probability per unit of the column. A 0/1 column is switched on and
// off; another one gets the slope, because "one more year" is a step that nobody took.

#include "statistics/binary/logit.hpp"
#include "statistics/binary/marginal_effects.hpp"
#include "statistics/numerics.hpp"

#include <vector>

namespace werkthet::statistics {

/// One per column, in order: mean of p(column = 1) - p(column = 0), or mean of b p (1 - p), with delta error
/// from the model's covariance, the covariates as they are. `columns`: those given to logit. A column whose
/// effect has no error keeps se 0, an empty interval at the estimate and p 1.
/// Source: Stata 17 margins, methods and formulas (dydx); Bartus (2005), Stata Journal 5:309.
[[nodiscard]] std::vector<RiskContrast> average_slopes(const LogitFit& fit, Columns columns,
                                                       double confidence = 0.95);

/// 1 - log-likelihood over that of the intercept alone. Source: McFadden (1974), Frontiers in Econometrics
/// (ed. Zarembka), p. 121.
[[nodiscard]] inline double pseudo_r_squared(const LogitFit& fit) {
  return 1.0 - fit.log_likelihood / fit.null_log_likelihood;
}

/// Twice the gain in log-likelihood of `larger` over `smaller` against chi-square of the extra columns.
struct LikelihoodRatio {
  double chi_square{};
  std::size_t df{};
  double p{};
};
/// Both fits are of the same outcomes, and the columns of `smaller` lie in the span of those of `larger`,
/// which has more. Source: Wilks (1938), Ann Math Stat 9:60.
[[nodiscard]] LikelihoodRatio likelihood_ratio(const LogitFit& smaller, const LogitFit& larger);

}  // namespace werkthet::statistics
