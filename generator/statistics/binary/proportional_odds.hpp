#pragma once
// Ordered answers (a participation ladder) on covariates: from levels to cumulative odds ratios that hold at
// every step of the ladder, with a test of whether one ratio for all steps is good enough.
// Newton on the joint likelihood of thresholds and coefficients, which has one maximum (Pratt 1981).

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct CumulativeOdds {
  double log_ratio{};  ///< above 0: higher levels with a higher value of the column
  double se{};
  double ratio{};     ///< odds of standing above any step, per unit of the column
  Interval interval;  ///< of the ratio, Wald on the log scale
  double p{};         ///< two-sided
};

/// One odds ratio for all steps against one per step. Small p: the ratios differ between steps.
struct ProportionalityTest {
  double chi_square{};
  std::size_t df{};  ///< columns times (levels - 2)
  double p{};
};

struct ProportionalOdds {
  double n{};                                ///< units, or the sum of the weights
  std::vector<int> levels;                   ///< those that occur, rising
  std::vector<CumulativeOdds> coefficients;  ///< one per column
  std::vector<double> thresholds;            ///< one per step: log odds of at most that level at columns zero
  std::vector<double> threshold_se;
  double log_likelihood{};
  double null_log_likelihood{};                     ///< thresholds alone
  std::optional<ProportionalityTest> proportional;  ///< none with two levels, or when steps separate
};

/// logit P(Y <= level j) = threshold_j - x b. `outcome`: levels as whole numbers, higher is more; distances
/// are not used and levels that do not occur do not count. `weights`: empty or a frequency per unit.
/// too_few when there are no more units than coefficients; no_variation with one level; singular as ols;
/// separation when a combination of columns orders the levels perfectly; no_convergence. out_of_range when a
/// ratio is too large for a number.
/// Source: McCullagh (1980), JRSS B 42:109, eq. 2.4; score test: Peterson and Harrell (1990), Appl Stat
/// 39:205.
[[nodiscard]] Estimated<ProportionalOdds> proportional_odds(std::span<const int> outcome, Columns columns,
                                                            double confidence = 0.95,
                                                            std::span<const double> weights = {});

}  // namespace werkthet::statistics
