#pragma once
// Two groups compared by order: from the values to the rank test, the probability of being higher, and the
// shift between the groups. For ladders, skewed amounts and anything whose distances mean little.
// Group 1 against group 0. Everything is O(n log n): pairs are counted after sorting and never listed.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace werkthet::statistics {

struct RankTest {
  std::size_t n1{};
  std::size_t n0{};
  double u{};             ///< pairs in which group 1 is higher, ties for half
  bool ties{};            ///< any value occurs twice
  double p{};             ///< two-sided, normal, no continuity correction, variance corrected for ties
  double p_continuity{};  ///< with continuity correction
  std::optional<double> p_exact;  ///< twice the smaller tail, at most 1; without ties and up to 100 values
};

/// Wilcoxon-Mann-Whitney test that the two distributions are the same. Values finite, or
/// std::invalid_argument. too_few when a group is empty; no_variation when all values are equal.
/// Source: Mann and Whitney (1947), Ann Math Stat 18:50; ties: Hollander and Wolfe (1999), eq. 4.13.
[[nodiscard]] Estimated<RankTest> rank_test(std::span<const double> values1, std::span<const double> values0);

struct Superiority {
  double probability{};  ///< P(group 1 higher) + P(equal) / 2, between 0 and 1; 0.5 = no difference
  double se{};
  double df{};
  Interval interval;  ///< on the logit scale, so inside (0, 1)
  double p{};         ///< of probability = 0.5
};

/// Probability that somebody of group 1 stands higher than somebody of group 0, with the variance of the
/// placements S1/n1 + S0/n0 and Satterthwaite degrees of freedom; neither equal variances nor the absence of
/// ties is assumed. too_few when a group has fewer than two values; no_variation when all values are equal or
/// the groups do not overlap (the probability is then 0 or 1 and has no standard error).
/// Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44:837, eq. 3-5; test: Brunner and Munzel
/// (2000), Biom J 42:17, eq. 2.3-2.5; logit interval: Newcombe (2006), Stat Med 25:559.
[[nodiscard]] Estimated<Superiority> probability_of_superiority(std::span<const double> values1,
                                                                std::span<const double> values0,
                                                                double confidence = 0.95);

struct Shift {
  double shift{};     ///< median of all differences between a value of group 1 and one of group 0
  Interval interval;  ///< order statistics of those differences, normal approximation
};

/// Hodges and Lehmann's estimate of how far group 1 lies above group 0, in the unit of the values. Exact
/// selection by halving among neighbouring doubles, O((n1 + n0) log n) and no list of pairs.
/// too_few when a group is empty. Equal values give an interval of no width.
/// Source: Hodges and Lehmann (1963), Ann Math Stat 34:598; interval: Hollander and Wolfe (1999), eq. 4.35.
[[nodiscard]] Estimated<Shift> hodges_lehmann(std::span<const double> values1,
                                              std::span<const double> values0, double confidence = 0.95);

}  // namespace werkthet::statistics
