#pragma once
// Differences between two shares and their tests, from counts (events out of n).
// Group 1 minus group 0, always. Newcombe's interval is for display (closed form, behaves at 0 and n);
// Miettinen and Nurminen's score interval goes with the test, because its coverage is closest to nominal
// in groups of 50 to 150. Continuity corrections are computed only because others print them.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <optional>

namespace werkthet::statistics {

// All of them: counts that cannot be, or a confidence outside (0, 1), throw std::invalid_argument; an empty
// group gives too_few. Assumed: independent persons, both groups fixed in size.

/// Difference of shares (1 minus 0), as a fraction: 0.03 is 3 percentage points.
struct RiskDifference {
  double share1{};
  double share0{};
  double difference{};
  Interval interval;
};

/// Newcombe's hybrid score interval: the distances from each share to its Wilson limits, squared and added.
/// Source: Newcombe (1998b), Stat Med 17:873, method 10.
[[nodiscard]] Estimated<RiskDifference> risk_difference_newcombe(std::int64_t events1, std::int64_t n1,
                                                                 std::int64_t events0, std::int64_t n0,
                                                                 double confidence = 0.95);

/// Difference with the standard error of the two samples apart.
struct WaldDifference {
  RiskDifference difference;
  double se{};  ///< sqrt(p1 (1 - p1) / n1 + p0 (1 - p0) / n0)
};

/// difference +- z se. Too narrow in small groups and without width at 0 and n: to compare with other
/// reports. Source: Fleiss, Levin and Paik (2003), eq. 3.15.
[[nodiscard]] Estimated<WaldDifference> risk_difference_wald(std::int64_t events1, std::int64_t n1,
                                                             std::int64_t events0, std::int64_t n0,
                                                             double confidence = 0.95);

/// Difference with score interval and the score test of no difference.
struct ScoreDifference {
  double share1{};
  double share0{};
  double difference{};
  Interval interval;
  double z{};
  double p{};  ///< two-sided
};

/// Miettinen-Nurminen score interval and test: the differences d with |p1 - p0 - d| <= z sqrt(v(d)), v from
/// the shares that are most likely under d, times N/(N-1). With no events at all (or only events) z = 0 and p
/// = 1. Source: Miettinen and Nurminen (1985), Stat Med 4:213, eq. 8-10.
[[nodiscard]] Estimated<ScoreDifference> risk_difference_miettinen_nurminen(
    std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0, double confidence = 0.95);

/// The same without the factor N/(N-1). Source: Mee (1984), Biometrics 40:1175.
[[nodiscard]] Estimated<ScoreDifference> risk_difference_mee(std::int64_t events1, std::int64_t n1,
                                                             std::int64_t events0, std::int64_t n0,
                                                             double confidence = 0.95);

/// Score statistic of H0: difference = margin. `with_correction` true is Miettinen-Nurminen (N/(N-1)),
/// false is Farrington-Manning. no_variation when the restricted variance is zero; margin in (-1, 1).
/// Source: Farrington and Manning (1990), Stat Med 9:1447.
[[nodiscard]] Estimated<double> score_statistic(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                                std::int64_t n0, double margin, bool with_correction = true);

/// Pearson's chi-square of a 2x2 table, one degree of freedom.
struct ChiSquareTest {
  double statistic{};  ///< without correction
  double p{};
  double smallest_expected{};  ///< below 5: prefer the exact test
  double z{};                  ///< difference over the pooled standard error; its square is the statistic
  double corrected{};          ///< with Yates' correction of at most one half: too strict, for comparison
  double corrected_p{};
};

/// no_events when nobody or everybody had the event. Source: Pearson (1900); Yates (1934), JRSS Suppl 1:217.
[[nodiscard]] Estimated<ChiSquareTest> chi_square_2x2(std::int64_t events1, std::int64_t n1,
                                                      std::int64_t events0, std::int64_t n0);

/// A difference of shares said in persons.
struct NumberNeeded {
  double per_hundred{};  ///< extra persons with the event per 100 in group 1; negative: fewer
  Interval per_hundred_interval;
  double number{};                   ///< persons for one extra event: 1 / difference
  std::optional<Interval> interval;  ///< none when the difference may be 0: it would run through infinity
};

/// 1 / difference with the reciprocal limits. no_variation when the difference is exactly 0.
/// Source: Altman (1998), BMJ 317:1309.
[[nodiscard]] Estimated<NumberNeeded> number_needed(const RiskDifference& difference);

}  // namespace werkthet::statistics
