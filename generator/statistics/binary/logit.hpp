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
  /// n x k, row by row: how far one unit moves the coefficients (covariance times its score, with its
  /// weight). The sum of squares of a column is the HC0 variance; sums per cluster give the clustered one.
  std::vector<double> influence;
  double log_likelihood{};
  double null_log_likelihood{};  ///< with the intercept alone

  [[nodiscard]] double covariance_of(std::size_t i, std::size_t j) const { return covariance[i * k + j]; }
};

/// P(y = 1) = 1 / (1 + exp(-(b0 + x b))). Intercept added; `weights` empty or one per unit (not negative:
/// frequency or sampling weights; the covariance treats them as frequencies). too_few when n <= k;
/// no_variation when everybody or nobody has y = 1; singular without full column rank; separation when a
/// combination of columns predicts perfectly; no_convergence when a hundred steps do not suffice.
/// Source: McCullagh and Nelder (1989), section 4.4; separation: Albert and Anderson (1984), Biometrika 71:1.
[[nodiscard]] Estimated<LogitFit> logit(std::span<const int> outcome, Columns columns,
                                        std::span<const double> weights = {});

/// Covariance of the coefficients that does not need the model's variance to be right (k x k, row by row),
/// without a factor for small samples. Source: White (1982), Econometrica 50:1, theorem 3.2.
[[nodiscard]] std::vector<double> robust_covariance(const LogitFit& fit);

/// The same between clusters, times G / (G - 1). `cluster`: one label per unit. few_clusters with fewer than
/// two. With fewer than about 30 clusters it is too small: prefer a linear model with CR2 there.
/// Source: Liang and Zeger (1986), Biometrika 73:13, eq. 10.
[[nodiscard]] Estimated<std::vector<double>> cluster_covariance(const LogitFit& fit,
                                                                std::span<const int> cluster);

/// Odds ratio per unit of a column, with Wald interval on the log scale.
struct LogitOddsRatio {
  double ratio{};
  double log_se{};
  Interval interval;
  double p{};  ///< two-sided
};

/// `column` counts from 0 in the columns given to logit. `covariance`: empty for the model's own, or one of
/// the above. out_of_range when the ratio or a limit is too large for a number.
[[nodiscard]] Estimated<LogitOddsRatio> odds_ratio(const LogitFit& fit, std::size_t column,
                                              double confidence = 0.95,
                                              std::span<const double> covariance = {});

}  // namespace werkthet::statistics
