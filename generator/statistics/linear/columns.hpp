#pragma once
// Columns made from labels and from other columns: what a model with levels and interactions is built of.
// The reference level is always the smallest label, so that nobody has to guess it from the order of rows.

#include "statistics/numerics.hpp"

#include <span>
#include <vector>

namespace werkthet::statistics {

/// The distinct labels in rising order.
[[nodiscard]] std::vector<int> levels_of(std::span<const int> labels);

/// One 0/1 column per level except the smallest, in rising order. None when there is one level or no label.
[[nodiscard]] std::vector<std::vector<double>> indicator_columns(std::span<const int> labels);

/// Every column of `a` times every column of `b`, element by element; those of the first `a` first.
/// Throws std::invalid_argument when lengths differ.
[[nodiscard]] std::vector<std::vector<double>> product_columns(Columns a, Columns b);

}  // namespace werkthet::statistics
