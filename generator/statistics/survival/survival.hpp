#pragma once
// Time until an event, with people whose follow-up ended before it (censored): Kaplan-Meier curves,
// restricted means, the log-rank test, and cumulative incidence when there are several ways to end.
// Limits are log-log (they stay inside 0..1). An event at a time counts at that very time; somebody
// censored at a time was still at risk at it. Asking beyond the follow-up is refused, never extrapolated.
// Times must be finite and not negative; event 0/1; causes 0 (censored), 1, 2, ...; or invalid_argument.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// The curve just after `time`. Counts are whole numbers, or sums of weights for a weighted curve.
struct SurvivalStep {
  double time{};
  double n_risk{};  ///< just before `time`
  double n_event{};
  double n_censored{};
  double survival{};
  double greenwood{};                ///< sum of d / (n (n - d)); zero for a weighted curve
  std::optional<double> se;          ///< none when survival is 0 and for weighted curves
  std::optional<Interval> interval;  ///< none when survival is 0 or 1 and for weighted curves
};

/// One step per distinct time, in order of time.
struct SurvivalCurve {
  std::vector<SurvivalStep> steps;
  std::size_t n{};
  std::size_t events{};
};

/// Kaplan-Meier with Greenwood standard errors. too_few without units.
/// Source: Kaplan and Meier (1958); Greenwood (1926); limits: Kalbfleisch and Prentice (2002), section 1.4.
[[nodiscard]] Estimated<SurvivalCurve> kaplan_meier(std::span<const double> time, std::span<const int> event,
                                                    double confidence = 0.95);

/// Kaplan-Meier with weights (not negative, some positive); no standard errors, which would have to know
/// where the weights come from.
[[nodiscard]] Estimated<SurvivalCurve> weighted_kaplan_meier(std::span<const double> time,
                                                             std::span<const int> event,
                                                             std::span<const double> weights);

struct SurvivalAt {
  double n_risk{};  ///< with follow-up until `time` or longer, and no event before it
  double survival{};
  std::optional<double> se;
  std::optional<Interval> interval;
};

/// The curve at a time. out_of_range after the last follow-up, unless the curve has reached 0.
[[nodiscard]] Estimated<SurvivalAt> survival_at(const SurvivalCurve& curve, double time);

struct SurvivalQuantile {
  double time{};              ///< first time at which survival is at most 1 - share
  std::optional<double> low;  ///< where the limits of the curve cross; absent when they do not
  std::optional<double> high;
};

/// Time by which `share` (in (0, 1)) had the event; 0.5 is the median. out_of_range when never reached.
[[nodiscard]] Estimated<SurvivalQuantile> survival_quantile(const SurvivalCurve& curve, double share);

/// Mean time without event up to a horizon: the area under the curve.
struct RestrictedMean {
  double mean{};
  double se{};  ///< zero for a weighted curve
};

/// out_of_range when the horizon lies after the last follow-up while the curve is above 0.
/// Source: Irwin (1949); variance as Klein and Moeschberger (2003), eq. 4.5.2, events up to the horizon.
[[nodiscard]] Estimated<RestrictedMean> restricted_mean(const SurvivalCurve& curve, double horizon);

/// Arm 1 minus arm 0, and the ratio 1 over 0.
struct RestrictedMeanDifference {
  RestrictedMean arm1;
  RestrictedMean arm0;
  double difference{};
  double se{};
  Interval interval;
  double p{};
  double ratio{};
  Interval ratio_interval;  ///< by the log
};

/// Reasons as restricted_mean per arm; no_events when the difference has no variance.
/// Source: Uno et al. (2014); arms independent.
[[nodiscard]] Estimated<RestrictedMeanDifference> restricted_mean_difference(std::span<const double> time,
                                                                             std::span<const int> event,
                                                                             std::span<const int> arm,
                                                                             double horizon,
                                                                             double confidence = 0.95);

/// Log-rank test of two groups, if wished within strata (as randomised).
struct LogRank {
  double observed1{};
  double expected1{};
  double observed0{};
  double expected0{};
  double chi_square{};  ///< one degree of freedom
  double p{};
};

/// `strata` is empty or has one code per unit. no_events when no event happens while both groups are at
/// risk. Source: Mantel (1966); Peto and Peto (1972).
[[nodiscard]] Estimated<LogRank> logrank(std::span<const double> time, std::span<const int> event,
                                         std::span<const int> group, std::span<const int> strata = {});

/// Share that has ended for one cause by `time`, others ending for other causes.
struct IncidenceStep {
  double time{};
  double n_risk{};
  double n_event{};  ///< of the cause asked for
  double n_other{};  ///< of all other causes
  double n_censored{};
  double incidence{};
  double event_free{};  ///< without any event: incidences of all causes and this add to 1
  double se{};
  std::optional<Interval> interval;  ///< none when the incidence is 0 or 1
};

struct IncidenceCurve {
  std::vector<IncidenceStep> steps;
  std::size_t n{};
  std::size_t events{};  ///< of the cause asked for
};

/// Aalen-Johansen with Greenwood-type variance; limits F^exp(+-z se / (F |log F|)).
/// too_few without units. Source: Aalen and Johansen (1978); Marubini and Valsecchi (1995), eq. 10.12.
[[nodiscard]] Estimated<IncidenceCurve> cumulative_incidence(std::span<const double> time,
                                                             std::span<const int> cause, int of_cause,
                                                             double confidence = 0.95);

struct IncidenceAt {
  double incidence{};
  double event_free{};
  double se{};
  std::optional<Interval> interval;
};

/// The curve at a time. out_of_range after the last follow-up, unless nobody is left without event.
[[nodiscard]] Estimated<IncidenceAt> incidence_at(const IncidenceCurve& curve, double time);

}  // namespace werkthet::statistics
