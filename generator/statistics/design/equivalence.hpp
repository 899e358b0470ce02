#pragma once
// Two one-sided tests: the only ground on which a report may write "no difference"; and one of the two alone,
// for "not worse by more than". Margins lie around the difference group 1 minus group 0 and must be set
// before looking: nothing here chooses one.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace werkthet::statistics {

/// Both one-sided tests and the interval that belongs to them (level 1 - 2 alpha).
struct Equivalence {
  double difference{};
  std::optional<double> se;  ///< where the test has one standard error: means and Wald
  std::optional<double> df;  ///< means only
  double statistic_lower{};  ///< against the lower margin
  double p_lower{};          ///< small: not below the lower margin
  double statistic_upper{};
  double p_upper{};  ///< small: not above the upper margin
  double p{};        ///< the larger of the two
  Interval interval;
  bool equivalent{};  ///< p < alpha
};

/// Welch's t against both margins, in the unit of the values. Reasons as welch. low < high and alpha in (0,
/// 0.5), otherwise std::invalid_argument. Source: Schuirmann (1987), J Pharmacokin Biopharm 15:657.
[[nodiscard]] Estimated<Equivalence> equivalence_of_means(std::span<const double> values1,
                                                          std::span<const double> values0, double low,
                                                          double high, double alpha = 0.05);

/// Variance under the margin.
enum class MarginTest {
  miettinen_nurminen,  ///< shares most likely under the margin, times N/(N-1): the default, closest to its
                       ///< level
  farrington_manning,  ///< the same without the factor. Farrington and Manning (1990), Stat Med 9:1447
  wald,                ///< observed shares: rejects too often in small groups
};

/// Tests of shares against both margins (fractions, in (-1, 1)), with the interval that belongs to the test.
/// too_few when a group is empty; no_variation when the variance is zero under a margin.
/// Source: Dunnett and Gent (1977), Biometrics 33:593; Miettinen and Nurminen (1985).
[[nodiscard]] Estimated<Equivalence> equivalence_of_proportions(
    std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0, double low, double high,
    double alpha = 0.05, MarginTest test = MarginTest::miettinen_nurminen);

/// One one-sided test against one margin.
struct NonInferiority {
  double difference{};
  double statistic{};
  double p{};      ///< small: group 1 is not worse than group 0 by the margin or more
  double limit{};  ///< one-sided limit (level 1 - alpha) of the difference, on the side of the margin
  bool shown{};    ///< p < alpha
};

/// Which values are the good ones.
enum class Better { higher, lower };

/// Group 1 is not worse by more than `margin` (> 0, in the unit of the values). alpha is one-sided: 0.025
/// goes with a 95% interval. Reasons as welch. Source: CONSORT extension, Piaggio et al. (2012), JAMA
/// 308:2594.
[[nodiscard]] Estimated<NonInferiority> non_inferiority_of_means(std::span<const double> values1,
                                                                 std::span<const double> values0,
                                                                 double margin,
                                                                 Better better = Better::higher,
                                                                 double alpha = 0.025);

/// The same for shares, `margin` in (0, 1), score test as `test`. Reasons as equivalence_of_proportions.
[[nodiscard]] Estimated<NonInferiority> non_inferiority_of_proportions(
    std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0, double margin,
    Better better = Better::higher, double alpha = 0.025, MarginTest test = MarginTest::miettinen_nurminen);

}  // namespace werkthet::statistics
