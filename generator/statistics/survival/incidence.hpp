#pragma once
// Share that has ended for one cause by a time, while others end for other causes.
// Not one minus Kaplan-Meier with the other causes censored: that would answer what happens if nobody could
// end otherwise, and adds up to more than everybody. Variance of Greenwood's type; the one of the package
// cmprsk (Gray) is handed on beside it because other software prints it.
// Times must be finite and not negative, causes 0 (censored), 1, 2, ...; or invalid_argument.

#include "statistics/survival/survival_curve.hpp"

namespace werkthet::statistics {

struct IncidenceStep {
  double time{};
  double n_risk{};   ///< just before `time`
  double n_event{};  ///< of the cause asked for
  double n_other{};  ///< of all other causes
  double n_censored{};
  double incidence{};
  double event_free{};  ///< without any event: incidences of all causes and this add to 1
  double se{};
  std::optional<Interval> interval;  ///< none when the incidence is 0 or 1
  double variance_gray{};            ///< as cmprsk: moves only when the cause asked for occurs
};

struct IncidenceCurve {
  std::vector<IncidenceStep> steps;  ///< one per distinct time
  std::size_t n{};
  std::size_t events{};  ///< of the cause asked for
};

/// F(t) = sum over s <= t of S(s-) d_cause / n, S free of any event. se: Greenwood type, which is also the
/// infinitesimal jackknife of R's survfit; limits F^exp(+-z se / (F |log F|)). `entry` as in kaplan_meier.
/// Assumes non-informative censoring; nothing about how causes hang together. too_few without units.
/// Sources: Aalen and Johansen (1978), Scand J Stat 5:141; Marubini and Valsecchi (1995), eq. 10.12; Gray
/// (1988), Ann Stat 16:1141, for variance_gray.
[[nodiscard]] Estimated<IncidenceCurve> cumulative_incidence(std::span<const double> time,
                                                             std::span<const int> cause, int of_cause,
                                                             double confidence = 0.95,
                                                             std::span<const double> entry = {});

struct IncidenceAt {
  double incidence{};
  double event_free{};
  double se{};
  std::optional<Interval> interval;
  double variance_gray{};
};

/// The curve at a time. out_of_range after the last follow-up, unless nobody is left without event or
/// `after` holds the level.
[[nodiscard]] Estimated<IncidenceAt> incidence_at(const IncidenceCurve& curve, double time,
                                                  AfterFollowUp after = AfterFollowUp::refuse);

}  // namespace werkthet::statistics
