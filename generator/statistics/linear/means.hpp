#pragma once
// Means and differences of two means, from the values themselves.
// Welch throughout: equal variances are an assumption nobody asked for. Group 1 minus group 0.
// Values must be finite (missing values are dropped by the caller; otherwise std::invalid_argument).

#include "statistics/estimated.hpp"

#include <cstddef>
#include <span>

namespace werkthet::statistics {

/// Mean with t interval (n - 1 degrees of freedom), in the unit of the values.
struct MeanSummary {
  std::size_t n{};
  double mean{};
  double sd{};
  double se{};
  Interval interval;
};

/// too_few with fewer than two values. Equal values give sd 0 and an interval of no width.
[[nodiscard]] Estimated<MeanSummary> mean_summary(std::span<const double> values, double confidence = 0.95);

/// Difference of two means, in the unit of the values.
struct MeanDifference {
  std::size_t n1{};
  std::size_t n0{};
  double mean1{};
  double mean0{};
  double sd1{};
  double sd0{};
  double difference{};
  double se{};
  double df{};
  double t{};
  Interval interval;
  double p{};  ///< two-sided
};

/// Welch's t. too_few when a group has fewer than two values; no_variation when neither group varies.
/// Source: Welch (1947); degrees of freedom: Satterthwaite (1946).
[[nodiscard]] Estimated<MeanDifference> welch(std::span<const double> values1,
                                              std::span<const double> values0, double confidence = 0.95);

/// Student's t with equal variances, for tables that must match older reports; welch is the default.
/// too_few when a group is empty or both have one value; no_variation when no group varies.
/// Source: Student (1908), Biometrika 6:1.
[[nodiscard]] Estimated<MeanDifference> student(std::span<const double> values1,
                                                std::span<const double> values0, double confidence = 0.95);

/// Standardised difference with the small-sample correction, in standard deviations.
struct HedgesG {
  double g{};
  double cohen_d{};     ///< difference divided by the pooled standard deviation
  double correction{};  ///< exact factor J (gamma functions)
  double variance{};    ///< 1/n1 + 1/n0 + g^2 / (2 (n1 + n0))
  Interval interval;    ///< normal
};

/// Reasons as welch. Source: Hedges (1981), J Educ Stat 6:107, eq. 6e and 8.
[[nodiscard]] Estimated<HedgesG> hedges_g(std::span<const double> values1, std::span<const double> values0,
                                          double confidence = 0.95);

/// Difference in standard deviations of group 0: for when the treatment itself may change the spread.
struct GlassDelta {
  double delta{};
  double variance{};  ///< delta^2 / (2 (n0 - 1)) + s1^2 / (s0^2 (n1 - 1)) + 1 / (n0 - 1): no equal variances
  Interval interval;  ///< normal
};

/// too_few as welch; no_variation when group 0 does not vary. Source: Glass (1976), Educ Res 5(10):3;
/// variance: Bonett (2008), Psychol Methods 13:99, eq. 15.
[[nodiscard]] Estimated<GlassDelta> glass_delta(std::span<const double> values1,
                                                std::span<const double> values0, double confidence = 0.95);

}  // namespace werkthet::statistics
