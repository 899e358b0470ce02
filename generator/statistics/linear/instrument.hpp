#pragma once
// The effect on those who take up an offer, when only the offer was random: from outcome, take-up and
// assignment to two-stage least squares with one instrument (without covariates: Wald's ratio, Bloom's when
// nobody in control takes up). HC2 as everywhere; a weak instrument is flagged and never silently reported.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace werkthet::statistics {

/// Effects in the unit of the outcome, take-up in the unit of take-up (a share when it is 0/1).
struct InstrumentalEffect {
  std::size_t n{};
  double itt_unadjusted{};  ///< difference of mean outcomes by assignment
  double take_up_difference_unadjusted{};
  double itt{};                       ///< the same, adjusted for the covariates
  double itt_se{};                    ///< HC2
  double first_stage{};               ///< effect of assignment on take-up, adjusted
  std::optional<double> f_classical;  ///< of the first stage; none when assignment decides take-up fully
  std::optional<double> f_hc1;
  bool weak{};      ///< f_hc1 below 10: interval and test are not to be trusted
  double effect{};  ///< itt / first_stage
  double se{};      ///< HC2
  double se_hc0{};
  double se_classical{};
  double df{};        ///< n - k
  Interval interval;  ///< HC2, t(n - k)
  double p{};
};

/// Needs: assignment random given the covariates, no effect of assignment except through take-up, nobody
/// takes up because of not being assigned. The effect is then that on those who take up when assigned.
/// `take_up` may be an amount. too_few when a group has fewer than two units or n <= k; no_variation when the
/// outcome does not vary or assignment does not move take-up; singular as ols. Source: Angrist, Imbens and
/// Rubin (1996), JASA 91:444, eq. 9; weak below 10: Staiger and Stock (1997), Econometrica 65:557.
[[nodiscard]] Estimated<InstrumentalEffect> effect_of_take_up(std::span<const double> outcome,
                                                              std::span<const double> take_up,
                                                              std::span<const int> assigned,
                                                              Columns covariates, double confidence = 0.95);

}  // namespace werkthet::statistics
