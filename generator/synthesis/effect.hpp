#pragma once
// The error of a printed difference. Printed figures are rounded, so counts are better where they are printed
// too; else the margin is all there is.

#include "exchange/exchange.hpp"

#include <optional>

namespace werkthet::synthesis {

struct Effect {
  double effect{};
  double se{};
};

/// In the unit of the outcome (percentage points for shares). With counts: their difference with its sampling
/// error, half a person added to a study with an empty cell (statistics/pooling/effect_sizes.hpp). Without:
/// the difference as printed, and its margin divided by twice the normal quantile; a margin made with t is a
/// little wider, so the error is never too small by more than the rounding. Nothing when there is no number,
/// or no width.
[[nodiscard]] std::optional<Effect> effect_of(const exchange::Result& result, bool share, double confidence);

}  // namespace werkthet::synthesis
