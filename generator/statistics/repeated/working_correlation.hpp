#pragma once
// The working correlation of gee.hpp: estimated from residuals, and its inverse applied. Internal to this
// folder: include it from .cpp files only.

#include "statistics/matrix.hpp"
#include "statistics/repeated/gee.hpp"

#include <optional>
#include <vector>

namespace werkthet::statistics::detail {

/// Rows of one cluster, in order.
using Clusters = std::vector<std::vector<Eigen::Index>>;

/// Moment estimate from Pearson residuals: averages of products over pairs, divided by `scale`; for ar1 the
/// least-squares alpha over all pairs. Zeros for pairs nobody has; empty for independence.
[[nodiscard]] std::vector<double> estimate_alpha(WorkingCorrelation kind, const Clusters& clusters,
                                                 const Vector& residual, double scale);

/// R^-1 times the rows of one cluster; nothing when R is not positive definite.
[[nodiscard]] std::optional<Matrix> correlation_inverse_times(WorkingCorrelation kind,
                                                              const std::vector<double>& alpha,
                                                              const Matrix& rows);

}  // namespace werkthet::statistics::detail
