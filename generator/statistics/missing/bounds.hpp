#pragma once
// What the difference between two arms can be when some outcomes are missing and nobody knows why.
// Lee's bounds assume that being in the arm with more response can only make somebody answer, never stop
// them; the worst-case bounds assume nothing but the range of the scale. Both bound a difference, group 1
// minus group 0, and say for whom: Lee for those who would answer in either arm, worst case for everybody.

#include "statistics/estimated.hpp"

#include <cstddef>
#include <span>

namespace werkthet::statistics {

/// How many answered.
struct Attrition {
  std::size_t n{};
  double response1{};  ///< share with an outcome in group 1
  double response0{};
  double missing{};       ///< share without an outcome, both groups together
  double differential{};  ///< |response1 - response0|
};

/// `observed` and `group` are 0/1, one per unit. too_few when a group is empty.
[[nodiscard]] Estimated<Attrition> attrition(std::span<const int> observed, std::span<const int> group);

/// Which observations of the trimmed group are left out.
enum class Trim {
  fractional,     ///< exactly the share, the unit on the boundary in part: the default, the limit of Lee's
                  ///< estimator
  quantile_rule,  ///< all on the wrong side of a quantile (average at a tie in position); ties stay in
};

struct LeeBounds {
  Attrition attrition;
  bool trimmed_group1{};  ///< the group with more response is trimmed; group 1 when they are equal
  double trim_share{};    ///< of its observed outcomes
  double naive{};         ///< difference of the observed means
  double lower{};
  double upper{};
  double se_lower{};  ///< of fractional trimming, with the trimming share estimated
  double se_upper{};
  Interval interval;        ///< covers the true difference (Imbens and Manski)
  Interval union_interval;  ///< covers the whole identified range: lower - z se .. upper + z se
};

/// Bounds for those who would answer in either group. `outcome` has one entry per unit; entries of units that
/// are not observed are ignored (any finite number). Assumed: assignment at random, and response monotone in
/// the group. too_few when a group has no observed outcome; no_variation when both standard errors are zero
/// (constant outcomes). With Trim::quantile_rule the bounds differ and the standard errors are those of
/// fractional trimming. Source: Lee (2009), Review of Economic Studies 76:1071, proposition 1 and 3;
/// interval: Imbens and Manski (2004), Econometrica 72:1845, eq. 7.
[[nodiscard]] Estimated<LeeBounds> lee_bounds(std::span<const double> outcome, std::span<const int> observed,
                                              std::span<const int> group, double confidence = 0.95,
                                              Trim trim = Trim::fractional);

struct WorstCaseBounds {
  Attrition attrition;
  double lower{};
  double upper{};
  double width{};  ///< (scale_high - scale_low) times the sum of the two missing shares
};

/// Missing outcomes of one group at the bottom of the scale and of the other at the top, and the reverse.
/// `scale_low` < `scale_high` and observed outcomes between them, otherwise std::invalid_argument. too_few
/// when a group is empty. Source: Manski (1990), American Economic Review 80:319; Horowitz and Manski (2000),
/// JASA 95:77.
[[nodiscard]] Estimated<WorstCaseBounds> worst_case_bounds(std::span<const double> outcome,
                                                           std::span<const int> observed,
                                                           std::span<const int> group, double scale_low,
                                                           double scale_high);

}  // namespace werkthet::statistics
