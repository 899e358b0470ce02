#pragma once
// Covariance and correlation of items, two passes with compensated sums. Internal to this folder: include it
// from .cpp files only.

#include "statistics/estimated.hpp"
#include "statistics/matrix.hpp"

namespace werkthet::statistics::detail {

struct ItemCovariance {
  Matrix covariance;  ///< denominator n - 1
  Matrix correlation;
  Vector sd;
};

/// One column per item, one row per person. too_few: fewer than two items or persons; no_variation: an item
/// that everybody answered alike. Throws std::invalid_argument for unequal lengths or what is not finite.
[[nodiscard]] Estimated<ItemCovariance> item_covariance(Columns items);

}  // namespace werkthet::statistics::detail
