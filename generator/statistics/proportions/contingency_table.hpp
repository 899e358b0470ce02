#pragma once
// Tables with more than two rows or columns: groups by categories (reasons of ending, rungs of a ladder).
// The exact test walks the tables column by column and keeps only what can still go either way, so that it
// answers for tables that could never be written out one by one.

#include "statistics/estimated.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace werkthet::statistics {

/// Counts, one vector per row (group), all of the same length (categories). Negative counts and rows of
/// different length throw std::invalid_argument.
using CountTable = std::span<const std::vector<std::int64_t>>;

/// Tests of no association.
struct TableTest {
  double statistic{};  ///< Pearson: sum of (n - e)^2 / e
  double df{};         ///< (rows - 1) (columns - 1)
  double p{};
  double g{};  ///< likelihood ratio: 2 sum of n log(n / e)
  double g_p{};
  double smallest_expected{};  ///< below 5: prefer the exact test
  double cramers_v{};          ///< 0 none .. 1 complete: sqrt(statistic / (n min(rows - 1, columns - 1)))
};

/// too_few with fewer than two rows or columns; no_events when a row or a column has no counts (leave it
/// out). Source: Pearson (1900); Wilks (1935); Cramer (1946), section 21.9.
[[nodiscard]] Estimated<TableTest> chi_square_table(CountTable table);

/// Exact p of no association given the margins: all tables no more probable than the observed one (within
/// 1e-7). Rows and columns without counts do not matter. too_few with fewer than two others; out_of_range
/// when there are more than `most` counts or too many tables to walk: the chi-square test is as good there.
/// Source: Freeman and Halton (1951), Biometrika 38:141; network: Mehta and Patel (1983), JASA 78:427.
[[nodiscard]] Estimated<double> fisher_exact_table(CountTable table, std::int64_t most = 3000);

}  // namespace werkthet::statistics
