#pragma once
// Rosenbaum bounds: how far an unmeasured driver may tilt the odds of being the treated one of a pair before
// a finding in matched pairs is gone. gamma = 1 is no hidden bias and gives the ordinary test; gamma = 2
// means that of two people who look alike one may have twice the odds of being treated. All p-values are
// one-sided: the question is whether the treated have the higher outcome. Turn the signs for the other
// question.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace werkthet::statistics {

/// Between what the p-value may lie when the odds within a pair differ by at most `gamma`.
struct PBounds {
  double gamma{};
  double lower{};
  double upper{};
  bool exact{};  ///< else by the normal approximation without continuity correction
};

struct SignedRankBounds {
  std::size_t pairs{};           ///< with a difference other than zero
  double statistic{};            ///< sum of the ranks of the positive differences, mid-ranks for ties
  PBounds approximate;           ///< what the literature prints
  std::optional<PBounds> exact;  ///< up to 200 pairs
};

/// Wilcoxon's signed-rank test on `differences` (treated minus reference, one per pair). Zeros are ranked
/// with the others and then count for neither side (Pratt 1959, JASA 54:655), as Rosenbaum does; R's
/// wilcox.test drops them before ranking. The statistic lies between sums in which a rank counts with
/// probability 1 / (1 + gamma) and gamma / (1 + gamma). gamma >= 1 and finite. too_few without pairs;
/// no_variation when all differences are zero. Source: Rosenbaum (2002), Observational Studies, 2nd ed.,
/// section 4.3.3.
[[nodiscard]] Estimated<SignedRankBounds> rosenbaum_signed_rank(std::span<const double> differences,
                                                                double gamma);

/// McNemar's test for pairs with a yes/no outcome: `only_treated` pairs in which only the treated unit has
/// the event, `only_reference` those in which only the other has. Exact binomial. no_events without such
/// pairs. Source: Rosenbaum (2002), section 4.3.2.
[[nodiscard]] Estimated<PBounds> rosenbaum_mcnemar(std::int64_t only_treated, std::int64_t only_reference,
                                                   double gamma);

/// Largest gamma whose upper bound is still at most `alpha` (normal approximation for the ranks, exact for
/// counts), to 1e-8 relative. out_of_range when it is not significant without hidden bias either, or still
/// is at a gamma of a million. Reasons as above.
[[nodiscard]] Estimated<double> tolerated_gamma(std::span<const double> differences, double alpha = 0.05);
[[nodiscard]] Estimated<double> tolerated_gamma(std::int64_t only_treated, std::int64_t only_reference,
                                                double alpha = 0.05);

}  // namespace werkthet::statistics
