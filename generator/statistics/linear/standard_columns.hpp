#pragma once
// Columns brought to mean 0 and length 1 before any factorisation, and the way back to their own units.
// Internal to this stage: include it from .cpp files only. Centring is what keeps a column such as
// 1e9 + x apart from the intercept; scaling makes the test for full rank independent of units.

#include "statistics/estimated.hpp"
#include "statistics/matrix.hpp"
#include "statistics/numerics.hpp"

#include <span>

namespace werkthet::statistics::detail {

struct StandardColumns {
  Matrix x;       ///< n x k with the intercept, which is first and stays a column of ones
  Vector centre;  ///< k; zero for the intercept
  Vector scale;   ///< k; one for the intercept

  /// Coefficients of the raw columns = back() times those of the standard ones.
  [[nodiscard]] Matrix back() const;
};

/// `weights` empty or one per row; means and lengths are weighted. singular when a column does not vary or
/// is a combination of others (pivoted QR, tolerance 1e-11 after scaling); too_few without rows.
/// A covariate that is known but for rounding of its inputs has a relative rest of at least 1e-9, an exact
/// combination one of 1e-15: the bound stands between.
[[nodiscard]] Estimated<StandardColumns> standard_columns(Columns columns, std::size_t rows,
                                                          std::span<const double> weights = {});

}  // namespace werkthet::statistics::detail
