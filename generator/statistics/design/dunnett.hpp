#pragma once
// Several arms against one control at once, with one error rate for all comparisons: Dunnett's test and
// intervals. The comparisons share the control group, so their correlation is known from the group sizes and
// used instead of Bonferroni's worst case. Assumes normal outcomes with one variance in all arms (that of the
// regression residuals).

#include "statistics/estimated.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// One arm minus control, in the unit of the outcome.
struct DunnettContrast {
  std::size_t n{};  ///< in the arm
  double estimate{};
  double se{};
  double t{};
  double p_unadjusted{};
  double p_adjusted{};
  Interval interval;  ///< simultaneous
};

struct Dunnett {
  std::size_t n_control{};
  double df{};
  double sigma{};
  double critical_value{};                 ///< of |t| for all arms together
  std::vector<DunnettContrast> contrasts;  ///< arms 1..k, in order
};

/// `arm`: 0 control, 1..k arms without gaps. too_few without an arm, with an empty arm or no degrees of
/// freedom; no_variation when the outcome does not vary within the arms. Probabilities are integrated
/// numerically to about 1e-10. Source: Dunnett (1955), J. Am. Statist. Assoc. 50, p. 1096; unequal groups:
/// Hsu (1996), Multiple Comparisons, section 3.1.
[[nodiscard]] Estimated<Dunnett> dunnett(std::span<const double> outcome, std::span<const int> arm,
                                         double confidence = 0.95);

}  // namespace werkthet::statistics
