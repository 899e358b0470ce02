#pragma once
// Quantiles of a sample under the definitions in use, and what is made of them. Type 7 is the default of this
// project and of R; the others are here because other software prints them.

#include "statistics/estimated.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics {

/// Numbered as in Hyndman and Fan (1996), p. 362-363: 1 inverse of the distribution function, 2 the same with
/// averaging at steps (SAS), 5 midpoints, 6 p (n + 1) (SPSS), 7 1 + p (n - 1) (R), 8 median-unbiased.
enum class QuantileType { type1 = 1, type2 = 2, type5 = 5, type6 = 6, type7 = 7, type8 = 8 };

/// Value below which a share p of the values lies, p in [0, 1], in the unit of the values. too_few without
/// values.
[[nodiscard]] Estimated<double> quantile(std::span<const double> values, double p,
                                         QuantileType type = QuantileType::type7);

/// Several at once, in the order of `p`; sorts once.
[[nodiscard]] Estimated<std::vector<double>> quantiles(std::span<const double> values,
                                                       std::span<const double> p,
                                                       QuantileType type = QuantileType::type7);

/// Median of the absolute distances from the median, without the factor 1.4826 that makes it a standard
/// deviation under normality. too_few without values.
[[nodiscard]] Estimated<double> median_absolute_deviation(std::span<const double> values);

/// Upper minus lower quartile, type 7. too_few without values.
[[nodiscard]] Estimated<double> interquartile_range(std::span<const double> values);

namespace detail {

/// Of values in ascending order, at least one; p in [0, 1].
[[nodiscard]] double quantile_of_sorted(std::span<const double> sorted, double p, QuantileType type);

/// The type-7 quantile of values in any order, which it reorders; at least one value. Faster than sorting
/// them all.
[[nodiscard]] double quantile_by_selection(std::vector<double>& values, double p);

}  // namespace detail
}  // namespace werkthet::statistics
