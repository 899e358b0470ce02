#pragma once
// Two one-sided tests: the only ground on which a report may write "no difference".
// Margins lie around the difference group 1 minus group 0 and must be set before looking.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <span>

namespace werkthet::statistics {

/// Both one-sided tests and the interval that belongs to them (level 1 - 2 alpha).
struct Equivalence {
  double difference{};
  double statistic_lower{};  ///< against the lower margin
  double p_lower{};          ///< small: not below the lower margin
  double statistic_upper{};
  double p_upper{};  ///< small: not above the upper margin
  double p{};        ///< the larger of the two
  Interval interval;
  bool equivalent{};  ///< p < alpha
};

/// Welch's t against both margins. Reasons as welch. Source: Schuirmann (1987).
[[nodiscard]] Estimated<Equivalence> equivalence_of_means(std::span<const double> values1,
                                                          std::span<const double> values0, double low,
                                                          double high, double alpha = 0.05);

/// Miettinen-Nurminen score tests against both margins (fractions, in (-1, 1)).
[[nodiscard]] Estimated<Equivalence> equivalence_of_proportions(std::int64_t events1, std::int64_t n1,
                                                                std::int64_t events0, std::int64_t n0,
                                                                double low, double high, double alpha = 0.05);

}  // namespace werkthet::statistics
