#pragma once
// Logistic regression by maximum likelihood: the fit under risk models, propensities and response weights.
// Newton steps by QR on standardised columns until the score is zero to the last digits; separation is a
// reason and not a large number.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct LogitFit {
  std::size_t n{};
  std::size_t events{};
  std::size_t k{};                       ///< columns with the intercept, which is first
  std::vector<double> coefficients;      ///< k, log odds per unit of the column
  std::vector<double> covariance;        ///< k x k, row by row: inverse of the information
  std::vector<double> linear_predictor;  ///< one per unit
  std::vector<double> fitted;            ///< probability, one per unit
  double log_likelihood{};
  double null_log_likelihood{};  ///< with the intercept alone

  [[nodiscard]] double covariance_of(std::size_t i, std::size_t j) const { return covariance[i * k + j]; }
};

/// P(y = 1) = 1 / (1 + exp(-(b0 + x b))). Intercept added; `weights` empty or one per unit (not negative:
/// frequency or sampling weights; the covariance treats them as frequencies). too_few when n <= k;
/// no_variation when everybody or nobody has y = 1; singular without full column rank; separation when a
/// combination of columns predicts perfectly. Source: McCullagh and Nelder (1989), section 4.4; separation:
/// Albert and Anderson (1984).
[[nodiscard]] Estimated<LogitFit> logit(std::span<const int> outcome, Columns columns,
                                        std::span<const double> weights = {});

}  // namespace werkthet::statistics
