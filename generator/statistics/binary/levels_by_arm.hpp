#pragma once
// Does the effect differ between levels, say of benefit duration? From a yes/no outcome, arms, levels and
// covariates to one predicted probability per level and arm, the effect in every level, and how much it
// differs from the effect in the lowest level. On the scale of probabilities, because an interaction of odds
// ratios is not one of shares; the joint test is that of the model's own product terms.

#include "statistics/binary/marginal_effects.hpp"
#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct LevelsByArm {
  std::vector<int> levels;           ///< rising; the lowest is the reference
  std::size_t arms{};                ///< without the reference arm
  PredictedRisks risks;              ///< level by level, in each the reference arm first
  std::vector<RiskContrast> risk;    ///< as `risks`, one interval each (levels x (arms + 1))
  std::vector<RiskContrast> effect;  ///< arm minus reference, level by level (levels x arms)
  std::vector<RiskContrast>
      interaction;      ///< that effect minus the one in the lowest level ((levels - 1) x arms)
  double chi_square{};  ///< Wald, all product terms zero
  std::size_t df{};     ///< (levels - 1) x arms
  double p{};
};

/// Fits logit(outcome) on arms, levels, their products and covariates, and predicts for everybody. `arms`:
/// one 0/1 column per arm, reference all zero; `level`: one label per unit. `kind`: which standard error; for
/// `cluster` give one label per unit. too_few without two levels or an arm; otherwise reasons as logit:
/// separation or singular when a level has no events, only events, or nobody of an arm.
/// Source: Ai and Norton (2003), Econ Lett 80:123, on the scale; marginal_effects.hpp for the rest.
[[nodiscard]] Estimated<LevelsByArm> levels_by_arm(std::span<const int> outcome, Columns arms,
                                                   std::span<const int> level, Columns covariates,
                                                   double confidence = 0.95,
                                                   RiskError kind = RiskError::delta,
                                                   std::span<const int> cluster = {});

}  // namespace werkthet::statistics
