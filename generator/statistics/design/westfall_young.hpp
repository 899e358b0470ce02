#pragma once
// Many outcomes of the same people: p-values adjusted by redrawing the lottery for all outcomes at once,
// which keeps their correlation and so costs less than Holm. Step-down on the largest t (default) and on the
// smallest p; strong control under subset pivotality, which holds when an assignment that does nothing for
// some outcomes leaves their joint distribution alone. Studentised statistics only, so that outcomes of any
// unit can stand in one family.

#include "statistics/estimated.hpp"
#include "statistics/numerics.hpp"
#include "statistics/resampling/randomisation.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace werkthet::statistics {

struct WestfallYoung {
  std::size_t n{};
  std::size_t n1{};
  bool exact{};
  std::size_t assignments{};    ///< compared: all of them, or the draws and the lottery as it fell
  std::vector<double> abs_t;    ///< one entry per outcome; Welch's t, or stratified (see randomisation.hpp)
  std::vector<double> p_raw;    ///< permutation p of the outcome alone
  std::vector<double> p_max_t;  ///< step-down maxT
  std::vector<double> p_min_p;  ///< step-down minP
};

/// When two assignments have the same t for minP: when they differ by less than 1e-9, or when the doubles are
/// equal after Welch's formula on plain sums. The second lets rounding split ties (scales with few values
/// have many) and exists only to compare with scripts that do so; maxT and raw p are not affected.
enum class TiesInMinP { tolerant, as_rounded };

/// `outcomes`: one column per outcome, all persons complete. `lottery` without clusters. Exact when the
/// allowed assignments are at most `options.exact_limit` and fit in memory (20 million statistics), else
/// drawn with p = (hits + 1) / (draws + 1). too_few when an arm has fewer than two persons (in a stratum
/// where the lot mattered) or there is no outcome; no_variation when an outcome does not vary within the
/// arms; out_of_range when draws times outcomes exceed 20 million. Source: Westfall and Young (1993),
/// Resampling-Based Multiple Testing, algorithms 4.1 and 2.8; Ge, Dudoit and Speed (2003), boxes 2-4.
[[nodiscard]] Estimated<WestfallYoung> westfall_young(Columns outcomes, const Lottery& lottery,
                                                      const RandomisationOptions& options = {},
                                                      TiesInMinP ties = TiesInMinP::tolerant);

}  // namespace werkthet::statistics
