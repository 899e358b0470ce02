#include "statistics/scales/item_covariance.hpp"

#include <cmath>

namespace werkthet::statistics::detail {

Estimated<ItemCovariance> item_covariance(Columns items) {
  const std::size_t k = items.size();
  if (k < 2) {
    return NotEstimable{Reason::too_few, "fewer than two items"};
  }
  const std::size_t n = items[0].size();
  require_columns(items, n);
  if (n < 2) {
    return NotEstimable{Reason::too_few, "fewer than two persons"};
  }
  std::vector<std::vector<double>> centred;
  for (const auto& item : items) {
    const double centre = mean(item);
    std::vector<double>& own = centred.emplace_back(item);
    for (double& value : own) {
      value -= centre;
    }
  }
  ItemCovariance out{Matrix(index(k), index(k)), Matrix::Identity(index(k), index(k)), Vector(index(k))};
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const double products = sum_over(n, [&](std::size_t row) { return centred[i][row] * centred[j][row]; });
      out.covariance(index(i), index(j)) = out.covariance(index(j), index(i)) =
          products / static_cast<double>(n - 1);
    }
    out.sd[index(i)] = std::sqrt(out.covariance(index(i), index(i)));
    if (!(out.sd[index(i)] > 1e-14 * std::abs(mean(items[i])))) {
      return NotEstimable{Reason::no_variation, "an item has the same answer for everybody"};
    }
  }
  for (Eigen::Index i = 0; i < index(k); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      out.correlation(i, j) = out.correlation(j, i) = out.covariance(i, j) / (out.sd[i] * out.sd[j]);
    }
  }
  return out;
}

}  // namespace werkthet::statistics::detail
