#pragma once
// Fine and Gray's model: how covariates move the cumulative incidence of one cause.
// A subdistribution hazard ratio is not a rate ratio of people at risk (those who ended otherwise stay in its
// risk set), so the cause-specific Cox model is reported first and this beside it.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// Who is still at risk of being censored at a time at which somebody ends.
enum class CensoringTies {
  ended_at_risk,  ///< those who end at that time still are: the package cmprsk
  ended_gone      ///< censorings come after ends: survival::finegray
};

struct FineGrayCoefficient {
  double log_hazard_ratio{};  ///< of the subdistribution
  double se{};                ///< sandwich that also carries the estimated censoring distribution
  double p{};
  std::optional<double> hazard_ratio;  ///< none when it does not fit a double (absurd units)
  std::optional<Interval> interval;
};

struct FineGrayFit {
  std::size_t n{};
  std::size_t events{};  ///< of the cause asked for
  std::vector<FineGrayCoefficient> coefficients;
  double log_likelihood_null{};
  double log_likelihood{};
};

/// Weighted partial likelihood with Breslow ties: sum over ends of the cause of x'b - log sum_j w_j(t)
/// exp(x_j'b), w_j(t) = 1 until unit j's time, G(t-) / G(T_j-) after it when j ended otherwise and 0 when
/// censored; G is the Kaplan-Meier curve of censoring, the same for everybody. Assumes proportional
/// subdistribution hazards and censoring that does not depend on the covariates. Times finite, not negative;
/// causes 0 (censored), 1, 2, ...; at least one covariate; or invalid_argument. too_few without units;
/// no_events without the cause; no_variation, singular, separation as cox(). Source: Fine and Gray (1999), J
/// Am Stat Assoc 94:496, eqs. 6-8.
[[nodiscard]] Estimated<FineGrayFit> fine_gray(std::span<const double> time, std::span<const int> cause,
                                               Columns covariates, int of_cause,
                                               CensoringTies ties = CensoringTies::ended_at_risk,
                                               double confidence = 0.95);

}  // namespace werkthet::statistics
