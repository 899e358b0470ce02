#pragma once
// A group as counts per month and kind of ending, resampled as a table. Internal to this folder. Small groups
// draw a position per person; large groups draw the counts themselves, one binomial per cell that is not
// empty, which is the same distribution at a cost that does not grow with the group.

#include "core/random.hpp"
#include "statistics/resampling/curve_bootstrap.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace werkthet::statistics::detail {

class MonthlyTable {
 public:
  /// Kinds: 0 the cause asked for, 1 another cause, 2 censored. One cell more holds everybody who is followed
  /// beyond the horizon.
  MonthlyTable(const MonthlyEndings& group, int of_cause, int horizon);

  [[nodiscard]] std::size_t persons() const { return persons_; }
  [[nodiscard]] std::size_t events() const;  ///< of the cause asked for, up to the horizon
  /// Somebody is followed to the horizon, or nobody is left without ending.
  [[nodiscard]] bool covers_horizon() const;

  /// Incidence at months 0..horizon of the group itself.
  void incidence(std::span<double> out) const { incidence_of(counts_, out); }
  /// The same of one resample; `work` is a place to count in.
  void resampled_incidence(core::IndexDraws& draws, std::vector<std::uint32_t>& work,
                           std::span<double> out) const;

 private:
  void incidence_of(std::span<const std::uint32_t> counts, std::span<double> out) const;
  void resample_positions(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const;
  void resample_counts(core::IndexDraws& draws, std::vector<std::uint32_t>& counts) const;

  std::size_t persons_{};
  std::vector<std::uint16_t> cell_of_;  ///< per person
  std::vector<std::uint32_t> counts_;   ///< per cell: 3 per month, and one beyond
  std::vector<std::uint16_t> filled_;   ///< cells that are not empty
};

}  // namespace werkthet::statistics::detail
