#pragma once
// McDonald's omega from a one-factor model: the reliability of a sum score when items measure the same thing
// to different degrees. One factor by decision (as lavaan and MBESS; psych takes three and a general one),
// with the fit of that factor beside it: without one factor the number means nothing.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace werkthet::statistics {

struct OneFactor {
  std::size_t n{};
  std::size_t k{};
  std::vector<double> loadings;      ///< unit of the item; sign such that they add up to zero or more
  std::vector<double> uniquenesses;  ///< variance the factor leaves, unit of the item squared
  double omega{};                    ///< (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses)
  double omega_over_observed_variance{};  ///< (sum of loadings)^2 / variance of the sum
  double omega_standardised{};            ///< omega of items brought to variance one
  double discrepancy{};                   ///< log|S^| + tr(S S^^-1) - log|S| - k at its minimum
  double chi_square{};                    ///< n * discrepancy
  double df{};                            ///< k (k + 1) / 2 - 2 k
  std::optional<double> p;                ///< none with three items, which always fit
  double rms_residual_correlation{};      ///< over the lower triangle with its diagonal
};

/// Maximum likelihood on complete cases, S with denominator n; normal items are assumed for chi_square only.
/// `items`: one column per item, one entry per person, reversed items turned already.
/// too_few: fewer than three items (the model is not identified) or no more persons than items; no_variation:
/// an item does not vary; singular: an item is a combination of others; no_convergence: no maximum with every
/// uniqueness positive (a Heywood case: too few persons, or not one factor).
/// Source: Joreskog (1967), Psychometrika 32:443-482; McDonald (1999), Test theory, chapter 6.
[[nodiscard]] Estimated<OneFactor> one_factor(Columns items);

}  // namespace werkthet::statistics
