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

/// Standardised difference with the small-sample correction, in standard deviations.
struct HedgesG {
  double g{};
  double cohen_d{};     ///< difference divided by the pooled standard deviation
  double correction{};  ///< exact factor J (gamma functions)
  double variance{};    ///< 1/n1 + 1/n0 + g^2 / (2 (n1 + n0))
  Interval interval;    ///< normal
};

/// Reasons as welch. Source: Hedges (1981), eq. 6e and 8.
[[nodiscard]] Estimated<HedgesG> hedges_g(std::span<const double> values1, std::span<const double> values0,
                                          double confidence = 0.95);

}  // namespace werkthet::statistics
