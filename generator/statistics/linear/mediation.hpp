#pragma once
// How much of an effect runs through something it changes first ("trust through satisfaction"): from outcome,
// mediator and assignment to total, direct and indirect effect. The product of coefficients of two linear
// models, without a product of group and mediator, so that direct and indirect add up to the total exactly.
// The draw makes the total an effect; it does not make the split one: the mediator was not drawn by lot.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/resampling/draws.hpp"

#include <cstddef>
#include <span>

namespace werkthet::statistics {

struct MediationEffects {
  std::size_t n{};
  double total{};           ///< of assignment on the outcome: total = direct + indirect
  double direct{};          ///< at the same mediator
  double indirect{};        ///< to_mediator * from_mediator
  double to_mediator{};     ///< effect of assignment on the mediator
  double from_mediator{};   ///< outcome per unit of the mediator, within groups
  Interval total_interval;  ///< percentile bootstrap, persons drawn again within their group
  Interval direct_interval;
  Interval indirect_interval;
  std::size_t draws{};  ///< used; samples in which a model has no solution are drawn and left out
};

/// mediator = i1 + a assigned + covariates; outcome = i2 + c assigned + b mediator + covariates: direct = c,
/// indirect = a b. Reads as a mechanism only under sequential ignorability: nothing that was not measured
/// moves both mediator and outcome, and no effect of the mediator differs between the groups (Imai, Keele and
/// Yamamoto 2010, Stat Sci 25:51, theorem 2). too_few when a group has fewer than two units or there are no
/// more units than coefficients; no_variation when outcome or mediator does not vary; singular as ols;
/// no_convergence when more than a twentieth of the samples has no solution.
/// Source: Imai, Keele and Tingley (2010), Psychological Methods 15:309, p. 314; percentiles of type 7.
[[nodiscard]] Estimated<MediationEffects> mediation(std::span<const double> outcome,
                                                    std::span<const double> mediator,
                                                    std::span<const int> assigned, Columns covariates,
                                                    const Draws& draws, double confidence = 0.95);

}  // namespace werkthet::statistics
