#pragma once
// Generalised estimating equations: the average effect in the population from several rows per person, with
// standard errors that hold whatever the true correlation within a person is.
// The working correlation is estimated as geepack does it (averages of products of residuals over all pairs,
// scale over all rows); gee and Stata divide differently and differ in the third digit.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace werkthet::statistics {

enum class GeeFamily {
  gaussian,  ///< mean x b, constant variance
  binomial,  ///< 0/1, logit of the mean x b, variance m (1 - m)
};

enum class WorkingCorrelation {
  independence,
  exchangeable,  ///< one correlation for any two rows of a cluster
  ar1,           ///< alpha^|i - j| for the i-th and j-th row of a cluster
  unstructured,  ///< one per pair of positions in the cluster
};

struct GeeFit {
  std::size_t n{};
  std::size_t clusters{};
  std::size_t k{};                   ///< columns with the intercept, which is first
  std::vector<double> coefficients;  ///< k; log odds for the binomial family
  std::vector<double> covariance;    ///< robust (sandwich), k x k row by row
  std::vector<double> alpha;         ///< working correlation: none, one, or pairs 1-2, 1-3, .., 2-3, ..
  double scale{};                    ///< mean squared Pearson residual

  [[nodiscard]] double covariance_of(std::size_t i, std::size_t j) const { return covariance[i * k + j]; }
};

/// Solves sum_i D_i' V_i^-1 (y_i - m_i) = 0. Intercept added. `cluster` names the cluster of a row, any whole
/// numbers, rows in any order; for ar1 and unstructured the rows of a cluster must stand in order of time.
/// The covariance has no correction for few clusters: below some 40 its standard errors are too small.
/// few_clusters: fewer than two; too_few: no more rows than coefficients, or a correlation asked of clusters
/// of one row; singular; no_variation (also: a binomial outcome that is the same for all); separation;
/// no_convergence: also when the working correlation is not positive definite.
/// Source: Liang and Zeger (1986), Biometrika 73:13-22; Halekoh, Hojsgaard and Yan (2006), J Stat Softw
/// 15(2).
[[nodiscard]] Estimated<GeeFit> gee(std::span<const double> outcome, Columns columns,
                                    std::span<const int> cluster, GeeFamily family,
                                    WorkingCorrelation correlation);

}  // namespace werkthet::statistics
