#include "statistics/linear/columns.hpp"

#include <algorithm>
#include <functional>

namespace werkthet::statistics {

std::vector<int> levels_of(std::span<const int> labels) {
  std::vector<int> levels(labels.begin(), labels.end());
  std::sort(levels.begin(), levels.end());
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  return levels;
}

std::vector<std::vector<double>> indicator_columns(std::span<const int> labels) {
  const std::vector<int> levels = levels_of(labels);
  std::vector<std::vector<double>> columns(levels.empty() ? 0 : levels.size() - 1,
                                           std::vector<double>(labels.size()));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto level = std::lower_bound(levels.begin(), levels.end(), labels[i]) - levels.begin();
    if (level > 0) {
      columns[static_cast<std::size_t>(level) - 1][i] = 1;
    }
  }
  return columns;
}

std::vector<std::vector<double>> product_columns(Columns a, Columns b) {
  std::vector<std::vector<double>> out;
  out.reserve(a.size() * b.size());
  for (const auto& left : a) {
    for (const auto& right : b) {
      detail::require(left.size() == right.size(), "columns of a product differ in length");
      auto& product = out.emplace_back(left.size());
      std::transform(left.begin(), left.end(), right.begin(), product.begin(), std::multiplies<>());
    }
  }
  return out;
}

}  // namespace werkthet::statistics
