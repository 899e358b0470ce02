#pragma once
// Standard errors for units that share a caseworker, a team or a village: from the regression to intervals
// that allow any dependence within a cluster. Default CR2 with Satterthwaite degrees of freedom, because with
// five to fifty caseworkers the usual G - 1 promises too much: it is the one that keeps its level.

#include "statistics/estimated.hpp"
#include "statistics/linear/regression.hpp"
#include "statistics/numerics.hpp"

#include <span>
#include <string>

namespace werkthet::statistics {

/// cr0: plain; cr1: times G/(G-1) (n-1)/(n-k), as Stata; cr2: bias-reduced (exact when the errors are
/// independent with equal variance); cr3: leaves one cluster out at a time, approximately a jackknife.
enum class ClusterError { cr0, cr1, cr2, cr3 };

/// Least squares as ols, covariance between clusters:
///   V = (X'X)^-1 (sum over clusters of X_g' A_g e_g e_g' A_g X_g) (X'X)^-1,
/// A_g = I, (I - H_gg)^-1/2 or (I - H_gg)^-1. `cluster`: one label per unit, any whole numbers.
/// Degrees of freedom: cr0 and cr1 G - 1; cr2 and cr3 Satterthwaite's for independent equal errors
/// (below about 4 the t approximation itself is poor). With weights the working model is variance 1/weight.
/// `names` may be shorter than `columns`: only the first names.size() columns are reported, the others (say
/// caseworker effects) are adjusted for; this keeps the degrees of freedom cheap.
/// A coefficient that rests on one cluster has no interval. Cost O(n k^2), without any n x n matrix.
/// few_clusters with fewer than two clusters, or under cr3 when leaving a cluster out loses a coefficient;
/// otherwise reasons as ols.
/// Source: Bell and McCaffrey (2002), Survey Methodology 28:169; Pustejovsky and Tipton (2018), J Bus Econ
/// Stat 36:672, eq. 4-6 and 11; a cluster with leverage 1 as there, by the generalised inverse.
[[nodiscard]] Estimated<Regression> ols_clustered(std::span<const double> outcome, Columns columns,
                                                  std::span<const std::string> names,
                                                  std::span<const int> cluster, double confidence = 0.95,
                                                  ClusterError kind = ClusterError::cr2,
                                                  std::span<const double> weights = {});

/// Difference between treated (1) and others (0) adjusted for covariates, with cluster-robust interval.
/// Reasons as ancova and ols_clustered; few_clusters too when all treated or all others
/// belong to one cluster: nothing then says how such clusters differ.
[[nodiscard]] Estimated<Effect> ancova_clustered(std::span<const double> outcome,
                                                 std::span<const int> treated, Columns covariates,
                                                 std::span<const int> cluster, double confidence = 0.95,
                                                 ClusterError kind = ClusterError::cr2);

}  // namespace werkthet::statistics
