#include "synthesis/effect.hpp"

#include "statistics/distributions.hpp"
#include "statistics/pooling/effect_sizes.hpp"

#include <array>
#include <cmath>

namespace werkthet::synthesis {

std::optional<Effect> effect_of(const exchange::Result& result, bool share, double confidence) {
  if (!result.estimate || !result.low || !result.high) {
    return std::nullopt;
  }
  if (share && result.events && result.events_control) {
    const std::array<std::int64_t, 4> counts{*result.events, *result.n, *result.events_control,
                                             *result.n_control};
    const std::span<const std::int64_t> all(counts);
    const auto found =
        statistics::effect_sizes({all.subspan(0, 1), all.subspan(1, 1), all.subspan(2, 1), all.subspan(3, 1)},
                                 statistics::EffectMeasure::risk_difference);
    if (found) {
      return Effect{100.0 * found->effect.front(), 100.0 * std::sqrt(found->variance.front())};
    }
  }
  const double se = (*result.high - *result.low) / (2.0 * statistics::normal_critical(confidence));
  return se > 0.0 ? std::optional(Effect{*result.estimate, se}) : std::nullopt;
}

}  // namespace werkthet::synthesis
