#include "statistics/proportions/contingency_table.hpp"

#include "statistics/distributions.hpp"
#include "statistics/numerics.hpp"

#include <algorithm>
#include <cmath>

namespace werkthet::statistics {

Estimated<TableTest> chi_square_table(CountTable table) {
  const std::size_t rows = table.size();
  const std::size_t columns = rows == 0 ? 0 : table[0].size();
  for (const auto& row : table) {
    detail::require(row.size() == columns, "rows of a table differ in length");
    detail::require(std::all_of(row.begin(), row.end(), [](std::int64_t n) { return n >= 0; }),
                    "a count is negative");
  }
  if (rows < 2 || columns < 2) {
    return NotEstimable{Reason::too_few, "fewer than two rows or columns"};
  }
  const auto count = [&](std::size_t i, std::size_t j) { return static_cast<double>(table[i][j]); };
  std::vector<double> row_total;
  std::vector<double> column_total;
  for (std::size_t i = 0; i < rows; ++i) {
    row_total.push_back(sum_over(columns, [&](std::size_t j) { return count(i, j); }));
  }
  for (std::size_t j = 0; j < columns; ++j) {
    column_total.push_back(sum_over(rows, [&](std::size_t i) { return count(i, j); }));
  }
  if (std::count(row_total.begin(), row_total.end(), 0.0) > 0 ||
      std::count(column_total.begin(), column_total.end(), 0.0) > 0) {
    return NotEstimable{Reason::no_events, "a row or a column has no counts"};
  }
  const double total = sum(row_total);
  const auto expected = [&](std::size_t cell) {
    return row_total[cell / columns] * (column_total[cell % columns] / total);
  };
  TableTest r;
  r.statistic = sum_over(rows * columns, [&](std::size_t cell) {
    const double e = expected(cell);
    const double distance = count(cell / columns, cell % columns) - e;
    return distance * distance / e;
  });
  r.g = std::max(0.0, 2 * sum_over(rows * columns, [&](std::size_t cell) {
                        const double n = count(cell / columns, cell % columns);
                        return n > 0 ? n * std::log(n / expected(cell)) : 0.0;
                      }));
  r.df = static_cast<double>((rows - 1) * (columns - 1));
  r.p = chi_square_upper_p(r.statistic, r.df);
  r.g_p = chi_square_upper_p(r.g, r.df);
  r.smallest_expected = *std::min_element(row_total.begin(), row_total.end()) *
                        (*std::min_element(column_total.begin(), column_total.end()) / total);
  r.cramers_v = std::sqrt(r.statistic / total / static_cast<double>(std::min(rows, columns) - 1));
  return r;
}

}  // namespace werkthet::statistics
