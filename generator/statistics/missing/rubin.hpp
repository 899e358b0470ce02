#pragma once
// One answer from several completed copies of the data: Rubin's rules. The degrees of freedom are those of
// Barnard and Rubin, which never exceed those of the complete data; Rubin's own can be larger than the
// sample.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace werkthet::statistics {

/// In the unit of the estimate; shares between 0 and 1.
struct PooledEstimate {
  std::size_t m{};    ///< imputations
  double estimate{};  ///< mean of the estimates
  double within{};    ///< mean of their variances
  double between{};   ///< variance of the estimates
  double total{};     ///< within + (1 + 1/m) between
  double se{};
  std::optional<double> df_rubin;  ///< (m - 1) / lambda^2; none (infinite) when the estimates are equal
  std::optional<double>
      df;           ///< Barnard-Rubin; none (infinite: normal) for infinite samples and equal estimates
  double lambda{};  ///< share of the total variance due to missing values
  double riv{};     ///< relative increase in variance
  double fmi{};     ///< fraction of missing information, corrected for m
  double relative_efficiency{};  ///< of m imputations beside infinitely many
  Interval interval;
  double p{};  ///< two-sided, that the estimand is 0
};

/// `variance`: squared standard errors, one per imputation. `df_complete`: degrees of freedom had nothing
/// been missing; none for a large sample. Assumes proper imputations and a nearly normal estimate. too_few
/// with fewer than two imputations; no_variation when all variances are 0. Source: Rubin (1987), Multiple
/// Imputation, eq. 3.1.2-3.1.10; Barnard and Rubin (1999), Biometrika 86, eq. 3.
[[nodiscard]] Estimated<PooledEstimate> pool_imputations(std::span<const double> estimate,
                                                         std::span<const double> variance,
                                                         std::optional<double> df_complete = {},
                                                         double confidence = 0.95);

/// One completed copy: the outcome and the covariates of a regression.
struct CompletedData {
  std::vector<double> outcome;
  std::vector<std::vector<double>> columns;
};

struct PooledRegression {
  double df_complete{};
  std::vector<PooledEstimate> coefficients;  ///< intercept first, then in the order of the columns
};

/// Ordinary least squares with classical standard errors in every copy, pooled per coefficient. too_few with
/// fewer than two copies; otherwise the reason of the first copy without an answer (see ols). Copies must
/// have the same columns and rows.
[[nodiscard]] Estimated<PooledRegression> pool_ols(std::span<const CompletedData> copies,
                                                   double confidence = 0.95);

}  // namespace werkthet::statistics
