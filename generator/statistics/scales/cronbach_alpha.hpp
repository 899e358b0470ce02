#pragma once
// How well the items of a scale hang together: Cronbach's alpha and what is printed beside it.
// Complete cases only (listwise), because a covariance made of other persons per pair need not be one. Alpha
// is a lower bound of reliability when errors are independent, and equals it when items load alike; omega.hpp
// does not need the latter.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace werkthet::statistics {

struct CronbachAlpha {
  std::size_t n{};                     ///< persons
  std::size_t k{};                     ///< items
  double alpha{};                      ///< k / (k - 1) (1 - trace / sum of the covariance matrix)
  std::optional<double> standardised;  ///< k r / (1 + (k - 1) r) with r the average correlation
  double average_correlation{};        ///< between items
  Interval feldt;                      ///< of alpha
  std::vector<std::optional<double>> item_rest_correlation;  ///< item with the sum of the others
  /// None with two items, and where the others have a constant sum.
  std::vector<std::optional<double>> alpha_if_dropped;
  double mean_sum{};
  double sd_sum{};
  double sem_sum{};  ///< sd_sum * sqrt(1 - alpha), unit of the sum
  std::optional<double>
      lambda6;  ///< Guttman, from squared multiple correlations; none when items are collinear
  std::vector<double> eigenvalues;  ///< of the correlation matrix, largest first
};

/// `items`: one column per item, one entry per person, reversed items turned already.
/// too_few: fewer than two items or two persons; no_variation: an item or the sum does not vary.
/// Source: Cronbach (1951), Psychometrika 16:297-334; interval: Feldt (1965), Psychometrika 30:357-370, with
/// F(n - 1, (n - 1)(k - 1)); lambda 6: Guttman (1945), Psychometrika 10:255-282, of the correlations as
/// psych.
[[nodiscard]] Estimated<CronbachAlpha> cronbach_alpha(Columns items, double confidence = 0.95);

}  // namespace werkthet::statistics
