#pragma once
// Share still without the event by time: Kaplan-Meier curves, plain and weighted, and what is read off them.
// Limits are log-log (they stay inside 0..1). An event at a time counts at that very time; somebody censored
// at a time was still at risk at it. Reading beyond the follow-up is refused unless the caller asks to hold
// the last level: a curve that has been watched for a year says nothing about the second.
// Times must be finite and not negative, events 0/1, entry times before their ends; or invalid_argument.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// What to do with a question after the last follow-up.
enum class AfterFollowUp {
  refuse,     ///< out_of_range
  hold_level  ///< the last level continues, as `summary(survfit, extend = TRUE)` of R does
};

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

/// One step per distinct end of follow-up, in order of time.
struct SurvivalCurve {
  std::vector<SurvivalStep> steps;
  std::size_t n{};
  std::size_t events{};
};

/// S(t) = product over event times s <= t of (1 - d/n), with Greenwood standard errors. Assumes that
/// censoring, and entry if given, say nothing about the event. `entry` is empty or one time per unit: at risk
/// in (entry, time] only (people already on benefit when the register starts). With late entries the first
/// risk sets may be tiny, and a curve that reaches 0 in one stays there: look at n_risk.
/// too_few without units. Sources: Kaplan and Meier (1958), J Am Stat Assoc 53:457; Greenwood (1926); limits:
/// Kalbfleisch and Prentice (2002), section 1.4; entry: Klein and Moeschberger (2003), section 4.6.
[[nodiscard]] Estimated<SurvivalCurve> kaplan_meier(std::span<const double> time, std::span<const int> event,
                                                    double confidence = 0.95,
                                                    std::span<const double> entry = {});

/// Kaplan-Meier with weights (not negative, some positive); no standard errors, which would have to know
/// where the weights come from. too_few without units or weight.
[[nodiscard]] Estimated<SurvivalCurve> weighted_kaplan_meier(std::span<const double> time,
                                                             std::span<const int> event,
                                                             std::span<const double> weights,
                                                             std::span<const double> entry = {});

struct SurvivalAt {
  double n_risk{};  ///< at the first end of follow-up at or after `time`; 0 after the last
  double survival{};
  std::optional<double> se;
  std::optional<Interval> interval;
};

/// The curve at a time. out_of_range after the last follow-up, unless the curve has reached 0 or `after`
/// holds the level.
[[nodiscard]] Estimated<SurvivalAt> survival_at(const SurvivalCurve& curve, double time,
                                                AfterFollowUp after = AfterFollowUp::refuse);

struct SurvivalQuantile {
  double time{};      ///< first time at which survival is at most 1 - share
  double midpoint{};  ///< the same, but the middle of the flat stretch when survival equals 1 - share there
  std::optional<double>
      low;  ///< where the limits of the curve cross, by the same rule; absent when they do not
  std::optional<double> high;
};

/// Time by which `share` (in (0, 1)) had the event; 0.5 is the median. Levels within 1.5e-8 are equal; a flat
/// stretch without end reaches until the last follow-up. out_of_range when never reached.
/// Source: Brookmeyer and Crowley (1982), Biometrics 38:29; the midpoint as in R's quantile.survfit.
[[nodiscard]] Estimated<SurvivalQuantile> survival_quantile(const SurvivalCurve& curve, double share);

}  // namespace werkthet::statistics
