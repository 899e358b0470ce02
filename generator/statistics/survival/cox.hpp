#pragma once
// Cox's proportional-hazards model: how many times as fast a group leaves, adjusted and within strata.
// Hands on log hazard ratios with two standard errors each: from the model, and robust (Lin and Wei), which
// holds under clustering, weights and a wrong model. Ties by Efron: months tie heavily, and Breslow's
// approximation then pulls hazard ratios towards one.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

enum class Ties { efron, breslow };

/// One entry per unit in every span. Empty spans: everybody at risk from the start, one stratum, weights of
/// one, every unit its own cluster.
struct CoxData {
  std::span<const double> time;       ///< end of follow-up, finite, not negative
  std::span<const int> event;         ///< 1 = event at `time`, 0 = censored
  Columns covariates;                 ///< at least one column
  std::span<const double> entry{};    ///< left truncation: at risk in (entry, time]; before `time`
  std::span<const int> strata{};      ///< codes; each stratum has its own baseline hazard
  std::span<const double> weights{};  ///< not negative; a unit with weight zero is not there
  std::span<const int> cluster{};     ///< codes; residuals add up within before they are squared
};

struct CoxCoefficient {
  double log_hazard_ratio{};
  double se_model{};
  double p_model{};
  double se_robust{};
  double p_robust{};
  /// exp of the coefficient and of its limits; none when it does not fit a double (absurd units).
  std::optional<double> hazard_ratio;
  std::optional<Interval> interval;         ///< by se_model
  std::optional<Interval> interval_robust;  ///< by se_robust
};

/// A test that all coefficients are zero.
struct CoxTest {
  double chi_square{};
  double df{};
  double p{};
};

struct CoxFit {
  std::size_t n{};       ///< units with a positive weight
  std::size_t events{};  ///< of those
  std::vector<CoxCoefficient> coefficients;
  std::vector<double> covariance;         ///< k x k, row by row: inverse information
  std::vector<double> covariance_robust;  ///< k x k, row by row
  double log_likelihood_null{};
  double log_likelihood{};
  CoxTest likelihood_ratio;
  CoxTest wald;  ///< by the model's covariance
  CoxTest score;
  Ties ties{};
};

/// Maximises the partial likelihood
///   sum over event times t of  sum_{D(t)} w x'b - wbar sum_{l<m} log(S0(t) - c l/m D0(t)),
/// S0 the weighted sum of exp(x'b) over those at risk, D0 over the m events at t, wbar their mean weight, and
/// c = 1 (Efron) or 0 (Breslow). Assumes proportional hazards (see proportional_hazards.hpp) and
/// non-informative censoring and entry. With weights the robust standard error takes them as fixed.
/// too_few without units; no_events; no_variation and singular as for the covariates within strata and among
/// those at risk; separation when the likelihood has no maximum; few_clusters with fewer than two clusters.
/// Sources: Cox (1972), J R Stat Soc B 34:187; Efron (1977), J Am Stat Assoc 72:557, section 3; Breslow
/// (1974), Biometrics 30:89; robust: Lin and Wei (1989), J Am Stat Assoc 84:1074, eq. 2.5; weights: Binder
/// (1992), Biometrika 79:139; entry: Andersen and Gill (1982), Ann Stat 10:1100.
[[nodiscard]] Estimated<CoxFit> cox(const CoxData& data, Ties ties = Ties::efron, double confidence = 0.95);

}  // namespace werkthet::statistics
