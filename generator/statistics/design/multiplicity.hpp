#pragma once
// Many tests, one table: p-values that say what they say for the whole family. Holm for a few planned
// outcomes, Benjamini-Hochberg for a table of exploratory ones; the others for comparison with other reports.
// Works on p-values alone; westfall_young.hpp uses the data and is stronger when outcomes go together.

#include <span>
#include <vector>

namespace werkthet::statistics {

enum class Adjustment {
  bonferroni,           ///< m p
  holm,                 ///< step-down Bonferroni; any dependence. Holm (1979), p. 67
  holm_sidak,           ///< step-down 1 - (1 - p)^m; independent or positively dependent tests
  hochberg,             ///< step-up; independent or positively dependent tests. Hochberg (1988), p. 801
  benjamini_hochberg,   ///< false discovery rate; the same condition. Benjamini and Hochberg (1995), p. 293
  benjamini_yekutieli,  ///< false discovery rate, any dependence. Benjamini and Yekutieli (2001), theorem 1.3
};

/// Adjusted p-values in the order of `p`; compare them with the level of the family. Empty in, empty out.
/// Throws std::invalid_argument for a p outside 0..1.
[[nodiscard]] std::vector<double> adjust_p(std::span<const double> p, Adjustment method);

}  // namespace werkthet::statistics
