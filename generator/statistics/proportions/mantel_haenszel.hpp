#pragma once
// Two groups compared within strata (municipality, quarter of entry), then put together.
// Mantel-Haenszel weights: strata without information weigh nothing, and sparse strata do no harm.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <span>

namespace werkthet::statistics {

/// Counts of one stratum: events out of n in group 1 and group 0.
struct Stratum {
  std::int64_t events1{};
  std::int64_t n1{};
  std::int64_t events0{};
  std::int64_t n0{};
};

/// A pooled measure.
struct PooledMeasure {
  double estimate{};
  double se{};  ///< of the difference; of the logarithm for a ratio
  Interval interval;
};

// All of them: counts that cannot be, or a confidence outside (0, 1), throw std::invalid_argument. Assumed:
// the measure is the same in all strata (the pooled value is then that measure; otherwise a weighted
// average).

/// Difference of shares with weights n1 n0 / N and Sato's standard error, which holds for many small strata
/// and for a few large ones. too_few when no stratum has both groups. no_variation when Sato's variance is
/// not positive. Source: Greenland and Robins (1985), Biometrics 41:55; Sato (1989), Biometrics 45:1323.
[[nodiscard]] Estimated<PooledMeasure> mantel_haenszel_difference(std::span<const Stratum> strata,
                                                                  double confidence = 0.95);

/// Ratio of shares. no_events when a group has no events in any stratum with both groups; too_few as above.
/// Source: Greenland and Robins (1985), eq. 4 and 13.
[[nodiscard]] Estimated<PooledMeasure> mantel_haenszel_ratio(std::span<const Stratum> strata,
                                                             double confidence = 0.95);

/// Ratio of odds. no_events when it would be 0 or infinite; too_few as above.
/// Source: Mantel and Haenszel (1959); variance: Robins, Breslow and Greenland (1986), Biometrics 42:311.
[[nodiscard]] Estimated<PooledMeasure> mantel_haenszel_odds_ratio(std::span<const Stratum> strata,
                                                                  double confidence = 0.95);

/// Test of no association within strata, one degree of freedom.
struct StratifiedTest {
  double statistic{};  ///< without correction
  double p{};
  double corrected{};  ///< one half taken off the distance, when it is larger than that
  double corrected_p{};
};

/// Cochran-Mantel-Haenszel. no_events when no stratum has events and non-events in both-group strata.
/// Source: Mantel and Haenszel (1959), JNCI 22:719; Agresti (2002), eq. 6.6.
[[nodiscard]] Estimated<StratifiedTest> cochran_mantel_haenszel(std::span<const Stratum> strata);

}  // namespace werkthet::statistics
