#pragma once
// Logistic regression that always has an answer: Firth's penalised likelihood, for rare events and for groups
// in which everybody or nobody has the outcome. Limits by the profile of the penalised likelihood, because
// the estimate is far from symmetric exactly where this method is needed.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct FirthFit {
  std::size_t n{};
  std::size_t events{};
  std::size_t k{};                   ///< columns with the intercept, which is first
  std::vector<double> coefficients;  ///< k, log odds per unit of the column
  std::vector<double> se;            ///< k, root of the inverse information at the estimate
  double penalised_log_likelihood{};
  std::vector<Interval> profile;  ///< of the first `profiled` columns (the intercept has none)
  std::vector<double> p;          ///< penalised likelihood ratio test that the column has no effect
};

/// Maximises sum(y log p + (1-y) log(1-p)) + log|X'WX| / 2, W = p (1 - p). Finite also under separation and
/// when nobody or everybody has the outcome. `profiled`: for how many of the columns, from the first on, to
/// find limits where twice the loss of penalised likelihood is the chi-square quantile (0: none).
/// too_few when n <= k; singular without full column rank; no_convergence when the steps do not suffice.
/// Source: Firth (1993), Biometrika 80:27, section 3; profile limits: Heinze and Schemper (2002), Stat Med
/// 21:2409, section 2.
[[nodiscard]] Estimated<FirthFit> firth_logit(std::span<const int> outcome, Columns columns,
                                              std::size_t profiled = 1, double confidence = 0.95);

}  // namespace werkthet::statistics
