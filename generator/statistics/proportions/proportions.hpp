#pragma once
// Shares and differences of shares, from counts (events out of n).
// Group 1 minus group 0, always. Newcombe's interval is for display (closed form, behaves at 0 and n);
// Miettinen and Nurminen's score interval goes with the test, because its coverage is closest to nominal
// in groups of 50 to 150. No continuity corrections anywhere.

#include "statistics/estimated.hpp"

#include <cstdint>

namespace werkthet::statistics {

/// A share (0..1) with its interval.
struct Proportion {
  double estimate{};
  Interval interval;
};

/// Wilson score interval of events out of n. n = 0 gives too_few; counts that cannot be throw
/// std::invalid_argument. Source: Wilson (1927); Newcombe (1998a), method 3.
[[nodiscard]] Estimated<Proportion> wilson(std::int64_t events, std::int64_t n, double confidence = 0.95);

/// Difference of shares (1 minus 0), as a fraction: 0.03 is 3 percentage points.
struct RiskDifference {
  double share1{};
  double share0{};
  double difference{};
  Interval interval;
};

/// Newcombe's hybrid score interval. too_few when a group is empty. Source: Newcombe (1998b), method 10.
[[nodiscard]] Estimated<RiskDifference> risk_difference_newcombe(std::int64_t events1, std::int64_t n1,
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

/// Miettinen-Nurminen score interval and test (variance times N/(N-1)). too_few when a group is empty.
/// With no events at all (or only events) z = 0 and p = 1. Source: Miettinen and Nurminen (1985), eq. 8-10.
[[nodiscard]] Estimated<ScoreDifference> risk_difference_miettinen_nurminen(
    std::int64_t events1, std::int64_t n1, std::int64_t events0, std::int64_t n0, double confidence = 0.95);

/// Score statistic of H0: difference = margin. `with_correction` true is Miettinen-Nurminen (N/(N-1)),
/// false is Farrington-Manning. no_variation when the restricted variance is zero; margin in (-1, 1).
[[nodiscard]] Estimated<double> score_statistic(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                                std::int64_t n0, double margin, bool with_correction = true);

/// Ratio of shares (1 over 0) with Katz's log interval.
struct RiskRatio {
  double ratio{};
  double log_se{};
  Interval interval;
};

/// no_events when one of the groups has none (the log interval does not exist). Source: Katz et al. (1978).
[[nodiscard]] Estimated<RiskRatio> risk_ratio(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                              std::int64_t n0, double confidence = 0.95);

/// Exact conditional test of a 2x2 table.
struct FisherTest {
  double p{};       ///< two-sided: all tables no more probable than the observed one
  double mid_p{};   ///< two-sided: twice the smaller tail, minus the observed table's probability, at most 1
  double p_less{};  ///< share 1 this low or lower
  double p_greater{};  ///< share 1 this high or higher
};

/// too_few when a group is empty. Source: Fisher (1935); mid-p: Lancaster (1961). Definition of the two-sided
/// p as in common software: probabilities up to (1 + 1e-7) times the observed one count.
[[nodiscard]] Estimated<FisherTest> fisher_exact(std::int64_t events1, std::int64_t n1, std::int64_t events0,
                                                 std::int64_t n0);

/// Pearson's chi-square of a 2x2 table, one degree of freedom, without correction.
struct ChiSquareTest {
  double statistic{};
  double p{};
  double smallest_expected{};  ///< below 5: prefer the exact test
};

/// no_events when nobody or everybody had the event.
[[nodiscard]] Estimated<ChiSquareTest> chi_square_2x2(std::int64_t events1, std::int64_t n1,
                                                      std::int64_t events0, std::int64_t n0);

}  // namespace werkthet::statistics
